/* Notes that keep what the model has no place for. An element of a qualification that would not come back from a record as it was is kept in
 * a note, as XML, whose subject names the element and says, as a hash, what comes back without the note, in any order. As long as that still
 * does, the note is taken; once somebody changed the record the note is out of date, and its facts count.
 *
 *     urn:x-supplement:exact:level:0123456789abcdef   <exact><level …>…</level></exact>
 *     urn:x-supplement:exact:qualification:…          <exact country="NL" …/>, the attributes of the root */
#ifndef LEARN_EXACT_H
#define LEARN_EXACT_H

#include "learn/parts.h"
#include "learn/record.h"

/* Puts what such notes keep in the place of parts. What they were taken for is noted in the record; `files` receives the files that the
 * parts then point into: the caller owes an xml_close of each. Gives how many. */
enum { EXACT_MOST = SECTION_COUNT + 1 };
size_t exact_take(struct record *record, struct parts *parts, struct xml_file *files[EXACT_MOST]);

/* Adds a note to the record's qualification for each part of `file` that is otherwise in `plain`. */
void exact_give(struct record *record, const struct parts *file, const struct parts *plain);

#endif
