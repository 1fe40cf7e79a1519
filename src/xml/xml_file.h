/* Inside the room: what a file is made of. */
#ifndef XML_XML_FILE_H
#define XML_XML_FILE_H

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "base/arena.h"
#include "base/diag.h"
#include "xml/xml.h"

/* Whether the elements that are open have more namespaces than any needs. */
static inline bool xml_has_many_namespaces(const xmlParserCtxt *ctxt)
{
    enum { EACH = LIBXML_VERSION < 21200 ? 2 : 1 }; /* prefix and name; later a place for both */
    return ctxt->nsNr > EACH * XML_NAMESPACES_MOST;
}

/* Whether the file has more names than any needs. */
static inline bool xml_has_many_names(const xmlParserCtxt *ctxt)
{
    return xmlDictSize(ctxt->dict) > XML_NAMES_MOST;
}

struct xml_file {
    const char *path;
    xmlDocPtr document;
    struct arena *arena; /* path, texts brought to NFC */
    bool is_built;       /* by tree.h: all nodes and words are in the arena too */
    struct xml_file *kept; /* closed with it: what parts of its tree were taken from (graft.h); or NULL */
};

/* Reads a W3C XML Schema. All that it says to a program stands in elements and attributes; its texts, which are for
 * people and half of the file, are left out. NULL with errors. */
struct xml_file *xml_read_schema(const char *path, struct diag *diag);

#endif
