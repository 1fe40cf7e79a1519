/* What the rehearsal found, where the table shows it. */
#ifndef DESK_FINDING_H
#define DESK_FINDING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "desk/cohort.h"

/* A finding that is about a row of the table, or a cell of it (column from 1; 0: the row as a whole). */
struct mark {
    int line, column;
    size_t index; /* of the finding */
    bool is_error;
};

struct findings {
    const struct diag *diag;
    const struct cohort *cohort;
    struct mark *marks; /* in the order of lines and columns */
    size_t count;
};

/* In the arena. The diagnostics and the cohort stay as they are meanwhile. */
struct findings findings_of(const struct diag *diag, const struct cohort *cohort, struct arena *arena);

/* The first finding of a row, or of a cell. NULL: there is none. */
const struct mark *finding_of_line(const struct findings *findings, int line);
const struct mark *finding_of_cell(const struct findings *findings, int line, int column);

/* Whether the row has an error. */
bool finding_is_bad(const struct findings *findings, int line);

bool finding_has_id(const struct diag *diag, const char *id);

/* Appends a list of the findings about a cell: what is wrong, and what to do. */
void finding_put_cell(struct buffer *out, const struct findings *findings, int line, int column);

/* The same of those that are about no row of the table. Nothing if there are none. */
void finding_put_others(struct buffer *out, const struct findings *findings);

/* Of all. */
void finding_put_all(struct buffer *out, const struct diag *diag);

#endif
