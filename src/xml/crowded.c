/* The file is given to libxml2 in blocks, and before each its room for attributes and names is looked at: where in a file a tag
 * is depends on its encoding, which libxml2 knows best. A file that is short needs no look. */
#include "xml/crowded.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "xml/xml_file.h"

struct search {
    xmlParserCtxtPtr ctxt;
    const char *at, *end; /* what was not given yet */
    const char *name;
    struct diag *diag;
    bool found;
};

/* The room doubles when it is full; an attribute takes five places of it. */
static bool has_crowded_tag(const xmlParserCtxt *ctxt)
{
    return ctxt->maxatts > 2 * 5 * XML_ATTRIBUTES_MOST || xml_has_many_namespaces(ctxt);
}

static bool is_crowded(struct search *search)
{
    struct place place = {search->name, search->ctxt->input->line};
    search->found = true;
    if (has_crowded_tag(search->ctxt))
        diag_report(search->diag, DIAG_XML_ATTRIBUTES, place, "<…>");
    else if (xml_has_many_names(search->ctxt))
        diag_report(search->diag, DIAG_XML_NAMES, place, "more than %d", XML_NAMES_MOST);
    else
        search->found = false;
    return search->found;
}

static int give(void *context, char *block, int room)
{
    struct search *search = context;
    size_t left = (size_t)(search->end - search->at), length = left < (size_t)room ? left : (size_t)room;
    if (is_crowded(search))
        return -1;
    memcpy(block, search->at, length);
    search->at += length;
    return (int)length;
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    (void)context, (void)error; /* the reader will tell */
}

bool xml_is_crowded(const char *bytes, size_t length, const char *name, struct diag *diag)
{
    enum { HARMLESS = 64 * 1024 };
    struct search search = {.at = bytes, .end = bytes + length, .name = name, .diag = diag};
    xmlSAXHandler calls = {.initialized = XML_SAX2_MAGIC, .serror = on_error};
    search.ctxt = length > HARMLESS ? xmlCreateIOParserCtxt(&calls, NULL, give, NULL, &search, XML_CHAR_ENCODING_NONE) : NULL;
    if (!search.ctxt)
        return false;
    xmlCtxtUseOptions(search.ctxt, XML_PARSE_NONET);
    xmlParseDocument(search.ctxt);
    xmlFreeDoc(search.ctxt->myDoc);
    xmlFreeParserCtxt(search.ctxt);
    return search.found;
}
