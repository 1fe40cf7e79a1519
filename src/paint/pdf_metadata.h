/* What a PDF says of itself: information dictionary and XMP (ISO 16684-1), output intent, the data that travels inside.
 * Private to the PDF painter. */
#ifndef PAINT_PDF_METADATA_H
#define PAINT_PDF_METADATA_H

#include "frame/pages.h"
#include "paint/pdf_object.h"

/* The information dictionary; what XMP says too is equal there. */
void pdf_information_write(const struct metadata *metadata, struct pdf_file *file);

/* Each writes its objects and appends its entries to the catalog's. */
void pdf_metadata_write(const struct metadata *metadata, struct pdf_file *file, struct buffer *catalog);
void pdf_output_intent_write(struct pdf_file *file, struct buffer *catalog);

/* Nothing if the document has no source. */
void pdf_source_write(const struct document *document, struct pdf_file *file, struct buffer *catalog);

/* An sRGB profile (ICC.1:2010, version 4). */
extern const unsigned char pdf_srgb[];
extern const size_t pdf_srgb_length;

#endif
