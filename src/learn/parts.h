/* The elements of a qualification file, by their names: to be compared, exchanged, and written. */
#ifndef LEARN_PARTS_H
#define LEARN_PARTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "learn/draft.h"
#include "xml/xml.h"

/* An element; of one that is put together of several files its texts are listed. */
struct part {
    const struct xml_node *node;
    const struct xml_node *const *texts; /* NULL: it is the node as it stands */
    size_t text_count;
};

struct section_parts {
    const struct part *list;
    size_t count;
};

struct attribute {
    const char *name, *value;
};

struct parts {
    const struct xml_node *root; /* or NULL */
    const struct attribute *attributes; /* of the root */
    size_t attribute_count;
    struct section_parts sections[SECTION_COUNT];
};

/* Of the children of a root; those of other names are left out. NULL as root gives empty parts. */
void parts_of(const struct xml_node *root, struct arena *arena, struct parts *parts);

const char *parts_attribute(const struct parts *parts, const char *name); /* NULL: it has none */

/* Appends elements so that what means the same is written the same: white space collapsed, nothing between elements. */
void put_canonical(struct buffer *out, const struct xml_node *node, struct arena *arena);
void put_canonical_parts(struct buffer *out, const struct section_parts *section, struct arena *arena);
bool parts_equal(const struct section_parts *one, const struct section_parts *other, struct arena *arena);
bool nodes_equal(const struct xml_node *one, const struct xml_node *other, struct arena *arena);

/* A hash of them that is the same on every machine. */
uint64_t parts_hash(const struct section_parts *section, struct arena *arena);
uint64_t attributes_hash(const struct parts *parts);

/* Appends a whole file, for people to read. What they noted in the file `before`, in comments, stays: where they wrote it, or above the
 * elements that took the place of those there. NULL: there is none. */
void put_parts(struct buffer *out, const struct parts *parts, const struct parts *before, struct arena *arena);

#endif
