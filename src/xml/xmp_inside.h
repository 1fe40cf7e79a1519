/* What reading and writing a packet share. */
#ifndef XML_XMP_INSIDE_H
#define XML_XMP_INSIDE_H

#include <libxml/tree.h>

#include "xml/xmp.h"

#define XMP_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XMP_PDFA "http://www.aiim.org/pdfa/ns/id/"
#define XMP_PDFUA "http://www.aiim.org/pdfua/ns/id/"
#define XMP_DECLARATIONS "http://pdfa.org/declarations/"

/* The packet, which the caller frees; NULL if it is not understood. If it had to be mended, `wrong` says why. */
xmlDoc *packet_parse(const void *packet, size_t length, const char **wrong);

/* The next node in document order; NULL at the end. With `over`, not one inside this. */
xmlNode *packet_next(xmlNode *node, bool over);

bool is_in(const xmlNs *ns, const char *uri);
bool is_named(const xmlNode *node, const char *uri, const char *name);

/* Whether this is the namespace of a claim; of one that is neither of PDF/A nor PDF/UA nor a declaration. */
bool is_claim(const xmlNs *ns);
bool is_other_claim(const xmlNs *ns);

#endif
