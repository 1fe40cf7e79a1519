#include "sheet/held.h"

#include <stdlib.h>

#include "base/memory.h"

bool held_add(struct held *held, struct held_cell cell, const void *value, size_t length)
{
    if (held->count == HELD_CELLS_MOST || held->texts.length + length > HELD_BYTES_MOST)
        return false;
    if (held->count == held->capacity) {
        held->capacity = held->capacity ? held->capacity * 2 : 1024;
        held->cells = memory_resize(held->cells, held->capacity * sizeof *held->cells);
    }
    cell.order = (int)held->count;
    cell.place = (uint32_t)held->texts.length;
    cell.length = (uint32_t)length;
    buffer_append(&held->texts, value, length);
    held->cells[held->count++] = cell;
    return true;
}

static int compare(const void *left, const void *right)
{
    const struct held_cell *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

void held_sort(struct held *held)
{
    if (held->count)
        qsort(held->cells, held->count, sizeof *held->cells, compare);
    held->next = 0;
}

void held_finish(struct held *held)
{
    free(held->cells);
    buffer_finish(&held->texts);
    *held = (struct held){0};
}
