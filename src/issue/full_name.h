/* A holder's name as it is printed: put together from its columns, and what a careful reader would ask about it. */
#ifndef ISSUE_FULL_NAME_H
#define ISSUE_FULL_NAME_H

#include "issue/cohort.h"

/*
 * Tells what is wrong with the name of a row: a part that is missing; parts that contradict each other or the full name; a
 * name that is turned round (`Vries, Zoë de`, but not `Smith, jr.`), unless a map says that the column is printed as it is.
 * Errors at the row's line.
 */
void full_name_judge(struct cohort *cohort, const struct graduate *graduate, struct arena *arena, struct diag *diag);

/* How names are written: one in capitals is a person's own affair, a whole list of them another program's. */
struct name_cases {
    size_t names, capital, small;
    int line;         /* of the first that is all capitals or all small letters */
    char example[64];
};

void name_cases_count(struct name_cases *cases, const struct graduate *graduate);

/* A warning, if half of the names, and three at least, are in capitals, or in small letters. */
void name_cases_report(const struct name_cases *cases, const char *path, struct diag *diag);

#endif
