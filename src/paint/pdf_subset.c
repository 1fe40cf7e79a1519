/* A subset of a font, with the tables that PDF wants beside it. */
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
    pdf_deflate_shared(deflater, raw->bytes, raw->length, out);
    buffer_finish(raw);
}

/* ------------------------------------------------------------------------------------------------ glyphs */

/* What the codes of a series show: those from the first to the last that show anything. */
struct shown {
    struct composite glyphs[PDF_SERIES];
    struct glyph parts[PDF_SERIES]; /* of characters */
    unsigned first, last;
};

static void show_characters(struct shown *shown, const struct pdf_font *font, int series)
{
    for (unsigned i = 0; i < PDF_SERIES; i++) {
        uint32_t code = (uint32_t)series * PDF_SERIES + i;
        if (!(font->used[code / 64] >> code % 64 & 1))
            continue;
        uint16_t glyph = font->characters[pdf_fonts_meaning(font->fonts, code)].glyph;
        shown->parts[i].id = glyph;
        shown->glyphs[i] = (struct composite){
            .parts = &shown->parts[i], .count = 1, .advance_fu = face_advance_fu(font->face, glyph)};
    }
}

static void show_all(struct shown *shown, const struct pdf_font *font, int series)
{
    memset(shown, 0, sizeof *shown);
    if (!font->is_companion)
        show_characters(shown, font, series);
    for (size_t i = 0; i < font->variant_count; i++)
        if (font->variants[i].code / PDF_SERIES == series)
            shown->glyphs[font->variants[i].code % PDF_SERIES] = font->variants[i].glyph;
    shown->last = PDF_SERIES - 1;
    while (!shown->glyphs[shown->first].count)
        shown->first++;
    while (!shown->glyphs[shown->last].count)
        shown->last--;
}

/* ------------------------------------------------------------------------------------------------ program */

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

static bool make_program(struct pdf_subset *subset, const struct pdf_font *font, const struct shown *shown,
                         struct pdf_deflater *deflater, struct diag *diag)
{
    struct buffer program = {0};
    bool made = face_subset(font->face, &shown->glyphs[shown->first], shown->last - shown->first + 1, shown->first,
                            &program, diag);
    if (made) {
        put_name(&subset->name, font->face, &program);
        subset->program_length = program.length;
        take_stream(font, deflater, &program, &subset->program);
    }
    buffer_finish(&program);
    return made;
}

/* ------------------------------------------------------------------------------------------------ tables */

/* Table 111. */
static void put_widths(struct buffer *out, const struct pdf_font *font, const struct shown *shown)
{
    PDF_PUT(out, "/FirstChar ");
    pdf_put_integer(out, (long)shown->first);
    PDF_PUT(out, "/LastChar ");
    pdf_put_integer(out, (long)shown->last);
    PDF_PUT(out, "/Widths[");
    for (unsigned i = shown->first; i <= shown->last; i++) {
        if (i > shown->first)
            buffer_byte(out, ' ');
        pdf_put_integer(out, pdf_font_width(font->face, shown->glyphs[i].advance_fu));
    }
    buffer_byte(out, ']');
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

struct pdf_subset *pdf_subset_create(const struct pdf_font *font, int series, struct pdf_deflater *deflater,
                                     struct diag *diag)
{
    struct pdf_subset *subset = memory_zeroed(1, sizeof *subset);
    struct shown shown;
    show_all(&shown, font, series);
    if (!make_program(subset, font, &shown, deflater, diag)) {
        pdf_subset_destroy(subset);
        return NULL;
    }
    put_widths(&subset->widths, font, &shown);
    put_descriptor(&subset->descriptor, font->face);
    return subset;
}

size_t pdf_subset_size(const struct pdf_subset *subset)
{
    return sizeof *subset + subset->name.capacity + subset->descriptor.capacity + subset->widths.capacity + subset->program.capacity +
           subset->to_unicode.capacity;
}

void pdf_subset_destroy(struct pdf_subset *subset)
{
    struct buffer *const buffers[] = {&subset->name, &subset->descriptor, &subset->widths, &subset->program,
                                      &subset->to_unicode};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_finish(buffers[i]);
    free(subset);
}
