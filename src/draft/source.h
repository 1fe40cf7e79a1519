/* Where the elements and attributes of an XML file stand in its bytes. It knows as much of XML as it takes to find them in a file that is
 * well-formed: whether it is, the room xml says. */
#ifndef DRAFT_SOURCE_H
#define DRAFT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct range {
    size_t start, end; /* [B] the first byte, and that behind the last */
};

struct source_element {
    struct range tag;     /* <name …> or <name …/> */
    struct range content; /* between its tags; of <name …/> empty, behind the tag */
    struct range whole;
    size_t parent;        /* its number; of the root 0 */
};

struct source {
    const char *bytes;
    size_t length;
    const struct source_element *elements; /* in the order in which they begin; the root is number 0 */
    size_t count;
};

/* False: it is not in UTF-8, or has what no file of ours has, a document type. In the arena, but for the bytes, which are borrowed. */
bool source_parse(const char *bytes, size_t length, struct arena *arena, struct source *source);

/* Whether the element is written <name …/>. */
bool source_is_closed(const struct source *source, const struct source_element *element);

/* The attribute's value, between its quotation marks, and all of it with the blanks before. False: it has none of this name. */
struct source_attribute {
    struct range value, whole;
};
bool source_attribute(const struct source *source, const struct source_element *element, const char *name,
                      struct source_attribute *attribute);

/* The end of markup that begins at the position with a `<`, or of the whole if it has none. */
size_t source_markup_end(const char *bytes, size_t at, size_t length);

/* Whether the bytes at the position begin so. */
bool source_begins(const char *bytes, size_t at, size_t length, const char *with);

#endif
