/* A packet as a tree, and going through it. */
#include "xml/xmp_inside.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "xml/memory.h"

enum { PACKET_BYTES_MOST = 16 * 1024 * 1024 };

/* ------------------------------------------------------------------------------------------------ walking */

bool is_in(const xmlNs *ns, const char *uri)
{
    return ns && ns->href && strcmp((const char *)ns->href, uri) == 0;
}

bool is_named(const xmlNode *node, const char *uri, const char *name)
{
    return node->type == XML_ELEMENT_NODE && is_in(node->ns, uri) && strcmp((const char *)node->name, name) == 0;
}

bool is_other_claim(const xmlNs *ns)
{
    static const char *const others[] = {
        "http://www.npes.org/pdfx/ns/id/",  /* PDF/X-4 */
        "http://www.npes.org/pdfvt/ns/id/", /* PDF/VT */
        "http://www.aim.org/pdfe/ns/id/",   /* PDF/E */
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (is_in(ns, others[i]))
            return true;
    return false;
}

bool is_claim(const xmlNs *ns)
{
    return is_in(ns, XMP_PDFA) || is_in(ns, XMP_PDFUA) || is_in(ns, XMP_DECLARATIONS) || is_other_claim(ns);
}

xmlNode *packet_next(xmlNode *node, bool over)
{
    if (node->children && !over && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && !node->next)
        node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
    return node ? node->next : NULL;
}

/* ------------------------------------------------------------------------------------------------ mending */

/* Where the document type declaration that begins here ends. */
static const char *doctype_end(const char *at, const char *end)
{
    int depth = 0;
    for (; at < end; at++) {
        depth += (*at == '[') - (*at == ']');
        if (*at == '>' && depth <= 0)
            return at + 1;
    }
    return end;
}

static bool is_forbidden(uint32_t code_point)
{
    return (code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r') ||
           (code_point & 0xFFFE) == 0xFFFE;
}

/* The packet as the XML that it is nearly: bytes that are no UTF-8 are letters of Latin-1, control characters and a document
 * type are left out. Gives in words what was wrong; NULL: nothing of this. */
static const char *mend(const char *packet, size_t length, struct buffer *out)
{
    static const char doctype[] = "<!DOCTYPE";
    const char *wrong = NULL;
    for (const char *at = packet, *end = packet + length; at < end;) {
        const char *from = at;
        char bytes[4];
        if ((size_t)(end - at) > strlen(doctype) && memcmp(at, doctype, strlen(doctype)) == 0) {
            at = doctype_end(at, end);
            wrong = say("have a document type");
            continue;
        }
        uint32_t code_point = utf8_next(&at, end);
        if (code_point == 0xFFFD && at - from == 1) {
            code_point = (unsigned char)*from;
            wrong = say("are not in their encoding");
        }
        if (is_forbidden(code_point))
            wrong = say("hold control characters");
        else
            buffer_append(out, bytes, utf8_put(code_point, bytes));
    }
    return wrong;
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

xmlDoc *packet_parse(const void *packet, size_t length, const char **wrong)
{
    *wrong = NULL;
    xml_begin();
    xmlDoc *document = parse(packet, length);
    if (document || length > PACKET_BYTES_MOST)
        return document;
    struct buffer mended = {0};
    *wrong = mend(packet, length, &mended);
    if (*wrong)
        document = parse(mended.bytes, mended.length);
    buffer_finish(&mended);
    return document;
}
