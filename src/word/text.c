#include "word/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"

void text_finish(struct text *text)
{
    for (int i = 0; i < TEXT_NESTING_MOST; i++) {
        buffer_finish(&text->open[i].words);
        for (int kind = 0; kind < LEFT_COUNT; kind++)
            buffer_finish(&text->open[i].left[kind]);
    }
}

/* ------------------------------------------------------------------------------------------------ paragraphs */

static void tell_full(struct text *text, const char *words)
{
    if (!text->is_full)
        diag_report(text->diag, DIAG_WORD_TOO_LARGE, (struct place){text->path, 0}, "%s", say(words));
    text->is_full = true;
}

/* Its place in the list, before what is opened in it. */
static struct paragraph *list_paragraph(struct text *text)
{
    if (text->count == text->room)
        text->list = arena_widen(text->arena, text->list, text->count, &text->room, 256, sizeof *text->list);
    return text->list[text->count++] = arena_new(text->arena, struct paragraph);
}

/* Where the next paragraph stands. */
static const struct spot *spot_of(const struct text *text)
{
    struct spot *spot = NULL;
    const int depth = text->table_depth < TEXT_NESTING_MOST ? text->table_depth : TEXT_NESTING_MOST;
    for (int i = 0; i < depth; i++) {
        const struct open_table *table = &text->tables[i];
        const struct spot *around = spot;
        spot = arena_new(text->arena, struct spot);
        *spot = (struct spot){table->number, table->row, table->column, table->width, around};
    }
    return spot;
}

void text_open(struct text *text, const char *marker, bool is_titled)
{
    if (text->count == TEXT_PARAGRAPHS_MOST)
        tell_full(text, N_("it has more paragraphs than anybody reads"));
    if (++text->depth > TEXT_NESTING_MOST || text->is_full)
        return;
    struct open_paragraph *open = &text->open[text->depth - 1];
    open->paragraph = list_paragraph(text);
    *open->paragraph = (struct paragraph){.origin = text->origin, .spot = spot_of(text)};
    buffer_clear(&open->words);
    for (int kind = 0; kind < LEFT_COUNT; kind++)
        buffer_clear(&open->left[kind]);
    open->is_hidden = false;
    open->plain = 0;
    open->look = 0;
    text_mark(text, marker, is_titled);
}

static struct open_paragraph *innermost(struct text *text)
{
    return text->depth && text->depth <= TEXT_NESTING_MOST && !text->is_full ? &text->open[text->depth - 1] : NULL;
}

void text_label(struct text *text, const char *label)
{
    struct open_paragraph *open = innermost(text);
    if (open)
        open->paragraph->label = label;
}

void text_mark(struct text *text, const char *marker, bool is_titled)
{
    struct open_paragraph *open = innermost(text);
    if (!open)
        return;
    open->paragraph->marker = marker;
    open->is_titled = is_titled;
}

/* In the words, since an author has to look at them; check does not let it pass. */
static const char STRUCK[] = " [? struck through] ", ASKING[] = " [? not filled in] ";

static void mark_doubts(struct open_paragraph *open, unsigned look)
{
    const unsigned begun = look & ~open->look;
    buffer_string(&open->words, begun & LOOK_STRUCK ? STRUCK : "");
    buffer_string(&open->words, begun & LOOK_ASKING ? ASKING : "");
    open->paragraph->doubts |= (look & LOOK_STRUCK ? DOUBT_STRUCK : 0) | (look & LOOK_ASKING ? DOUBT_ASKING : 0);
    open->look = look;
}

static bool leave(struct open_paragraph *open, const char *words, size_t length, unsigned look)
{
    if (!(look & (LOOK_HIDDEN | LOOK_UNFILLED | LOOK_FORMULA)))
        return false;
    buffer_append(&open->left[look & LOOK_HIDDEN ? LEFT_HIDDEN : look & LOOK_UNFILLED ? LEFT_UNFILLED : LEFT_FORMULA], words, length);
    return true;
}

void text_add(struct text *text, const char *words, size_t length, unsigned look)
{
    struct open_paragraph *open = innermost(text);
    text->bytes += length;
    if (text->bytes > TEXT_BYTES_MOST)
        tell_full(text, N_("it has more words than anybody reads"));
    if (!open || text->is_full || leave(open, words, length, look))
        return;
    size_t letters = 0;
    for (size_t i = 0; i < length; i++)
        letters += !strchr(" \t\n", words[i]);
    if (letters)
        mark_doubts(open, look);
    open->plain += look & LOOK_BOLD ? 0 : letters;
    for (size_t i = 0; i < length; i++)
        buffer_byte(&open->words, words[i] == '\n' ? ' ' : (unsigned char)words[i]);
}

size_t text_length(const struct text *text)
{
    return text->depth && text->depth <= TEXT_NESTING_MOST ? text->open[text->depth - 1].words.length : 0;
}

void text_doubt(struct text *text, size_t from, const char *words)
{
    struct open_paragraph *open = innermost(text);
    const size_t length = strlen(words);
    if (!open || !length || open->words.length < from || open->words.length - from != length || memcmp(open->words.bytes + from, words, length) != 0)
        return;
    open->words.length = from;
    open->look = 0;
    mark_doubts(open, LOOK_ASKING);
    buffer_append(&open->words, words, length);
}

void text_leave(struct text *text, enum left kind, const char *words)
{
    text->bytes += strlen(words);
    if (text->bytes > TEXT_BYTES_MOST)
        tell_full(text, N_("it has more words than anybody reads"));
    struct open_paragraph *open = innermost(text);
    if (!open)
        return;
    buffer_string(&open->left[kind], open->left[kind].length ? ", " : "");
    buffer_string(&open->left[kind], words);
}

/* Without what names how it is fetched, and the slash that browsers add. */
static size_t bare_address(const char **address)
{
    static const char *const WAYS[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++)
        *address += strncmp(*address, WAYS[i], strlen(WAYS[i])) == 0 ? strlen(WAYS[i]) : 0;
    const size_t length = strlen(*address);
    return length - (length && (*address)[length - 1] == '/');
}

void text_link(struct text *text, size_t from, const char *address)
{
    const struct open_paragraph *open = innermost(text);
    const char *bare = address;
    const size_t length = bare_address(&bare);
    if (!open || *address == '#' || from >= open->words.length)
        return;
    for (size_t at = from; at + length <= open->words.length; at++)
        if (memcmp(open->words.bytes + at, bare, length) == 0)
            return;
    text_leave(text, LEFT_LINK, address);
}

void text_hide(struct text *text)
{
    struct open_paragraph *open = innermost(text);
    if (open)
        open->is_hidden = true;
}

void text_break(struct text *text)
{
    struct open_paragraph *open = innermost(text);
    if (open)
        buffer_byte(&open->words, '\n');
}

/* What a box says, whatever sign of a box stands there, of Unicode or of Wingdings, Wingdings 2; NULL: it is none. */
static const char *words_of_box(uint32_t code)
{
    static const uint16_t CHECKED[] = {0x2611, 0x2612, 0xF0FD, 0xF0FE, 0xF052, 0xF053}, UNCHECKED[] = {0x2610, 0xF0A8, 0xF06F, 0xF071, 0xF02A, 0xF0A3};
    for (size_t i = 0; i < sizeof CHECKED / sizeof *CHECKED; i++)
        if (code == CHECKED[i] || code == UNCHECKED[i])
            return code == CHECKED[i] ? "[? checked]" : "[? not checked]";
    return NULL;
}

/* Spaces as one, none at the ends of lines; boxes in words; what cannot be seen, and what moves a cursor, is left out. */
static const char *tidy(struct text *text, const struct buffer *words)
{
    struct buffer out = {0};
    const char *at = (const char *)words->bytes, *end = at + words->length;
    for (char letter[4]; at < end;) {
        uint32_t code = utf8_next(&at, end);
        bool is_line = code == '\n';
        if (is_line || code == '\t' || code == ' ' || unicode_is_space(code)) {
            while (is_line && out.length && out.bytes[out.length - 1] == ' ')
                out.length--;
            if (out.length && (is_line || !strchr(" \n", out.bytes[out.length - 1])))
                buffer_byte(&out, is_line ? '\n' : ' ');
        } else if (words_of_box(code)) {
            buffer_string(&out, words_of_box(code));
        } else if (!unicode_is_control(code) && !unicode_is_unseen(code)) {
            buffer_append(&out, letter, utf8_put(code, letter));
        }
    }
    while (out.length && strchr(" \n", out.bytes[out.length - 1]))
        out.length--;
    size_t length;
    const char *copy = out.length ? unicode_nfc(text->arena, arena_copy(text->arena, (const char *)out.bytes, out.length), out.length, &length) : NULL;
    buffer_finish(&out);
    return copy;
}

static bool has_box(const struct buffer *words)
{
    const char *at = (const char *)words->bytes, *end = at + words->length;
    while (at < end)
        if (words_of_box(utf8_next(&at, end)))
            return true;
    return false;
}

void text_close(struct text *text)
{
    struct open_paragraph *open = innermost(text);
    if (open && open->is_hidden) {
        buffer_append(&open->left[LEFT_HIDDEN], open->words.bytes, open->words.length);
        buffer_clear(&open->words);
    }
    if (open) {
        for (int kind = 0; kind < LEFT_COUNT; kind++)
            open->paragraph->left[kind] = open->left[kind].length ? tidy(text, &open->left[kind]) : NULL;
        open->paragraph->doubts |= open->words.length && has_box(&open->words) ? DOUBT_BOX : 0;
        open->paragraph->words = open->words.length ? tidy(text, &open->words) : NULL;
        open->paragraph->is_strong = open->is_titled || !open->plain;
    }
    text->depth -= text->depth > 0;
}

/* ------------------------------------------------------------------------------------------------ tables */

void text_open_table(struct text *text)
{
    text->table_count++;
    if (++text->table_depth <= TEXT_NESTING_MOST)
        text->tables[text->table_depth - 1] = (struct open_table){.number = text->table_count};
}

static struct open_table *innermost_table(struct text *text)
{
    return text->table_depth && text->table_depth <= TEXT_NESTING_MOST ? &text->tables[text->table_depth - 1] : NULL;
}

void text_next_row(struct text *text)
{
    struct open_table *table = innermost_table(text);
    if (table)
        *table = (struct open_table){.number = table->number, .row = table->row + 1, .column = 1};
}

static int bounded(int width)
{
    return width < 1 ? 1 : width > TEXT_COLUMNS_MOST ? TEXT_COLUMNS_MOST : width;
}

void text_next_cell(struct text *text, int width)
{
    struct open_table *table = innermost_table(text);
    if (!table)
        return;
    table->column = table->column + table->width < TEXT_COLUMNS_MOST ? table->column + table->width : TEXT_COLUMNS_MOST;
    table->width = bounded(width);
    table->covered = table->width - 1;
}

void text_cover_cell(struct text *text)
{
    struct open_table *table = innermost_table(text);
    if (table && table->covered)
        table->covered--;
    else
        text_next_cell(text, 1);
}

void text_widen_cell(struct text *text, int width)
{
    struct open_table *table = innermost_table(text);
    if (table)
        table->width = bounded(width);
}

void text_close_table(struct text *text)
{
    text->table_depth -= text->table_depth > 0;
}

/* ------------------------------------------------------------------------------------------------ all of it */

/* A paragraph of which nothing is seen has no number of its own: it is told by the one before. */
static void tell_left(const struct text *text, const struct paragraph *paragraph, enum left kind)
{
    enum { SHOWN = 60 };
    static const char *const TOLD[LEFT_COUNT][2] = {
        [LEFT_HIDDEN] = {N_("hidden text"), N_("hidden text beside it")},
        [LEFT_UNFILLED] = {N_("a field that nobody filled in"), N_("a field beside it that nobody filled in")},
        [LEFT_FORMULA] = {N_("a formula"), N_("a formula beside it")},
        [LEFT_LINK] = {N_("where a link leads"), N_("where a link beside it leads")},
        [LEFT_CONTROL] = {N_("a field of ActiveX"), N_("a field of ActiveX beside it")},
    };
    const char *left = paragraph->left[kind];
    if (left)
        text_report(text, DIAG_WORD_LEFT, paragraph, "%s, \"%.*s\"", say(TOLD[kind][!paragraph->words]),
                    (int)utf8_cut(left, strcspn(left, "\n"), SHOWN), left);
}

void text_number(struct text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++) {
        struct paragraph *paragraph = text->list[i];
        bool is_seen = paragraph->words != NULL;
        paragraph->number = count && !is_seen ? (int)count : (int)count + 1;
        for (int kind = 0; kind < LEFT_COUNT; kind++)
            tell_left(text, paragraph, kind);
        text->list[count] = paragraph;
        count += is_seen;
    }
    text->count = count;
}

const char *paragraph_place(const struct paragraph *paragraph, struct arena *arena)
{
    const struct spot *spot = paragraph->spot;
    if (!spot)
        return arena_format(arena, say("paragraph %d"), paragraph->number);
    return arena_format(arena, say("paragraph %d (table %d, row %d, column %d)"), paragraph->number, spot->table, spot->row, spot->column);
}

void text_report(const struct text *text, enum diag_id id, const struct paragraph *paragraph, const char *format, ...)
{
    char detail[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    diag_report(text->diag, id, (struct place){arena_format(text->arena, "%s: %s", text->path, paragraph_place(paragraph, text->arena)), 0}, "%s", detail);
}
