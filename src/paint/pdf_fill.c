/* A stencil that is filled with what names a holder: the slots' lines, the fonts that only they need, the data. */
#include "paint/pdf_stencil.h"

void pdf_stencil_put_resources(const struct pdf_stencil *stencil, const struct buffer *companions, struct buffer *out)
{
    PDF_PUT(out, "<</Font<<");
    buffer_append(out, stencil->fonts.bytes, stencil->fonts.length);
    if (companions)
        buffer_append(out, companions->bytes, companions->length);
    PDF_PUT(out, ">>");
    buffer_append(out, stencil->images.bytes, stencil->images.length);
    PDF_PUT(out, ">>");
}

/* The links of a slot's line. False: they are not as many as the stencil has places for. */
static bool fill_links(struct pdf_cache *cache, const struct pdf_stencil *stencil, int page, int slot, const struct item *item,
                       const struct personal_part *part)
{
    struct pdf_links *now = &cache->links;
    int count = 0;
    if (!stencil->link_count)
        return true;
    pdf_links_begin(now);
    pdf_links_text(now, item);
    for (int i = 0; i < stencil->link_count; i++) {
        const struct pdf_link *link = &stencil->links[i];
        if (link->page != page || link->slot != slot)
            continue;
        if (count == now->count || now->links[count].node != link->node)
            return false;
        pdf_link_write_parts(link, &now->links[count++], stencil->sheets[page].height, part->fields[link->node->field - 1].value,
                             &cache->file);
    }
    return count == now->count;
}

static bool fill_line(struct pdf_cache *cache, const struct pdf_stencil *stencil, int page, int number,
                      const struct personal_part *part)
{
    const struct pdf_sheet *sheet = &stencil->sheets[page];
    const struct pdf_slot *slot = &sheet->slots[number];
    struct item item = slot->item;
    if (part->lines) {
        const struct personal_lines *lines = &part->lines[item.text.personal->personal - 1];
        item.text.line = lines->lines[item.text.number];
        item.text.runs = lines->runs;
    }
    return pdf_content_slot(&cache->content, slot, sheet->height, item.text.line, item.text.runs) &&
           fill_links(cache, stencil, page, number, &item, part);
}

static bool fill_sheet(struct pdf_cache *cache, const struct pdf_stencil *stencil, int page, const struct personal_part *part)
{
    const struct pdf_sheet *sheet = &stencil->sheets[page];
    struct pdf_content *content = &cache->content;
    for (int i = 0; i < sheet->slot_count; i++) {
        const struct pdf_slot *slot = &sheet->slots[i];
        const struct item *item = &slot->item;
        buffer_clear(&content->out);
        if (item->kind == ITEM_DRAWING)
            pdf_content_slot_drawing(content, slot, sheet->height, part->pictures ? part->pictures[item->picture - 1] : item->drawing);
        else if (!fill_line(cache, stencil, page, i, part))
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
    pdf_stencil_put_resources(stencil, companions, pdf_object_begin(&cache->file, PDF_PERSONAL, stencil->resources));
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

unsigned long long pdf_stencil_beginning(const struct pdf_stencil *stencil, size_t *length)
{
    *length = stencil->trunk.bytes.length;
    return stencil->trunk.number;
}

size_t pdf_stencil_fonts_end(const struct pdf_stencil *stencil)
{
    return stencil->trunk.fonts_end;
}

void pdf_stencil_begin(const struct pdf_stencil *stencil, struct buffer *out)
{
    buffer_append(out, stencil->trunk.bytes.bytes, stencil->trunk.bytes.length);
}

bool pdf_stencil_fill(const struct pdf_stencil *stencil, struct pdf_cache *cache, const struct personal_part *part,
                      struct buffer *out, struct diag *diag)
{
    size_t start = out->length;
    pdf_cache_connect(cache, diag);
    cache->content.file = NULL;
    cache->content.tags = NULL;
    pdf_fonts_begin_personal(cache->fonts, stencil->used, stencil->used_count);
    pdf_file_begin(&cache->file, &stencil->trunk, out);
    bool filled = true;
    for (int i = 0; filled && i < stencil->sheet_count; i++)
        filled = fill_sheet(cache, stencil, i, part);
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
