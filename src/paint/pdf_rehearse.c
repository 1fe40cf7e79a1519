/*
 * Whether a document can be painted.  What may fail is done, in the order of painting: glyphs are looked up, pictures decoded,
 * fonts cut to what is shown.  Content, structure and what the file says of itself are not made: nothing in them fails.
 */
#include "base/memory.h"
#include "paint/pdf_cache.h"

static bool begin(void *state, const struct pages *pages)
{
    struct pdf_cache *pdf = state;
    pdf_fonts_begin(pdf->fonts, pages->document->field_count > 0);
    pdf_images_begin(pdf->images);
    return true;
}

static bool is_plain(struct pdf_cache *pdf, const struct line *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (!pdf_content_mark_plain(&pdf->content, &line->runs[i]))
            return false;
    return true;
}

static bool mark_text(struct pdf_cache *pdf, const struct item *item)
{
    for (size_t i = 0; i < item->text.line->count; i++)
        if (!pdf_content_mark_text(&pdf->content, item, &item->text.line->runs[i]))
            return false;
    return true;
}

static bool text(void *state, const struct item *item, const struct item *next)
{
    struct pdf_cache *pdf = state;
    (void)next;
    if (item->text.line->count && !item->text.line->runs->glyphs) /* then none of its runs has any */
        return mark_text(pdf, item);
    return (!item->text.personal && is_plain(pdf, item->text.line)) || pdf_content_text(&pdf->content, item, NULL);
}

static bool image(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    return pdf_image_check(pdf->images, item->image, item->place, pdf->deflater, pdf->diag);
}

static bool end(void *state)
{
    struct pdf_cache *pdf = state;
    return pdf_fonts_check(pdf->fonts, pdf->deflater, pdf->diag);
}

bool rehearse_pdf(const struct pages *pages, struct pdf_cache *cache, struct diag *diag)
{
    static const struct painter painter = {
        .begin = begin,
        .begin_page = pdf_paint_page,
        .text = text,
        .image = image,
        .end = end,
    };
    pdf_cache_connect(cache, diag);
    pdf_deflater_try(cache->deflater, PDF_NO_EFFORT);
    cache->content.tags = NULL;
    cache->content.arena = arena_create();
    bool painted = paint_pages(pages, &painter, cache);
    arena_destroy(cache->content.arena);
    cache->content.arena = NULL;
    return painted;
}
