/* Diplomas that are those of two numbers: none of their rows is issued, also not the one that came first. */
#ifndef ISSUE_CONTESTS_H
#define ISSUE_CONTESTS_H

#include "base/diag.h"
#include "issue/columns.h"

/* What a row is told. */
struct contest {
    enum diag_id id;
    int line;         /* of the other row */
    const char *path; /* of the diploma that both have; NULL: it has two */
    enum column_role number; /* the one that both have, or may not have */
};

struct contests;

struct contests *contests_create(void);
void contests_destroy(struct contests *contests); /* NULL is fine */

/* Notes that the row in line `first`, which was judged before the other was known, is bad as well. Copies the path. */
void contests_add(struct contests *contests, int first, struct contest contest);

/* The contest of a row, or of an earlier row with its number, NULL if there is none. Rows are asked for in their order. */
const struct contest *contests_find(struct contests *contests, int line, const char *number);

/* `column 4 "D-2": diplomas/2.pdf, as in line 3` */
void contest_tell(const struct contest *contest, const char *column, const char *number, struct place place,
                  struct diag *diag);

#endif
