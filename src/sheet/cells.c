#include "sheet/cells.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct filled {
    int column;
    const char *text; /* NULL: it is among the copies */
    size_t offset;
    int order; /* in which they were filled */
};

void cells_finish(struct cells *cells)
{
    free(cells->texts);
    free(cells->filled);
    buffer_finish(&cells->copies);
    *cells = (struct cells){0};
}

void cells_clear(struct cells *cells)
{
    for (int i = 0; i < cells->filled_count; i++)
        cells->texts[cells->filled[i].column] = "";
    cells->filled_count = 0;
    cells->unsorted = false;
    buffer_clear(&cells->copies);
}

static struct filled *add(struct cells *cells, int column)
{
    assert(column >= 0 && column < SHEET_COLUMNS_MOST);
    if (column >= cells->capacity) {
        int capacity = column + 32;
        cells->texts = memory_resize(cells->texts, (size_t)capacity * sizeof *cells->texts);
        for (int i = cells->capacity; i < capacity; i++)
            cells->texts[i] = "";
        cells->capacity = capacity;
    }
    if (cells->filled_count == cells->filled_capacity) {
        cells->filled_capacity = cells->filled_capacity ? cells->filled_capacity * 2 : 32;
        cells->filled = memory_resize(cells->filled, (size_t)cells->filled_capacity * sizeof *cells->filled);
    }
    if (cells->filled_count && cells->filled[cells->filled_count - 1].column >= column)
        cells->unsorted = true;
    struct filled *filled = &cells->filled[cells->filled_count++];
    *filled = (struct filled){.column = column, .order = cells->filled_count};
    return filled;
}

void cells_put(struct cells *cells, int column, const char *text, size_t length)
{
    if (!length)
        return;
    add(cells, column)->offset = cells->copies.length;
    buffer_append(&cells->copies, text, length);
    buffer_byte(&cells->copies, '\0');
}

void cells_refer(struct cells *cells, int column, const char *text)
{
    if (*text)
        add(cells, column)->text = text;
}

static const char *text_of(const struct cells *cells, const struct filled *filled)
{
    return filled->text ? filled->text : (const char *)cells->copies.bytes + filled->offset;
}

static int compare(const void *left, const void *right)
{
    const struct filled *a = left, *b = right;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

int cells_sort(struct cells *cells)
{
    int contradicting = -1, count = 0;
    if (!cells->unsorted)
        return -1;
    qsort(cells->filled, (size_t)cells->filled_count, sizeof *cells->filled, compare);
    for (int i = 0; i < cells->filled_count; i++) {
        struct filled *last = count ? &cells->filled[count - 1] : NULL;
        bool again = last && last->column == cells->filled[i].column;
        if (again && contradicting < 0 && strcmp(text_of(cells, last), text_of(cells, &cells->filled[i])) != 0)
            contradicting = last->column;
        cells->filled[again ? count - 1 : count++] = cells->filled[i];
    }
    cells->filled_count = count;
    cells->unsorted = false;
    return contradicting;
}

int cells_column(const struct cells *cells, int filled)
{
    return cells->filled[filled].column;
}

struct sheet_row cells_row(struct cells *cells, int line)
{
    for (int i = 0; i < cells->filled_count; i++) { /* not earlier: copies move while they grow */
        const struct filled *filled = &cells->filled[i];
        cells->texts[filled->column] = text_of(cells, filled);
    }
    int count = cells->filled_count ? cells->filled[cells->filled_count - 1].column + 1 : 0;
    return (struct sheet_row){.line = line, .cells = cells->texts, .count = count};
}
