/* Inside the room: a tree of libxml2's nodes that live in an arena, made from the beginning of a file to its end. */
#ifndef XML_BUILD_H
#define XML_BUILD_H

#include <libxml/tree.h>

#include "base/arena.h"

enum { BUILD_LINES_MOST = 65534 }; /* a node keeps sixteen bits of its line's number */

struct pair;

struct build {
    struct arena *arena;
    xmlDocPtr document;
    xmlNodePtr open;      /* the element that is being read; NULL outside the root */
    int depth;
    xmlNodePtr nodes;     /* zeroed ones for what comes */
    struct pair *pairs;
    int node_count, pair_count;
};

/* Adds a node behind what is in the open element. Name and content are kept as they are. */
xmlNodePtr build_node(struct build *build, xmlElementType type, const xmlChar *name, const char *content);

/* Adds an element, which is open then. */
xmlNodePtr build_element(struct build *build, const xmlChar *name, int line);

/* Ends the open element. */
void build_end(struct build *build);

/* Adds an attribute behind `last`, or as the first; gives it. Name and value are kept as they are. */
xmlAttrPtr build_attribute(struct build *build, xmlNodePtr element, xmlAttrPtr last, const xmlChar *name, const char *value);

#endif
