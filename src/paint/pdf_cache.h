/* What a PDF is painted with, whether it is one document or a volume of many. Private to the PDF painter. */
#ifndef PAINT_PDF_CACHE_H
#define PAINT_PDF_CACHE_H

#include "paint/paint.h"
#include "paint/pdf_content.h"
#include "paint/pdf_deflate.h"
#include "paint/pdf_font.h"
#include "paint/pdf_image.h"
#include "paint/pdf_link.h"
#include "paint/pdf_object.h"
#include "paint/pdf_tags.h"

/* All that is used again: what is kept by content, and the working memory. */
struct pdf_cache {
    struct pdf_deflater *deflater;
    struct pdf_fonts *fonts;
    struct pdf_images *images;
    struct pdf_file file;
    struct pdf_content content;
    struct pdf_tags tags;
    struct pdf_links links;
    struct buffer entries;      /* of a page, then of the catalog */
    /* of the document at hand */
    const struct pages *pages;
    struct pdf_stencil *stencil; /* that is in the making, */
    struct pdf_volume *volume;  /* or the volume that it is in */
    struct diag *diag;
};

/* Sets what its parts need of each other, and where they report. */
void pdf_cache_connect(struct pdf_cache *cache, struct diag *diag);

/* Painter's functions (paint.h) whose state is a cache. */
bool pdf_paint_page(void *state, const struct page *page);
bool pdf_paint_fill(void *state, const struct item *item);
bool pdf_paint_image(void *state, const struct item *item);
bool pdf_paint_drawing(void *state, const struct item *item);

void pdf_put_media_box(struct buffer *entries, const struct page *page);

/* The entries of a page that its size and its key in the parent tree decide. */
void pdf_put_page_entries(struct buffer *entries, const struct page *page, int key);

#endif
