/* What a PDF is painted with, and how: what is alike in one document and in a volume. */
#include "paint/pdf_cache.h"

#include <stdlib.h>

#include "base/memory.h"

struct pdf_cache *pdf_cache_create(void)
{
    struct pdf_cache *cache = memory_zeroed(1, sizeof *cache);
    cache->deflater = pdf_deflater_create();
    cache->fonts = pdf_fonts_create();
    cache->images = pdf_images_create();
    return cache;
}

void pdf_cache_destroy(struct pdf_cache *cache)
{
    if (!cache)
        return;
    pdf_file_finish(&cache->file);
    pdf_content_finish(&cache->content);
    pdf_tags_finish(&cache->tags);
    pdf_links_finish(&cache->links);
    buffer_finish(&cache->entries);
    pdf_fonts_destroy(cache->fonts);
    pdf_images_destroy(cache->images);
    pdf_deflater_destroy(cache->deflater);
    free(cache);
}

void pdf_cache_connect(struct pdf_cache *cache, struct diag *diag)
{
    cache->diag = cache->content.diag = cache->file.diag = diag;
    cache->file.deflater = cache->deflater;
    cache->content.file = &cache->file;
    cache->content.fonts = cache->fonts;
    cache->content.tags = &cache->tags;
}

/* ------------------------------------------------------------------------------------------------ the painter's functions */

bool pdf_paint_page(void *state, const struct page *page)
{
    struct pdf_cache *pdf = state;
    pdf_content_begin(&pdf->content, page->number - 1, page);
    return true;
}

bool pdf_paint_fill(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    pdf_content_fill(&pdf->content, item);
    return true;
}

bool pdf_paint_image(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    int number = pdf_image_use(pdf->images, item->image, item->place, &pdf->file, pdf->diag);
    if (number >= 0)
        pdf_content_image(&pdf->content, item, number);
    return number >= 0;
}

bool pdf_paint_drawing(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    pdf_content_drawing(&pdf->content, item);
    return true;
}

void pdf_put_media_box(struct buffer *entries, const struct page *page)
{
    PDF_PUT(entries, "/MediaBox[0 0 ");
    buffer_number(entries, page->width, 3);
    buffer_byte(entries, ' ');
    buffer_number(entries, page->height, 3);
    buffer_byte(entries, ']');
}

void pdf_put_page_entries(struct buffer *entries, const struct page *page, int key)
{
    pdf_put_media_box(entries, page);
    /* PDF/UA-1, 7.18.3: annotations in the order of the structure. */
    PDF_PUT(entries, "/Tabs/S/StructParents ");
    pdf_put_integer(entries, key);
}
