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
    struct filled *filled; /* those that are not empty, in order of columns */
    int filled_count, filled_capacity;
    struct buffer copies;
};

void cells_finish(struct cells *cells);

/* Empties them for the next row. */
void cells_clear(struct cells *cells);

/* Fills the next cell; columns only grow. An empty text is none. The first copies the text, the second needs it to stay
 * where it is, NUL-terminated. */
void cells_put(struct cells *cells, int column, const char *text, size_t length);
void cells_refer(struct cells *cells, int column, const char *text);

static inline bool cells_is_empty(const struct cells *cells)
{
    return !cells->filled_count;
}

/* The row that they are, good until cells_clear. */
struct sheet_row cells_row(struct cells *cells, int line);

#endif
