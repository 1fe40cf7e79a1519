#include "paint/pdf_font.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"

struct pdf_fonts *pdf_fonts_create(void)
{
    struct pdf_fonts *fonts = memory_zeroed(1, sizeof *fonts);
    fonts->subsets = map_create();
    fonts->codes = memory_sparse(PDF_CHARACTERS, sizeof *fonts->codes);
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
    free(companion->variants);
    free(companion);
}

void pdf_fonts_destroy(struct pdf_fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < fonts->count; i++)
        if (fonts->list[i]) {
            memory_sparse_free(fonts->list[i]->characters, PDF_CHARACTERS, sizeof *fonts->list[i]->characters);
            destroy_companion(fonts->list[i]->companion);
            free(fonts->list[i]->variants);
            free(fonts->list[i]);
        }
    free(fonts->list);
    free(fonts->used);
    memory_sparse_free(fonts->codes, PDF_CHARACTERS, sizeof *fonts->codes);
    free(fonts->meanings);
    map_each(fonts->subsets, destroy_subset);
    map_destroy(fonts->subsets);
    buffer_finish(&fonts->key);
    free(fonts);
}

static void forget_codes(struct pdf_fonts *fonts)
{
    for (int i = 0; i < fonts->code_count; i++)
        fonts->codes[fonts->meanings[i]] = 0;
    fonts->code_count = 0;
}

/* What is not ASCII in most texts of the west of Europe, soft hyphens and signs of quotation among it. Their codes come first, used or
 * not: documents with the same letters have the same fonts, whatever the order in which they come to use them. */
static void take_usual_codes(struct pdf_fonts *fonts)
{
    static const char usual[] = "äçéèëïöü" "\u00AD–’·©„“”ßÄÖÜ";
    for (const char *text = usual, *end = usual + sizeof usual - 1; text < end;)
        (void)pdf_fonts_code(fonts, utf8_next(&text, end));
}

/* With names from everywhere, and with other texts, subsets differ from one document to the next. Within a document none is forgotten: what says the
 * same is looked for among them. */
static void trim_subsets(struct pdf_fonts *fonts)
{
    enum { SUBSETS_MOST = 4 * 1024 * 1024 /* bytes: some hundred of texts, or more than a thousand of names */ };
    if (fonts->subsets_size <= SUBSETS_MOST)
        return;
    map_each(fonts->subsets, destroy_subset);
    map_clear(fonts->subsets);
    fonts->subsets_size = 0;
}

void pdf_fonts_begin(struct pdf_fonts *fonts, bool personal)
{
    trim_subsets(fonts);
    forget_codes(fonts);
    if (personal)
        take_usual_codes(fonts);
    fonts->used_count = 0;
    for (int i = 0; i < fonts->count; i++)
        if (fonts->list[i]) {
            fonts->list[i]->is_used = false;
            fonts->list[i]->variant_count = 0;
            if (fonts->list[i]->companion)
                fonts->list[i]->companion->is_used = false; /* what its variants point to is gone */
        }
}

struct pdf_font **pdf_fonts_of_trunk(const struct pdf_fonts *fonts, struct arena *arena)
{
    struct pdf_font **trunk = arena_new_array(arena, struct pdf_font *, (size_t)fonts->used_count + 1);
    for (int i = 0; i < fonts->used_count; i++)
        trunk[i] = fonts->used[i];
    return trunk;
}

static void add_used(struct pdf_fonts *fonts, struct pdf_font *font)
{
    if (fonts->used_count == fonts->used_capacity) {
        fonts->used_capacity = 2 * fonts->used_capacity + 8;
        fonts->used = memory_resize(fonts->used, (size_t)fonts->used_capacity * sizeof(struct pdf_font *));
    }
    font->rank = fonts->used_count;
    fonts->used[fonts->used_count++] = font;
}

void pdf_fonts_begin_personal(struct pdf_fonts *fonts, struct pdf_font *const *trunk, int count)
{
    trim_subsets(fonts);
    fonts->used_count = 0;
    for (int i = 0; i < count; i++) {
        add_used(fonts, trunk[i]);
        if (trunk[i]->companion)
            trunk[i]->companion->is_used = false;
    }
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

uint16_t pdf_font_width(const struct face *face, int32_t advance_fu)
{
    long width = (2000L * advance_fu / face->units_per_em + 1) / 2;
    return (uint16_t)(width < 0 ? 0 : width > UINT16_MAX ? UINT16_MAX : width);
}

void pdf_font_look_up(struct pdf_font *font, uint32_t code_point)
{
    struct pdf_character *character = &font->characters[code_point];
    uint32_t glyph = own_glyph(font->face, code_point);
    character->glyph = (uint16_t)(glyph ? glyph : PDF_NO_GLYPH);
    character->width = pdf_font_width(font->face, face_advance_fu(font->face, glyph));
}

static void look_up_ascii(struct pdf_font *font)
{
    const struct face *face = font->face;
    memset(font->ascii, 0, sizeof font->ascii);
    for (uint32_t code = 0; code < PDF_ASCII; code++) {
        pdf_font_look_up(font, code);
        const struct pdf_character *found = &font->characters[code];
        if (found->glyph != PDF_NO_GLYPH)
            font->ascii[code / 64] |= UINT64_C(1) << code % 64;
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

/* The codes behind ASCII, of all series: the upper half of the bytes of each. Gives the nth; -1: there is none. */
static int32_t nth_code(size_t n)
{
    enum { IN_SERIES = PDF_SERIES - PDF_ASCII };
    size_t code = n / IN_SERIES * PDF_SERIES + PDF_ASCII + n % IN_SERIES;
    return code < PDF_CODES ? (int32_t)code : -1;
}

/* The next code of the document; it means this character, or a variant. */
static int32_t next_code(struct pdf_fonts *fonts, uint32_t code_point)
{
    int32_t code = nth_code((size_t)fonts->code_count);
    if (code < 0)
        return code;
    if (fonts->code_count == fonts->code_capacity) {
        fonts->code_capacity = 2 * fonts->code_capacity + 64;
        fonts->meanings = memory_resize(fonts->meanings, (size_t)fonts->code_capacity * sizeof *fonts->meanings);
    }
    fonts->meanings[fonts->code_count++] = code_point;
    return code;
}

int32_t pdf_fonts_code(struct pdf_fonts *fonts, uint32_t code_point)
{
    if (code_point < PDF_ASCII || fonts->codes[code_point])
        return (int32_t)(code_point < PDF_ASCII ? code_point : fonts->codes[code_point]);
    int32_t code = next_code(fonts, code_point);
    if (code >= 0)
        fonts->codes[code_point] = (uint16_t)code;
    return code;
}

uint32_t pdf_fonts_meaning(const struct pdf_fonts *fonts, uint32_t code)
{
    return code < PDF_ASCII ? code : fonts->meanings[code / PDF_SERIES * (PDF_SERIES - PDF_ASCII) + code % PDF_ASCII];
}

/* ------------------------------------------------------------------------------------------------ variants */

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

int32_t pdf_font_variant(struct pdf_font *font, const struct pdf_variant *variant)
{
    enum { NO_CHARACTER = 0 };
    for (size_t i = 0; i < font->variant_count; i++)
        if (is_same_variant(&font->variants[i], variant))
            return font->variants[i].code;
    int32_t code = font->is_companion ? nth_code(font->variant_count) : next_code(font->fonts, NO_CHARACTER);
    if (code < 0)
        return code;
    if (font->variant_count == font->variant_capacity) {
        font->variant_capacity = 2 * font->variant_capacity + 16;
        font->variants = memory_resize(font->variants, font->variant_capacity * sizeof *font->variants);
    }
    struct pdf_variant *added = &font->variants[font->variant_count++];
    *added = *variant;
    added->code = (uint16_t)code;
    added->kept = false;
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
    for (int i = 0; i < fonts->used_count; i++)
        keep_variants(fonts->used[i], arena);
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
    memory_sparse_free(font->characters, PDF_CHARACTERS, sizeof *font->characters);
    font->characters = memory_sparse(PDF_CHARACTERS, sizeof *font->characters);
    font->fonts = fonts;
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
    if (!font->companion) {
        font->companion = memory_zeroed(1, sizeof *font->companion);
        font->companion->is_companion = true;
    }
    struct pdf_font *companion = font->companion;
    if (!companion->is_used) {
        companion->face = font->face;
        companion->rank = font->rank;
        companion->is_used = true;
        companion->variant_count = 0;
    }
    return companion;
}

void pdf_font_keep_ascii(struct pdf_font *font, const uint64_t codes[PDF_ASCII / 64])
{
    for (size_t i = 0; i < PDF_ASCII / 64; i++)
        font->used[i] |= codes[i] & font->ascii[i];
}

void pdf_font_keep(struct pdf_font *font, uint32_t code_point, uint32_t code)
{
    if (!font->characters[code_point].glyph)
        pdf_font_look_up(font, code_point);
    if (font->characters[code_point].glyph != PDF_NO_GLYPH)
        pdf_font_mark(font, code);
}

struct pdf_font *pdf_font_use(struct pdf_fonts *fonts, const struct face *face)
{
    struct pdf_font *font = pdf_font_of(fonts, face);
    if (!font->is_used) {
        font->is_used = true;
        add_used(fonts, font);
        memset(font->used, 0, sizeof font->used);
        memset(font->seen, 0, sizeof font->seen);
    }
    return font;
}

/* ------------------------------------------------------------------------------------------------ series */

static bool uses(const struct pdf_font *font, int series)
{
    const uint64_t *used = font->used + series * (PDF_SERIES / 64);
    return used[0] | used[1] | used[2] | used[3];
}

static bool has_series(const struct pdf_font *font, int series)
{
    for (size_t i = 0; i < font->variant_count; i++)
        if (font->variants[i].code / PDF_SERIES == series)
            return true;
    return uses(font, series);
}

int pdf_font_next_series(const struct pdf_font *font, int series)
{
    size_t count = font->is_companion ? font->variant_count : (size_t)font->fonts->code_count;
    int last = count ? nth_code(count - 1) / PDF_SERIES : 0;
    while (++series <= last)
        if (has_series(font, series))
            return series;
    return -1;
}

/* ------------------------------------------------------------------------------------------------ resources */

void pdf_font_put_name(struct buffer *out, const struct pdf_font *font, bool companion, int series)
{
    buffer_string(out, companion ? "/P" : "/F");
    pdf_put_integer(out, font->rank);
    if (!series)
        return;
    buffer_byte(out, '.');
    pdf_put_integer(out, series);
}

void pdf_font_put_resource(struct pdf_font *font, struct pdf_file *file, struct buffer *out)
{
    for (int series = -1, count = 0; (series = pdf_font_next_series(font, series)) >= 0; count++) {
        int number = pdf_reserve(file, PDF_FONT_OBJECTS); /* those of all series one after the other */
        if (!count)
            font->number = number;
        pdf_font_put_name(out, font, font->is_companion, series);
        pdf_put_reference(out, number);
    }
}

void pdf_font_join_used(struct pdf_font *font)
{
    for (uint32_t code = 0; code < PDF_ASCII; code++)
        if (font->seen[code])
            pdf_font_mark(font, code);
}

void pdf_fonts_put_resources(struct pdf_fonts *fonts, struct pdf_file *file, struct buffer *out)
{
    for (int i = 0; i < fonts->used_count; i++) {
        pdf_font_join_used(fonts->used[i]);
        pdf_font_put_resource(fonts->used[i], file, out);
    }
}
