/*
 * The PDF file as objects (ISO 32000-1, 7.3 and 7.5), and the seam to libharu.
 *
 * libharu's objects make the skeleton: catalog, page tree, pages.  What there are hundreds of
 * (structure elements) and what is kept compressed (streams) is written straight; both share one numbering.  All but
 * streams goes into object streams (7.5.7); a cross-reference stream (7.5.8) closes the file.
 *
 * A file has two parts.  The trunk is the same for all holders of an edition, down to the byte: it is made once.  What
 * names the holder has the highest object numbers and stands behind it, so that no place in the trunk moves.
 */
#ifndef PAINT_PDF_OBJECT_H
#define PAINT_PDF_OBJECT_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/standard.h"
#include "paint/pdf_deflate.h"
#include "paint/pdf_packed.h"
#include "paint/pdf_put.h"

/* Object streams: objects that are likely to be equal from document to document stand apart from the others; those that
 * depend on the holder stand behind the trunk. */
enum pdf_group { PDF_DOCUMENT, PDF_STRUCTURE, PDF_PERSONAL, PDF_GROUPS };

struct pdf_object_stream {
    struct buffer index, objects;
    int number, count;
};

/* What the documents of all holders begin with. */
struct pdf_trunk {
    struct buffer bytes;
    size_t fonts_end;           /* up to which they are those of all trunks with the same fonts */
    unsigned long long number;  /* of its own */
    uint64_t hash;              /* of the bytes, */
    uint32_t sum;               /* and their CRC-32: for the file's identifier */
    struct pdf_piece rows;      /* of the cross-reference table: of objects below `common` */
    struct pdf_entry last;      /* the last of these */
    int common, count;          /* objects in the trunk, and numbers that are given out */
    int catalog, info;          /* object numbers; info 0: there is none */
    int group;                  /* of the object stream behind the trunk; 0: there is none */
};

/* All zeros to begin with; the memory serves one file after the other. */
struct pdf_file {
    struct buffer *out;         /* where the file is appended */
    size_t start;               /* offset of its first byte in `out`; */
    size_t header;              /* of a trunk, bytes of its header */
    size_t passed;              /* bytes of it that are in `out` no more: see pdf_run.h */
    struct diag *diag;
    struct pdf_deflater *deflater;
    struct arena *arena;        /* libharu's memory, for this file alone */
    HPDF_Doc haru;
    enum standard standard;     /* said before it begins; unsaid: STANDARD_PDF17 */
    int name_space;             /* object number of its structure types' namespace; 0: none, as in PDF 1 */
    HPDF_STATUS status;         /* not HPDF_OK: something failed; reported by pdf_file_end */
    int first_page;             /* object number; the others follow it */
    int info;                   /* that of the information dictionary; 0: there is none, as in PDF 2.0 */
    bool is_run;                /* object streams are written when they are full */
    struct pdf_packed packed;   /* of a run: of the objects of earlier documents; */
    struct pdf_entry *entries;  /* of those that follow, by object number */
    int count, capacity;        /* numbers that are given out; room in `entries` */
    struct pdf_object_stream groups[PDF_GROUPS];
    struct buffer scratch;
};

/* Begins a trunk with that many pages; `trunk` is all zeros, and the file's standard said. Until its end the thread has no other in the making. False
 * with DIAG_INTERNAL: libharu failed. */
bool pdf_trunk_begin(struct pdf_file *file, int page_count, struct pdf_trunk *trunk, struct diag *diag);

/* Puts the streams that were written since the trunk had this length behind its header: they are those of many documents, of which
 * then more than the header is alike where they begin. Gives where they end. */
size_t pdf_trunk_put_first(struct pdf_file *file, size_t length);

/* From here on numbers are for what stands behind the trunk. */
void pdf_trunk_close(struct pdf_file *file, struct pdf_trunk *trunk);

/* Writes what remains of the trunk. False with DIAG_INTERNAL: libharu failed. */
bool pdf_trunk_end(struct pdf_file *file, struct pdf_trunk *trunk);

void pdf_trunk_finish(struct pdf_trunk *trunk);

/* Begins a file that holds what the trunk holds, at the end of `out`. */
void pdf_file_begin(struct pdf_file *file, const struct pdf_trunk *trunk, struct buffer *out);

/* Numbers for `count` objects; gives the first. Each number must be written once. */
int pdf_reserve(struct pdf_file *file, int count);

/* Object numbers; pages are counted from 0. */
int pdf_page_number(const struct pdf_file *file, int page);
int pdf_catalog_number(const struct pdf_file *file);
int pdf_pages_number(const struct pdf_file *file);

/* Entries of a page or the catalog, as PDF text; copied. They may be given once each. */
void pdf_page_entries(struct pdf_file *file, int page, const struct buffer *entries);
void pdf_catalog_entries(struct pdf_file *file, const struct buffer *entries);

/* The same for the root of the page tree, where the pages are not libharu's: its kids and their count are in `entries`. */
void pdf_pages_entries(struct pdf_file *file, const struct buffer *entries);

/* An object that is no stream: append its value to what `pdf_object_begin` gives, and nothing else until the end. */
struct buffer *pdf_object_begin(struct pdf_file *file, enum pdf_group group, int number);
void pdf_object_end(struct pdf_file *file, enum pdf_group group);

/* A stream with the dictionary `entries`, but for Length; may be NULL. */
void pdf_stream(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length);

/* The entry of a stream that pdf_deflate made. */
#define PDF_DEFLATED "/Filter/FlateDecode"

/* Deflates; the entry is added. */
void pdf_stream_deflated(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length);

/* A stream put together from pieces, in the file's scratch; the entry is added. */
void pdf_stream_pieces(struct pdf_file *file, int number, const char *entries);

/* ---- For pdf_object.c and pdf_run.c */

/* The file's header, which says its version (7.5.2). */
void pdf_put_header(const struct pdf_file *file);

/* Empties an object stream, which gets that number; and writes it. */
void pdf_group_clear(struct pdf_object_stream *group, int number);
void pdf_group_write(struct pdf_file *file, enum pdf_group which);

/* Writes it, and begins another. */
void pdf_group_next(struct pdf_file *file, enum pdf_group which);

/* Cross-references (7.5.8.3): rows in which a place takes `width` bytes, 3 or 4, after the row of `before` (NULL: they are
 * the first); and the entries of the stream's dictionary, but for ID. */
void pdf_put_rows(struct buffer *out, const struct pdf_entry *entries, int count, const struct pdf_entry *before,
                  int width);
void pdf_put_trailer(struct buffer *out, int width, int count, int catalog, int info);

/* ID of a file of that hash, CRC-32 and length. */
void pdf_put_identifier(struct buffer *out, uint64_t hash, uint32_t sum, size_t length);

/* libharu's part of the trunk's begin and end. False with DIAG_INTERNAL. */
bool pdf_haru_begin(struct pdf_file *file, int page_count);
bool pdf_haru_write(struct pdf_file *file);

/* Writes what remains. */
void pdf_file_end(struct pdf_file *file, const struct pdf_trunk *trunk);

void pdf_file_finish(struct pdf_file *file);

#endif
