/*
 * Glyphs: TJ arrays (ISO 32000-1, 9.4.3).  Between glyphs stand numbers that move the pen back, in thousandths of the
 * size.  They come from the difference between where the pen is, by the widths that the PDF says, and where the glyph
 * belongs, so rounding never adds up.
 */
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "paint/pdf_content.h"

/* A run in the making. */
struct show {
    struct pdf_content *content;
    const struct glyph_run *run;
    const struct item *item;
    struct pdf_font *font;
    unsigned char *at;        /* where the next byte goes: room for it is reserved */
    bool marked;              /* what is written belongs to the item's node */
    size_t end;               /* glyphs up to this one are shown */
    bool open, in_string;     /* inside [ ], inside ( ) */
    int64_t upem;
    int64_t pen, place;       /* where the pen is and where the glyph belongs: thousandths of the size, times upem */
};

enum {
    GLYPH_ROOM = 48,          /* bytes that one plain glyph may need: code with escapes, a number, a rise */
    RUN_ROOM = 64
};

/* ------------------------------------------------------------------------------------------------ bytes */

static void reserve(struct show *show, size_t room)
{
    show->at = buffer_reserve(&show->content->out, room);
}

static void flush(struct show *show)
{
    struct buffer *out = &show->content->out;
    out->length = (size_t)(show->at - out->bytes);
}

static void put(struct show *show, const char *text)
{
    while (*text)
        *show->at++ = (unsigned char)*text++;
}

static void put_integer(struct show *show, long value)
{
    char digits[24], *end = digits + sizeof digits;
    char *start = pdf_digits(end, (unsigned long)labs(value));
    if (value < 0)
        *--start = '-';
    memcpy(show->at, start, (size_t)(end - start));
    show->at += end - start;
}

static inline void put_byte(struct show *show, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
        *show->at++ = '\\';
        byte = byte == '\r' ? 'r' : byte;
    }
    *show->at++ = byte;
}

static void close_string(struct show *show)
{
    if (show->in_string)
        *show->at++ = ')';
    show->in_string = false;
}

static void open_array(struct show *show)
{
    if (!show->open)
        *show->at++ = '[';
    show->open = true;
}

static void close_array(struct show *show)
{
    close_string(show);
    if (show->open)
        put(show, "]TJ\n");
    show->open = false;
}

/* ------------------------------------------------------------------------------------------------ glyphs */

/* Text rise (9.3.7): of the style, and of a mark that its letter lifts. */
/* In a slot, letters that the font of the trunk may lack are shown in its companion. Gives that, or the font. */
static struct pdf_font *choose_font(struct show *show, uint32_t code)
{
    struct pdf_content *content = show->content;
    bool companion = content->slot && !pdf_slot_is_own(content->slot, code);
    if (companion != content->in_companion) {
        close_array(show);
        flush(show);
        pdf_content_font(content, show->font, show->run->size, companion);
        reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
    }
    return companion ? pdf_font_companion(show->font) : show->font;
}

/* Marks a plain code as used; gives the code by which the font that is chosen for it has it. */
static uint32_t use_code(struct show *show, uint32_t code, const char *text, size_t length)
{
    struct pdf_font *font = choose_font(show, code);
    if (font != show->font)
        return (uint32_t)pdf_companion_code(font, show->font->codes[code].glyph, text, length);
    pdf_font_mark(font, code);
    return code;
}

static void set_rise(struct show *show, int32_t y_offset_fu)
{
    double rise = show->run->rise;
    if (y_offset_fu)
        rise += y_offset_fu * show->run->size / show->run->face->units_per_em;
    if (rise == show->content->rise)
        return;
    close_array(show);
    flush(show);
    buffer_number(&show->content->out, rise, 3);
    PDF_PUT(&show->content->out, " Ts\n");
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
    show->content->rise = rise;
}

/* Moves the pen to where the glyph belongs, to the nearest thousandth. */
static void move_pen(struct show *show, int64_t target)
{
    int64_t ahead = show->pen - target, size = ahead < 0 ? -ahead : ahead;
    int64_t thousandths = (2 * size + show->upem) / (2 * show->upem);
    if (ahead < 0)
        thousandths = -thousandths;
    close_string(show);
    open_array(show);
    put_integer(show, (long)thousandths);
    show->pen -= thousandths * show->upem;
}

static inline bool is_off(const struct show *show, int64_t target)
{
    int64_t ahead = show->pen - target;
    return 2 * (ahead < 0 ? -ahead : ahead) >= show->upem;
}

static inline void put_code(struct show *show, const struct glyph *glyph, uint32_t code, uint16_t width)
{
    if (!show->in_string) {
        open_array(show);
        *show->at++ = '(';
        show->in_string = true;
    }
    put_byte(show, (unsigned char)(code >> 8));
    put_byte(show, (unsigned char)code);
    show->pen += width * show->upem;
    show->place += INT64_C(1000) * glyph->advance_fu;
}

static void show_glyph(struct show *show, const struct glyph *glyph, uint32_t code, uint16_t width)
{
    int64_t target = show->place + INT64_C(1000) * glyph->x_offset_fu;
    set_rise(show, glyph->y_offset_fu);
    if (is_off(show, target))
        move_pen(show, target);
    put_code(show, glyph, code, width);
}

/* ------------------------------------------------------------------------------------------------ clusters */

enum { FIRST_MARK_BYTE = 0xCC }; /* of U+0300 in UTF-8: no mark begins with a smaller one */

/* True if glyph `i` begins with a mark on the letter before it. */
static bool is_mark(const struct glyph_run *run, size_t i)
{
    const char *text = run->text + run->glyphs[i].text;
    return (unsigned char)*text >= FIRST_MARK_BYTE && unicode_is_mark(utf8_next(&text, run->text + run->length));
}

/* The end of the cluster that begins at glyph `i`: a letter and its marks are one, for a mark stands where its letter is,
 * and who reads the page glyph by glyph would take the step back for a new line. */
static size_t cluster_end(const struct glyph_run *run, size_t i)
{
    for (i++; i < run->count && (!run->glyphs[i].length || is_mark(run, i));)
        i++;
    return i;
}

/* The code point that the cluster's one glyph plainly stands for, or -1. */
static inline int32_t plain_code(const struct show *show, size_t i, size_t end)
{
    const struct glyph *glyph = &show->run->glyphs[i];
    const char *text = show->run->text + glyph->text;
    uint32_t code_point = (unsigned char)*text;
    if (end != i + 1 || !glyph->length)
        return -1;
    if (glyph->length > 1) {
        const char *next = text;
        code_point = utf8_next(&next, text + glyph->length);
        if (next != text + glyph->length)
            return -1;
    }
    return pdf_font_is_plain(show->font, code_point, glyph->id) ? (int32_t)code_point : -1;
}

static const struct node *node_of(const struct show *show)
{
    return show->item->text.runs[show->run->run].node;
}

/* Where the run's type begins [pt, y down]. */
static double top_of(const struct show *show)
{
    const struct glyph_run *run = show->run;
    return show->item->y - run->face->ascent_fu * run->size / run->face->units_per_em - run->rise;
}

static void begin_mark(struct show *show)
{
    flush(show);
    pdf_content_mark(show->content, node_of(show), show->item->artifact, top_of(show));
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
    show->marked = true;
}

static void begin_span(struct show *show, const char *text, size_t length)
{
    close_array(show);
    flush(show);
    pdf_content_begin_span(show->content, node_of(show), show->item->artifact, top_of(show), text, length);
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
}

static void end_span(struct show *show)
{
    close_array(show);
    flush(show);
    pdf_content_end_span(show->content);
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
    show->marked = false;
}

static bool show_variant(struct show *show, const struct glyph *glyph, const char *text, size_t length)
{
    if (!glyph->id) { /* PDF/UA-1, 7.21.8: .notdef is not to be shown */
        diag_report(show->content->diag, DIAG_CHARACTER_MISSING, show->item->place, "\"%.*s\" in %s", (int)length, text,
                    show->run->face->path);
        return false;
    }
    struct pdf_font *font = choose_font(show, PDF_VARIANTS);
    int32_t code = font == show->font ? pdf_font_variant(font, glyph->id, text, length)
                                      : pdf_companion_code(font, glyph->id, text, length);
    if (code < 0) {
        diag_report(show->content->diag, DIAG_FONT_INVALID, show->item->place,
                    "%s: glyph %d has no character of its own, and its number is too high for a form of \"%.*s\"",
                    show->run->face->path, glyph->id, (int)length, text);
        return false;
    }
    show_glyph(show, glyph, (uint32_t)code, font->codes[code].width);
    return true;
}

/* A space without ink that ends where the glyphs end. Readers take a span to reach to the end of its last glyph, and that of
 * a mark is anywhere: the next word would seem to touch it, or the next letter to stand apart. */
static void show_spacer(struct show *show)
{
    static const struct glyph spacer = {.length = 1};
    if (!pdf_font_is_plain(show->font, PDF_SPACER, (uint16_t)face_glyph(show->run->face, ' ')))
        return;
    uint16_t width = show->font->codes[PDF_SPACER].width;
    uint32_t code = use_code(show, PDF_SPACER, "\xE2\x80\x8B", 3);
    set_rise(show, 0);
    move_pen(show, show->place - width * show->upem);
    put_code(show, &spacer, code, width);
}

/* What a glyph says by itself: the letter or mark of its cluster that it is, else all of the cluster. */
static const char *own_text(const struct show *show, const struct glyph *glyph, const struct glyph *first, size_t *length)
{
    const char *text = show->run->text + first->text, *end = text + first->length;
    for (const char *next = text, *start = text; next < end; start = next)
        if (face_glyph(show->run->face, utf8_next(&next, end)) == glyph->id) {
            *length = (size_t)(next - start);
            return start;
        }
    *length = first->length;
    return text;
}

/* Clusters from glyph `i` on that are not plain, all in one span. Gives the glyph after them, 0 for a failure. */
static size_t show_variants(struct show *show, size_t i)
{
    const struct glyph_run *run = show->run;
    size_t end = i, first = i;
    size_t length = 0;
    for (size_t next = i; next < show->end; end = next) {
        next = cluster_end(run, next);
        if (end > i && plain_code(show, end, next) >= 0)
            break;
        for (size_t j = end; j < next; j++)
            length += run->glyphs[j].length;
    }
    begin_span(show, run->text + run->glyphs[i].text, length);
    for (; i < end; i++) {
        if (run->glyphs[i].length)
            first = i;
        const char *text = own_text(show, &run->glyphs[i], &run->glyphs[first], &length);
        if (!show_variant(show, &run->glyphs[i], text, length))
            return 0;
    }
    if (is_mark(run, end - 1))
        show_spacer(show);
    end_span(show);
    return end;
}

/* True for what most text is: a letter of ASCII, of the usual width, not lifted or shifted. */
static inline bool is_letter(const struct glyph *glyph, const struct pdf_letter *letter)
{
    return !((glyph->id ^ letter->glyph) | (glyph->length ^ 1) | (glyph->advance_fu ^ letter->advance_fu) |
             glyph->x_offset_fu | glyph->y_offset_fu);
}

/* Shows letters from glyph `i` on, in the string that is open; gives the first glyph that is none. This is where most
 * of the time would go. */
static size_t show_letters(struct show *show, size_t i)
{
    const struct glyph_run *run = show->run;
    const struct glyph *first = &run->glyphs[i], *end = &run->glyphs[show->end], *glyph = first;
    const struct pdf_letter *letters = show->font->letters, *letter = NULL;
    unsigned char *seen = show->font->seen, *at = show->at;
    int64_t advance_fu = 0, ahead = show->pen - show->place, most = (show->upem - 1) / 2;
    for (; glyph < end && (uint64_t)(ahead + most) <= (uint64_t)(2 * most); glyph++) {
        unsigned char code = (unsigned char)run->text[glyph->text];
        if (code >= PDF_ASCII || !is_letter(glyph, &letters[code]))
            break;
        letter = &letters[code];
        *at++ = 0;
        *at++ = code;
        seen[code] = 1;
        ahead += letter->excess;
        advance_fu += letter->advance_fu;
    }
    if (letter && glyph < &run->glyphs[run->count] && (!glyph->length || is_mark(run, (size_t)(glyph - run->glyphs)))) {
        glyph--; /* the last letter was not alone in its cluster */
        at -= 2;
        ahead -= letter->excess;
        advance_fu -= letter->advance_fu;
    }
    show->at = at;
    show->place += 1000 * advance_fu;
    show->pen = show->place + ahead;
    return i + (size_t)(glyph - first);
}

static void show_plain(struct show *show, const struct glyph *glyph, uint32_t code)
{
    if (!show->marked)
        begin_mark(show);
    uint32_t shown = use_code(show, code, show->run->text + glyph->text, glyph->length);
    show_glyph(show, glyph, shown, show->font->codes[code].width);
}

/* Shows the glyphs from `i` up to `end`. False for a failure. */
static bool show_part(struct show *show, size_t i, size_t end)
{
    struct pdf_content *content = show->content;
    show->end = end;
    while (i < end) {
        if (show->in_string && content->rise == show->run->rise && !content->in_companion)
            i = show_letters(show, i);
        if (i == end)
            break;
        size_t after = cluster_end(show->run, i);
        int32_t code = plain_code(show, i, after);
        if (code < 0)
            after = show_variants(show, i);
        else
            show_plain(show, &show->run->glyphs[i], (uint32_t)code);
        if (!after)
            return false;
        i = after;
    }
    return true;
}

static void begin_word(struct show *show)
{
    close_array(show);
    flush(show);
    pdf_content_begin_word(show->content, node_of(show), top_of(show));
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
    show->marked = true;
}

static void end_word(struct show *show)
{
    close_array(show);
    flush(show);
    pdf_content_end_word(show->content);
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
    show->marked = false;
}

bool pdf_content_glyphs(struct pdf_content *content, const struct glyph_run *run, const struct item *item,
                        const struct pdf_word *word)
{
    struct show show = {
        .content = content, .run = run, .item = item, .font = content->font, .upem = run->face->units_per_em};
    /* A hyphen that needs a span of its own would end the word's. */
    bool begins = word && plain_code(&show, run->count - 1, run->count) >= 0;
    size_t rest = content->word_rest, from = begins ? word->from : run->count;
    reserve(&show, run->count * GLYPH_ROOM + RUN_ROOM);
    bool shown = show_part(&show, 0, rest);
    if (rest)
        end_word(&show);
    shown = shown && show_part(&show, rest, from);
    if (shown && begins) {
        begin_word(&show);
        shown = show_part(&show, from, run->count);
        content->word_rest = word->to;
    }
    close_array(&show);
    flush(&show);
    return shown;
}
