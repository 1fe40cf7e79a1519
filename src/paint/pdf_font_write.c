/* The fonts of a document as objects: their dictionaries, and the streams that the subset has ready. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "paint/pdf_font.h"

static void put_variant(struct buffer *key, const struct pdf_variant *variant)
{
    const struct composite *glyph = &variant->glyph;
    const struct glyph *first = glyph->parts;
    const int32_t head[] = {variant->code, (int32_t)variant->length, (int32_t)glyph->count, glyph->advance_fu};
    int32_t x_fu = glyph->x_fu - first->x_offset_fu, y_fu = glyph->y_fu - first->y_offset_fu;
    buffer_append(key, head, sizeof head);
    buffer_append(key, variant->text, variant->length);
    for (const struct glyph *part = first; part < first + glyph->count; x_fu += part++->advance_fu) {
        const int32_t placed[] = {part->id, x_fu + part->x_offset_fu, y_fu + part->y_offset_fu};
        buffer_append(key, placed, sizeof placed);
    }
}

static void put_character(struct buffer *key, const struct pdf_font *font, uint32_t code)
{
    const uint32_t character[] = {code % PDF_SERIES, pdf_fonts_meaning(font->fonts, code)};
    buffer_append(key, character, sizeof character);
}

/* The bits of the series' codes. */
static const uint64_t *used_in(const struct pdf_font *font, int series)
{
    return font->used + series * (PDF_SERIES / 64);
}

/* Everything that the subset depends on. */
static void put_key(struct buffer *key, const struct pdf_font *font, int series, enum pdf_effort effort)
{
    const uint64_t *used = used_in(font, series);
    buffer_clear(key);
    buffer_byte(key, (unsigned char)(font->is_companion ? PDF_EFFORTS : effort));
    buffer_append(key, &font->face, sizeof font->face);
    for (uint32_t word = 0; word < PDF_SERIES / 64; word++)
        for (uint64_t bits = used[word]; bits; bits &= bits - 1)
            put_character(key, font, (uint32_t)series * PDF_SERIES + 64 * word + (uint32_t)__builtin_ctzll(bits));
    for (size_t i = 0; i < font->variant_count; i++)
        if (font->variants[i].code / PDF_SERIES == series)
            put_variant(key, &font->variants[i]);
}

static struct pdf_subset *find_subset(struct pdf_fonts *fonts, struct pdf_font *font, int series,
                                      struct pdf_deflater *deflater, struct diag *diag)
{
    put_key(&fonts->key, font, series, pdf_deflater_effort(deflater));
    void **slot = map_slot(fonts->subsets, fonts->key.bytes, fonts->key.length);
    if (!*slot) {
        *slot = pdf_subset_create(font, series, deflater, diag);
        fonts->subsets_size += *slot ? pdf_subset_size(*slot) : 0;
    }
    return *slot;
}

/* ------------------------------------------------------------------------------------------------ objects */

/* 9.6.6.4 and PDF/A-3, 6.2.11.6: a symbolic font has no Encoding. */
static void write_itself(struct pdf_file *file, enum pdf_group group, int number, int to_unicode,
                         const struct pdf_subset *subset)
{
    struct buffer *out = pdf_object_begin(file, group, number + PDF_FONT_ITSELF);
    PDF_PUT(out, "<</Type/Font/Subtype/TrueType/BaseFont");
    buffer_append(out, subset->name.bytes, subset->name.length);
    PDF_PUT(out, "/FontDescriptor");
    pdf_put_reference(out, number + PDF_FONT_DESCRIPTOR);
    PDF_PUT(out, "/ToUnicode");
    pdf_put_reference(out, to_unicode);
    buffer_append(out, subset->widths.bytes, subset->widths.length);
    PDF_PUT(out, ">>");
    pdf_object_end(file, group);
}

static void write_descriptor(struct pdf_file *file, enum pdf_group group, int number, const struct pdf_subset *subset)
{
    struct buffer *out = pdf_object_begin(file, group, number + PDF_FONT_DESCRIPTOR);
    PDF_PUT(out, "<</Type/FontDescriptor/FontName");
    buffer_append(out, subset->name.bytes, subset->name.length);
    buffer_append(out, subset->descriptor.bytes, subset->descriptor.length);
    PDF_PUT(out, "/FontFile2");
    pdf_put_reference(out, number + PDF_FONT_PROGRAM);
    PDF_PUT(out, ">>");
    pdf_object_end(file, group);
}

static void write_font(struct pdf_file *file, enum pdf_group group, bool is_deflated, int number, int to_unicode,
                       const struct pdf_subset *subset)
{
    char entries[64];
    write_itself(file, group, number, to_unicode, subset);
    write_descriptor(file, group, number, subset);
    snprintf(entries, sizeof entries, "%s/Length1 %zu", is_deflated ? PDF_DEFLATED : "", subset->program_length);
    pdf_stream(file, number + PDF_FONT_PROGRAM, entries, subset->program.bytes, subset->program.length);
}

/* ------------------------------------------------------------------------------------------------ the trunk's */

/* The map that all fonts share in a series. */
static void write_to_unicode(struct pdf_fonts *fonts, struct pdf_file *file, int series, int number)
{
    struct buffer *out = &fonts->key;
    uint64_t used[PDF_SERIES / 64] = {0};
    for (int i = 0; i < fonts->used_count; i++)
        for (size_t j = 0; j < PDF_SERIES / 64; j++)
            used[j] |= used_in(fonts->used[i], series)[j];
    buffer_clear(out);
    pdf_put_to_unicode(out, used, fonts, fonts->used, fonts->used_count, series);
    pdf_stream_deflated(file, number, NULL, out->bytes, out->length);
}

static bool write_series(struct pdf_fonts *fonts, int series, int *numbers, struct pdf_file *file, struct diag *diag)
{
    int to_unicode = 0;
    for (int i = 0; i < fonts->used_count; i++) {
        struct pdf_font *font = fonts->used[i];
        if (pdf_font_next_series(font, series - 1) != series)
            continue;
        struct pdf_subset *subset = find_subset(fonts, font, series, file->deflater, diag);
        if (!subset)
            return false;
        if (!to_unicode)
            to_unicode = pdf_reserve(file, 1);
        write_font(file, PDF_DOCUMENT, true, numbers[i], to_unicode, subset);
        numbers[i] += PDF_FONT_OBJECTS;
    }
    if (to_unicode)
        write_to_unicode(fonts, file, series, to_unicode);
    return true;
}

bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *file, struct diag *diag)
{
    int *numbers = memory_zeroed((size_t)fonts->used_count + 1, sizeof *numbers), last = -1;
    bool written = true;
    for (int i = 0; i < fonts->used_count; i++) {
        numbers[i] = fonts->used[i]->number;
        for (int series = -1; (series = pdf_font_next_series(fonts->used[i], series)) >= 0;)
            last = series > last ? series : last;
    }
    for (int series = 0; written && series <= last; series++)
        written = write_series(fonts, series, numbers, file, diag);
    free(numbers);
    return written;
}

bool pdf_fonts_check(struct pdf_fonts *fonts, struct pdf_deflater *deflater, struct diag *diag)
{
    for (int i = 0; i < fonts->used_count; i++) {
        struct pdf_font *font = fonts->used[i];
        pdf_font_join_used(font);
        for (int series = -1; (series = pdf_font_next_series(font, series)) >= 0;)
            if (!find_subset(fonts, font, series, deflater, diag))
                return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ companions */

static bool is_equal(const struct buffer *a, const struct buffer *b)
{
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* A companion's map: it goes with its subset. A name that stands in bold and in regular type needs the same letters of both
 * companions, in the same order. Gives the stream's number. */
static int write_own_to_unicode(struct pdf_fonts *fonts, struct pdf_file *file, struct pdf_font *font, int series,
                                struct pdf_subset *subset)
{
    static const uint64_t none[PDF_SERIES / 64];
    if (!subset->to_unicode.length)
        pdf_put_to_unicode(&subset->to_unicode, none, fonts, &font, 1, series);
    if (fonts->said && is_equal(&fonts->said->to_unicode, &subset->to_unicode))
        return fonts->said_number;
    int number = pdf_reserve(file, 1);
    pdf_stream(file, number, NULL, subset->to_unicode.bytes, subset->to_unicode.length);
    fonts->said = subset;
    fonts->said_number = number;
    return number;
}

static bool write_companion(struct pdf_fonts *fonts, struct pdf_font *font, struct pdf_file *file, struct diag *diag)
{
    int number = font->number;
    for (int series = -1; (series = pdf_font_next_series(font, series)) >= 0; number += PDF_FONT_OBJECTS) {
        struct pdf_subset *subset = find_subset(fonts, font, series, file->deflater, diag);
        if (!subset)
            return false;
        write_font(file, PDF_PERSONAL, false, number, write_own_to_unicode(fonts, file, font, series, subset), subset);
    }
    return true;
}

bool pdf_fonts_write_personal(struct pdf_fonts *fonts, struct pdf_file *file, struct buffer *resources,
                              struct diag *diag)
{
    fonts->said = NULL;
    for (int i = 0; i < fonts->used_count; i++) {
        struct pdf_font *font = fonts->used[i]->companion;
        if (!pdf_font_is_used(font))
            continue;
        pdf_font_put_resource(font, file, resources);
        if (!write_companion(fonts, font, file, diag))
            return false;
    }
    return true;
}
