/*
 * The PDF painter: PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.
 *
 * Pages are written as they come; what needs to know all pages (fonts, structure, outline) follows, then the catalog.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "paint/paint.h"
#include "paint/pdf_content.h"
#include "paint/pdf_deflate.h"
#include "paint/pdf_font.h"
#include "paint/pdf_image.h"
#include "paint/pdf_link.h"
#include "paint/pdf_metadata.h"
#include "paint/pdf_object.h"
#include "paint/pdf_outline.h"
#include "paint/pdf_tags.h"
#include "paint/pdf_text.h"

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
    struct diag *diag;
    int resources;              /* object number of all pages' resources */
};

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

/* ------------------------------------------------------------------------------------------------ pages */

static bool begin(void *state, const struct pages *pages)
{
    struct pdf_cache *pdf = state;
    pdf->resources = pdf_reserve(&pdf->file, 1);
    pdf_fonts_begin(pdf->fonts);
    pdf_images_begin(pdf->images);
    pdf_tags_begin(&pdf->tags, pages->document->node_count, pages->count);
    return true;
}

static bool begin_page(void *state, const struct page *page)
{
    struct pdf_cache *pdf = state;
    pdf_content_begin(&pdf->content, page->number - 1, page);
    return true;
}

static bool text(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    pdf_links_text(&pdf->links, item);
    return pdf_content_text(&pdf->content, item);
}

static bool fill(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    pdf_content_fill(&pdf->content, item);
    return true;
}

static bool image(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    int number = pdf_image_use(pdf->images, item->image, item->place, &pdf->file, pdf->diag);
    if (number >= 0)
        pdf_content_image(&pdf->content, item, number);
    return number >= 0;
}

static bool drawing(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    pdf_content_drawing(&pdf->content, item);
    return true;
}

static void put_page_entries(struct pdf_cache *pdf, const struct page *page, int contents)
{
    struct buffer *entries = &pdf->entries;
    PDF_PUT(entries, "/MediaBox[0 0 ");
    buffer_number(entries, page->width, 3);
    buffer_byte(entries, ' ');
    buffer_number(entries, page->height, 3);
    PDF_PUT(entries, "]/Resources");
    pdf_put_reference(entries, pdf->resources);
    PDF_PUT(entries, "/Contents");
    pdf_put_reference(entries, contents);
    /* PDF/UA-1, 7.18.3: annotations in the order of the structure. */
    PDF_PUT(entries, "/Tabs/S/StructParents ");
    pdf_put_integer(entries, page->number - 1);
}

static bool end_page(void *state, const struct page *page)
{
    struct pdf_cache *pdf = state;
    struct pdf_content *content = &pdf->content;
    int contents = pdf_reserve(&pdf->file, 1);
    pdf_content_end(content);
    pdf_stream_deflated(&pdf->file, contents, NULL, content->out.bytes, content->out.length, content->cuts,
                        pdf->pages->document->personal ? content->cut_count : 0);
    buffer_clear(&pdf->entries);
    put_page_entries(pdf, page, contents);
    pdf_links_write(&pdf->links, page->number - 1, page->height, &pdf->tags, &pdf->file, &pdf->entries);
    pdf_page_entries(&pdf->file, page->number - 1, &pdf->entries);
    return true;
}

/* ------------------------------------------------------------------------------------------------ the document */

static bool write_resources(struct pdf_cache *pdf)
{
    struct buffer *out = pdf_object_begin(&pdf->file, PDF_DOCUMENT, pdf->resources);
    PDF_PUT(out, "<</Font<<");
    pdf_fonts_put_resources(pdf->fonts, out);
    PDF_PUT(out, ">>");
    pdf_images_put_resources(pdf->images, out);
    PDF_PUT(out, ">>");
    pdf_object_end(&pdf->file, PDF_DOCUMENT);
    return pdf_fonts_write(pdf->fonts, &pdf->file, pdf->diag);
}

static void write_structure(struct pdf_cache *pdf, const struct document *document, struct buffer *catalog)
{
    int outline = pdf_outline_write(pdf->pages, &pdf->tags, &pdf->file);
    int structure = pdf_tags_write(&pdf->tags, document->root, document->metadata.language, &pdf->file);
    PDF_PUT(catalog, "/StructTreeRoot");
    pdf_put_reference(catalog, structure);
    if (outline) {
        PDF_PUT(catalog, "/Outlines");
        pdf_put_reference(catalog, outline);
    }
}

static bool end(void *state)
{
    struct pdf_cache *pdf = state;
    const struct document *document = pdf->pages->document;
    struct buffer *catalog = &pdf->entries;
    if (!write_resources(pdf))
        return false;
    buffer_clear(catalog);
    PDF_PUT(catalog, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                           "/PageLabels<</Nums[0<</S/D>>]>>");
    pdf_put_text_entry(catalog, "/Lang", document->metadata.language);
    write_structure(pdf, document, catalog);
    pdf_metadata_write(&document->metadata, &pdf->file, catalog);
    pdf_output_intent_write(&pdf->file, catalog);
    pdf_source_write(document, &pdf->file, catalog);
    pdf_catalog_entries(&pdf->file, catalog);
    pdf_information_write(&document->metadata, &pdf->file);
    return true;
}

bool paint_pdf(const struct pages *pages, struct pdf_cache *cache, struct buffer *out, struct diag *diag)
{
    static const struct painter painter = {
        .begin = begin,
        .begin_page = begin_page,
        .text = text,
        .fill = fill,
        .image = image,
        .drawing = drawing,
        .end_page = end_page,
        .end = end,
    };
    size_t start = out->length;
    cache->pages = pages;
    cache->diag = cache->content.diag = diag;
    cache->file.deflater = cache->deflater;
    cache->content.file = &cache->file;
    cache->content.fonts = cache->fonts;
    cache->content.tags = &cache->tags;
    cache->links.count = 0;
    bool painted = pdf_file_begin(&cache->file, pages->count, out, diag) && paint_pages(pages, &painter, cache) &&
                   pdf_file_end(&cache->file);
    if (!painted)
        out->length = start;
    return painted;
}
