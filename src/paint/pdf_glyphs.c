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
    bool swift;               /* letters of ASCII are all in the font */
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

/* Makes the font that has the code the one that is shown in: the run's, or its companion. */
static void set_font(struct show *show, bool companion, uint32_t code)
{
    struct pdf_content *content = show->content;
    int series = (int)(code / PDF_SERIES);
    if (companion == content->in_companion && series == content->series)
        return;
    close_array(show);
    flush(show);
    pdf_content_font(content, show->font, show->run->size, companion, series);
    reserve(show, show->run->count * GLYPH_ROOM + RUN_ROOM);
}

static bool check_code(const struct show *show, int32_t code)
{
    if (code < 0)
        diag_report(show->content->diag, DIAG_FONT_INVALID, show->item->place,
                    "%s: too many letters of one document have no code of their own", show->run->face->path);
    return code >= 0;
}

/* The code of a variant in the run's font, in a slot in its companion, which is set; -1, reported: it has none. */
static int32_t use_variant(struct show *show, const struct pdf_variant *variant)
{
    bool companion = show->content->slot != NULL;
    int32_t code = pdf_font_variant(companion ? pdf_font_companion(show->font) : show->font, variant);
    if (!check_code(show, code))
        return -1;
    set_font(show, companion, (uint32_t)code);
    return code;
}

/* The code of a character in the run's font, which is set. -1: it has none, as in a slot letters that the font of the trunk
 * may lack: they are variants of its companion. */
static int32_t use_character(struct show *show, uint32_t code_point)
{
    const struct pdf_slot *slot = show->content->slot;
    int32_t code = slot ? pdf_slot_code(slot, code_point) : pdf_fonts_code(show->content->fonts, code_point);
    if (code < 0)
        return -1;
    pdf_font_mark(show->font, (uint32_t)code);
    set_font(show, false, (uint32_t)code);
    return code;
}

/* Text rise (9.3.7): of the style, and of a mark that its letter lifts. */
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

/* Moves the pen by so much back, to the nearest thousandth; gives how far it was moved. */
static int64_t put_move(struct show *show, int64_t ahead)
{
    int64_t size = ahead < 0 ? -ahead : ahead, thousandths = (2 * size + show->upem) / (2 * show->upem);
    if (ahead < 0)
        thousandths = -thousandths;
    close_string(show);
    open_array(show);
    put_integer(show, (long)thousandths);
    return thousandths * show->upem;
}

/* Moves the pen to where the glyph belongs. */
static void move_pen(struct show *show, int64_t target)
{
    show->pen -= put_move(show, show->pen - target);
}

static inline bool is_off(const struct show *show, int64_t target)
{
    int64_t ahead = show->pen - target;
    return 2 * (ahead < 0 ? -ahead : ahead) >= show->upem;
}

static inline void open_string(struct show *show)
{
    if (show->in_string)
        return;
    open_array(show);
    *show->at++ = '(';
    show->in_string = true;
}

static inline void put_code(struct show *show, const struct glyph *glyph, uint32_t code, uint16_t width)
{
    open_string(show);
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
static inline int32_t plain_character(const struct show *show, size_t i, size_t end)
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

/* A letter that its character stands for. */
static bool show_plain(struct show *show, const struct glyph *glyph, uint32_t code_point)
{
    if (!show->marked)
        begin_mark(show);
    int32_t code = use_character(show, code_point);
    if (code < 0)
        code = use_variant(show, &(struct pdf_variant){
            .glyph = {.parts = glyph, .count = 1, .advance_fu = face_advance_fu(show->font->face, glyph->id)},
            .text = show->run->text + glyph->text,
            .length = glyph->length,
        });
    if (code >= 0)
        show_glyph(show, glyph, (uint32_t)code, show->font->characters[code_point].width);
    return code >= 0;
}

static bool has_all_glyphs(struct show *show, size_t from, size_t to)
{
    const struct glyph_run *run = show->run;
    for (size_t i = from; i < to; i++)
        if (!run->glyphs[i].id) { /* PDF/UA-1, 7.21.8: .notdef is not to be shown */
            diag_report(show->content->diag, DIAG_CHARACTER_MISSING, show->item->place, "\"%.*s\" in %s",
                        (int)run->glyphs[from].length, run->text + run->glyphs[from].text, run->face->path);
            return false;
        }
    return true;
}

/* Glyphs of a cluster that say something together. */
struct piece {
    size_t from, to;
    const char *text;
    size_t length;
};

static struct piece piece_at(const struct glyph_run *run, size_t from, size_t to)
{
    struct piece piece = {from, from + 1, run->text + run->glyphs[from].text, run->glyphs[from].length};
    while (piece.to < to && !run->glyphs[piece.to].length)
        piece.to++;
    return piece;
}

/* Where the piece's glyphs are those of its characters one by one (it is one piece since shaping put its marks in order),
 * the first of them alone. */
static struct piece first_of(const struct glyph_run *run, struct piece piece)
{
    const char *next = piece.text, *end = piece.text + piece.length, *first_end = end;
    size_t i = piece.from;
    for (; i < piece.to && next < end && face_glyph(run->face, utf8_next(&next, end)) == run->glyphs[i].id; i++)
        first_end = i == piece.from ? next : first_end;
    return i == piece.to && next == end ? (struct piece){piece.from, piece.from + 1, piece.text, (size_t)(first_end - piece.text)}
                                        : piece;
}

/* The piece after this one, which was a part of `around` perhaps. */
static struct piece piece_after(const struct glyph_run *run, struct piece piece, struct piece *around, size_t to)
{
    if (piece.to == around->to)
        return first_of(run, *around = piece_at(run, piece.to, to));
    const char *text = piece.text + piece.length;
    return first_of(run, (struct piece){piece.to, around->to, text, (size_t)(around->text + around->length - text)});
}

/* What the glyphs' widths in the face add up to; shaping takes away that of marks. */
static int32_t full_advance_fu(const struct glyph_run *run, struct piece piece)
{
    int32_t advance_fu = 0;
    for (size_t i = piece.from; i < piece.to; i++)
        if (run->glyphs[i].advance_fu)
            advance_fu += face_advance_fu(run->face, run->glyphs[i].id);
    return advance_fu;
}

static struct pdf_variant variant_of(const struct glyph_run *run, struct piece piece, int32_t advance_fu)
{
    return (struct pdf_variant){
        .glyph = {.parts = &run->glyphs[piece.from], .count = piece.to - piece.from, .advance_fu = advance_fu},
        .text = piece.text,
        .length = piece.length,
    };
}

/* Shows a mark where the pen is: a glyph that stands as far before it as the letter does. */
static bool show_mark(struct show *show, struct piece piece, int32_t x_fu, int32_t y_fu, int32_t advance_fu)
{
    const struct glyph *first = &show->run->glyphs[piece.from];
    struct pdf_variant variant = variant_of(show->run, piece, advance_fu);
    variant.glyph.x_fu = x_fu;
    variant.glyph.y_fu = y_fu;
    int32_t code = use_variant(show, &variant);
    if (code >= 0)
        put_code(show, first, (uint32_t)code, pdf_font_width(show->run->face, advance_fu));
    return code >= 0;
}

static bool show_letter(struct show *show, struct piece piece, int32_t advance_fu)
{
    const struct pdf_variant variant = variant_of(show->run, piece, advance_fu);
    if (!show->marked)
        begin_mark(show);
    int32_t code = use_variant(show, &variant);
    if (code >= 0)
        show_glyph(show, &show->run->glyphs[piece.from], (uint32_t)code, pdf_font_width(show->run->face, advance_fu));
    return code >= 0;
}

/* A letter and its marks. The first mark takes no room, which suits every reader; of several, the others get a part of the
 * letter's: two glyphs without any, one after the other, do not belong together for pdfminer.six, while MuPDF takes a mark
 * for one without room in any case, and would see a space in a larger part. */
static bool show_cluster(struct show *show, size_t from, size_t to)
{
    const struct glyph_run *run = show->run;
    const struct glyph *first = &run->glyphs[from], *glyph = first;
    struct piece around = piece_at(run, from, to), piece = first_of(run, around);
    const int32_t full_fu = full_advance_fu(run, piece), more = to > piece.to ? (int32_t)(to - piece.to) - 1 : 0;
    const int32_t share_fu = more ? full_fu / (5 * more) : 0;
    int32_t shaped_fu = 0, pen_fu = full_fu - more * share_fu, mark_fu = 0; /* shaping's pen, and the PDF's */
    const int64_t place = show->place;
    bool shown = has_all_glyphs(show, from, to) && show_letter(show, piece, pen_fu);
    for (; shown && glyph < &run->glyphs[to]; shaped_fu += glyph++->advance_fu) {
        if (glyph < &run->glyphs[piece.to])
            continue;
        piece = piece_after(run, piece, &around, to);
        shown = show_mark(show, piece, shaped_fu + glyph->x_offset_fu - first->x_offset_fu - pen_fu,
                          glyph->y_offset_fu - first->y_offset_fu, mark_fu);
        pen_fu += mark_fu;
        mark_fu = share_fu;
    }
    show->place = place + INT64_C(1000) * shaped_fu;
    return shown;
}

/* True for what most text is: a letter of ASCII, not lifted or shifted. */
static inline bool is_letter(const struct glyph *glyph, const struct pdf_letter *letter)
{
    return !((glyph->id ^ letter->glyph) | (glyph->length ^ 1) | glyph->x_offset_fu | glyph->y_offset_fu);
}

/* What the PDF's width of the letter is more than its advance here, which the next may have drawn in. */
static inline int64_t excess_of(const struct glyph *glyph, const struct pdf_letter *letter)
{
    return glyph->advance_fu == letter->advance_fu ? letter->excess
                                                   : letter->excess + INT64_C(1000) * (letter->advance_fu - glyph->advance_fu);
}

/* Whether other glyphs follow the letter in its cluster. */
static inline bool begins_cluster(const struct glyph_run *run, size_t i)
{
    return i + 1 < run->count && (!run->glyphs[i + 1].length || is_mark(run, i + 1));
}

/* Moves the pen back between two letters. */
static inline unsigned char *move_back(struct show *show, unsigned char *at, int64_t *ahead)
{
    show->at = at;
    *ahead -= put_move(show, *ahead);
    open_string(show);
    return show->at;
}

/* Shows letters from glyph `i` on, in the string that is open; gives the first glyph that is none. This is where most
 * of the time would go. */
static size_t show_letters(struct show *show, size_t i)
{
    const struct glyph_run *run = show->run;
    const struct glyph *first = &run->glyphs[i], *end = &run->glyphs[show->end], *glyph = first;
    const struct pdf_letter *letters = show->font->letters, *letter = NULL;
    unsigned char *seen = show->font->seen, *at = show->at;
    int64_t advance_fu = 0, ahead = show->pen - show->place;
    const int64_t most = (show->upem - 1) / 2;
    for (; glyph < end; glyph++) {
        unsigned char code = (unsigned char)run->text[glyph->text];
        if (code >= PDF_ASCII || !is_letter(glyph, &letters[code]))
            break;
        if ((uint64_t)(ahead + most) > (uint64_t)(2 * most)) {
            if (begins_cluster(run, (size_t)(glyph - run->glyphs)))
                break;
            at = move_back(show, at, &ahead);
        }
        letter = &letters[code];
        *at++ = code;
        seen[code] = 1;
        ahead += excess_of(glyph, letter);
        advance_fu += glyph->advance_fu;
    }
    if (letter && begins_cluster(run, (size_t)(glyph - run->glyphs) - 1)) {
        glyph--; /* the last letter was not alone in its cluster */
        at--;
        ahead -= excess_of(glyph, letter);
        advance_fu -= glyph->advance_fu;
    }
    show->at = at;
    show->place += 1000 * advance_fu;
    show->pen = show->place + ahead;
    return i + (size_t)(glyph - first);
}

/* Shows the glyphs from `i` up to `end`. False for a failure. */
static bool show_part(struct show *show, size_t i, size_t end)
{
    struct pdf_content *content = show->content;
    show->end = end;
    while (i < end) {
        if (show->swift && show->in_string && content->rise == show->run->rise && !content->in_companion && !content->series)
            i = show_letters(show, i);
        if (i == end)
            break;
        size_t after = cluster_end(show->run, i);
        int32_t code_point = plain_character(show, i, after);
        if (!(code_point >= 0 ? show_plain(show, &show->run->glyphs[i], (uint32_t)code_point) : show_cluster(show, i, after)))
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
        .content = content, .run = run, .item = item, .font = content->font, .upem = run->face->units_per_em,
        .swift = !content->slot || pdf_slot_has_ascii(content->slot, run->text, run->length)};
    size_t rest = content->word_rest, from = word ? word->from : run->count;
    reserve(&show, run->count * GLYPH_ROOM + RUN_ROOM);
    bool shown = show_part(&show, 0, rest);
    if (rest)
        end_word(&show);
    shown = shown && show_part(&show, rest, from);
    if (shown && word) {
        begin_word(&show);
        shown = show_part(&show, from, run->count);
        content->word_rest = word->to;
    }
    close_array(&show);
    flush(&show);
    return shown;
}

/* ------------------------------------------------------------------------------------------------ without showing them */

/* Marks the cluster at glyph `i`, if it plainly stands for a character; gives its end, 0 if it must be shown. */
static size_t mark_plain(const struct show *show, size_t i)
{
    size_t end = cluster_end(show->run, i);
    int32_t code_point = is_mark(show->run, i) ? -1 : plain_character(show, i, end);
    int32_t code = code_point < 0 ? -1 : pdf_fonts_code(show->content->fonts, (uint32_t)code_point);
    if (code < 0)
        return 0;
    pdf_font_mark(show->font, (uint32_t)code);
    return end;
}

/* A letter of ASCII that a mark follows is marked too: its glyph is a part of what is shown. */
bool pdf_content_mark_plain(struct pdf_content *content, const struct glyph_run *run)
{
    struct pdf_font *font = run->count ? pdf_font_use(content->fonts, run->face) : NULL;
    const struct show show = {.content = content, .run = run, .font = font};
    const struct glyph *glyphs = run->glyphs;
    const char *text = run->text;
    for (size_t i = 0, count = run->count; i < count;) {
        unsigned char byte = (unsigned char)text[glyphs[i].text];
        if (byte < PDF_ASCII && glyphs[i].length == 1 && glyphs[i].id == font->characters[byte].glyph) {
            font->seen[byte] = 1;
            i++;
        } else if (!(i = mark_plain(&show, i))) {
            return false;
        }
    }
    return true;
}

static bool mark_character(const struct show *show, uint32_t code_point)
{
    int32_t code = pdf_fonts_code(show->content->fonts, code_point);
    if (!check_code(show, code))
        return false;
    if (!show->font->characters[code_point].glyph)
        pdf_font_look_up(show->font, code_point);
    pdf_font_mark(show->font, (uint32_t)code);
    return true;
}

/* Eight letters at a time while there are as many; gives the first that is not of ASCII. */
static const char *mark_ascii(struct pdf_font *font, const char *at, const char *end)
{
    unsigned char *seen = font->seen;
    for (uint64_t eight; end - at >= (ptrdiff_t)sizeof eight; at += sizeof eight) {
        memcpy(&eight, at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        seen[eight & 0x7F] = seen[eight >> 8 & 0x7F] = seen[eight >> 16 & 0x7F] = seen[eight >> 24 & 0x7F] = 1;
        seen[eight >> 32 & 0x7F] = seen[eight >> 40 & 0x7F] = seen[eight >> 48 & 0x7F] = seen[eight >> 56] = 1;
    }
    for (; at < end && (unsigned char)*at < PDF_ASCII; at++)
        seen[(unsigned char)*at] = 1;
    return at;
}

bool pdf_content_mark_text(struct pdf_content *content, const struct item *item, const struct glyph_run *run)
{
    struct pdf_font *font = run->length ? pdf_font_use(content->fonts, run->face) : NULL;
    const struct show show = {.content = content, .run = run, .item = item, .font = font};
    for (const char *at = run->text, *end = at + run->length; at < end;) {
        at = mark_ascii(font, at, end);
        if (at < end && !mark_character(&show, utf8_next(&at, end)))
            return false;
    }
    return true;
}
