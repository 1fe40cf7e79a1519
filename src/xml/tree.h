/* The tree of a file, built by the room. */
#ifndef XML_TREE_H
#define XML_TREE_H

#include <stddef.h>

#include "base/arena.h"

struct _xmlDoc; /* libxml2's */

/* Reads a file without namespaces, processing instructions and faults, which nearly all are. All nodes and their words live
 * in the arena, names there or in the parser's dictionary: libxml2's own builder takes memory for each, and more time than its parser.
 * NULL if the file is another, or nested or attributed beyond the bounds of xml.h: libxml2's builder then decides, and
 * explains. The trees are alike. */
struct _xmlDoc *xml_tree_read(const char *bytes, size_t length, struct arena *arena);

/* Frees what does not live in the arena; before that goes. */
void xml_tree_close(struct _xmlDoc *document);

#endif
