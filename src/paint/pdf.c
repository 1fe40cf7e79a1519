/*
 * The PDF painter: PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once, or PDF 2.0 that is PDF/A-4f
 * (ISO 19005-4) and PDF/UA-2 (ISO 14289-2).
 *
 * First a stencil is made: the trunk of the file, which is the same for all holders, and what surrounds the slots that name
 * the holder.  Pages are written as they come; what needs to know all pages (fonts, structure, outline) follows, then the
 * catalog.  Then the stencil is filled, with the same pages' own lines or with those of another holder.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_cache.h"
#include "paint/pdf_metadata.h"
#include "paint/pdf_outline.h"
#include "paint/pdf_text.h"

/* A page, as far as it must wait for the numbers of what stands behind the trunk. */
struct sheet {
    double height;              /* [pt] */
    struct buffer entries;
    struct pdf_slot *slots;
    int slot_count;             /* 0: all of its content stands in the trunk */
    int *parts;                 /* object numbers of its content before, between and behind the slots; 0: there is none */
    int first_slot;             /* object number of what stands in the first slot; the others follow it */
};

struct pdf_stencil {
    struct pdf_trunk trunk;
    struct sheet *sheets;
    int sheet_count;
    bool is_personal;           /* a page has slots */
    int resources;              /* object number of all pages' resources */
    struct buffer fonts, images; /* entries of the resources, of what is in the trunk */
    struct pdf_piece source;    /* what all holders share */
    int embedded;               /* object number of the source; 0: there is none */
    /* What the file says of itself, where that names the holder. */
    struct pdf_piece metadata;  /* what all holders share, */
    struct buffer information;  /* and likewise */
    int metadata_number;        /* of XMP; 0: it stands in the trunk, as does the information dictionary */
    struct arena *arena;        /* slots */
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

void pdf_stencil_destroy(struct pdf_stencil *stencil)
{
    if (!stencil)
        return;
    for (int i = 0; i < stencil->sheet_count; i++)
        buffer_finish(&stencil->sheets[i].entries);
    free(stencil->sheets);
    pdf_trunk_finish(&stencil->trunk);
    buffer_finish(&stencil->fonts);
    buffer_finish(&stencil->images);
    pdf_piece_finish(&stencil->source);
    pdf_piece_finish(&stencil->metadata);
    buffer_finish(&stencil->information);
    arena_destroy(stencil->arena);
    free(stencil);
}

/* ------------------------------------------------------------------------------------------------ pages */

static bool begin(void *state, const struct pages *pages)
{
    struct pdf_cache *pdf = state;
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

static bool text(void *state, const struct item *item, const struct item *next)
{
    struct pdf_cache *pdf = state;
    pdf_links_text(&pdf->links, item);
    return pdf_content_text(&pdf->content, item, next);
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

void pdf_put_page_entries(struct buffer *entries, const struct page *page, int key)
{
    PDF_PUT(entries, "/MediaBox[0 0 ");
    buffer_number(entries, page->width, 3);
    buffer_byte(entries, ' ');
    buffer_number(entries, page->height, 3);
    /* PDF/UA-1, 7.18.3: annotations in the order of the structure. */
    PDF_PUT(entries, "]/Tabs/S/StructParents ");
    pdf_put_integer(entries, key);
}

/* Writes the content around the slots: 7.8.2 lets a page have it in several streams. */
static void write_parts(struct pdf_cache *pdf, struct sheet *sheet)
{
    const struct pdf_content *content = &pdf->content;
    struct arena *arena = pdf->stencil->arena;
    size_t at = 0;
    sheet->slot_count = content->slot_count;
    sheet->slots = arena_new_array(arena, struct pdf_slot, (size_t)content->slot_count);
    sheet->parts = arena_new_array(arena, int, (size_t)content->slot_count + 1);
    if (content->slot_count)
        memcpy(sheet->slots, content->slots, (size_t)content->slot_count * sizeof *sheet->slots);
    for (int i = 0; i <= sheet->slot_count; i++) {
        size_t end = i < sheet->slot_count ? sheet->slots[i].offset : content->out.length;
        if (end > at || !sheet->slot_count) {
            sheet->parts[i] = pdf_reserve(&pdf->file, 1);
            pdf_stream_deflated(&pdf->file, sheet->parts[i], NULL, content->out.bytes + at, end - at);
        }
        at = end;
    }
}

static bool end_page(void *state, const struct page *page)
{
    struct pdf_cache *pdf = state;
    struct pdf_content *content = &pdf->content;
    struct sheet *sheet = &pdf->stencil->sheets[page->number - 1];
    pdf_content_leave(content);
    sheet->height = page->height;
    write_parts(pdf, sheet);
    pdf->stencil->is_personal |= sheet->slot_count > 0;
    pdf_put_page_entries(&sheet->entries, page, page->number - 1);
    pdf_links_end_page(&pdf->links, page->number - 1, &pdf->tags, &pdf->file, &sheet->entries);
    return true;
}

/* ------------------------------------------------------------------------------------------------ the document */

static void write_structure(struct pdf_cache *pdf, const struct document *document, struct buffer *catalog)
{
    int structure = pdf_tags_write(&pdf->tags, document->root, document->metadata.language, &pdf->file);
    pdf_links_write(&pdf->links, pdf->pages, &pdf->tags, &pdf->file);
    int outline = pdf_outline_write(pdf->pages, &pdf->tags, &pdf->file);
    PDF_PUT(catalog, "/StructTreeRoot");
    pdf_put_reference(catalog, structure);
    if (outline) {
        PDF_PUT(catalog, "/Outlines");
        pdf_put_reference(catalog, outline);
    }
}

static void put_resources(const struct pdf_stencil *stencil, const struct buffer *companions, struct buffer *out)
{
    PDF_PUT(out, "<</Font<<");
    buffer_append(out, stencil->fonts.bytes, stencil->fonts.length);
    if (companions)
        buffer_append(out, companions->bytes, companions->length);
    PDF_PUT(out, ">>");
    buffer_append(out, stencil->images.bytes, stencil->images.length);
    PDF_PUT(out, ">>");
}

/* The data inside: in the trunk if all holders share them. Gives the number of their file specification, 0 if there are
 * none. */
static int write_source(struct pdf_cache *pdf, const struct document *document)
{
    struct pdf_stencil *stencil = pdf->stencil;
    if (!document->source)
        return 0;
    int number = pdf_reserve(&pdf->file, 1);
    if (document->field_count) {
        pdf_piece_make(&stencil->source, pdf->deflater, document->source, document->source_common);
        return number;
    }
    stencil->embedded = pdf_reserve(&pdf->file, 1);
    pdf_source_write(document->source, document->source_length, document->metadata.date, &pdf->file, stencil->embedded);
    return number;
}

/* What the file says of itself: in the trunk, unless it names the holder. */
static void write_metadata(struct pdf_cache *pdf, const struct document *document, struct buffer *catalog)
{
    const struct metadata *metadata = &document->metadata;
    if (document->field_count) {
        pdf_metadata_make_common(metadata, document->source, &pdf->file, &pdf->stencil->metadata);
        pdf_put_common_information(&pdf->stencil->information, metadata);
    } else {
        pdf_metadata_write(metadata, document->source, &pdf->file, catalog);
        pdf_information_write(metadata, &pdf->file);
    }
}

/* Numbers for what stands behind the trunk. */
static void reserve_personal(struct pdf_cache *pdf, const struct document *document)
{
    struct pdf_stencil *stencil = pdf->stencil;
    pdf_trunk_close(&pdf->file, &stencil->trunk);
    for (int i = 0; i < stencil->sheet_count; i++)
        stencil->sheets[i].first_slot = pdf_reserve(&pdf->file, stencil->sheets[i].slot_count);
    if (stencil->is_personal)
        stencil->resources = pdf_reserve(&pdf->file, 1);
    if (!document->field_count)
        return;
    if (document->source)
        stencil->embedded = pdf_reserve(&pdf->file, 1);
    stencil->metadata_number = pdf_reserve(&pdf->file, 1);
    if (pdf->file.standard != STANDARD_PDF2)
        pdf->file.info = pdf_reserve(&pdf->file, 1);
    stencil->trunk.group = pdf_reserve(&pdf->file, 1);
}

static void write_resources(struct pdf_cache *pdf)
{
    struct pdf_stencil *stencil = pdf->stencil;
    pdf_fonts_put_resources(pdf->fonts, &pdf->file, &stencil->fonts);
    pdf_images_put_resources(pdf->images, &stencil->images);
    if (stencil->is_personal)
        return;
    stencil->resources = pdf_reserve(&pdf->file, 1);
    put_resources(stencil, NULL, pdf_object_begin(&pdf->file, PDF_DOCUMENT, stencil->resources));
    pdf_object_end(&pdf->file, PDF_DOCUMENT);
}

static void put_contents(struct buffer *entries, const struct sheet *sheet)
{
    PDF_PUT(entries, "/Contents");
    if (sheet->slot_count)
        buffer_byte(entries, '[');
    for (int i = 0; i <= sheet->slot_count; i++) {
        if (sheet->parts[i])
            pdf_put_reference(entries, sheet->parts[i]);
        if (i < sheet->slot_count)
            pdf_put_reference(entries, sheet->first_slot + i);
    }
    if (sheet->slot_count)
        buffer_byte(entries, ']');
}

static void finish_pages(struct pdf_cache *pdf)
{
    struct pdf_stencil *stencil = pdf->stencil;
    for (int i = 0; i < stencil->sheet_count; i++) {
        struct sheet *sheet = &stencil->sheets[i];
        PDF_PUT(&sheet->entries, "/Resources");
        pdf_put_reference(&sheet->entries, stencil->resources);
        put_contents(&sheet->entries, sheet);
        pdf_page_entries(&pdf->file, i, &sheet->entries);
    }
}

static bool end(void *state)
{
    struct pdf_cache *pdf = state;
    const struct document *document = pdf->pages->document;
    struct buffer *catalog = &pdf->entries;
    write_resources(pdf);
    if (!pdf_fonts_write(pdf->fonts, &pdf->file, pdf->diag))
        return false;
    buffer_clear(catalog);
    PDF_PUT(catalog, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                           "/PageLabels<</Nums[0<</S/D>>]>>");
    pdf_put_text_entry(catalog, "/Lang", document->metadata.language);
    write_structure(pdf, document, catalog);
    pdf_output_intent_write(&pdf->file, catalog);
    write_metadata(pdf, document, catalog);
    int source = write_source(pdf, document);
    reserve_personal(pdf, document);
    if (document->field_count)
        pdf_put_metadata_entry(catalog, pdf->stencil->metadata_number);
    if (source)
        pdf_source_describe(document->source_name ? document->source_name : "qualification.xml", pdf->stencil->embedded,
                            &pdf->file, source, catalog);
    finish_pages(pdf);
    pdf_catalog_entries(&pdf->file, catalog);
    return true;
}

/* ------------------------------------------------------------------------------------------------ stencils */

static struct pdf_stencil *stencil_create(const struct pages *pages)
{
    struct pdf_stencil *stencil = memory_zeroed(1, sizeof *stencil);
    stencil->arena = arena_create();
    stencil->sheets = memory_zeroed((size_t)pages->count + 1, sizeof *stencil->sheets);
    stencil->sheet_count = pages->count;
    return stencil;
}

struct pdf_stencil *pdf_stencil_create(const struct pages *pages, struct pdf_cache *cache, struct diag *diag)
{
    static const struct painter painter = {
        .begin = begin,
        .begin_page = begin_page,
        .text = text,
        .fill = pdf_paint_fill,
        .image = pdf_paint_image,
        .drawing = pdf_paint_drawing,
        .end_page = end_page,
        .end = end,
    };
    struct pdf_stencil *stencil = stencil_create(pages);
    cache->pages = pages;
    cache->stencil = stencil;
    cache->diag = cache->content.diag = diag;
    cache->file.deflater = cache->deflater;
    cache->file.standard = pages->document->metadata.standard;
    pdf_deflater_try(cache->deflater, pages->document->field_count ? PDF_CLOSE : PDF_SWIFT);
    cache->content.file = &cache->file;
    cache->content.fonts = cache->fonts;
    cache->content.tags = &cache->tags;
    cache->content.arena = stencil->arena;
    pdf_links_begin(&cache->links);
    if (pdf_trunk_begin(&cache->file, pages->count, &stencil->trunk, diag) && paint_pages(pages, &painter, cache) &&
        pdf_trunk_end(&cache->file, &stencil->trunk))
        return stencil;
    pdf_stencil_destroy(stencil);
    return NULL;
}

static bool fill_sheet(struct pdf_cache *cache, const struct sheet *sheet, const struct personal_lines *personal)
{
    struct pdf_content *content = &cache->content;
    for (int i = 0; i < sheet->slot_count; i++) {
        const struct pdf_slot *slot = &sheet->slots[i];
        const struct line *line = slot->item.text.line;
        const struct run *runs = slot->item.text.runs;
        if (personal) {
            const struct personal_lines *lines = &personal[slot->item.text.personal->personal - 1];
            line = lines->lines[slot->item.text.number];
            runs = lines->runs;
        }
        buffer_clear(&content->out);
        if (!pdf_content_slot(content, slot, sheet->height, line, runs))
            return false;
        pdf_stream(&cache->file, sheet->first_slot + i, NULL, content->out.bytes, content->out.length);
    }
    return true;
}

static bool fill_resources(struct pdf_cache *cache, const struct pdf_stencil *stencil)
{
    struct buffer *companions = &cache->entries;
    buffer_clear(companions);
    if (!pdf_fonts_write_personal(cache->fonts, &cache->file, companions, cache->diag))
        return false;
    put_resources(stencil, companions, pdf_object_begin(&cache->file, PDF_PERSONAL, stencil->resources));
    pdf_object_end(&cache->file, PDF_PERSONAL);
    return true;
}

static void fill_metadata(struct pdf_cache *cache, const struct pdf_stencil *stencil, const struct personal_part *part)
{
    if (stencil->source.length)
        pdf_source_write_personal(&stencil->source, part, &cache->file, stencil->embedded);
    pdf_metadata_write_personal(&stencil->metadata, part, &cache->file, stencil->metadata_number);
    if (stencil->trunk.info)
        pdf_information_write_personal(&stencil->information, part, &cache->file, stencil->trunk.info);
}

bool pdf_stencil_fill(const struct pdf_stencil *stencil, struct pdf_cache *cache, const struct personal_part *part,
                      struct buffer *out, struct diag *diag)
{
    size_t start = out->length;
    cache->diag = cache->content.diag = diag;
    cache->content.file = NULL;
    cache->content.tags = NULL;
    cache->content.fonts = cache->fonts;
    cache->file.deflater = cache->deflater;
    pdf_fonts_begin_personal(cache->fonts);
    pdf_file_begin(&cache->file, &stencil->trunk, out);
    bool filled = true;
    for (int i = 0; filled && i < stencil->sheet_count; i++)
        filled = fill_sheet(cache, &stencil->sheets[i], part->lines);
    if (filled && stencil->metadata_number)
        fill_metadata(cache, stencil, part);
    if (filled && stencil->is_personal)
        filled = fill_resources(cache, stencil);
    if (filled)
        pdf_file_end(&cache->file, &stencil->trunk);
    else
        out->length = start;
    return filled;
}

struct personal_part document_personal_part(const struct document *document)
{
    return (struct personal_part){
        .title = document->metadata.title,
        .date = document->metadata.date,
        .source = document->source ? document->source + document->source_common : NULL,
        .source_length = document->source_length - document->source_common,
    };
}

bool paint_pdf(const struct pages *pages, struct pdf_cache *cache, struct buffer *out, struct diag *diag)
{
    const struct personal_part part = document_personal_part(pages->document);
    struct pdf_stencil *stencil = pdf_stencil_create(pages, cache, diag);
    bool painted = stencil && pdf_stencil_fill(stencil, cache, &part, out, diag);
    pdf_stencil_destroy(stencil);
    return painted;
}
