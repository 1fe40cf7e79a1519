#include "paint/pdf_word.h"

#include <string.h>

static const char SOFT_HYPHEN[] = "\xC2\xAD";

static bool says(const struct glyph_run *run, size_t glyph, const char *text)
{
    size_t length = strlen(text);
    return run->glyphs[glyph].length == length && memcmp(run->text + run->glyphs[glyph].text, text, length) == 0;
}

/* Where the word that ends before glyph `end` begins. */
static size_t word_start(const struct glyph_run *run, size_t end)
{
    while (end > 0 && !says(run, end - 1, " "))
        end--;
    return end;
}

/* Where the word that glyph 0 goes on with ends; 0 if it goes on in a third line. */
static size_t word_end(const struct glyph_run *run)
{
    size_t end = 0;
    while (end < run->count && !says(run, end, " "))
        if (says(run, end++, SOFT_HYPHEN))
            return 0;
    return end;
}

static void put_glyphs(struct buffer *text, const struct glyph_run *run, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        buffer_append(text, run->text + run->glyphs[i].text, run->glyphs[i].length);
}

bool pdf_word_find(const struct item *item, const struct item *next, struct pdf_word *word, struct buffer *text)
{
    if (!next || next->kind != ITEM_TEXT || item->artifact != ARTIFACT_NONE || next->text.runs != item->text.runs ||
        next->text.number != item->text.number + 1 || !item->text.line->count || !next->text.line->count)
        return false;
    const struct glyph_run *last = &item->text.line->runs[item->text.line->count - 1], *first = next->text.line->runs;
    if (last->run != first->run || last->face != first->face || !last->count || !first->count ||
        !says(last, last->count - 1, SOFT_HYPHEN))
        return false;
    *word = (struct pdf_word){word_start(last, last->count - 1), word_end(first)};
    if (word->from + 1 >= last->count || !word->to)
        return false;
    put_glyphs(text, last, word->from, last->count - 1);
    put_glyphs(text, first, 0, word->to);
    return true;
}
