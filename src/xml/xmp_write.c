/* Writing a packet anew. */
#include <stdio.h>
#include <string.h>

#include "xml/xmp_inside.h"

static void remove_claims(xmlNode *node, bool declarations)
{
    while (node) {
        xmlNode *next = packet_next(node, false);
        if (node->type == XML_ELEMENT_NODE && is_claim(node->ns) && (declarations || !is_in(node->ns, XMP_DECLARATIONS))) {
            next = packet_next(node, true);
            xmlUnlinkNode(node);
            xmlFreeNode(node);
            node = next;
            continue;
        }
        xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
        while (attribute) {
            xmlAttr *next_attribute = attribute->next;
            if (is_claim(attribute->ns) && (declarations || !is_in(attribute->ns, XMP_DECLARATIONS)))
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

static void add_part(xmlNode *description, xmlNs *ns, int part, int year)
{
    char number[16];
    add_claim(description, ns, "part", (const char[]){(char)('0' + part), '\0'});
    snprintf(number, sizeof number, "%04d", year);
    if (year)
        add_claim(description, ns, "rev", number);
}

/* A description of its own, about what the first one is about: to XMP_RDF they are one. */
static void add_claims(xmlNode *rdf, const struct xmp_claims *claims)
{
    xmlNode *first = rdf->children;
    while (first && !is_named(first, XMP_RDF, "Description"))
        first = first->next;
    xmlChar *about = first ? xmlGetNsProp(first, (const xmlChar *)"about", (const xmlChar *)XMP_RDF) : NULL;
    xmlNode *description = xmlNewChild(rdf, rdf->ns, (const xmlChar *)"Description", NULL);
    xmlNewNsProp(description, rdf->ns, (const xmlChar *)"about", about ? about : (const xmlChar *)"");
    xmlFree(about);
    if (claims->pdfa_part) {
        xmlNs *ns = xmlNewNs(description, (const xmlChar *)XMP_PDFA, (const xmlChar *)"pdfaid");
        add_part(description, ns, claims->pdfa_part, claims->pdfa_year);
        if (claims->pdfa_level)
            add_claim(description, ns, "conformance", (const char[]){(char)(claims->pdfa_level & ~0x20), '\0'});
    }
    if (claims->pdfua_part) {
        xmlNs *ns = xmlNewNs(description, (const xmlChar *)XMP_PDFUA, (const xmlChar *)"pdfuaid");
        add_part(description, ns, claims->pdfua_part, claims->pdfua_year);
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
    const char *wrong;
    xmlDoc *document = packet_parse(packet, length, &wrong);
    if (!document)
        return false;
    xmlNode *rdf = xmlDocGetRootElement(document);
    while (rdf && !is_named(rdf, XMP_RDF, "RDF"))
        rdf = packet_next(rdf, false);
    if (rdf) {
        remove_claims(rdf, !claims->declares);
        if (claims->pdfa_part || claims->pdfua_part)
            add_claims(rdf, claims);
        put_document(document, out);
    }
    xmlFreeDoc(document);
    return rdf != NULL;
}
