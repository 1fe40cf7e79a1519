/* Inside the room: the cells of a sheet whose rows are out of order or there twice, all in memory and brought in order.
 * Excel calls such a file damaged; LibreOffice and others read it, and of two cells of one place the later counts. */
#ifndef SHEET_HELD_H
#define SHEET_HELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

enum { HELD_CELLS_MOST = 1024 * 1024, HELD_BYTES_MOST = 64 * 1024 * 1024 };

/* A cell as it stands in the file. */
struct held_cell {
    int row, column;
    int order; /* in the file */
    int style;
    unsigned char type; /* enum type */
    bool has_formula;
    bool hidden; /* its row is */
    bool struck; /* some of its own words are struck through */
    uint32_t place, length; /* of its value, among the texts */
};

struct held {
    struct held_cell *cells;
    size_t count, capacity;
    size_t next; /* to be handed out */
    bool in_row; /* that is not ended */
    struct buffer texts;
};

/* Adds a cell; order, place and length are set here. False if there are too many. */
bool held_add(struct held *held, struct held_cell cell, const void *value, size_t length);

/* Brings them in order, and begins before the first. */
void held_sort(struct held *held);

void held_finish(struct held *held);

#endif
