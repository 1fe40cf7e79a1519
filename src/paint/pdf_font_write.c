/* The fonts of a document as objects: their dictionaries, and the streams that the subset has ready. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "paint/pdf_font.h"

/* Kept; with names from everywhere, subsets differ from one document to the next. Each has some kilobytes. */
enum { SUBSETS_LIMIT = 600 };

static void destroy_subset(void *subset)
{
    pdf_subset_destroy(subset);
}

static void join_used(struct pdf_font *font)
{
    for (uint32_t code = 0; code < PDF_ASCII; code++)
        if (font->seen[code])
            pdf_font_mark(font, code);
}

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

/* Everything that the subset depends on. */
static void put_key(struct buffer *key, const struct pdf_font *font, enum pdf_effort effort)
{
    buffer_clear(key);
    buffer_byte(key, (unsigned char)(font->is_companion ? PDF_EFFORTS : effort));
    buffer_append(key, &font->face, sizeof font->face);
    for (uint32_t i = 0; i < PDF_CODES / 64; i++)
        if (font->used[i]) {
            buffer_append(key, &i, sizeof i);
            buffer_append(key, &font->used[i], sizeof font->used[i]);
        }
    for (size_t i = 0; i < font->variant_count; i++)
        put_variant(key, &font->variants[i]);
}

static struct pdf_subset *find_subset(struct pdf_fonts *fonts, struct pdf_font *font, struct pdf_file *file,
                                      struct diag *diag)
{
    put_key(&fonts->key, font, pdf_deflater_effort(file->deflater));
    if (map_count(fonts->subsets) >= SUBSETS_LIMIT) {
        map_each(fonts->subsets, destroy_subset);
        map_clear(fonts->subsets);
    }
    void **slot = map_slot(fonts->subsets, fonts->key.bytes, fonts->key.length);
    if (!*slot)
        *slot = pdf_subset_create(font, file->deflater, diag);
    return *slot;
}

static void write_type_0(struct pdf_file *file, enum pdf_group group, int number, int to_unicode,
                         const struct pdf_subset *subset)
{
    struct buffer *out = pdf_object_begin(file, group, number + PDF_FONT_TYPE_0);
    PDF_PUT(out, "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
    buffer_append(out, subset->name.bytes, subset->name.length);
    PDF_PUT(out, "/DescendantFonts[");
    pdf_put_reference(out, number + PDF_FONT_DESCENDANT);
    PDF_PUT(out, "]/ToUnicode");
    pdf_put_reference(out, to_unicode);
    PDF_PUT(out, ">>");
    pdf_object_end(file, group);
}

static void write_descendant(struct pdf_file *file, enum pdf_group group, int number, const struct pdf_subset *subset)
{
    struct buffer *out = pdf_object_begin(file, group, number + PDF_FONT_DESCENDANT);
    PDF_PUT(out, "<</Type/Font/Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                       "/Supplement 0>>/BaseFont");
    buffer_append(out, subset->name.bytes, subset->name.length);
    PDF_PUT(out, "/FontDescriptor");
    pdf_put_reference(out, number + PDF_FONT_DESCRIPTOR);
    PDF_PUT(out, "/CIDToGIDMap");
    if (subset->glyph_map.length)
        pdf_put_reference(out, number + PDF_FONT_GLYPH_MAP);
    else
        PDF_PUT(out, "/Identity");
    PDF_PUT(out, "/W");
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

static const char *filter_of(const struct pdf_font *font)
{
    return font->is_companion ? "" : PDF_DEFLATED;
}

static void write_streams(struct pdf_file *file, const struct pdf_font *font, const struct pdf_subset *subset)
{
    char entries[64];
    snprintf(entries, sizeof entries, "%s/Length1 %zu", filter_of(font), subset->program_length);
    pdf_stream(file, font->number + PDF_FONT_PROGRAM, entries, subset->program.bytes, subset->program.length);
    if (subset->glyph_map.length)
        pdf_stream(file, font->number + PDF_FONT_GLYPH_MAP, filter_of(font), subset->glyph_map.bytes,
                   subset->glyph_map.length);
}

static void make_to_unicode(struct pdf_fonts *fonts, struct pdf_deflater *deflater, const struct pdf_font *font,
                            struct pdf_subset *subset)
{
    static const uint64_t none[PDF_CODES / 64];
    struct buffer *map = font->is_companion ? &subset->to_unicode : &fonts->key;
    buffer_clear(map);
    pdf_put_to_unicode(map, font->is_companion ? none : font->used, font->variants, font->variant_count);
    if (!font->is_companion)
        pdf_deflate(deflater, map->bytes, map->length, &subset->to_unicode);
}

static bool is_equal(const struct buffer *a, const struct buffer *b)
{
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* The map of a font with variants: it goes with its subset. A name that stands in bold and in regular type needs the same
 * letters of both companions, in the same order. Gives the stream's number. */
static int write_own_to_unicode(struct pdf_fonts *fonts, struct pdf_file *file, const struct pdf_font *font,
                                struct pdf_subset *subset)
{
    if (!subset->to_unicode.length)
        make_to_unicode(fonts, file->deflater, font, subset);
    if (font->is_companion && fonts->said && is_equal(&fonts->said->to_unicode, &subset->to_unicode))
        return fonts->said_number;
    int number = pdf_reserve(file, 1);
    pdf_stream(file, number, filter_of(font), subset->to_unicode.bytes, subset->to_unicode.length);
    if (font->is_companion) {
        fonts->said = subset;
        fonts->said_number = number;
    }
    return number;
}

static int write_to_unicode(struct pdf_fonts *fonts, struct pdf_file *file, const uint64_t *used)
{
    struct buffer *out = &fonts->key;
    int number = pdf_reserve(file, 1);
    buffer_clear(out);
    pdf_put_to_unicode(out, used, NULL, 0);
    pdf_stream_deflated(file, number, NULL, out->bytes, out->length);
    return number;
}

/* The map that all fonts without variants share. */
static int write_shared_to_unicode(struct pdf_fonts *fonts, struct pdf_file *file)
{
    uint64_t used[PDF_CODES / 64] = {0};
    for (int i = 0; i < fonts->count; i++) {
        if (!pdf_font_is_used(fonts->list[i]))
            continue;
        join_used(fonts->list[i]);
        for (size_t j = 0; j < PDF_CODES / 64; j++)
            used[j] |= fonts->list[i]->used[j];
    }
    return write_to_unicode(fonts, file, used);
}

static void write_font(struct pdf_fonts *fonts, const struct pdf_font *font, struct pdf_subset *subset, int to_unicode,
                       struct pdf_file *file, enum pdf_group group)
{
    if (font->variant_count || !to_unicode)
        to_unicode = write_own_to_unicode(fonts, file, font, subset);
    write_type_0(file, group, font->number, to_unicode, subset);
    write_descendant(file, group, font->number, subset);
    write_descriptor(file, group, font->number, subset);
    write_streams(file, font, subset);
}

bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *file, struct diag *diag)
{
    int to_unicode = write_shared_to_unicode(fonts, file);
    for (int i = 0; i < fonts->count; i++) {
        if (!pdf_font_is_used(fonts->list[i]))
            continue;
        struct pdf_subset *subset = find_subset(fonts, fonts->list[i], file, diag);
        if (!subset)
            return false;
        write_font(fonts, fonts->list[i], subset, to_unicode, file, PDF_DOCUMENT);
    }
    return true;
}

bool pdf_fonts_write_personal(struct pdf_fonts *fonts, struct pdf_file *file, struct buffer *resources,
                              struct diag *diag)
{
    fonts->said = NULL;
    for (int i = 0; i < fonts->count; i++) {
        struct pdf_font *font = fonts->list[i] ? fonts->list[i]->companion : NULL;
        if (!pdf_font_is_used(font))
            continue;
        struct pdf_subset *subset = find_subset(fonts, font, file, diag);
        if (!subset)
            return false;
        font->number = pdf_reserve(file, subset->glyph_map.length ? PDF_FONT_OBJECTS : PDF_FONT_GLYPH_MAP);
        PDF_PUT(resources, PDF_COMPANION_PREFIX);
        pdf_put_integer(resources, i);
        pdf_put_reference(resources, font->number);
        write_font(fonts, font, subset, 0, file, PDF_PERSONAL);
    }
    return true;
}
