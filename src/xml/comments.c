#include "xml/comments.h"

#include <libxml/tree.h>

static const xmlNode *inner(const struct xml_node *node)
{
    return (const xmlNode *)node;
}

/* Up to the next element. */
static void visit_from(const xmlNode *at, xml_visit_comment *visit, void *context)
{
    for (; at && at->type != XML_ELEMENT_NODE; at = at->next)
        if (at->type == XML_COMMENT_NODE)
            visit(context, (const char *)at->content);
}

void xml_comments_before(const struct xml_node *node, xml_visit_comment *visit, void *context)
{
    const xmlNode *first = inner(node);
    while (first->prev && first->prev->type != XML_ELEMENT_NODE)
        first = first->prev;
    visit_from(first, visit, context);
}

void xml_comments_behind(const struct xml_node *node, xml_visit_comment *visit, void *context)
{
    visit_from(inner(node)->next, visit, context);
}

void xml_comments_inside(const struct xml_node *node, xml_visit_comment *visit, void *context)
{
    for (const xmlNode *child = inner(node)->children; child; child = child->next)
        if (child->type == XML_COMMENT_NODE)
            visit(context, (const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE)
            xml_comments_inside((const struct xml_node *)child, visit, context);
}
