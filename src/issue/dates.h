/* Cells that are days: whatever form they have in the file, elsewhere they are 2026-07-10. */
#ifndef ISSUE_DATES_H
#define ISSUE_DATES_H

#include "base/arena.h"
#include "gate/day.h"
#include "supplement.h"

/* A date that was read, and the day that it is. */
struct read_date {
    char text[64]; /* "": none */
    char day[DAY_SIZE];
};

/* All zero: days stay as they are written. */
struct dates {
    struct supplement_layout *layout; /* whose labels know the names of months; it must stay */
    enum supplement_dates order;
    struct read_date last[2];         /* the next row mostly has the same date of the diploma */
};

/* The day that the text means, in the arena; the text itself, if it is a day already or cannot be read. Of each `column`, 0
 * or 1, the last one is remembered. */
const char *dates_take(struct dates *dates, int column, const char *text, struct arena *arena);

/* Reports what dates_take could not read: at the cell `what`. Nothing if it is a day, or no text. */
void dates_check(const struct dates *dates, const char *text, const char *what, struct place place, struct diag *diag);

#endif
