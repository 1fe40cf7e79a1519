/* The file is given to libxml2 in blocks, and before each its room for attributes is looked at: where in a file a tag is
 * depends on its encoding, which libxml2 knows best. A file that is short needs no look. */
#include "xml/crowded.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "xml/xml_file.h"

struct search {
    xmlParserCtxtPtr ctxt;
    const char *at, *end; /* what was not given yet */
    int line;             /* of what is sought; 0: not found */
};

/* The room doubles when it is full; an attribute takes five places of it. */
static bool is_crowded(const xmlParserCtxt *ctxt)
{
    return ctxt->maxatts > 2 * 5 * XML_ATTRIBUTES_MOST || xml_has_many_namespaces(ctxt);
}

static int give(void *context, char *block, int room)
{
    struct search *search = context;
    size_t left = (size_t)(search->end - search->at), length = left < (size_t)room ? left : (size_t)room;
    if (is_crowded(search->ctxt)) {
        search->line = search->ctxt->input->line;
        return -1;
    }
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

int xml_find_crowded_tag(const char *bytes, size_t length)
{
    enum { HARMLESS = 64 * 1024 };
    struct search search = {.at = bytes, .end = bytes + length};
    xmlSAXHandler calls = {.initialized = XML_SAX2_MAGIC, .serror = on_error};
    search.ctxt = length > HARMLESS ? xmlCreateIOParserCtxt(&calls, NULL, give, NULL, &search, XML_CHAR_ENCODING_NONE) : NULL;
    if (!search.ctxt)
        return 0;
    xmlCtxtUseOptions(search.ctxt, XML_PARSE_NONET);
    xmlParseDocument(search.ctxt);
    xmlFreeDoc(search.ctxt->myDoc);
    xmlFreeParserCtxt(search.ctxt);
    return search.line;
}
