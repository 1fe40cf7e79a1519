/* PDF files that exist already: what a supplement's PDF carries. The only room that knows qpdf; a module of its own
 * (supplement-attach.so), loaded when it is asked for: qpdf brings along more than a whole render needs. */
#ifndef ATTACH_ATTACH_H
#define ATTACH_ATTACH_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

/* The data that the PDF was made from: its associated file of relationship Source (ISO 32000-2, 14.13), appended to
 * `out`. False with DIAG_PDF_INVALID or DIAG_SOURCE_MISSING. */
typedef bool extract_source_function(const char *path, struct buffer *out, struct diag *diag);
extract_source_function extract_source;

#endif
