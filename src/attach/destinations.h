/* Named destinations (ISO 32000-2, 12.3.2.4) of a part: a name means nothing in another document, so what refers to one
 * by name gets the destination itself before it is copied. */
#ifndef ATTACH_DESTINATIONS_H
#define ATTACH_DESTINATIONS_H

#include "attach/pdf.h"

struct destinations;

struct destinations *destinations_open(struct pdf *pdf);
void destinations_close(struct destinations *destinations);

/* In an annotation or outline item: its destination, or that of its actions. */
void destinations_resolve(struct destinations *destinations, qpdf_oh object);

/* In all annotations of a page. */
void destinations_resolve_page(struct destinations *destinations, qpdf_oh page);

#endif
