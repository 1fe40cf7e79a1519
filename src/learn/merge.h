/* A qualification that came from a record before, and may have been worked on since: what people wrote stays. */
#ifndef LEARN_MERGE_H
#define LEARN_MERGE_H

#include "learn/parts.h"

/* Of three files, the one that was imported last (`last`; empty parts: it is not known), the one that the record gives now, and the one that
 * people have, makes one: where people changed nothing, the record's; where the record did not change, theirs. Where both changed theirs stays,
 * and the record's words are told in `out`, for texts language by language. Lives in the arena. */
void merge_parts(const struct parts *last, const struct parts *record, const struct parts *file, struct arena *arena, struct parts *merged,
                 struct buffer *out);

#endif
