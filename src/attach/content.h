/* What a page shows: the page itself and all that is drawn by way of its resources and annotations. */
#ifndef ATTACH_CONTENT_H
#define ATTACH_CONTENT_H

#include "attach/pdf.h"

/* Calls `visit` with the page, its annotations, and each form, image, pattern and Type 3 font that they draw, at any
 * depth; each once for all calls with the same `visited`. */
typedef void content_visit(void *context, qpdf_oh object);
void content_each(struct pdf *pdf, qpdf_oh page, struct visited *visited, content_visit *visit, void *context);

#endif
