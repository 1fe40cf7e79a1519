#include "sheet/cells.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"

struct filled {
    int column;
    const char *text; /* NULL: it is among the copies */
    size_t offset;
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
    buffer_clear(&cells->copies);
}

static struct filled *add(struct cells *cells, int column)
{
    assert(column >= 0 && column < SHEET_COLUMNS_MOST);
    assert(!cells->filled_count || cells->filled[cells->filled_count - 1].column < column);
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
    struct filled *filled = &cells->filled[cells->filled_count++];
    *filled = (struct filled){.column = column};
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

struct sheet_row cells_row(struct cells *cells, int line)
{
    for (int i = 0; i < cells->filled_count; i++) { /* not earlier: copies move while they grow */
        const struct filled *filled = &cells->filled[i];
        cells->texts[filled->column] = filled->text ? filled->text : (const char *)cells->copies.bytes + filled->offset;
    }
    int count = cells->filled_count ? cells->filled[cells->filled_count - 1].column + 1 : 0;
    return (struct sheet_row){line, cells->texts, count};
}
