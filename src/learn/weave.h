/* A document holds a qualification in one language; the file that people have holds others. Woven, the document is a whole record: what the file
 * says in other languages stands beside its words, so that merge.h sees what differs in the document's own. */
#ifndef LEARN_WEAVE_H
#define LEARN_WEAVE_H

#include "learn/parts.h"

/* The parts with what the file has in languages that they have not. Elements are paired by their words in the document's language, by their numbers,
 * or by their order where both have as many; what of the file has no partner stays in its other languages alone, and is counted. A value that is a
 * placeholder, in [brackets], gives way to the file's. NULL as `parts`: it is not known what they were; then the file without any change, but for
 * sections that say something in the language already. `woven` lives as long as the file that is given, for which the caller owes xml_close. */
struct xml_file *weave_parts(const struct parts *parts, const char *language, const struct parts *file, struct arena *arena, struct parts *woven,
                             size_t *unpaired);

#endif
