/* Info and XMP say the same (ISO 16684-1; PDF/A-3, 6.6): veraPDF does not compare them for part 3. */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "checks.h"

static const struct {
    const char *prefix, *uri;
} NAMESPACES[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"xmp", "http://ns.adobe.com/xap/1.0/"},
    {"pdf", "http://ns.adobe.com/pdf/1.3/"},
    {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
    {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
    {"ext", "http://www.aiim.org/pdfa/ns/extension/"},
    {"schema", "http://www.aiim.org/pdfa/ns/schema#"},
    {"property", "http://www.aiim.org/pdfa/ns/property#"},
    {"pdfd", "http://pdfa.org/declarations/"},
};

/* What stands in Info, and where XMP says it; `needed` in every document, `wanted` in a supplement. */
static const struct {
    const char *key, *path;
    bool needed, wanted;
} PAIRS[] = {
    {"/Title", "//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']", true, true},
    {"/Author", "//dc:creator/rdf:Seq/rdf:li", false, true},
    {"/Subject", "//dc:description/rdf:Alt/rdf:li[@xml:lang='x-default']", false, true},
    {"/Keywords", "//pdf:Keywords", false, false},
    {"/Creator", "//xmp:CreatorTool", true, true},
    {"/Producer", "//pdf:Producer", true, true},
    {"/CreationDate", "//xmp:CreateDate", true, true},
    {"/ModDate", "//xmp:ModifyDate", true, true},
};

/* The text of the only node that the path finds; NULL if there is none, or more than one. */
static const char *xmp_value(struct written *written, xmlXPathContext *context, const char *path)
{
    const char *text = NULL;
    xmlXPathObject *found = xmlXPathEval((const xmlChar *)path, context);
    if (found && found->nodesetval && found->nodesetval->nodeNr == 1) {
        xmlChar *content = xmlNodeGetContent(found->nodesetval->nodeTab[0]);
        text = arena_copy(written->arena, (const char *)content, strlen((const char *)content));
        xmlFree(content);
    }
    xmlXPathFreeObject(found);
    return text;
}

static bool is_value(struct written *written, xmlXPathContext *context, const char *path, const char *wanted)
{
    const char *value = xmp_value(written, context, path);
    return value && strcmp(value, wanted) == 0;
}

const char *iso_date(struct written *written, const char *date)
{
    if (!date || strlen(date) != 23 || strncmp(date, "D:", 2) != 0 || strcmp(date + 16, "+00'00'") != 0)
        return date;
    return arena_format(written->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", date + 2, date + 6, date + 8, date + 10,
                        date + 12, date + 14);
}

static void check_pairs(struct written *written, xmlXPathContext *context, bool whole)
{
    qpdf_oh information = get(written, written->trailer, "/Info");
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        const char *in_xmp = xmp_value(written, context, PAIRS[i].path);
        const char *in_information = get_text(written, information, PAIRS[i].key);
        if (strstr(PAIRS[i].key, "Date"))
            in_information = iso_date(written, in_information);
        const char *xmp = in_xmp ? in_xmp : "", *other = in_information ? in_information : "";
        if (!written->second && strcmp(xmp, other) != 0)
            report(written, FAULT_METADATA_DIFFER, "%s is \"%s\" in Info, \"%s\" in XMP", PAIRS[i].key, other, xmp);
        else if (!*xmp && (PAIRS[i].needed || (whole && PAIRS[i].wanted)))
            report(written, FAULT_METADATA_MISSING, "%s", PAIRS[i].key);
    }
}

/* A supplement is the awarding body's, and its identifier is the code in the register. */
static void check_origin(struct written *written, xmlXPathContext *context)
{
    static const char *const origins[][2] = {
        {"//dc:creator/rdf:Seq/rdf:li", "/qualification/awarding-body/name/text[@lang=/qualification/@editions]"},
        {"//dc:identifier", "/qualification/code"}};
    for (size_t i = 0; i < 2; i++) {
        const char *in_xmp = xmp_value(written, context, origins[i][0]),
                   *in_data = source_value(written, origins[i][1]);
        if (in_data && (!in_xmp || strcmp(in_xmp, in_data) != 0))
            report(written, FAULT_METADATA_MISSING, "\"%s\" in XMP, \"%s\" in the data", in_xmp ? in_xmp : "", in_data);
    }
}

#define DECLARES "//pdfd:declarations/rdf:Bag/rdf:li/pdfd:conformsTo[.='http://pdfa.org/declarations/wtpdf#"

/* PDF/A-4, 6.7.3; PDF/UA-2, 5; Well-Tagged PDF 1.0, 6.1. */
static void check_claims_of_second(struct written *written, xmlXPathContext *context)
{
    static const char *const wanted[][2] = {
        {"//pdfaid:part", "4"}, {"//pdfaid:conformance", "F"}, {"//pdfaid:rev", "2020"}, {"//pdfuaid:part", "2"},
        {"//pdfuaid:rev", "2024"}, {DECLARES "accessibility1.0']", "http://pdfa.org/declarations/wtpdf#accessibility1.0"},
        {DECLARES "reuse1.0']", "http://pdfa.org/declarations/wtpdf#reuse1.0"}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!is_value(written, context, wanted[i][0], wanted[i][1]))
            report(written, FAULT_CONFORMANCE_CLAIM, "%s is not %s", wanted[i][0], wanted[i][1]);
    if (!qpdf_oh_is_null(written->pdf, get(written, written->trailer, "/Info")))
        report(written, FAULT_METADATA_DIFFER, "there is an information dictionary");
}

/* PDF/A-3, 6.6.4, and PDF/UA-1, 5. */
static void check_claims(struct written *written, xmlXPathContext *context)
{
    if (!is_value(written, context, "//pdfaid:part", "3") || !is_value(written, context, "//pdfaid:conformance", "A") ||
        !is_value(written, context, "//pdfuaid:part", "1"))
        report(written, FAULT_CONFORMANCE_CLAIM, "XMP does not claim PDF/A-3a and PDF/UA-1");
}

#define UA_SCHEMA "//ext:schemas/rdf:Bag/rdf:li[schema:namespaceURI='http://www.aiim.org/pdfua/ns/id/']"

/* PDF/A-3, 6.6.2.3.3: the description names the prefix that is used, and the property. */
static void check_extension(struct written *written, xmlXPathContext *context)
{
    static const char *const wanted[][2] = {
        {UA_SCHEMA "/schema:prefix", "pdfuaid"},
        {UA_SCHEMA "/schema:property/rdf:Seq/rdf:li/property:name", "part"},
        {UA_SCHEMA "/schema:property/rdf:Seq/rdf:li/property:valueType", "Integer"},
        {UA_SCHEMA "/schema:property/rdf:Seq/rdf:li/property:category", "internal"},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!is_value(written, context, wanted[i][0], wanted[i][1]))
            report(written, FAULT_EXTENSION_SCHEMA, "%s is not %s", strrchr(wanted[i][0], '/') + 1, wanted[i][1]);
}

/* NULL: there is no XMP, or it is not XML. */
static xmlXPathContext *open_xmp(struct written *written)
{
    size_t length;
    const char *bytes = get_stream(written, get(written, written->root, "/Metadata"), &length);
    xmlDoc *document =
        bytes ? xmlReadMemory(bytes, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
              : NULL;
    xmlXPathContext *context = document ? xmlXPathNewContext(document) : NULL;
    for (size_t i = 0; context && i < sizeof NAMESPACES / sizeof *NAMESPACES; i++)
        xmlXPathRegisterNs(context, (const xmlChar *)NAMESPACES[i].prefix, (const xmlChar *)NAMESPACES[i].uri);
    return context;
}

static void close_xmp(xmlXPathContext *context)
{
    if (!context)
        return;
    xmlFreeDoc(context->doc);
    xmlXPathFreeContext(context);
}

const char *metadata_value(struct written *written, const char *key)
{
    xmlXPathContext *context = open_xmp(written);
    const char *value = NULL;
    for (size_t i = 0; context && i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (strcmp(PAIRS[i].key, key) == 0)
            value = xmp_value(written, context, PAIRS[i].path);
    close_xmp(context);
    return value;
}

void check_metadata(struct written *written, bool whole)
{
    xmlXPathContext *context = open_xmp(written);
    if (!context) {
        report(written, FAULT_XMP_UNREADABLE, "there is no XMP, or it is not XML");
        return;
    }
    check_pairs(written, context, whole);
    if (written->language && !is_value(written, context, "//dc:language/rdf:Bag/rdf:li", written->language))
        report(written, FAULT_METADATA_LANGUAGE, "dc:language is not \"%s\"", written->language);
    if (whole)
        check_origin(written, context);
    if (written->second) {
        check_claims_of_second(written, context);
    } else {
        check_claims(written, context);
        check_extension(written, context);
    }
    close_xmp(context);
}
