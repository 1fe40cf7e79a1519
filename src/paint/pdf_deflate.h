/* Deflated streams (RFC 1950), kept by what they hold, so that of the documents of a cohort only what differs is
 * compressed. Private to the PDF painter. */
#ifndef PAINT_PDF_DEFLATE_H
#define PAINT_PDF_DEFLATE_H

#include <stdint.h>

#include "base/buffer.h"

struct pdf_deflater;

struct pdf_deflater *pdf_deflater_create(void);
void pdf_deflater_destroy(struct pdf_deflater *deflater);

/* How hard to try from now on with what other documents have too: SWIFT, as it begins, or CLOSE, where it is a personal document, of
 * which there are many. All else is compressed swiftly: of different qualifications it is compressed but once. NO for what nobody
 * will read: of streams and pieces nothing comes out but what stands around what is compressed. */
enum pdf_effort { PDF_SWIFT, PDF_CLOSE, PDF_NO_EFFORT, PDF_EFFORTS };
void pdf_deflater_try(struct pdf_deflater *deflater, enum pdf_effort effort);
enum pdf_effort pdf_deflater_effort(const struct pdf_deflater *deflater);

/* Appends `bytes` as one zlib stream to `out`. The same bytes give the same stream, whatever is kept. */
void pdf_deflate(struct pdf_deflater *deflater, const void *bytes, size_t length, struct buffer *out);

/* The same for what other documents have too, fonts and pictures: the same stream with the same effort. */
void pdf_deflate_shared(struct pdf_deflater *deflater, const void *bytes, size_t length, struct buffer *out);

/* A piece that any stream may hold, compressed for itself. */
struct pdf_piece {
    struct buffer deflated;
    size_t length;       /* of what it holds */
    uint32_t sum;        /* Adler-32 of that */
};

/* The piece is the caller's to finish. */
void pdf_piece_make(struct pdf_piece *piece, struct pdf_deflater *deflater, const void *bytes, size_t length);

/* Makes it longer: what many pieces begin with is compressed once if what follows is added. */
void pdf_piece_add(struct pdf_piece *piece, struct pdf_deflater *deflater, const void *bytes, size_t length);
void pdf_piece_finish(struct pdf_piece *piece);

/* A stream in the making: pieces, and between them bytes that differ from document to document and are so few that they
 * are stored as they are. */
struct pdf_pieces {
    struct buffer *out;
    uint32_t sum;
};
void pdf_pieces_begin(struct pdf_pieces *pieces, struct buffer *out);
void pdf_pieces_add(struct pdf_pieces *pieces, const struct pdf_piece *piece);
void pdf_pieces_store(struct pdf_pieces *pieces, const void *bytes, size_t length);
void pdf_pieces_end(struct pdf_pieces *pieces);

#endif
