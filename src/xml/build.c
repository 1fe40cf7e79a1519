#include "xml/build.h"

#include <libxml/parserInternals.h>

/* An attribute and its value. */
struct pair {
    xmlAttr attribute;
    xmlNode value;
};

/* Taken from the arena at once; less than 2 KB of each, which are zeroed by a few instructions. */
enum { NODES_POOL = 16, PAIRS_POOL = 8 };

xmlNodePtr build_node(struct build *build, xmlElementType type, const xmlChar *name, const char *content)
{
    if (!build->node_count) {
        build->nodes = arena_new_array(build->arena, xmlNode, NODES_POOL);
        build->node_count = NODES_POOL;
    }
    xmlNodePtr node = build->nodes++, parent = build->open ? build->open : (xmlNodePtr)build->document;
    build->node_count--;
    node->type = type;
    node->name = name;
    node->content = (xmlChar *)(size_t)content;
    node->doc = build->document;
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
    return node;
}

xmlNodePtr build_element(struct build *build, const xmlChar *name, int line)
{
    xmlNodePtr element = build_node(build, XML_ELEMENT_NODE, name, NULL);
    element->line = (unsigned short)line;
    build->open = element;
    build->depth++;
    return element;
}

void build_end(struct build *build)
{
    build->open = --build->depth ? build->open->parent : NULL;
}

xmlAttrPtr build_attribute(struct build *build, xmlNodePtr element, xmlAttrPtr last, const xmlChar *name, const char *value)
{
    if (!build->pair_count) {
        build->pairs = arena_new_array(build->arena, struct pair, PAIRS_POOL);
        build->pair_count = PAIRS_POOL;
    }
    struct pair *pair = build->pairs++;
    build->pair_count--;
    xmlAttrPtr attribute = &pair->attribute;
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = name;
    attribute->children = attribute->last = &pair->value;
    attribute->parent = element;
    attribute->prev = last;
    attribute->doc = pair->value.doc = element->doc;
    pair->value.type = XML_TEXT_NODE;
    pair->value.name = xmlStringText;
    pair->value.content = (xmlChar *)(size_t)value;
    pair->value.parent = (xmlNodePtr)attribute;
    if (last)
        last->next = attribute;
    else
        element->properties = attribute;
    return attribute;
}
