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

static bool fill_sheet(struct pdf_cache *cache, const struct pdf_sheet *sheet, const struct personal_lines *personal)
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
