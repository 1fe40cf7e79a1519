/* A document holds a qualification in one language; the file that people have holds others. Woven, the document is a whole record: what the file
 * says in other languages stands beside its words, so that merge.h sees what differs in the document's own. */
#ifndef LEARN_WEAVE_H
#define LEARN_WEAVE_H

#include "learn/parts.h"

/* The parts with the texts that the file has in languages that they have not, wherever both have the same elements; a value that is a placeholder,
 * in [brackets], gives way to the file's; and sections that the parts lack, and the file has in other languages only. NULL as `parts`: it is not
 * known what they were; then the file without any change, but for sections that say something in the language already. `woven` lives as long as the
 * file that is given, for which the caller owes xml_close. */
struct xml_file *weave_parts(const struct parts *parts, const char *language, const struct parts *file, struct arena *arena, struct parts *woven);

#endif
