#include "typeset/overprint.h"

#include <stdlib.h>

#include "base/say.h"
#include "base/unicode.h"

/* Lines whose baselines are nearer than this share of the smaller one's ascent stand beside each other, not below. */
static const double BESIDE = 0.4;
static const double TOUCH = 0.2; /* [pt] by which outlines may stand over: less is seen by nobody */

enum {
    QUOTE = 40,        /* bytes of a line that a message shows */
    NEIGHBOURS = 500   /* that a line is compared with: layouts can be made that set everything on one line */
};

/* Its first words; whole characters. */
static int quote(const struct item *item, const char **text)
{
    const struct glyph_run *run = item->text.line->count ? &item->text.line->runs[0] : NULL;
    *text = run ? run->text : "";
    return (int)utf8_cut(*text, run ? run->length : 0, QUOTE);
}

static struct place place_of(const struct item *item)
{
    const struct line *line = item->text.line;
    return line->count ? item->text.runs[line->runs[0].run].place : item->place;
}

/* ------------------------------------------------------------------------------------------------ the edge */

static void check_edge(const struct page *page, const struct item *item, struct diag *diag)
{
    bool text = item->kind == ITEM_TEXT;
    double width = text ? item->text.line->width : item->width, height = text ? 0 : item->height;
    if (item->x > -TOUCH && item->x + width < page->width + TOUCH && item->y > -TOUCH &&
        item->y + height < page->height + TOUCH)
        return;
    const char *words = say("a picture");
    int length = 9;
    if (text)
        length = quote(item, &words);
    diag_report(diag, DIAG_OFF_PAGE, text ? place_of(item) : item->place, "\"%.*s\", page %d", length, words, page->number);
}

/* ------------------------------------------------------------------------------------------------ one over the other */

static int compare(const void *a, const void *b)
{
    const struct item *const *one = a, *const *other = b;
    double difference = (*one)->y - (*other)->y;
    return difference < 0 ? -1 : difference > 0;
}

/* Reading order is that of baselines but for columns side by side, whose few lines are soon in place; false: they are many. Equal
 * ones stay as they are, as qsort() leaves them. */
static bool move_few(const struct item **lines, size_t count)
{
    enum { MOVES_MOST = 8 }; /* of each line, on average */
    size_t moves = MOVES_MOST * count;
    for (size_t i = 1; i < count; i++) {
        const struct item *line = lines[i];
        size_t at = i;
        for (; at && lines[at - 1]->y > line->y && moves; at--, moves--)
            lines[at] = lines[at - 1];
        lines[at] = line;
    }
    return moves > 0;
}

static bool overlap(const struct item *one, const struct item *other)
{
    return one->x + TOUCH < other->x + other->text.line->width && other->x + TOUCH < one->x + one->text.line->width;
}

/* The one that comes later in reading order is told: a marker comes before its text. */
static void report(const struct item *one, const struct item *other, int page, struct diag *diag)
{
    const struct item *first = one < other ? one : other, *second = one < other ? other : one;
    const char *over, *under;
    int over_length = quote(first, &over), under_length = quote(second, &under);
    diag_report(diag, DIAG_TEXT_OVERPRINTED, place_of(second), "\"%.*s\" and \"%.*s\", page %d", over_length, over,
                under_length, under, page);
}

/* Lines in order of their baselines: each is compared with those that begin within its height. */
static void check_lines(const struct item **lines, size_t count, int page, struct diag *diag)
{
    for (size_t i = 0; i < count; i++) {
        double near = BESIDE * lines[i]->text.line->ascent;
        size_t end = count - i > NEIGHBOURS ? i + NEIGHBOURS : count;
        for (size_t j = i + 1; j < end && lines[j]->y - lines[i]->y < near; j++)
            if (lines[j]->y - lines[i]->y < BESIDE * lines[j]->text.line->ascent && overlap(lines[i], lines[j]))
                report(lines[i], lines[j], page, diag);
    }
}

static void check_page(const struct page *page, const struct item **lines, struct diag *diag)
{
    size_t count = 0;
    bool sorted = true;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_FILL)
            check_edge(page, item, diag);
        if (item->kind != ITEM_TEXT || item->text.line->width <= 0)
            continue;
        sorted = sorted && (!count || lines[count - 1]->y <= item->y);
        lines[count++] = item;
    }
    if (!sorted && !move_few(lines, count))
        qsort(lines, count, sizeof *lines, compare);
    check_lines(lines, count, page->number, diag);
}

void find_overprints(const struct pages *pages, struct arena *arena, struct diag *diag)
{
    size_t most = 0;
    for (int i = 0; i < pages->count; i++)
        most = pages->pages[i].count > most ? pages->pages[i].count : most;
    const struct item **lines = arena_new_array(arena, const struct item *, most);
    for (int i = 0; i < pages->count; i++)
        check_page(&pages->pages[i], lines, diag);
}
