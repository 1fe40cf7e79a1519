/* Reading a packet. */
#include <string.h>

#include "base/say.h"
#include "xml/xmp_inside.h"

static const char DC[] = "http://purl.org/dc/elements/1.1/";
static const char SCHEMA[] = "http://www.aiim.org/pdfa/ns/schema#";

/* Schemas that need no description (XMP Specification 2005, which ISO 19005-2 and -3 name in 6.6.2.3.1; PDF/A's own). */
static const char *const PREDEFINED[] = {
    DC, XMP_PDFA, SCHEMA,
    "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/", "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/",
    "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/",
    "http://www.aiim.org/pdfa/ns/extension/",
};

/* A number of one digit, or of so many; 9 stands for what cannot be one. */
static int read_number(const xmlChar *value, size_t digits)
{
    const char *text = (const char *)value + strspn((const char *)value, " \t\r\n");
    size_t length = strspn(text, "0123456789");
    int number = 0;
    if (length != digits || text[length + strspn(text + length, " \t\r\n")])
        return 9;
    for (size_t i = 0; i < length; i++)
        number = 10 * number + (text[i] - '0');
    return number ? number : 9;
}

static bool is_equal(const xmlChar *name, const char *other)
{
    return strcmp((const char *)name, other) == 0;
}

struct reading {
    struct xmp_claims *claims;
    struct xmp_words *words;
    struct arena *arena;
    const xmlDoc *document;
    const xmlNs *described; /* the last one that was found to be */
    int looked, declared;
};

static void read_claim(struct reading *reading, const xmlNs *ns, const xmlChar *name, const xmlChar *value)
{
    enum { YEAR = 4 };
    struct xmp_claims *claims = reading->claims;
    bool archival = is_in(ns, XMP_PDFA), accessible = is_in(ns, XMP_PDFUA);
    if (archival && is_equal(name, "part"))
        claims->pdfa_part = read_number(value, 1);
    else if (archival && is_equal(name, "conformance"))
        claims->pdfa_level = (char)(*value | 0x20); /* lower case */
    else if (archival && is_equal(name, "rev"))
        claims->pdfa_year = read_number(value, YEAR);
    else if (accessible && is_equal(name, "part"))
        claims->pdfua_part = read_number(value, 1);
    else if (accessible && is_equal(name, "rev"))
        claims->pdfua_year = read_number(value, YEAR);
    else if (is_in(ns, XMP_DECLARATIONS))
        claims->declares = true;
    else if (is_other_claim(ns))
        claims->others = true;
}

static bool is_predefined(const xmlNs *ns)
{
    for (size_t i = 0; i < sizeof PREDEFINED / sizeof *PREDEFINED; i++)
        if (is_in(ns, PREDEFINED[i]))
            return true;
    return false;
}

/* The schema that an element describes, which the caller frees; NULL: none. RDF writes it in three ways: as text, as a resource
 * (so pyHanko), or as an attribute of the description around it. */
static xmlChar *described_uri(xmlNode *node)
{
    static const xmlChar name[] = "namespaceURI";
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    if (!is_named(node, SCHEMA, (const char *)name))
        return xmlGetNsProp(node, name, (const xmlChar *)SCHEMA);
    xmlChar *resource = xmlGetNsProp(node, (const xmlChar *)"resource", (const xmlChar *)XMP_RDF);
    return resource ? resource : xmlNodeGetContent(node);
}

/* Whether a description of an extension schema names it. A packet of very many schemas is not looked through for each. */
static bool is_described(struct reading *reading, const xmlNs *ns)
{
    enum { SCHEMAS_MOST = 64 };
    bool described = false;
    if (reading->described && is_in(ns, (const char *)reading->described->href))
        return true;
    if (++reading->looked > SCHEMAS_MOST)
        return false;
    for (xmlNode *node = xmlDocGetRootElement(reading->document); node && !described; node = packet_next(node, false)) {
        xmlChar *uri = described_uri(node);
        described = uri && is_equal(uri, (const char *)ns->href);
        xmlFree(uri);
    }
    if (described)
        reading->described = ns;
    return described;
}

/* In which schema a property is, and how that is written. */
static void read_schema(struct reading *reading, const xmlNs *ns)
{
    struct xmp_words *words = reading->words;
    if (!ns || !ns->href)
        return;
    const char *prefix = ns->prefix ? (const char *)ns->prefix : "";
    if ((is_in(ns, XMP_PDFA) && strcmp(prefix, "pdfaid") != 0) || (is_in(ns, XMP_PDFUA) && strcmp(prefix, "pdfuaid") != 0))
        words->prefix = arena_format(reading->arena, "%s", prefix);
    if (!words->undeclared && !is_in(ns, XMP_RDF) && !is_in(ns, (const char *)XML_XML_NAMESPACE) && !is_predefined(ns) &&
        !is_described(reading, ns))
        words->undeclared = arena_format(reading->arena, "%s", prefix);
}

/* Of very many the first are told. */
static void read_declaration(struct reading *reading, const xmlChar *value)
{
    enum { DECLARATIONS_MOST = 16, LENGTH_MOST = 200 };
    struct xmp_words *words = reading->words;
    if (++reading->declared > DECLARATIONS_MOST + 1)
        return;
    if (reading->declared > DECLARATIONS_MOST || xmlStrlen(value) > LENGTH_MOST)
        value = (const xmlChar *)"…";
    words->declarations = arena_format(reading->arena, "%s%s%s", words->declarations ? words->declarations : "",
                                       words->declarations ? ", " : "", (const char *)value);
}

static void read_node(struct reading *reading, xmlNode *node)
{
    bool property = node->parent && is_named(node->parent, XMP_RDF, "Description") &&
                    node->parent->parent && is_named(node->parent->parent, XMP_RDF, "RDF");
    if (property)
        read_schema(reading, node->ns);
    if (is_claim(node->ns)) {
        xmlChar *value = xmlNodeGetContent(node);
        read_claim(reading, node->ns, node->name, value ? value : (const xmlChar *)"");
        if (value && is_named(node, XMP_DECLARATIONS, "conformsTo"))
            read_declaration(reading, value);
        xmlFree(value);
    }
    bool top = is_named(node, XMP_RDF, "Description") && node->parent && is_named(node->parent, XMP_RDF, "RDF");
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (top && attribute->ns)
            read_schema(reading, attribute->ns);
        if (is_claim(attribute->ns) && attribute->children && attribute->children->content)
            read_claim(reading, attribute->ns, attribute->name, attribute->children->content);
    }
}

/* The first alternative of dc:title that says something. */
static const char *read_title(xmlNode *node, struct arena *arena)
{
    for (xmlNode *end = packet_next(node, true); node && node != end; node = packet_next(node, false)) {
        if (!is_named(node, XMP_RDF, "li"))
            continue;
        xmlChar *text = xmlNodeGetContent(node);
        const char *title = text && *text ? arena_copy(arena, (char *)text, strlen((char *)text)) : NULL;
        xmlFree(text);
        if (title)
            return title;
    }
    return NULL;
}

/* Of texts that are written in many ways but for white space. */
static uint64_t hash_words(const xmlChar *name, const xmlChar *text)
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a */
    for (; *name; name++)
        hash = (hash ^ *name) * 1099511628211U;
    for (; *text; text++)
        if (*text > ' ')
            hash = (hash ^ *text) * 1099511628211U;
    return hash;
}

static void read_description(struct xmp_words *words, const xmlNode *node)
{
    static const char *const NAMES[] = {"creator", "description", "subject"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (is_named(node, DC, NAMES[i])) {
            xmlChar *text = xmlNodeGetContent(node);
            words->described += hash_words(node->name, text ? text : (const xmlChar *)"");
            xmlFree(text);
        }
}

/* Whether there is a claim to be seen in what is no XML, in UTF-16 too. */
static bool mentions_claim(const char *packet, size_t length)
{
    static const char *const words[] = {"pdfaid", "pdfuaid", "p\0d\0f\0a\0i\0d", "p\0d\0f\0u\0a\0i\0d"};
    static const size_t lengths[] = {6, 7, 11, 13};
    for (size_t i = 0; i < 4; i++)
        for (size_t at = 0; at + lengths[i] <= length; at++)
            if (packet[at] == 'p' && memcmp(packet + at, words[i], lengths[i]) == 0)
                return true;
    return false;
}

bool xmp_read(const void *packet, size_t length, struct xmp_claims *claims, struct xmp_words *words, struct arena *arena)
{
    *claims = (struct xmp_claims){0};
    *words = (struct xmp_words){0};
    xmlDoc *document = packet_parse(packet, length, &words->malformed);
    if (!document) {
        words->malformed = mentions_claim(packet, length) ? say("are not well-formed XML") : NULL;
        return false;
    }
    struct reading reading = {.claims = claims, .words = words, .arena = arena, .document = document};
    for (xmlNode *node = xmlDocGetRootElement(document); node; node = packet_next(node, false)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        read_node(&reading, node);
        if (!words->title && is_named(node, DC, "title"))
            words->title = read_title(node, arena);
        read_description(words, node);
    }
    xmlFreeDoc(document);
    return true;
}
