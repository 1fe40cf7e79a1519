/* Walking the nodes of a file. */
#include <libxml/tree.h>
#include <string.h>

#include "base/buffer.h"
#include "xml/xml.h"
#include "xml/xml_file.h"

/* `struct xml_node` is libxml2's node under a name of ours: no other room sees libxml2's headers. */
static const xmlNode *inner(const struct xml_node *node)
{
    return (const xmlNode *)(const void *)node;
}

static const struct xml_node *outer(const xmlNode *node)
{
    return (const struct xml_node *)(const void *)node;
}

/* Most names differ in the first letter already: no call is needed to see that. */
static inline bool is_equal(const char *one, const char *other)
{
    return *one == *other && strcmp(one, other) == 0;
}

bool xml_is_element(const struct xml_node *node)
{
    return node && inner(node)->type == XML_ELEMENT_NODE;
}

bool xml_is_named(const struct xml_node *node, const char *name)
{
    return xml_is_element(node) && is_equal((const char *)inner(node)->name, name);
}

bool xml_is_qualified(const struct xml_node *node)
{
    bool qualified = inner(node)->ns != NULL;
    for (const xmlAttr *attribute = inner(node)->properties; attribute; attribute = attribute->next)
        qualified |= attribute->ns != NULL;
    return qualified;
}

const char *xml_name(const struct xml_node *node)
{
    return (const char *)inner(node)->name;
}

struct place xml_place(const struct xml_file *file, const struct xml_node *node)
{
    const xmlNode *element = inner(node);
    if (element->type != XML_ELEMENT_NODE)
        element = element->parent; /* libxml2 keeps no line for attributes, and little for texts */
    if (element && element->_private)
        return *(const struct place *)element->_private;
    return (struct place){file->path, element ? (int)xmlGetLineNo(element) : 0};
}

struct place xml_attribute_place(const struct xml_file *file, const struct xml_node *node, const char *name)
{
    for (const xmlAttr *attribute = inner(node)->properties; attribute; attribute = attribute->next)
        if (attribute->_private && is_equal((const char *)attribute->name, name))
            return *(const struct place *)attribute->_private;
    return xml_place(file, node);
}

static bool is_content(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static const struct xml_node *skip_to_content(const xmlNode *node)
{
    while (node && !is_content(node))
        node = node->next;
    return outer(node);
}

static const struct xml_node *skip_to_element(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return outer(node);
}

const struct xml_node *xml_first(const struct xml_node *node)
{
    return skip_to_content(inner(node)->children);
}

const struct xml_node *xml_next(const struct xml_node *node)
{
    return skip_to_content(inner(node)->next);
}

const struct xml_node *xml_first_element(const struct xml_node *node)
{
    return skip_to_element(inner(node)->children);
}

const struct xml_node *xml_next_element(const struct xml_node *node)
{
    return skip_to_element(inner(node)->next);
}

size_t xml_count(const struct xml_node *parent, const char *name)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node))
        count += !name || xml_is_named(node, name);
    return count;
}

const struct xml_node *xml_parent(const struct xml_node *node)
{
    const xmlNode *parent = inner(node)->parent;
    return parent && parent->type == XML_ELEMENT_NODE ? outer(parent) : NULL;
}

static const struct xml_node *skip_to_plain(const xmlAttr *attribute)
{
    while (attribute && attribute->ns)
        attribute = attribute->next;
    return (const struct xml_node *)(const void *)attribute;
}

const struct xml_node *xml_first_attribute(const struct xml_node *node)
{
    return skip_to_plain(inner(node)->properties);
}

const struct xml_node *xml_next_attribute(const struct xml_node *attribute)
{
    return skip_to_plain(((const xmlAttr *)(const void *)attribute)->next);
}

const struct xml_node *xml_find_attribute(const struct xml_node *node, const char *name)
{
    const struct xml_node *attribute = xml_first_attribute(node);
    while (attribute && strcmp(xml_name(attribute), name) != 0)
        attribute = xml_next_attribute(attribute);
    return attribute;
}

/* Without a document type an attribute's value is one text node, or none when it is empty. */
static const char *attribute_value(const xmlAttr *attribute)
{
    return attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
}

const char *xml_attribute(const struct xml_node *node, const char *name)
{
    for (const xmlAttr *attribute = inner(node)->properties; attribute; attribute = attribute->next)
        if (is_equal((const char *)attribute->name, name) && !attribute->ns)
            return attribute_value(attribute);
    return NULL;
}

void xml_attributes(const struct xml_node *node, void (*visit)(void *context, const char *name, const char *value),
                    void *context)
{
    for (const xmlAttr *attribute = inner(node)->properties; attribute; attribute = attribute->next)
        if (!attribute->ns)
            visit(context, (const char *)attribute->name, attribute_value(attribute));
}

static void gather(const xmlNode *node, struct buffer *text)
{
    for (; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE)
            gather(node->children, text);
        else if (is_content(node) && node->content)
            buffer_string(text, (const char *)node->content);
    }
}

const char *xml_text(const struct xml_node *node, struct arena *arena)
{
    const xmlNode *start = inner(node);
    if (start->type == XML_TEXT_NODE || start->type == XML_CDATA_SECTION_NODE)
        return start->content ? (const char *)start->content : "";
    const xmlNode *child = start->children;
    if (!child)
        return "";
    if (!child->next && child->type == XML_TEXT_NODE)
        return child->content ? (const char *)child->content : "";
    struct buffer text;
    buffer_init(&text);
    gather(child, &text);
    const char *copy = arena_copy(arena, (const char *)text.bytes, text.length);
    buffer_finish(&text);
    return copy;
}
