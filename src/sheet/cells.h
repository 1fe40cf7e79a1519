/* Inside the room: the cells of the row that is being read. A row costs what it holds, however far to the right. */
#ifndef SHEET_CELLS_H
#define SHEET_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "sheet/sheet.h"

struct filled;

struct cells {
    const char **texts; /* `capacity` of them, "" where there is nothing */
    int capacity;
    struct filled *filled; /* those that are not empty, in order of columns unless `unsorted` */
    int filled_count, filled_capacity;
    bool unsorted;
    struct buffer copies;
};

void cells_finish(struct cells *cells);

/* Empties them for the next row. */
void cells_clear(struct cells *cells);

/* Fills a cell, mostly farther to the right than the last one. An empty text is none. The first copies the text, the
 * second needs it to stay where it is, NUL-terminated. */
void cells_put(struct cells *cells, int column, const char *text, size_t length);
void cells_refer(struct cells *cells, int column, const char *text);

static inline bool cells_is_empty(const struct cells *cells)
{
    return !cells->filled_count;
}

/* Brings them in order. Of cells that were filled twice the later one counts; gives the column of the first whose texts
 * differ, or -1. */
int cells_sort(struct cells *cells);

/* The column of one of those that are filled. */
int cells_column(const struct cells *cells, int filled);

/* The row that they are, which are in order; good until cells_clear. */
struct sheet_row cells_row(struct cells *cells, int line);

#endif
