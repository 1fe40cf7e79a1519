/* Paths that go down by names, as most expressions of a layout do: `title`, `core-task/@number`, `../step`, `.`; or from what stands
 * before: `preceding-sibling::code`; and whether there is something on one of several, or nothing on any: `access or agreements`,
 * `not(access or agreements)`. */
#ifndef XML_STEPS_H
#define XML_STEPS_H

#include "xml/xml.h"

/* What an expression says; NULL if it is not of this kind. In the arena. */
struct steps;
const struct steps *steps_read(const char *expression, struct arena *arena);

/* What they lead to from the node, as XPath 1.0 has it: in document order, names without a prefix being in no namespace. */
void steps_follow(const struct steps *steps, const struct xml_node *node, struct arena *arena, struct xml_answer *answer);

#endif
