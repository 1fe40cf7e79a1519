/* A subset of a font, with the tables that PDF wants beside it. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "paint/pdf_font.h"
#include "paint/pdf_text.h"

static void take_stream(const struct pdf_font *font, struct pdf_deflater *deflater, struct buffer *raw,
                        struct buffer *out)
{
    if (font->is_companion) {
        *out = *raw;
        *raw = (struct buffer){0};
        return;
    }
    pdf_deflate(deflater, raw->bytes, raw->length, out);
    buffer_finish(raw);
}

/* The code after `code` that is used, PDF_CODES if there is none. -1 begins. */
static int32_t next_code(const struct pdf_font *font, int32_t code)
{
    for (code++; code < PDF_CODES; code = code / 64 * 64 + 64) {
        uint64_t left = font->used[code / 64] >> code % 64;
        if (left)
            return code + __builtin_ctzll(left);
    }
    return PDF_CODES;
}

/* ------------------------------------------------------------------------------------------------ program */

static int compare_glyphs(const void *a, const void *b)
{
    return *(const uint16_t *)a - *(const uint16_t *)b;
}

/* True for a code that is one glyph of the face. */
static bool is_simple(const struct pdf_font *font, int32_t code)
{
    return font->codes[code].glyph != PDF_NO_GLYPH;
}

/* The glyphs in use, sorted, without duplicates: two codes may share a glyph. */
static size_t collect_glyphs(const struct pdf_font *font, uint16_t *glyphs)
{
    size_t used = 0, count = 0;
    for (int32_t code = next_code(font, -1); code < PDF_CODES; code = next_code(font, code))
        if (is_simple(font, code))
            glyphs[used++] = font->codes[code].glyph;
    qsort(glyphs, used, sizeof *glyphs, compare_glyphs);
    for (size_t i = 0; i < used; i++)
        if (!count || glyphs[i] != glyphs[count - 1])
            glyphs[count++] = glyphs[i];
    return count;
}

static size_t count_codes(const struct pdf_font *font)
{
    size_t count = 0;
    for (size_t i = 0; i < PDF_CODES / 64; i++)
        if (font->used[i]) /* few are */
            count += (size_t)__builtin_popcountll(font->used[i]);
    return count;
}

/* The variants that are no glyph of the face, in the order of their codes. */
static size_t collect_composites(const struct pdf_font *font, struct composite *composites)
{
    size_t count = 0;
    for (size_t i = 0; i < font->variant_count; i++)
        if (!is_simple(font, font->variants[i].code))
            composites[count++] = font->variants[i].glyph;
    return count;
}

/* "/ABCDEF+Name": the tag differs where the glyphs differ (9.6.4). */
static void put_name(struct buffer *out, const struct face *face, const struct buffer *program)
{
    uint64_t hash = map_hash(program->bytes, program->length);
    struct buffer name = {0};
    for (int i = 0; i < 6; i++, hash /= 26)
        buffer_byte(&name, (unsigned char)('A' + hash % 26));
    buffer_byte(&name, '+');
    buffer_string(&name, face->postscript_name);
    buffer_byte(&name, 0);
    pdf_put_name(out, (const char *)name.bytes);
    buffer_finish(&name);
}

static void put_u16(struct buffer *out, uint32_t value)
{
    buffer_byte(out, (unsigned char)(value >> 8));
    buffer_byte(out, (unsigned char)value);
}

/* CIDToGIDMap (9.7.4.2): the glyph's number in the subset, two bytes for each code up to the last. */
static void put_glyph_map(struct buffer *out, const struct pdf_font *font, const uint16_t *glyphs, size_t count,
                          const uint16_t *new_ids)
{
    const uint16_t *composite = new_ids + count;
    for (int32_t code = next_code(font, -1); code < PDF_CODES; code = next_code(font, code)) {
        size_t between = 2 * (size_t)code - out->length;
        const uint16_t *glyph = bsearch(&font->codes[code].glyph, glyphs, count, sizeof *glyphs, compare_glyphs);
        memset(buffer_reserve(out, between), 0, between);
        out->length += between;
        put_u16(out, is_simple(font, code) ? new_ids[glyph - glyphs] : *composite++);
    }
}

/* True if each code is the number of its glyph, as often in companions. */
static bool is_identity(const struct buffer *glyph_map)
{
    for (size_t i = 0; i < glyph_map->length; i++)
        if (glyph_map->bytes[i] != (i % 2 ? i / 2 & 0xFF : i / 2 >> 8))
            return false;
    return true;
}

static bool make_program(struct pdf_subset *subset, const struct pdf_font *font, struct pdf_deflater *deflater,
                         struct diag *diag)
{
    size_t room = count_codes(font);
    uint16_t *glyphs = memory_zeroed(room + 1, sizeof *glyphs), *new_ids = memory_zeroed(room + 1, sizeof *new_ids);
    struct composite *composites = memory_zeroed(font->variant_count + 1, sizeof *composites);
    struct buffer program = {0}, glyph_map = {0};
    size_t count = collect_glyphs(font, glyphs), composite_count = collect_composites(font, composites);
    bool made = face_subset(font->face, glyphs, count, composites, composite_count, new_ids, &program, diag);
    if (made) {
        put_name(&subset->name, font->face, &program);
        put_glyph_map(&glyph_map, font, glyphs, count, new_ids);
        subset->program_length = program.length;
        if (!is_identity(&glyph_map))
            take_stream(font, deflater, &glyph_map, &subset->glyph_map);
        take_stream(font, deflater, &program, &subset->program);
    }
    buffer_finish(&program);
    buffer_finish(&glyph_map);
    free(glyphs);
    free(new_ids);
    free(composites);
    return made;
}

/* ------------------------------------------------------------------------------------------------ tables */

/* W (9.7.4.3): first code and the widths from there on, for each run of codes. */
static void put_widths(struct buffer *out, const struct pdf_font *font)
{
    int32_t last = -2;
    buffer_byte(out, '[');
    for (int32_t code = next_code(font, -1); code < PDF_CODES; last = code, code = next_code(font, code)) {
        if (code != last + 1) {
            buffer_string(out, last >= 0 ? "]" : "");
            pdf_put_integer(out, code);
            buffer_byte(out, '[');
        } else {
            buffer_byte(out, ' ');
        }
        pdf_put_integer(out, font->codes[code].width);
    }
    buffer_string(out, last >= 0 ? "]]" : "]");
}

static long scaled(const struct face *face, int value_fu)
{
    long twice = 2000L * value_fu / face->units_per_em;
    return (twice + (twice < 0 ? -1 : 1)) / 2;
}

/* The stem's width is not in the font. What follows from the weight is near enough for what readers use it for: a
 * substitute, which an embedded font never needs. */
static long stem_width(const struct face *face)
{
    return 50 + (long)face->weight * face->weight / (65 * 65);
}

static void put_descriptor(struct buffer *out, const struct face *face)
{
    /* 9.8.2. Symbolic: the font has glyphs outside Adobe's standard Latin set. */
    enum { SYMBOLIC = 1 << 2, ITALIC = 1 << 6 };
    buffer_format(out, "/Flags %d/FontBBox[%ld %ld %ld %ld]/ItalicAngle %d/Ascent %ld/Descent %ld", //
                  SYMBOLIC | (face->italic_angle ? ITALIC : 0), scaled(face, face->bounds_fu[0]),
                  scaled(face, face->bounds_fu[1]), scaled(face, face->bounds_fu[2]), scaled(face, face->bounds_fu[3]),
                  face->italic_angle, scaled(face, face->ascent_fu), -scaled(face, face->descent_fu));
    buffer_format(out, "/CapHeight %ld/XHeight %ld/StemV %ld", scaled(face, face->cap_height_fu),
                  scaled(face, face->x_height_fu), stem_width(face));
}

struct pdf_subset *pdf_subset_create(const struct pdf_font *font, struct pdf_deflater *deflater, struct diag *diag)
{
    struct pdf_subset *subset = memory_zeroed(1, sizeof *subset);
    if (!make_program(subset, font, deflater, diag)) {
        pdf_subset_destroy(subset);
        return NULL;
    }
    put_widths(&subset->widths, font);
    put_descriptor(&subset->descriptor, font->face);
    return subset;
}

void pdf_subset_destroy(struct pdf_subset *subset)
{
    struct buffer *const buffers[] = {&subset->name, &subset->descriptor, &subset->widths, &subset->program,
                                      &subset->glyph_map, &subset->to_unicode};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_finish(buffers[i]);
    free(subset);
}
