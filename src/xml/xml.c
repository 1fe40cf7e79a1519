/* Safe reading, and walking what was read. */
#include "xml/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "xml/xml_file.h"

/* What the parser's callbacks need to know; reached through ctxt->_private. */
struct reading {
    const char *name;
    struct diag *diag;
    bool refused; /* stopped by us: libxml2's own words about it would only confuse */
    startElementNsSAX2Func start_element;
};

static bool is_encoding_fault(int code)
{
    return code == XML_ERR_INVALID_ENCODING || code == XML_ERR_INVALID_CHAR || code == XML_ERR_UNKNOWN_ENCODING ||
           code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_I18N_CONV_FAILED || code == XML_I18N_NO_NAME;
}

/* libxml2's sentence without the newline at its end. */
static int sentence_length(const char *message)
{
    size_t length = message ? strlen(message) : 0;
    while (length && (message[length - 1] == '\n' || message[length - 1] == ' '))
        length--;
    return (int)length;
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    if (reading->refused)
        return;
    struct place place = {reading->name, error->line};
    enum diag_id id = is_encoding_fault(error->code) ? DIAG_XML_ENCODING : DIAG_XML_SYNTAX;
    diag_report(reading->diag, id, place, "%.*s", sentence_length(error->message), error->message);
}

static void refuse(xmlParserCtxtPtr ctxt, enum diag_id id, const char *detail)
{
    struct reading *reading = ctxt->_private;
    struct place place = {reading->name, ctxt->input ? ctxt->input->line : 0};
    if (!reading->refused)
        diag_report(reading->diag, id, place, "%s", detail);
    reading->refused = true;
    xmlStopParser(ctxt);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)public_id;
    (void)system_id;
    refuse(context, DIAG_XML_DOCTYPE, (const char *)name);
}

static void on_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                       const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    if (ctxt->nodeNr >= XML_DEPTH_MOST) {
        refuse(ctxt, DIAG_XML_DEPTH, (const char *)name);
        return;
    }
    reading->start_element(context, name, prefix, uri, namespaces, namespace_list, attributes, defaulted,
                           attribute_list);
}

static xmlDocPtr parse(const char *bytes, size_t length, struct reading *reading)
{
    xmlParserCtxtPtr ctxt = xmlCreateMemoryParserCtxt(bytes, (int)length);
    if (!ctxt)
        return NULL;
    ctxt->_private = reading;
    reading->start_element = ctxt->sax->startElementNs;
    ctxt->sax->startElementNs = on_element;
    ctxt->sax->internalSubset = on_doctype;
    ctxt->sax->serror = on_error;
    xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
    xmlParseDocument(ctxt);
    xmlDocPtr document = ctxt->myDoc;
    if (!ctxt->wellFormed || reading->refused) {
        xmlFreeDoc(document);
        document = NULL;
    }
    xmlFreeParserCtxt(ctxt);
    return document;
}

static void normalize_text(xmlNodePtr node, struct arena *arena)
{
    if (!node->content)
        return;
    size_t length = strlen((const char *)node->content), normal_length;
    const char *normal = unicode_nfc(arena, (const char *)node->content, length, &normal_length);
    if (normal != (const char *)node->content)
        xmlNodeSetContentLen(node, (const xmlChar *)normal, (int)normal_length);
}

/* NFC at the door: everything that is compared or printed later is normal. */
static void normalize(xmlNodePtr node, struct arena *arena)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            normalize_text(node, arena);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
            if (attribute->children)
                normalize_text(attribute->children, arena);
        normalize(node->children, arena); /* as deep as XML_DEPTH_MOST */
    }
}

struct xml_file *xml_read_memory(const char *bytes, size_t length, const char *name, struct diag *diag)
{
    struct reading reading = {.name = name, .diag = diag};
    struct place place = {name, 0};
    if (length > XML_BYTES_MOST) {
        diag_report(diag, DIAG_FILE_TOO_LARGE, place, "%zu bytes, at most %d", length, XML_BYTES_MOST);
        return NULL;
    }
    size_t errors = diag_errors(diag);
    xmlDocPtr document = parse(length ? bytes : " ", length ? length : 1, &reading);
    if (!document) {
        if (diag_errors(diag) == errors)
            diag_report(diag, DIAG_XML_SYNTAX, place, "the file is empty or unreadable");
        return NULL;
    }
    struct xml_file *file = memory_zeroed(1, sizeof *file);
    file->arena = arena_create();
    file->path = arena_copy(file->arena, name, strlen(name));
    file->document = document;
    normalize(xmlDocGetRootElement(document), file->arena);
    xmlXPathOrderDocElems(document);
    return file;
}

struct xml_file *xml_read(const char *path, struct place place, struct diag *diag)
{
    struct buffer bytes;
    buffer_init(&bytes);
    struct xml_file *file = NULL;
    if (file_read(path, XML_BYTES_MOST, place, &bytes, diag))
        file = xml_read_memory((const char *)bytes.bytes, bytes.length, path, diag);
    buffer_finish(&bytes);
    return file;
}

void xml_close(struct xml_file *file)
{
    if (!file)
        return;
    xmlFreeDoc(file->document);
    arena_destroy(file->arena);
    free(file);
}

const char *xml_path_of(const struct xml_file *file)
{
    return file->path;
}

const struct xml_node *xml_root(const struct xml_file *file)
{
    return (const struct xml_node *)xmlDocGetRootElement(file->document);
}
