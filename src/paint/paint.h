/* Painting: pages -> bytes. A painter is a table of functions; paint_pages walks the pages and calls it. HTML, which has no pages, is
 * painted from the document. */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "base/buffer.h"
#include "frame/pages.h"

/* Each function gets the painter's own state. `begin` may be NULL, and so may any that a painter has no use for.
 * A function that fails reports and returns false; the walk stops and paint_pages returns false. */
struct painter {
    bool (*begin)(void *state, const struct pages *pages);
    bool (*begin_page)(void *state, const struct page *page);
    bool (*text)(void *state, const struct item *item, const struct item *next); /* `next` on the page, or NULL */
    bool (*fill)(void *state, const struct item *item);
    bool (*image)(void *state, const struct item *item);
    bool (*drawing)(void *state, const struct item *item);
    bool (*seal)(void *state, const struct item *item);
    bool (*end_page)(void *state, const struct page *page);
    bool (*end)(void *state);
};

bool paint_pages(const struct pages *pages, const struct painter *painter, void *state);

/* Text of all that is on the pages, one line an item, numbers with three decimals [pt]: the tests' golden format.
 * Appended to `out`. */
bool paint_trace(const struct pages *pages, struct buffer *out, struct diag *diag);

/* What the PDF painter keeps between documents: subset fonts, compressed streams, keyed by their content. Belongs to
 * the engine; one for each thread. */
struct pdf_cache;
struct pdf_cache *pdf_cache_create(void);
void pdf_cache_destroy(struct pdf_cache *cache);

/* PDF of the standard that the document's metadata say. Equal pages give equal bytes. Appended to `out`. */
bool paint_pdf(const struct pages *pages, struct pdf_cache *cache, struct buffer *out, struct diag *diag);

/* Whether paint_pdf would make it, with the same findings; it costs less. */
bool rehearse_pdf(const struct pages *pages, struct pdf_cache *cache, struct diag *diag);

/* A PDF in which everything is written but what names the holder: filled, it is the PDF that paint_pdf makes of that
 * holder's pages, byte for byte. It needs the pages' nodes and faces, but neither their lines nor their cache. NULL with
 * errors in the sink. */
struct pdf_stencil;
struct pdf_stencil *pdf_stencil_create(const struct pages *pages, struct pdf_cache *cache, struct diag *diag);
void pdf_stencil_destroy(struct pdf_stencil *stencil);

/* A personal paragraph as another holder has it: its lines, as many as the stencil's, and the runs that they are of. */
struct personal_lines {
    const struct line *const *lines;
    const struct run *runs;
};

/* All that a PDF says of its holder. */
struct personal_part {
    const struct personal_lines *lines; /* by the numbers of their paragraphs less one; NULL: those of the pages that the
                                           stencil was made of */
    const char *title, *date;           /* see struct metadata */
    const char *source;                 /* what follows that which all holders' sources share */
    size_t source_length;
    const struct drawing *const *pictures; /* by the numbers of personal pictures less one, as large as those of the pages; NULL: those */
    const struct field *fields;         /* that links lead to: see node.field */
};

/* The document's own part. */
struct personal_part document_personal_part(const struct document *document);

/* What every PDF of the stencil begins with has a number, which no other has, and a length. */
unsigned long long pdf_stencil_beginning(const struct pdf_stencil *stencil, size_t *length);

/* Up to where it is what every PDF begins with that has the same fonts. */
size_t pdf_stencil_fonts_end(const struct pdf_stencil *stencil);

/* Appends that. */
void pdf_stencil_begin(const struct pdf_stencil *stencil, struct buffer *out);

/* Appends the rest of the PDF, with that part. False, with nothing appended: the lines do not go into the stencil, or errors are in the
 * sink. */
bool pdf_stencil_fill(const struct pdf_stencil *stencil, struct pdf_cache *cache, const struct personal_part *part,
                      struct buffer *out, struct diag *diag);

/* A volume: many documents as one PDF for the printer, of one of the same standards. Each begins on a right-hand page, behind a
 * blank one if need be; it is a Document of its own in the structure, and has page labels of its own. Fonts are embedded
 * once, pictures too. The file is passed on as it is made: what is kept grows with the number of pages and elements. */
struct pdf_volume;

/* Takes the next bytes of a file. False: they could not be written. */
typedef bool paint_sink(void *context, const void *bytes, size_t length);

/* `metadata` is the volume's; where it has no title, language, creator or standard, it takes that of the first document,
 * without its holder; where it has no date, the latest of all documents. The faces and the context outlive the volume. */
struct pdf_volume *pdf_volume_create(const struct metadata *metadata, paint_sink *sink, void *context);
void pdf_volume_destroy(struct pdf_volume *volume);

/* Adds a document, below a bookmark; below that of the document before if it is called the same. False with errors in
 * the sink: the volume is of no use any more. */
bool pdf_volume_add(struct pdf_volume *volume, const struct pages *pages, const char *bookmark, struct diag *diag);

/* Pages so far, blank ones included: always an even number. */
int pdf_volume_pages(const struct pdf_volume *volume);

/* Writes what remains; once. False with errors in the sink: the file is of no use. DIAG_RUN_EMPTY: nothing was added. */
bool pdf_volume_finish(struct pdf_volume *volume, struct diag *diag);

/* HTML of a document that was composed for the web, one file that needs no other: see html.c. `pdf` is the address of the same document as
 * PDF, which it links to; or NULL. Equal input gives equal bytes. Appended to `out`. */
void paint_html(const struct document *document, const char *pdf, struct buffer *out);

/* One page as PNG or SVG; in a module of its own (supplement-image.so), so that a run that needs no picture does not
 * load cairo. `resolution` is in pixels per inch; SVG has none. `masks` are letters that small pictures share; or NULL. */
enum image_output { IMAGE_OUTPUT_PNG, IMAGE_OUTPUT_SVG };
struct glyph_masks;
typedef bool paint_image_function(const struct pages *pages, int page, enum image_output output, double resolution,
                                  struct glyph_masks *masks, struct buffer *out, struct diag *diag);
paint_image_function paint_image;

#endif
