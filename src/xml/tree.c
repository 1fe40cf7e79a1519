#include "xml/tree.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"
#include "xml/xml.h"

enum {
    LINES_MOST = 65534, /* a node keeps sixteen bits of its line's number */
    POOL = 16           /* nodes that are taken from the arena at once */
};

/* An attribute and its value. */
struct pair {
    xmlAttr attribute;
    xmlNode value;
};

struct tree {
    struct arena *arena;
    struct buffer words;  /* since the last element or comment began or ended */
    xmlNodePtr open;      /* the element that is being read; NULL outside the root */
    int depth;
    bool abandoned;       /* the file is for libxml2's builder */
    xmlNodePtr nodes;     /* zeroed ones for what comes */
    struct pair *pairs;
    int node_count, pair_count;
};

static void abandon(xmlParserCtxtPtr ctxt)
{
    struct tree *tree = ctxt->_private;
    tree->abandoned = true;
    xmlStopParser(ctxt);
}

/* ------------------------------------------------------------------------------------------------ nodes */

static xmlNodePtr add_node(xmlParserCtxtPtr ctxt, xmlElementType type, const xmlChar *name, const char *content)
{
    struct tree *tree = ctxt->_private;
    if (!tree->node_count) {
        tree->nodes = arena_new_array(tree->arena, xmlNode, POOL);
        tree->node_count = POOL;
    }
    xmlNodePtr node = tree->nodes++, parent = tree->open ? tree->open : (xmlNodePtr)ctxt->myDoc;
    tree->node_count--;
    node->type = type;
    node->name = name;
    node->content = (xmlChar *)(size_t)content;
    node->doc = ctxt->myDoc;
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
    return node;
}

/* The parser gives an ampersand in a value by its number. One pass: a value may be as long as the file. */
static const char *copy_value(struct tree *tree, const xmlChar *start, const xmlChar *end)
{
    static const char NUMBER[] = "#38;";
    char *value = arena_copy(tree->arena, (const char *)start, (size_t)(end - start));
    char *to = strchr(value, '&');
    if (!to)
        return value;
    for (const char *from = to; (*to = *from); to++)
        from += *from == '&' && strncmp(from + 1, NUMBER, sizeof NUMBER - 1) == 0 ? sizeof NUMBER : 1;
    return value;
}

static xmlAttrPtr add_attribute(struct tree *tree, xmlNodePtr element, xmlAttrPtr last, const xmlChar *name,
                                const char *value)
{
    if (!tree->pair_count) {
        tree->pairs = arena_new_array(tree->arena, struct pair, POOL);
        tree->pair_count = POOL;
    }
    struct pair *pair = tree->pairs++;
    tree->pair_count--;
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

static void end_words(xmlParserCtxtPtr ctxt)
{
    struct tree *tree = ctxt->_private;
    if (tree->words.length)
        add_node(ctxt, XML_TEXT_NODE, xmlStringText,
                 arena_copy(tree->arena, (const char *)tree->words.bytes, tree->words.length));
    buffer_clear(&tree->words);
}

/* ------------------------------------------------------------------------------------------------ what the parser says */

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
    enum { NAME, PREFIX, URI, VALUE, END, FIELDS }; /* of each attribute */
    xmlParserCtxtPtr ctxt = context;
    struct tree *tree = ctxt->_private;
    (void)namespace_list;
    bool plain = !prefix && !uri && !namespaces && !defaulted && tree->depth < XML_DEPTH_MOST &&
                 attributes <= XML_ATTRIBUTES_MOST && ctxt->input->line <= LINES_MOST;
    for (int i = 0; plain && i < attributes; i++)
        plain = !attribute_list[FIELDS * i + PREFIX];
    if (!plain) {
        abandon(ctxt);
        return;
    }
    end_words(ctxt);
    xmlNodePtr element = add_node(ctxt, XML_ELEMENT_NODE, name, NULL);
    element->line = (unsigned short)ctxt->input->line;
    xmlAttrPtr last = NULL;
    for (int i = 0; i < attributes; i++) {
        const xmlChar **field = attribute_list + FIELDS * i;
        last = add_attribute(tree, element, last, field[NAME], copy_value(tree, field[VALUE], field[END]));
    }
    tree->open = element;
    tree->depth++;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct tree *tree = ((xmlParserCtxtPtr)context)->_private;
    (void)name;
    (void)prefix;
    (void)uri;
    end_words(context);
    tree->open = --tree->depth ? tree->open->parent : NULL;
}

static void on_words(void *context, const xmlChar *words, int length)
{
    struct tree *tree = ((xmlParserCtxtPtr)context)->_private;
    buffer_append(&tree->words, words, (size_t)length);
}

static void on_comment(void *context, const xmlChar *words)
{
    struct tree *tree = ((xmlParserCtxtPtr)context)->_private;
    end_words(context);
    add_node(context, XML_COMMENT_NODE, xmlStringComment,
             arena_copy(tree->arena, (const char *)words, strlen((const char *)words)));
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    abandon(context);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *words)
{
    (void)target;
    (void)words;
    abandon(context);
}

static void on_reference(void *context, const xmlChar *name)
{
    (void)name;
    abandon(context);
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    (void)error;
    abandon(context);
}

/* ------------------------------------------------------------------------------------------------ the file */

void xml_tree_close(xmlDocPtr document)
{
    document->children = document->last = NULL;
    xmlFreeDoc(document);
}

xmlDocPtr xml_tree_read(const char *bytes, size_t length, struct arena *arena)
{
    xmlParserCtxtPtr ctxt = xmlCreateMemoryParserCtxt(bytes, (int)length);
    if (!ctxt)
        return NULL;
    struct tree tree = {.arena = arena};
    ctxt->_private = &tree;
    ctxt->sax->startElementNs = on_start;
    ctxt->sax->endElementNs = on_end;
    ctxt->sax->characters = ctxt->sax->ignorableWhitespace = on_words;
    ctxt->sax->comment = on_comment;
    ctxt->sax->internalSubset = on_doctype;
    ctxt->sax->processingInstruction = on_instruction;
    ctxt->sax->reference = on_reference;
    ctxt->sax->serror = on_error;
    xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
    xmlParseDocument(ctxt);
    xmlDocPtr document = ctxt->myDoc;
    if (document && (tree.abandoned || !ctxt->wellFormed || document->dict != ctxt->dict)) {
        xml_tree_close(document);
        document = NULL;
    }
    buffer_finish(&tree.words);
    xmlFreeParserCtxt(ctxt);
    return document;
}
