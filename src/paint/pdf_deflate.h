/* Deflated streams (RFC 1950), kept by what they hold, so that of the documents of a cohort only what differs is
 * compressed. Private to the PDF painter. */
#ifndef PAINT_PDF_DEFLATE_H
#define PAINT_PDF_DEFLATE_H

#include "base/buffer.h"

struct pdf_deflater;

struct pdf_deflater *pdf_deflater_create(void);
void pdf_deflater_destroy(struct pdf_deflater *deflater);

/*
 * Appends `bytes` as one zlib stream to `out`.  The stream is made of pieces that are compressed each for itself and
 * kept: they end at the offsets in `cuts` (rising, within the bytes) and at the end.  The same bytes and cuts give the
 * same stream, whatever is kept.
 */
void pdf_deflate(struct pdf_deflater *deflater, const void *bytes, size_t length, const size_t *cuts, size_t cut_count,
                 struct buffer *out);

#endif
