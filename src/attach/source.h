/* The data of supplements inside a PDF: associated files of relationship Source (ISO 32000-2, 14.13) that hold a
 * qualification, here or in an embedded supplement; and of relationship Alternative that hold its record. */
#ifndef ATTACH_SOURCE_H
#define ATTACH_SOURCE_H

#include "attach/pdf.h"

/* Calls `visit` with each: first those that the document is associated with, in that order, then those that it only
 * embeds, as a program that wrote it anew has left them. The bytes live for the call. */
typedef void visit_source(void *context, const struct buffer *source, bool associated);
void sources_each(struct pdf *pdf, visit_source *visit, void *context);
void records_each(struct pdf *pdf, visit_source *visit, void *context); /* the same with the records */

/* Calls `visit` with each supplement that the document embeds as a file; the file lives for the call. */
typedef void visit_supplement(void *context, const struct attach_file *supplement);
void supplements_each(struct pdf *pdf, visit_supplement *visit, void *context);

#endif
