/*
 * The PDF painter: PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once, or PDF 2.0 that is PDF/A-4f
 * (ISO 19005-4) and PDF/UA-2 (ISO 14289-2).
 *
 * First a stencil is made: the trunk of the file, which is the same for all holders, and what surrounds the slots that name
 * the holder.  Pages are written as they come; what needs to know all pages (fonts, structure, outline) follows, then the
 * catalog.  Then the stencil is filled, with the same pages' own lines or with those of another holder.
 */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_metadata.h"
#include "paint/pdf_outline.h"
#include "paint/pdf_stencil.h"
#include "paint/pdf_text.h"

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
    pdf_fonts_begin(pdf->fonts, pages->document->field_count > 0);
    pdf_images_begin(pdf->images);
    pdf_tags_begin(&pdf->tags, pages->document->node_count, pages->count);
    return true;
}

static bool text(void *state, const struct item *item, const struct item *next)
{
    struct pdf_cache *pdf = state;
    int first = pdf->links.count;
    pdf_links_text(&pdf->links, item);
    if (item->text.personal)
        pdf_links_own(&pdf->links, first, pdf->content.slot_count);
    return pdf_content_text(&pdf->content, item, next);
}

static bool drawing(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    if (!item->picture)
        return pdf_paint_drawing(state, item);
    pdf_content_take_drawing(&pdf->content, item);
    return true;
}

static bool seal(void *state, const struct item *item)
{
    struct pdf_cache *pdf = state;
    pdf_links_seal(&pdf->links, item);
    return true;
}

/* Writes the content around the slots: 7.8.2 lets a page have it in several streams. */
static void write_parts(struct pdf_cache *pdf, struct pdf_sheet *sheet)
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
    struct pdf_sheet *sheet = &pdf->stencil->sheets[page->number - 1];
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
    if (pdf->links.form) {
        PDF_PUT(catalog, "/AcroForm");
        pdf_put_reference(catalog, pdf->links.form);
    }
}

/* The data inside: in the trunk if all holders share them. */
static struct pdf_inside write_source(struct pdf_cache *pdf, const struct document *document)
{
    struct pdf_stencil *stencil = pdf->stencil;
    struct pdf_inside inside = {document->source_name ? document->source_name : "qualification.xml", "Source",
                                "The data that this document was made from", 0, 0};
    if (!document->source)
        return inside;
    inside.specification = pdf_reserve(&pdf->file, 1);
    if (document->field_count) {
        pdf_piece_make(&stencil->source, pdf->deflater, document->source, document->source_common);
        return inside;
    }
    stencil->embedded = pdf_reserve(&pdf->file, 1);
    pdf_inside_write(document->source, document->source_length, document->metadata.date, &pdf->file, stencil->embedded);
    return inside;
}

/* The qualification's record, which all holders share: the same facts, for other programs (ISO 32000-2, 14.13). */
static struct pdf_inside write_record(struct pdf_cache *pdf, const struct document *document)
{
    struct pdf_inside inside = {document->record_name, "Alternative",
                                "The qualification as a record of the European Learning Model, without its holder", 0, 0};
    if (!document->record)
        return inside;
    inside.specification = pdf_reserve(&pdf->file, 2);
    inside.embedded = inside.specification + 1;
    pdf_inside_write(document->record, document->record_length, document->dated, &pdf->file, inside.embedded);
    return inside;
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

/* Links to what is the holder's own. */
static void keep_links(struct pdf_cache *pdf)
{
    struct pdf_stencil *stencil = pdf->stencil;
    pdf_links_write_own(&pdf->links, &pdf->file);
    stencil->links = arena_new_array(stencil->arena, struct pdf_link, (size_t)pdf->links.count);
    for (int i = 0; i < pdf->links.count; i++)
        if (pdf->links.links[i].slot >= 0)
            stencil->links[stencil->link_count++] = pdf->links.links[i];
}

static void write_resources(struct pdf_cache *pdf)
{
    struct pdf_stencil *stencil = pdf->stencil;
    pdf_fonts_put_resources(pdf->fonts, &pdf->file, &stencil->fonts);
    stencil->used = pdf_fonts_of_trunk(pdf->fonts, stencil->arena);
    stencil->used_count = pdf->fonts->used_count;
    pdf_images_put_resources(pdf->images, &stencil->images);
    if (stencil->is_personal)
        return;
    stencil->resources = pdf_reserve(&pdf->file, 1);
    pdf_stencil_put_resources(stencil, NULL, pdf_object_begin(&pdf->file, PDF_DOCUMENT, stencil->resources));
    pdf_object_end(&pdf->file, PDF_DOCUMENT);
}

static void put_contents(struct buffer *entries, const struct pdf_sheet *sheet)
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
        struct pdf_sheet *sheet = &stencil->sheets[i];
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
    const size_t length = pdf->file.out->length;
    write_resources(pdf);
    buffer_clear(catalog);
    pdf_output_intent_write(&pdf->file, catalog);
    if (!pdf_fonts_write(pdf->fonts, &pdf->file, pdf->diag))
        return false;
    pdf->stencil->trunk.fonts_end = pdf_trunk_put_first(&pdf->file, length);
    PDF_PUT(catalog, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                           "/PageLabels<</Nums[0<</S/D>>]>>");
    pdf_put_text_entry(catalog, "/Lang", document->metadata.language);
    write_structure(pdf, document, catalog);
    write_metadata(pdf, document, catalog);
    struct pdf_inside inside[] = {write_source(pdf, document), write_record(pdf, document)};
    reserve_personal(pdf, document);
    keep_links(pdf);
    if (document->field_count)
        pdf_put_metadata_entry(catalog, pdf->stencil->metadata_number);
    inside[0].embedded = pdf->stencil->embedded;
    pdf_inside_describe(inside, &pdf->file, catalog);
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
    static atomic_ullong last; /* number, of all threads */
    static const struct painter painter = {
        .begin = begin,
        .begin_page = pdf_paint_page,
        .text = text,
        .fill = pdf_paint_fill,
        .image = pdf_paint_image,
        .drawing = drawing,
        .seal = seal,
        .end_page = end_page,
        .end = end,
    };
    struct pdf_stencil *stencil = stencil_create(pages);
    cache->pages = pages;
    cache->stencil = stencil;
    pdf_cache_connect(cache, diag);
    cache->file.standard = pages->document->metadata.standard;
    pdf_deflater_try(cache->deflater, pages->document->field_count ? PDF_CLOSE : PDF_SWIFT);
    cache->content.arena = stencil->arena;
    pdf_links_begin(&cache->links);
    if (pdf_trunk_begin(&cache->file, pages->count, &stencil->trunk, diag) && paint_pages(pages, &painter, cache) &&
        pdf_trunk_end(&cache->file, &stencil->trunk)) {
        stencil->trunk.number = ++last;
        return stencil;
    }
    pdf_stencil_destroy(stencil);
    return NULL;
}

struct personal_part document_personal_part(const struct document *document)
{
    return (struct personal_part){
        .title = document->metadata.title,
        .date = document->metadata.date,
        .source = document->source ? document->source + document->source_common : NULL,
        .source_length = document->source_length - document->source_common,
        .fields = document->fields,
    };
}

bool paint_pdf(const struct pages *pages, struct pdf_cache *cache, struct buffer *out, struct diag *diag)
{
    const struct personal_part part = document_personal_part(pages->document);
    struct pdf_stencil *stencil = pdf_stencil_create(pages, cache, diag);
    size_t start = out->length;
    if (stencil)
        pdf_stencil_begin(stencil, out);
    bool painted = stencil && pdf_stencil_fill(stencil, cache, &part, out, diag);
    if (!painted)
        out->length = start;
    pdf_stencil_destroy(stencil);
    return painted;
}
