#include "xml/tree.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"
#include "xml/build.h"
#include "xml/plain_file.h"
#include "xml/xml.h"

struct tree {
    struct build build;
    struct buffer words; /* since the last element or comment began or ended */
    bool abandoned;      /* the file is for libxml2's builder */
};

static void abandon(xmlParserCtxtPtr ctxt)
{
    struct tree *tree = ctxt->_private;
    tree->abandoned = true;
    xmlStopParser(ctxt);
}

/* ------------------------------------------------------------------------------------------------ words */

/* The parser gives an ampersand in a value by its number. One pass: a value may be as long as the file. */
static const char *copy_value(struct tree *tree, const xmlChar *start, const xmlChar *end)
{
    static const char NUMBER[] = "#38;";
    char *value = arena_copy(tree->build.arena, (const char *)start, (size_t)(end - start));
    char *to = strchr(value, '&');
    if (!to)
        return value;
    for (const char *from = to; (*to = *from); to++)
        from += *from == '&' && strncmp(from + 1, NUMBER, sizeof NUMBER - 1) == 0 ? sizeof NUMBER : 1;
    return value;
}

static void end_words(struct tree *tree)
{
    if (tree->words.length)
        build_node(&tree->build, XML_TEXT_NODE, xmlStringText,
                   arena_copy(tree->build.arena, (const char *)tree->words.bytes, tree->words.length));
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
    bool plain = !prefix && !uri && !namespaces && !defaulted && tree->build.depth < XML_DEPTH_MOST &&
                 attributes <= XML_ATTRIBUTES_MOST && ctxt->input->line <= BUILD_LINES_MOST;
    for (int i = 0; plain && i < attributes; i++)
        plain = !attribute_list[FIELDS * i + PREFIX];
    if (!plain) {
        abandon(ctxt);
        return;
    }
    tree->build.document = ctxt->myDoc;
    end_words(tree);
    xmlNodePtr element = build_element(&tree->build, name, ctxt->input->line);
    xmlAttrPtr last = NULL;
    for (int i = 0; i < attributes; i++) {
        const xmlChar **field = attribute_list + FIELDS * i;
        last = build_attribute(&tree->build, element, last, field[NAME], copy_value(tree, field[VALUE], field[END]));
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct tree *tree = ((xmlParserCtxtPtr)context)->_private;
    (void)name;
    (void)prefix;
    (void)uri;
    end_words(tree);
    build_end(&tree->build);
}

static void on_words(void *context, const xmlChar *words, int length)
{
    struct tree *tree = ((xmlParserCtxtPtr)context)->_private;
    buffer_append(&tree->words, words, (size_t)length);
}

static void on_comment(void *context, const xmlChar *words)
{
    xmlParserCtxtPtr ctxt = context;
    struct tree *tree = ctxt->_private;
    tree->build.document = ctxt->myDoc;
    end_words(tree);
    build_node(&tree->build, XML_COMMENT_NODE, xmlStringComment,
               arena_copy(tree->build.arena, (const char *)words, strlen((const char *)words)));
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

/* As libxml2's parser reads it; NULL: its builder is to decide. */
static xmlDocPtr read_by_parser(const char *bytes, size_t length, struct arena *arena)
{
    xmlParserCtxtPtr ctxt = xmlCreateMemoryParserCtxt(bytes, (int)length);
    if (!ctxt)
        return NULL;
    struct tree tree = {.build = {.arena = arena}};
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

xmlDocPtr xml_tree_read(const char *bytes, size_t length, struct arena *arena)
{
    xmlDocPtr document = plain_file_read(bytes, length, arena);
    return document ? document : read_by_parser(bytes, length, arena);
}
