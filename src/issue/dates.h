/* Cells that are days: whatever form they have in the file, elsewhere they are 2026-07-10. */
#ifndef ISSUE_DATES_H
#define ISSUE_DATES_H

#include "base/arena.h"
#include "gate/day.h"
#include "supplement.h"

struct graduate;

/* A date that was read, and the day that it is to a row like this. */
struct read_date {
    char text[64]; /* "": none */
    char day[DAY_SIZE];
    const void *form;
    const char *original;
    char languages[64];
};

struct dates {
    enum supplement_dates order;
    struct read_date last[2]; /* the next row mostly has the same date of the diploma */
};

/* The day that the text of a graduate's cell means, in the arena, by the names of months that its form knows: where they differ from
 * language to language, in those that the row asks for and that of its qualification. The text itself, if it is a day already, cannot
 * be read, or the graduate's form has no layout. Of each `column`, 0 or 1, the last one is remembered. */
const char *dates_take(struct dates *dates, int column, const struct graduate *graduate, const char *text, struct arena *arena);

/* Reports what dates_take could not read: at the cell `what`. Nothing if it is a day, or no text. */
void dates_check(const struct dates *dates, const struct graduate *graduate, const char *text, const char *what,
                 struct place place, struct diag *diag);

#endif
