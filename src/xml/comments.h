/* Comments, which all else passes over: what people note in a file. */
#ifndef XML_COMMENTS_H
#define XML_COMMENTS_H

#include "xml/xml.h"

typedef void xml_visit_comment(void *context, const char *words);

/* Those between the node and the element before it; from behind it to the next element; and those inside it, at any depth: in their order. */
void xml_comments_before(const struct xml_node *node, xml_visit_comment *visit, void *context);
void xml_comments_behind(const struct xml_node *node, xml_visit_comment *visit, void *context);
void xml_comments_inside(const struct xml_node *node, xml_visit_comment *visit, void *context);

#endif
