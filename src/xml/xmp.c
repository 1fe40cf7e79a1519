#include "xml/xmp.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

enum { PACKET_BYTES_MOST = 16 * 1024 * 1024 };

static const char RDF[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
static const char DC[] = "http://purl.org/dc/elements/1.1/";
static const char PDFA[] = "http://www.aiim.org/pdfa/ns/id/";
static const char PDFUA[] = "http://www.aiim.org/pdfua/ns/id/";
static const char *const OTHERS[] = {
    "http://www.npes.org/pdfx/ns/id/",  /* PDF/X-4 */
    "http://www.npes.org/pdfvt/ns/id/", /* PDF/VT */
    "http://www.aim.org/pdfe/ns/id/",   /* PDF/E */
    "http://pdfa.org/declarations/",    /* PDF declarations, e.g. WTPDF */
};

/* ------------------------------------------------------------------------------------------------ walking */

static bool is_in(const xmlNs *ns, const char *uri)
{
    return ns && ns->href && strcmp((const char *)ns->href, uri) == 0;
}

static bool is_other_claim(const xmlNs *ns)
{
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (is_in(ns, OTHERS[i]))
            return true;
    return false;
}

static bool is_claim(const xmlNs *ns)
{
    return is_in(ns, PDFA) || is_in(ns, PDFUA) || is_other_claim(ns);
}

static bool is_named(const xmlNode *node, const char *uri, const char *name)
{
    return node->type == XML_ELEMENT_NODE && is_in(node->ns, uri) && strcmp((const char *)node->name, name) == 0;
}

/* The next node in document order; NULL at the end. With `over`, not one inside this. */
static xmlNode *next_node(xmlNode *node, bool over)
{
    if (node->children && !over && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && !node->next)
        node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
    return node ? node->next : NULL;
}

static xmlDoc *parse(const void *packet, size_t length)
{
    xmlParserCtxt *context = length <= PACKET_BYTES_MOST ? xmlNewParserCtxt() : NULL;
    if (!context)
        return NULL;
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xmlDoc *document = xmlCtxtReadMemory(context, packet, (int)length, NULL, NULL, options);
    xmlFreeParserCtxt(context);
    if (document && (document->intSubset || !xmlDocGetRootElement(document))) { /* XMP has no document type */
        xmlFreeDoc(document);
        return NULL;
    }
    return document;
}

/* ------------------------------------------------------------------------------------------------ reading */

/* A part's number is one digit; 9 stands for what cannot be one. */
static int read_part(const xmlChar *value)
{
    const char *text = (const char *)value + strspn((const char *)value, " \t\r\n");
    bool digit = *text >= '0' && *text <= '9' && strspn(text + 1, " \t\r\n") == strlen(text + 1);
    return digit ? *text - '0' : 9;
}

static void read_claim(struct xmp_claims *claims, const xmlNs *ns, const xmlChar *name, const xmlChar *value)
{
    bool part = strcmp((const char *)name, "part") == 0;
    if (is_in(ns, PDFA) && part)
        claims->pdfa_part = read_part(value);
    else if (is_in(ns, PDFA) && strcmp((const char *)name, "conformance") == 0)
        claims->pdfa_level = (char)(*value | 0x20); /* lower case */
    else if (is_in(ns, PDFUA) && part)
        claims->pdfua_part = read_part(value);
    else if (is_other_claim(ns))
        claims->others = true;
}

static void read_node(struct xmp_claims *claims, xmlNode *node)
{
    if (is_claim(node->ns)) {
        xmlChar *value = xmlNodeGetContent(node);
        read_claim(claims, node->ns, node->name, value ? value : (const xmlChar *)"");
        xmlFree(value);
    }
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (is_claim(attribute->ns) && attribute->children && attribute->children->content)
            read_claim(claims, attribute->ns, attribute->name, attribute->children->content);
}

/* The first alternative of dc:title that says something. */
static const char *read_title(xmlNode *node, struct arena *arena)
{
    for (xmlNode *end = next_node(node, true); node && node != end; node = next_node(node, false)) {
        if (!is_named(node, RDF, "li"))
            continue;
        xmlChar *text = xmlNodeGetContent(node);
        const char *title = text && *text ? arena_copy(arena, (char *)text, strlen((char *)text)) : NULL;
        xmlFree(text);
        if (title)
            return title;
    }
    return NULL;
}

bool xmp_read(const void *packet, size_t length, struct xmp_claims *claims, const char **title, struct arena *arena)
{
    *claims = (struct xmp_claims){0};
    *title = NULL;
    xmlDoc *document = parse(packet, length);
    if (!document)
        return false;
    for (xmlNode *node = xmlDocGetRootElement(document); node; node = next_node(node, false)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        read_node(claims, node);
        if (!*title && is_named(node, DC, "title"))
            *title = read_title(node, arena);
    }
    xmlFreeDoc(document);
    return true;
}

/* ------------------------------------------------------------------------------------------------ writing */

static void remove_claims(xmlNode *node)
{
    while (node) {
        xmlNode *next = next_node(node, false);
        if (node->type == XML_ELEMENT_NODE && is_claim(node->ns)) {
            next = next_node(node, true);
            xmlUnlinkNode(node);
            xmlFreeNode(node);
            node = next;
            continue;
        }
        xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
        while (attribute) {
            xmlAttr *next_attribute = attribute->next;
            if (is_claim(attribute->ns))
                xmlRemoveProp(attribute);
            attribute = next_attribute;
        }
        node = next;
    }
}

static void add_claim(xmlNode *description, xmlNs *ns, const char *name, const char *value)
{
    xmlNewTextChild(description, ns, (const xmlChar *)name, (const xmlChar *)value);
}

/* A description of its own, about what the first one is about: to RDF they are one. */
static void add_claims(xmlNode *rdf, const struct xmp_claims *claims)
{
    xmlNode *first = rdf->children;
    while (first && !is_named(first, RDF, "Description"))
        first = first->next;
    xmlChar *about = first ? xmlGetNsProp(first, (const xmlChar *)"about", (const xmlChar *)RDF) : NULL;
    xmlNode *description = xmlNewChild(rdf, rdf->ns, (const xmlChar *)"Description", NULL);
    xmlNewNsProp(description, rdf->ns, (const xmlChar *)"about", about ? about : (const xmlChar *)"");
    xmlFree(about);
    if (claims->pdfa_part) {
        xmlNs *ns = xmlNewNs(description, (const xmlChar *)PDFA, (const xmlChar *)"pdfaid");
        add_claim(description, ns, "part", (const char[]){(char)('0' + claims->pdfa_part), '\0'});
        if (claims->pdfa_level)
            add_claim(description, ns, "conformance", (const char[]){(char)(claims->pdfa_level & ~0x20), '\0'});
    }
    if (claims->pdfua_part) {
        xmlNs *ns = xmlNewNs(description, (const xmlChar *)PDFUA, (const xmlChar *)"pdfuaid");
        add_claim(description, ns, "part", (const char[]){(char)('0' + claims->pdfua_part), '\0'});
    }
}

/* Without the XML declaration, which does not belong inside a packet. */
static void put_document(xmlDoc *document, struct buffer *out)
{
    xmlBuffer *text = xmlBufferCreate();
    for (xmlNode *node = document->children; node; node = node->next) {
        xmlNodeDump(text, document, node, 0, 0);
        xmlBufferCat(text, (const xmlChar *)"\n");
    }
    buffer_append(out, xmlBufferContent(text), (size_t)xmlBufferLength(text));
    xmlBufferFree(text);
}

bool xmp_write(const void *packet, size_t length, const struct xmp_claims *claims, struct buffer *out)
{
    xmlDoc *document = parse(packet, length);
    if (!document)
        return false;
    xmlNode *rdf = xmlDocGetRootElement(document);
    while (rdf && !is_named(rdf, RDF, "RDF"))
        rdf = next_node(rdf, false);
    if (rdf) {
        remove_claims(rdf);
        if (claims->pdfa_part || claims->pdfua_part)
            add_claims(rdf, claims);
        put_document(document, out);
    }
    xmlFreeDoc(document);
    return rdf != NULL;
}
