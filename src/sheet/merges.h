/* Inside the room: merged cells (ECMA-376 part 1, 18.3.1.55). Of a range only the first cell shows, whatever the others
 * hold. However many ranges there are and however wide, a row costs what begins in it. */
#ifndef SHEET_MERGES_H
#define SHEET_MERGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum { MERGES_MOST = 65536, MERGED_BYTES_MOST = 64 * 1024 * 1024 };

struct range {
    int first_row, last_row;       /* from 1 */
    int first_column, last_column; /* from 0 */
    size_t text;                   /* of its first cell, among the texts; 0: there is none (yet) */
    bool faulty;                   /* its first cell is */
};

struct beginnings;

struct merges {
    struct range *ranges; /* by their first row, then column */
    int count, capacity;
    int from, next;                /* the ranges that begin in the current row or were passed over, and the next one */
    struct beginnings *beginnings; /* of those that cover some of the current row; NULL until there is a range */
    struct buffer texts;
};

/* Adds the range that is called "A1:B2", "a1", "A:A" or "1:1". False if there is no such, or there are too many. */
bool merges_add(struct merges *merges, const char *reference);
bool merges_add_range(struct merges *merges, struct range range); /* its texts are not yet known */
void merges_finish(struct merges *merges);

/* Begins before the first row (again), with all that were added. */
void merges_restart(struct merges *merges);

/* Says which row comes next; they only grow, from 1 on. False if a range begins there that lies across another. */
bool merges_step(struct merges *merges, int row);

/* The range of the current row that the cell is in, or NULL. */
struct range *merges_find(struct merges *merges, int row, int column);

/* Notes the text of a range's first cell, for the rows below. False if there is too much of it. */
bool merges_note(struct merges *merges, struct range *range, const char *text);

/* The text noted, or "". */
static inline const char *merges_text(const struct merges *merges, const struct range *range)
{
    return range->text ? (const char *)merges->texts.bytes + range->text : "";
}

/* Reads "C17", "c17" or "$C$17" at *text, which is moved past it: the column from 0, the row from 1. False if it is no
 * cell. */
bool read_cell_place(const char **text, int *column, int *row);

#endif
