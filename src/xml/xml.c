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
#include "base/say.h"
#include "base/unicode.h"
#include "xml/crowded.h"
#include "xml/memory.h"
#include "xml/tree.h"
#include "xml/xml_file.h"

/* What the parser's callbacks need to know; reached through ctxt->_private. */
struct reading {
    const char *name;
    struct diag *diag;
    bool refused;      /* stopped by us: libxml2's own words about it would only confuse */
    bool without_text; /* elements and attributes are all that is wanted */
    bool broken;  /* it is not XML: what libxml2 says after that only follows from it */
    startElementNsSAX2Func start_element;
};

static bool is_encoding_fault(int code)
{
    return code == XML_ERR_INVALID_ENCODING || code == XML_ERR_INVALID_CHAR || code == XML_ERR_UNKNOWN_ENCODING ||
           code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_I18N_CONV_FAILED || code == XML_I18N_NO_NAME;
}

/* libxml2's sentence, up to the end of its first line; without the function that some begin with. */
static int sentence(const char **message)
{
    if (!*message)
        *message = "";
    const char *colon = strstr(*message, ": ");
    if (colon && strncmp(*message, "xml", 3) == 0 && strcspn(*message, " ") > (size_t)(colon - *message))
        *message = colon + 2;
    return (int)strcspn(*message, "\n");
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

/* The commonest faults in plainer words than libxml2's, which are good enough for the others. */
static void report_syntax(struct diag *diag, enum diag_id id, struct place place, error_pointer error)
{
    const char *name = error->str1 ? error->str1 : "", *other = error->str2 ? error->str2 : "", *message = error->message;
    switch (error->code) {
    case XML_ERR_INVALID_CHAR: diag_report(diag, id, place, "some bytes are not UTF-8"); break;
    case XML_ERR_NAME_REQUIRED: diag_report(diag, id, place, "a `<` or `&` that begins nothing"); break;
    case XML_ERR_DOCUMENT_EMPTY: diag_report(diag, id, place, "it does not begin with an element; is it XML at all?"); break;
    case XML_ERR_TAG_NAME_MISMATCH:
        diag_report(diag, id, place, "</%s> stands where <%s> of line %d has not ended", other, name, error->int1);
        break;
    case XML_ERR_TAG_NOT_FINISHED:
        diag_report(diag, id, place, "the file ends, and <%s> of line %d has not ended", name, error->int1);
        break;
    case XML_ERR_UNDECLARED_ENTITY: diag_report(diag, id, place, "&%s; is not known; write the character itself", name); break;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: diag_report(diag, id, place, "an & without its ;"); break;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        diag_report(diag, id, place, "a value without straight quotation marks; write name=\"value\"");
        break;
    case XML_ERR_HYPHEN_IN_COMMENT: diag_report(diag, id, place, "two hyphens in a comment, or no --> behind it"); break;
    default: {
        int length = sentence(&message);
        diag_report(diag, id, place, "%.*s", length, message);
    }
    }
}

static void on_error(void *context, error_pointer error)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    if (reading->refused || reading->broken)
        return;
    reading->broken = error->level == XML_ERR_FATAL;
    struct place place = {reading->name, error->line};
    if (error->code == XML_ERR_INVALID_CHAR && error->int1 > 0) { /* well encoded, but not for XML */
        diag_report(reading->diag, DIAG_CHARACTER_CONTROL, place, "U+%04X", (unsigned)error->int1);
        return;
    }
    report_syntax(reading->diag, is_encoding_fault(error->code) ? DIAG_XML_ENCODING : DIAG_XML_SYNTAX, place, error);
}

/* Stops reading; the detail is the name in brackets that begin with `opening`. */
static void refuse(xmlParserCtxtPtr ctxt, enum diag_id id, const char *opening, const char *name)
{
    struct reading *reading = ctxt->_private;
    struct place place = {reading->name, ctxt->input ? ctxt->input->line : 0};
    if (!reading->refused)
        diag_report(reading->diag, id, place, "%s%s>", opening, name);
    reading->refused = true;
    xmlStopParser(ctxt);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)public_id;
    (void)system_id;
    refuse(context, DIAG_XML_DOCTYPE, "<!DOCTYPE ", (const char *)name);
}

static void on_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                       const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    bool many = attributes > XML_ATTRIBUTES_MOST || xml_has_many_namespaces(ctxt);
    if (ctxt->nodeNr >= XML_DEPTH_MOST || many) {
        refuse(ctxt, many ? DIAG_XML_ATTRIBUTES : DIAG_XML_DEPTH, "<", (const char *)name);
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
    if (reading->without_text)
        ctxt->sax->characters = ctxt->sax->ignorableWhitespace = NULL;
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

static void normalize_text(xmlNodePtr node, const struct xml_file *file)
{
    if (!node->content)
        return;
    size_t length = strlen((const char *)node->content), normal_length;
    const char *normal = unicode_nfc(file->arena, (const char *)node->content, length, &normal_length);
    if (normal == (const char *)node->content)
        return;
    if (file->is_built)
        node->content = (xmlChar *)(size_t)normal;
    else
        xmlNodeSetContentLen(node, (const xmlChar *)normal, (int)normal_length);
}

/* NFC at the door: everything that is compared or printed later is normal. */
static void normalize(xmlNodePtr node, const struct xml_file *file)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            normalize_text(node, file);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
            if (attribute->children)
                normalize_text(attribute->children, file);
        normalize(node->children, file); /* as deep as XML_DEPTH_MOST */
    }
}

static bool has_references(const char *bytes, size_t length)
{
    for (const char *at = bytes, *end = bytes + length; (at = memchr(at, '&', (size_t)(end - at))); at++)
        if (end - at > 1 && at[1] == '#')
            return true;
    return false;
}

/* True if the bytes tell at a glance that all texts are normal: they are UTF-8, and no character is given by its number. */
static bool is_normal(xmlDocPtr document, const char *bytes, size_t length)
{
    bool wide = length < 2 || bytes[0] != '<' || !bytes[1]; /* perhaps UTF-16 or UTF-32; these tell by themselves */
    bool named = document->encoding && xmlStrcasecmp(document->encoding, (const xmlChar *)"UTF-8") != 0;
    return !wide && !named && unicode_is_plain(bytes, length) && !has_references(bytes, length);
}

static struct xml_file *read_bytes(const char *bytes, size_t length, struct reading *reading)
{
    const char *name = reading->name;
    struct diag *diag = reading->diag;
    struct place place = {name, 0};
    if (length > XML_BYTES_MOST) {
        diag_report(diag, DIAG_FILE_TOO_LARGE, place, "%zu bytes, at most %d", length, XML_BYTES_MOST);
        return NULL;
    }
    if (!length) {
        diag_report(diag, DIAG_XML_SYNTAX, place, "the file is empty");
        return NULL;
    }
    xml_begin();
    if (xml_is_crowded(bytes, length, name, diag))
        return NULL;
    size_t errors = diag_errors(diag);
    struct xml_file *file = memory_zeroed(1, sizeof *file);
    file->arena = arena_create();
    file->path = arena_copy(file->arena, name, strlen(name));
    file->document = reading->without_text ? NULL : xml_tree_read(bytes, length, file->arena);
    file->is_built = file->document;
    if (!file->document)
        file->document = parse(bytes, length, reading);
    if (!file->document) {
        if (diag_errors(diag) == errors)
            diag_report(diag, DIAG_XML_SYNTAX, place, "it cannot be read");
        xml_close(file);
        return NULL;
    }
    if (!is_normal(file->document, bytes, length))
        normalize(xmlDocGetRootElement(file->document), file);
    xmlXPathOrderDocElems(file->document);
    return file;
}

struct xml_file *xml_read_memory(const char *bytes, size_t length, const char *name, struct diag *diag)
{
    return read_bytes(bytes, length, &(struct reading){.name = name, .diag = diag});
}

static struct xml_file *read_path(const struct reach *reach, const char *path, struct place place, struct reading *reading)
{
    struct buffer bytes;
    buffer_init(&bytes);
    struct xml_file *file = NULL;
    if (file_read_within(reach, path, XML_BYTES_MOST, place, &bytes, reading->diag))
        file = read_bytes((const char *)bytes.bytes, bytes.length, reading);
    buffer_finish(&bytes);
    return file;
}

struct xml_file *xml_read_within(const struct reach *reach, const char *path, struct place place, struct diag *diag)
{
    return read_path(reach, path, place, &(struct reading){.name = path, .diag = diag});
}

struct xml_file *xml_read(const char *path, struct place place, struct diag *diag)
{
    return xml_read_within(NULL, path, place, diag);
}

struct xml_file *xml_read_schema(const char *path, struct diag *diag)
{
    return read_path(NULL, path, (struct place){0}, &(struct reading){.name = path, .diag = diag, .without_text = true});
}

void xml_close(struct xml_file *file)
{
    if (!file)
        return;
    xml_close(file->kept);
    if (file->is_built)
        xml_tree_close(file->document);
    else
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
