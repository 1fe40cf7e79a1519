/* Inside the room: what must be known of a sheet before its first row is read: cells that are merged (listed behind the
 * rows), rows that are hidden, and whether the rows are in order. */
#ifndef SHEET_SURVEY_H
#define SHEET_SURVEY_H

#include <stdbool.h>

#include "sheet/merges.h"
#include "sheet/package.h"
#include "sheet/sheet.h"

enum { HIDDEN_TOLD = 8 };

struct survey {
    struct merges merges;
    bool unordered;              /* rows are out of order, or there twice */
    int hidden_count;            /* rows that are hidden and hold something */
    int hidden[HIDDEN_TOLD];     /* the first of them */
    bool *hidden_columns;        /* SHEET_COLUMNS_MOST of them; NULL: none is hidden */
};

/* Goes through the part, and so finds out whether it can be unpacked; its XML is read only if a glance at its bytes shows
 * that there is any of this. False with errors. */
bool survey_read(struct survey *survey, struct package *package, const char *part, struct diag *diag);
void survey_finish(struct survey *survey);

/* Whether the row that begins here is one that a person does not see. */
struct part;
bool row_is_hidden(const struct part *part);

#endif
