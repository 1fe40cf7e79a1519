/* Inside the room: merged cells (ECMA-376 part 1, 18.3.1.55). A sheet lists them behind its rows, so they are looked
 * for before these are read: only the first cell of a range shows, whatever the others hold. */
#ifndef SHEET_MERGES_H
#define SHEET_MERGES_H

#include <stdbool.h>

#include "sheet/package.h"

enum { MERGES_MOST = 65536 };

struct range;
struct covering;

struct merges {
    struct range *ranges; /* by their first row */
    int count, capacity;
    int next;                   /* the first range below the current row */
    struct covering *coverings; /* of each column; NULL until there is a range */
};

/* Reads the ranges of a sheet, and so finds out whether its part can be unpacked. False with errors. */
bool merges_read(struct merges *merges, struct package *package, const char *part, struct diag *diag);
void merges_finish(struct merges *merges);

/* Begins before the first row again. */
void merges_restart(struct merges *merges);

/* Says which row comes next; they only grow, from 1 on. */
void merges_step(struct merges *merges, int row);

/* Whether a cell of that row lies under the first one of a range. */
bool merges_cover(const struct merges *merges, int row, int column);

/* Reads "C17" at *text, which is moved past it: the column from 0, the row from 1. False if it is no cell. */
bool read_cell_place(const char **text, int *column, int *row);

#endif
