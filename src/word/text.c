#include "word/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"

void text_finish(struct text *text)
{
    for (int i = 0; i < TEXT_NESTING_MOST; i++) {
        buffer_finish(&text->open[i].words);
        buffer_finish(&text->open[i].hidden);
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

void text_open(struct text *text, const char *marker, bool is_titled)
{
    if (text->count == TEXT_PARAGRAPHS_MOST)
        tell_full(text, N_("it has more paragraphs than anybody reads"));
    if (++text->depth > TEXT_NESTING_MOST || text->is_full)
        return;
    struct open_paragraph *open = &text->open[text->depth - 1];
    open->paragraph = list_paragraph(text);
    *open->paragraph = (struct paragraph){.origin = text->origin};
    if (text->table_depth && text->table_depth <= TEXT_NESTING_MOST) {
        const struct open_table *table = &text->tables[text->table_depth - 1];
        *open->paragraph = (struct paragraph){.origin = text->origin, .table = table->number, .row = table->row, .column = table->column, .width = table->width};
    }
    buffer_clear(&open->words);
    buffer_clear(&open->hidden);
    open->is_hidden = false;
    open->plain = 0;
    open->is_struck = false;
    text_mark(text, marker, is_titled);
}

static struct open_paragraph *innermost(struct text *text)
{
    return text->depth && text->depth <= TEXT_NESTING_MOST && !text->is_full ? &text->open[text->depth - 1] : NULL;
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
static void mark_struck(struct open_paragraph *open, bool is_struck)
{
    if (is_struck && !open->is_struck)
        buffer_string(&open->words, " [? struck through] ");
    open->paragraph->is_struck |= is_struck;
    open->is_struck = is_struck;
}

void text_add(struct text *text, const char *words, size_t length, unsigned look)
{
    struct open_paragraph *open = innermost(text);
    text->bytes += length;
    if (text->bytes > TEXT_BYTES_MOST)
        tell_full(text, N_("it has more words than anybody reads"));
    if (!open || text->is_full)
        return;
    if (look & LOOK_HIDDEN) {
        buffer_append(&open->hidden, words, length);
        return;
    }
    size_t letters = 0;
    for (size_t i = 0; i < length; i++)
        letters += !strchr(" \t\n", words[i]);
    if (letters)
        mark_struck(open, look & LOOK_STRUCK);
    open->plain += look & LOOK_BOLD ? 0 : letters;
    for (size_t i = 0; i < length; i++)
        buffer_byte(&open->words, words[i] == '\n' ? ' ' : (unsigned char)words[i]);
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

/* Spaces as one, none at the ends of lines; what cannot be seen, and what moves a cursor, is left out. */
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

void text_close(struct text *text)
{
    struct open_paragraph *open = innermost(text);
    if (open && open->is_hidden) {
        buffer_append(&open->hidden, open->words.bytes, open->words.length);
        buffer_clear(&open->words);
    }
    if (open) {
        open->paragraph->hidden = open->hidden.length ? tidy(text, &open->hidden) : NULL;
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
static void tell_hidden(const struct text *text, const struct paragraph *paragraph)
{
    enum { SHOWN = 60 };
    const char *hidden = paragraph->hidden;
    int length = hidden ? (int)utf8_cut(hidden, strcspn(hidden, "\n"), SHOWN) : 0;
    if (hidden && paragraph->words)
        text_report(text, DIAG_WORD_LEFT, paragraph, say("hidden text, \"%.*s\""), length, hidden);
    else if (hidden)
        text_report(text, DIAG_WORD_LEFT, paragraph, say("hidden text beside it, \"%.*s\""), length, hidden);
}

void text_number(struct text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++) {
        struct paragraph *paragraph = text->list[i];
        bool is_seen = paragraph->words != NULL;
        paragraph->number = count && !is_seen ? (int)count : (int)count + 1;
        tell_hidden(text, paragraph);
        text->list[count] = paragraph;
        count += is_seen;
    }
    text->count = count;
}

const char *paragraph_place(const struct paragraph *paragraph, struct arena *arena)
{
    if (!paragraph->table)
        return arena_format(arena, say("paragraph %d"), paragraph->number);
    return arena_format(arena, say("paragraph %d (table %d, row %d, column %d)"), paragraph->number, paragraph->table, paragraph->row, paragraph->column);
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
