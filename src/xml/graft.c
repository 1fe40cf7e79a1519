#include "xml/graft.h"

#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/memory.h"
#include "xml/tree.h"
#include "xml/xml_file.h"

/* Callers hold nodes as they are for reading; the file is theirs to change. */
static xmlNodePtr inner(const struct xml_node *node)
{
    return (xmlNodePtr)(size_t)node;
}

/* ------------------------------------------------------------------------------------------------ copies */

/* Where words of one file are copied into the tree of another: everything lives in the arena of that. */
struct graft {
    struct arena *arena;
    xmlDocPtr document;
    const struct xml_file *from; /* NULL: the file itself, whose places are its own */
};

static xmlChar *copy_words(struct arena *arena, const xmlChar *words)
{
    return words ? (xmlChar *)arena_copy(arena, (const char *)words, strlen((const char *)words)) : NULL;
}

static const struct place *place_in(const struct graft *graft, const xmlNode *node)
{
    if (!graft->from)
        return node->_private;
    struct place *place = arena_new(graft->arena, struct place);
    *place = xml_place(graft->from, (const struct xml_node *)(const void *)node);
    return place;
}

static xmlNodePtr copy_text(const struct graft *graft, const xmlNode *text)
{
    xmlNodePtr copy = arena_new(graft->arena, xmlNode);
    copy->type = text->type == XML_COMMENT_NODE ? XML_COMMENT_NODE : XML_TEXT_NODE;
    copy->name = text->type == XML_COMMENT_NODE ? xmlStringComment : xmlStringText;
    copy->content = copy_words(graft->arena, text->content);
    copy->doc = graft->document;
    return copy;
}

static xmlAttrPtr copy_attribute(const struct graft *graft, const xmlAttr *attribute, xmlNodePtr element)
{
    xmlAttrPtr copy = arena_new(graft->arena, xmlAttr);
    copy->type = XML_ATTRIBUTE_NODE;
    copy->name = copy_words(graft->arena, attribute->name);
    copy->parent = element;
    copy->doc = graft->document;
    copy->_private = (void *)(size_t)(graft->from ? place_in(graft, attribute->parent) : attribute->_private);
    if (attribute->children) {
        copy->children = copy->last = copy_text(graft, attribute->children);
        copy->children->parent = (xmlNodePtr)copy;
    }
    return copy;
}

static void add_attribute(xmlNodePtr element, xmlAttrPtr attribute)
{
    xmlAttrPtr last = element->properties;
    while (last && last->next)
        last = last->next;
    attribute->prev = last;
    if (last)
        last->next = attribute;
    else
        element->properties = attribute;
}

/* Before `next`, or at the end. */
static void link_node(xmlNodePtr parent, xmlNodePtr next, xmlNodePtr node)
{
    node->parent = parent;
    node->next = next;
    node->prev = next ? next->prev : parent->last;
    *(node->prev ? &node->prev->next : &parent->children) = node;
    *(next ? &next->prev : &parent->last) = node;
}

static xmlNodePtr copy_node(const struct graft *graft, const xmlNode *node);

static void copy_children(const struct graft *graft, const xmlNode *from, xmlNodePtr parent, xmlNodePtr next)
{
    for (const xmlNode *child = from->children; child; child = child->next) {
        xmlNodePtr copy = copy_node(graft, child);
        if (copy)
            link_node(parent, next, copy);
    }
}

/* NULL for what is neither element, text nor comment. As deep as XML_DEPTH_MOST. */
static xmlNodePtr copy_node(const struct graft *graft, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE || node->type == XML_COMMENT_NODE)
        return copy_text(graft, node);
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    xmlNodePtr copy = arena_new(graft->arena, xmlNode);
    copy->type = XML_ELEMENT_NODE;
    copy->name = copy_words(graft->arena, node->name);
    copy->doc = graft->document;
    copy->line = node->line;
    copy->_private = (void *)(size_t)place_in(graft, node);
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (!attribute->ns)
            add_attribute(copy, copy_attribute(graft, attribute, copy));
    copy_children(graft, node, copy, NULL);
    return copy;
}

/* ------------------------------------------------------------------------------------------------ the file */

void xml_begin_changes(struct xml_file *file)
{
    if (file->is_built)
        return;
    xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
    if (!document)
        memory_exhausted();
    struct graft graft = {file->arena, document, file};
    copy_children(&graft, (xmlNodePtr)file->document, (xmlNodePtr)document, NULL);
    xmlFreeDoc(file->document);
    file->document = document;
    file->is_built = true;
}

void xml_keep(struct xml_file *file, struct xml_file *other)
{
    struct xml_file **last = &file->kept;
    while (*last)
        last = &(*last)->kept;
    *last = other;
}

/* ------------------------------------------------------------------------------------------------ changes */

static xmlAttrPtr find_attribute(xmlNodePtr node, const char *name)
{
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0 && !attribute->ns)
            return attribute;
    return NULL;
}

/* It stands where the one of its name stood. */
static void take_attribute(struct xml_file *file, xmlNodePtr node, const struct xml_file *from, const xmlAttr *attribute)
{
    struct graft graft = {file->arena, file->document, from};
    xmlAttrPtr copy = copy_attribute(&graft, attribute, node), present = find_attribute(node, (const char *)attribute->name);
    if (!present) {
        add_attribute(node, copy);
        return;
    }
    present->_private = copy->_private;
    present->children = present->last = copy->children;
    if (present->children)
        present->children->parent = (xmlNodePtr)present;
}

void xml_drop_attribute(const struct xml_node *node, const char *name)
{
    xmlAttrPtr attribute = find_attribute(inner(node), name);
    if (!attribute)
        return;
    *(attribute->prev ? &attribute->prev->next : &inner(node)->properties) = attribute->next;
    if (attribute->next)
        attribute->next->prev = attribute->prev;
}

void xml_overlay(struct xml_file *file, const struct xml_node *node, const struct xml_file *from,
                 const struct xml_node *with)
{
    for (const xmlAttr *attribute = inner(with)->properties; attribute; attribute = attribute->next)
        if (!attribute->ns)
            take_attribute(file, inner(node), from, attribute);
}

void xml_take_attribute(struct xml_file *file, const struct xml_node *node, const struct xml_file *from,
                        const struct xml_node *with, const char *name)
{
    const xmlAttr *attribute = find_attribute(inner(with), name);
    if (attribute)
        take_attribute(file, inner(node), from, attribute);
}

void xml_set_attribute(struct xml_file *file, const struct xml_node *node, const char *name, const char *value)
{
    xmlAttrPtr attribute = find_attribute(inner(node), name);
    if (attribute && attribute->children)
        attribute->children->content = copy_words(file->arena, (const xmlChar *)value);
}

void xml_take_place(struct xml_file *file, const struct xml_node *node, const struct xml_file *from, const struct xml_node *with)
{
    struct graft graft = {file->arena, file->document, from};
    inner(node)->_private = (void *)(size_t)place_in(&graft, inner(with));
}

void xml_insert(struct xml_file *file, const struct xml_node *parent, const struct xml_node *next,
                const struct xml_file *from, const struct xml_node *with)
{
    struct graft graft = {file->arena, file->document, from};
    copy_children(&graft, inner(with), inner(parent), inner(next));
}

const struct xml_node *xml_append(struct xml_file *file, const struct xml_node *parent, const struct xml_file *from,
                                  const struct xml_node *element)
{
    struct graft graft = {file->arena, file->document, from};
    xmlNodePtr copy = copy_node(&graft, inner(element));
    link_node(inner(parent), NULL, copy);
    return (const struct xml_node *)(const void *)copy;
}

void xml_remove(const struct xml_node *removed)
{
    xmlNodePtr node = inner(removed);
    *(node->prev ? &node->prev->next : &node->parent->children) = node->next;
    *(node->next ? &node->next->prev : &node->parent->last) = node->prev;
}

void xml_remove_children(const struct xml_node *node)
{
    inner(node)->children = inner(node)->last = NULL;
}

void xml_write(const struct xml_file *file, struct buffer *out)
{
    xmlBufferPtr text = xmlBufferCreate();
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for (xmlNodePtr node = file->document->children; text && node; node = node->next) {
        xmlNodeDump(text, file->document, node, 0, 0);
        xmlBufferCat(text, (const xmlChar *)"\n");
    }
    if (!text)
        memory_exhausted();
    buffer_append(out, xmlBufferContent(text), (size_t)xmlBufferLength(text));
    xmlBufferFree(text);
}
