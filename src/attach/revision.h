/* A revision at the end of a PDF (ISO 32000-2, 7.5.6): changed and new objects, a cross-reference section of the kind
 * that the file ends with, and a trailer that leads to the ones before. The bytes that were there stay as they are, and
 * so does what is signed of them. */
#ifndef ATTACH_REVISION_H
#define ATTACH_REVISION_H

#include "attach/pdf.h"

struct revision;

/* NULL with DIAG_PDF_UNFIT, if the file's end is not as it must be. */
struct revision *revision_open(struct pdf *pdf, struct diag *diag);
void revision_close(struct revision *revision);

/* The object, which is indirect, as it is now, is part of the revision. What it refers to is not by that. */
void revision_add(struct revision *revision, qpdf_oh object);

/* Appends the revision to `out`, to stand behind the file. */
void revision_write(struct revision *revision, struct buffer *out);

#endif
