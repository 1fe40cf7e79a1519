#include "sheet/merges.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet/sheet.h"

enum { WORD_BITS = 64, WORDS = SHEET_COLUMNS_MOST / WORD_BITS };

/* The columns in which ranges begin, as bits, and which of the words have any: so the nearest one to the left is found in
 * a few steps. */
struct beginnings {
    uint64_t words[WORDS];
    uint64_t filled[WORDS / WORD_BITS];
    int ranges[SHEET_COLUMNS_MOST]; /* by column */
};

/* ------------------------------------------------------------------------------------------------ references */

static const char *read_letters(const char *at, int *column)
{
    int letters = 0;
    for (; ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z') && letters <= SHEET_COLUMNS_MOST; at++)
        letters = letters * 26 + ((*at | 0x20) - 'a' + 1);
    *column = letters - 1;
    return at;
}

static const char *read_number(const char *at, int *row)
{
    for (*row = 0; *at >= '0' && *at <= '9' && *row <= SHEET_ROWS_MOST; at++)
        *row = *row * 10 + (*at - '0');
    return at;
}

/* A place of which either may be missing: column -1, row 0. */
static bool read_place(const char **text, int *column, int *row)
{
    const char *at = *text;
    at = read_letters(at + (*at == '$'), column);
    at = read_number(at + (*at == '$'), row);
    *text = at;
    return *column < SHEET_COLUMNS_MOST && *row <= SHEET_ROWS_MOST;
}

bool read_cell_place(const char **text, int *column, int *row)
{
    return read_place(text, column, row) && *column >= 0 && *row >= 1;
}

static void order(int *low, int *high)
{
    int first = *low < *high ? *low : *high;
    *high = *low < *high ? *high : *low;
    *low = first;
}

/* Whole columns and rows have no numbers or no letters, at both ends. */
static bool complete(struct range *range)
{
    bool columns = range->first_column >= 0, rows = range->first_row >= 1;
    if (columns != (range->last_column >= 0) || rows != (range->last_row >= 1) || (!columns && !rows))
        return false;
    if (!columns)
        range->first_column = 0, range->last_column = SHEET_COLUMNS_MOST - 1;
    if (!rows)
        range->first_row = 1, range->last_row = SHEET_ROWS_MOST;
    order(&range->first_column, &range->last_column);
    order(&range->first_row, &range->last_row);
    return true;
}

static bool read_range(const char *reference, struct range *range)
{
    bool good = read_place(&reference, &range->first_column, &range->first_row);
    range->last_column = range->first_column;
    range->last_row = range->first_row;
    if (good && *reference == ':') {
        reference++;
        return read_place(&reference, &range->last_column, &range->last_row) && !*reference && complete(range);
    }
    return good && !*reference && range->first_column >= 0 && range->first_row >= 1;
}

/* ------------------------------------------------------------------------------------------------ the list */

bool merges_add(struct merges *merges, const char *reference)
{
    struct range range = {0};
    return read_range(reference, &range) && merges_add_range(merges, range);
}

bool merges_add_range(struct merges *merges, struct range range)
{
    if (merges->count == MERGES_MOST)
        return false;
    if (merges->count == merges->capacity) {
        merges->capacity = merges->capacity ? merges->capacity * 2 : 64;
        merges->ranges = memory_resize(merges->ranges, (size_t)merges->capacity * sizeof *merges->ranges);
    }
    merges->ranges[merges->count++] = range;
    return true;
}

void merges_finish(struct merges *merges)
{
    free(merges->ranges);
    free(merges->beginnings);
    buffer_finish(&merges->texts);
    *merges = (struct merges){0};
}

static int compare(const void *left, const void *right)
{
    const struct range *a = left, *b = right;
    if (a->first_row != b->first_row)
        return a->first_row < b->first_row ? -1 : 1;
    return (a->first_column > b->first_column) - (a->first_column < b->first_column);
}

void merges_restart(struct merges *merges)
{
    merges->from = merges->next = 0;
    buffer_clear(&merges->texts);
    if (!merges->count)
        return;
    if (!merges->beginnings) {
        qsort(merges->ranges, (size_t)merges->count, sizeof *merges->ranges, compare);
        merges->beginnings = memory_zeroed(1, sizeof *merges->beginnings);
    }
    memset(merges->beginnings, 0, sizeof *merges->beginnings);
    for (int i = 0; i < merges->count; i++) {
        merges->ranges[i].text = 0;
        merges->ranges[i].faulty = false;
    }
}

/* ------------------------------------------------------------------------------------------------ row by row */

static void begin_at(struct beginnings *beginnings, int column, int range)
{
    int word = column / WORD_BITS;
    beginnings->words[word] |= UINT64_C(1) << (column % WORD_BITS);
    beginnings->filled[word / WORD_BITS] |= UINT64_C(1) << (word % WORD_BITS);
    beginnings->ranges[column] = range;
}

static void forget(struct beginnings *beginnings, int column)
{
    int word = column / WORD_BITS;
    beginnings->words[word] &= ~(UINT64_C(1) << (column % WORD_BITS));
    if (!beginnings->words[word])
        beginnings->filled[word / WORD_BITS] &= ~(UINT64_C(1) << (word % WORD_BITS));
}

/* The highest bit up to `place` that is set in the words, or -1. */
static int highest(const uint64_t *words, int place)
{
    if (place < 0)
        return -1;
    int word = place / WORD_BITS;
    uint64_t bits = words[word] & (UINT64_MAX >> (WORD_BITS - 1 - place % WORD_BITS));
    while (!bits && word > 0)
        bits = words[--word];
    return bits ? word * WORD_BITS + WORD_BITS - 1 - __builtin_clzll(bits) : -1;
}

static int beginning_before(const struct beginnings *beginnings, int column)
{
    int word = column / WORD_BITS;
    uint64_t here = beginnings->words[word] & (UINT64_MAX >> (WORD_BITS - 1 - column % WORD_BITS));
    if (!here)
        word = highest(beginnings->filled, word - 1);
    return word < 0 ? -1 : highest(beginnings->words, here ? column : word * WORD_BITS + WORD_BITS - 1);
}

/* The range that covers some of the row and begins in this column or nearest to the left of it, or NULL. Those that have
 * ended are forgotten on the way, so each is passed but once. */
static struct range *nearest(struct merges *merges, int row, int column)
{
    for (int at; (at = beginning_before(merges->beginnings, column)) >= 0; forget(merges->beginnings, at)) {
        struct range *range = &merges->ranges[merges->beginnings->ranges[at]];
        if (range->last_row >= row)
            return range;
    }
    return NULL;
}

struct range *merges_find(struct merges *merges, int row, int column)
{
    struct range *range = merges->beginnings ? nearest(merges, row, column) : NULL;
    return range && range->last_column >= column ? range : NULL;
}

static bool is_same(const struct range *a, const struct range *b)
{
    return a->first_row == b->first_row && a->last_row == b->last_row && a->first_column == b->first_column &&
           a->last_column == b->last_column;
}

bool merges_step(struct merges *merges, int row)
{
    for (merges->from = merges->next; merges->next < merges->count; merges->next++) {
        const struct range *range = &merges->ranges[merges->next];
        if (range->first_row > row)
            break;
        if (range->last_row < row)
            continue;
        const struct range *other = nearest(merges, row, range->last_column);
        if (!other || other->last_column < range->first_column)
            begin_at(merges->beginnings, range->first_column, merges->next);
        else if (!is_same(range, other))
            return false;
    }
    return true;
}

bool merges_note(struct merges *merges, struct range *range, const char *text)
{
    size_t length = strlen(text);
    if (merges->texts.length + length > MERGED_BYTES_MOST)
        return false;
    if (!merges->texts.length)
        buffer_byte(&merges->texts, '\0');
    range->text = merges->texts.length;
    buffer_append(&merges->texts, text, length);
    buffer_byte(&merges->texts, '\0');
    return true;
}
