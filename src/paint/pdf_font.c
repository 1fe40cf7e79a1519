#include "paint/pdf_font.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

struct pdf_fonts *pdf_fonts_create(void)
{
    struct pdf_fonts *fonts = memory_zeroed(1, sizeof *fonts);
    fonts->subsets = map_create();
    return fonts;
}

static void destroy_subset(void *subset)
{
    pdf_subset_destroy(subset);
}

static void destroy_companion(struct pdf_font *companion)
{
    if (!companion)
        return;
    memory_sparse_free(companion->codes, PDF_CODES, sizeof *companion->codes);
    free(companion->variants);
    free(companion);
}

void pdf_fonts_destroy(struct pdf_fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < fonts->count; i++)
        if (fonts->list[i]) {
            memory_sparse_free(fonts->list[i]->codes, PDF_CODES, sizeof *fonts->list[i]->codes);
            destroy_companion(fonts->list[i]->companion);
            free(fonts->list[i]->variants);
            free(fonts->list[i]);
        }
    free(fonts->list);
    map_each(fonts->subsets, destroy_subset);
    map_destroy(fonts->subsets);
    buffer_finish(&fonts->key);
    free(fonts);
}

void pdf_fonts_begin(struct pdf_fonts *fonts)
{
    for (int i = 0; i < fonts->count; i++)
        if (fonts->list[i]) {
            fonts->list[i]->number = 0;
            fonts->list[i]->variant_count = 0;
            if (fonts->list[i]->companion)
                fonts->list[i]->companion->number = 0; /* what its variants point to is gone */
        }
}

void pdf_fonts_begin_personal(struct pdf_fonts *fonts)
{
    for (int i = 0; i < fonts->count; i++)
        if (fonts->list[i] && fonts->list[i]->companion)
            fonts->list[i]->companion->number = 0;
}

/* ------------------------------------------------------------------------------------------------ codes */

/* The glyph that stands for a character. A soft hyphen in the text is one that hyphenation made: the face's hyphen. It says
 * U+00AD (14.8.2.2.3). Measured against U+002D: Poppler's, pdfium's and PDFBox's text has the word whole by its ActualText,
 * with either; MuPDF has it in two parts without hyphen, with either. pdf.js, pdfminer.six, pypdf and Ghostscript know no
 * ActualText: their text has the parts with that hyphen, and the search of pdf.js, which joins what ends in U+002D with the
 * next line, finds the word with that alone. But Poppler's structure text reads U+002D out in the middle of the word, where
 * it passes U+00AD over. */
static uint32_t own_glyph(const struct face *face, uint32_t code_point)
{
    enum { HYPHEN_MINUS = 0x2D, SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010 };
    if (code_point == SOFT_HYPHEN)
        return face_has(face, HYPHEN) ? face_glyph(face, HYPHEN) : face_glyph(face, HYPHEN_MINUS);
    return face_glyph(face, code_point);
}

static uint16_t scaled_width(const struct face *face, int32_t advance_fu)
{
    long width = (2000L * advance_fu / face->units_per_em + 1) / 2;
    return (uint16_t)(width < 0 ? 0 : width > UINT16_MAX ? UINT16_MAX : width);
}

static uint16_t glyph_width(const struct face *face, uint32_t glyph)
{
    return scaled_width(face, face_advance_fu(face, glyph));
}

void pdf_font_look_up(struct pdf_font *font, uint32_t code_point)
{
    struct pdf_code *code = &font->codes[code_point];
    bool is_variant = code_point >= PDF_VARIANTS && code_point < PDF_VARIANTS_END;
    uint32_t glyph = is_variant ? 0 : own_glyph(font->face, code_point);
    code->glyph = (uint16_t)(glyph ? glyph : PDF_NO_GLYPH);
    code->width = glyph_width(font->face, glyph);
}

static void look_up_ascii(struct pdf_font *font)
{
    const struct face *face = font->face;
    for (uint32_t code = 0; code < PDF_ASCII; code++) {
        pdf_font_look_up(font, code);
        const struct pdf_code *found = &font->codes[code];
        bool is_escaped = code == '(' || code == ')' || code == '\\' || code == '\r';
        bool is_plain = found->glyph != PDF_NO_GLYPH && !is_escaped;
        int32_t advance_fu = is_plain ? face_advance_fu(face, found->glyph) : 0;
        font->letters[code] = (struct pdf_letter){
            .glyph = is_plain ? found->glyph : PDF_NO_GLYPH,
            .excess = (int16_t)(found->width * face->units_per_em - 1000 * advance_fu),
            .advance_fu = advance_fu,
        };
    }
}

/* Where shaping placed the parts that follow the first. */
static bool is_same_place(const struct composite *a, const struct composite *b)
{
    const struct glyph *first = a->parts, *other_first = b->parts;
    int32_t pen_fu = -first->x_offset_fu, other_pen_fu = -other_first->x_offset_fu;
    for (size_t i = 0; i < a->count; i++) {
        const struct glyph *part = &a->parts[i], *other = &b->parts[i];
        if (part->id != other->id || pen_fu + part->x_offset_fu != other_pen_fu + other->x_offset_fu ||
            part->y_offset_fu - first->y_offset_fu != other->y_offset_fu - other_first->y_offset_fu)
            return false;
        pen_fu += part->advance_fu;
        other_pen_fu += other->advance_fu;
    }
    return true;
}

static bool is_same_variant(const struct pdf_variant *a, const struct pdf_variant *b)
{
    const struct composite *one = &a->glyph, *other = &b->glyph;
    return one->count == other->count && one->x_fu == other->x_fu && one->y_fu == other->y_fu &&
           one->advance_fu == other->advance_fu && a->length == b->length && memcmp(a->text, b->text, a->length) == 0 &&
           is_same_place(one, other);
}

static struct pdf_code code_of(const struct face *face, const struct composite *glyph)
{
    const uint16_t id = glyph->parts->id;
    bool is_own = glyph->count == 1 && !glyph->x_fu && !glyph->y_fu && face_advance_fu(face, id) == glyph->advance_fu;
    return (struct pdf_code){is_own ? id : PDF_NO_GLYPH, scaled_width(face, glyph->advance_fu)};
}

int32_t pdf_font_variant(struct pdf_font *font, const struct pdf_variant *variant)
{
    const size_t first = font->is_companion ? 1 : PDF_VARIANTS, end = font->is_companion ? PDF_CODES : PDF_VARIANTS_END;
    for (size_t i = 0; i < font->variant_count; i++)
        if (is_same_variant(&font->variants[i], variant))
            return font->variants[i].code;
    if (first + font->variant_count >= end)
        return -1;
    if (font->variant_count == font->variant_capacity) {
        font->variant_capacity = 2 * font->variant_capacity + 16;
        font->variants = memory_resize(font->variants, font->variant_capacity * sizeof *font->variants);
    }
    uint16_t code = (uint16_t)(first + font->variant_count);
    struct pdf_variant *added = &font->variants[font->variant_count++];
    *added = *variant;
    added->code = code;
    added->kept = false;
    font->codes[code] = code_of(font->face, &variant->glyph);
    pdf_font_mark(font, code);
    return code;
}

static void keep_variants(struct pdf_font *font, struct arena *arena)
{
    for (size_t i = 0; i < font->variant_count; i++) {
        struct pdf_variant *variant = &font->variants[i];
        if (variant->kept)
            continue;
        struct glyph *parts = arena_new_array(arena, struct glyph, variant->glyph.count);
        memcpy(parts, variant->glyph.parts, variant->glyph.count * sizeof *parts);
        variant->glyph.parts = parts;
        variant->text = arena_copy(arena, variant->text, variant->length);
        variant->kept = true;
    }
}

void pdf_fonts_keep(struct pdf_fonts *fonts, struct arena *arena)
{
    for (int i = 0; i < fonts->count; i++)
        if (fonts->list[i])
            keep_variants(fonts->list[i], arena);
}

/* ------------------------------------------------------------------------------------------------ use */

static struct pdf_font *font_create(struct pdf_fonts *fonts, const struct face *face)
{
    if (face->index >= fonts->count) {
        int count = face->index + 4;
        fonts->list = memory_resize(fonts->list, (size_t)count * sizeof *fonts->list);
        memset(fonts->list + fonts->count, 0, (size_t)(count - fonts->count) * sizeof *fonts->list);
        fonts->count = count;
    }
    struct pdf_font *font = fonts->list[face->index];
    if (!font)
        font = fonts->list[face->index] = memory_zeroed(1, sizeof *font);
    memory_sparse_free(font->codes, PDF_CODES, sizeof *font->codes);
    font->codes = memory_sparse(PDF_CODES, sizeof *font->codes);
    font->face = face;
    look_up_ascii(font);
    return font;
}

struct pdf_font *pdf_font_of(struct pdf_fonts *fonts, const struct face *face)
{
    struct pdf_font *font = face->index < fonts->count ? fonts->list[face->index] : NULL;
    return font && font->face == face ? font : font_create(fonts, face);
}

struct pdf_font *pdf_font_companion(struct pdf_font *font)
{
    enum { NO_NUMBER_YET = -1 };
    if (!font->companion) {
        font->companion = memory_zeroed(1, sizeof *font->companion);
        font->companion->is_companion = true;
        font->companion->codes = memory_sparse(PDF_CODES, sizeof *font->companion->codes);
    }
    struct pdf_font *companion = font->companion;
    if (!companion->number) {
        companion->face = font->face;
        companion->number = NO_NUMBER_YET;
        companion->variant_count = 0;
        memset(companion->used, 0, sizeof companion->used);
    }
    return companion;
}

void pdf_font_keep(struct pdf_font *font, uint32_t code)
{
    if (!font->codes[code].glyph)
        pdf_font_look_up(font, code);
    if (font->codes[code].glyph != PDF_NO_GLYPH)
        pdf_font_mark(font, code);
}

struct pdf_font *pdf_font_use(struct pdf_fonts *fonts, const struct face *face, struct pdf_file *file)
{
    struct pdf_font *font = pdf_font_of(fonts, face);
    if (!font->number) {
        font->number = pdf_reserve(file, PDF_FONT_OBJECTS);
        memset(font->used, 0, sizeof font->used);
        memset(font->seen, 0, sizeof font->seen);
    }
    return font;
}

void pdf_fonts_put_resources(const struct pdf_fonts *fonts, struct buffer *out)
{
    for (int i = 0; i < fonts->count; i++)
        if (pdf_font_is_used(fonts->list[i])) {
            PDF_PUT(out, PDF_FONT_PREFIX);
            pdf_put_integer(out, i);
            pdf_put_reference(out, fonts->list[i]->number);
        }
}
