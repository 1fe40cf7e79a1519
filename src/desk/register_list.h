/* What stands in the register, an entry after the other. */
#ifndef DESK_REGISTER_LIST_H
#define DESK_REGISTER_LIST_H

#include "desk/inside.h"

enum { REGISTER_COLUMNS_MOST = 40 };

/* Columns of a register's list, as `supplement register list --csv` has them. */
enum field { NUMBER, QUALIFICATION, DIPLOMA, LANGUAGE, ISSUE, TITLE, STUDENT, NAME, BORN, DATE, SCHOOL, FILE_NAME, PAGES, EDITION, FIELDS, SHA256,
             BYTES, DIPLOMA_SHA256, ISSUED, REPLACES, REPLACED_BY, REVOKED, REASON, CORRECTIONS, SEALED, SEALED_BY };

/* The list, and where one is in it. */
struct list {
    char *text;
    size_t length;
    const char *at;
    struct arena *arena; /* of the entry at hand */
    const char *cells[REGISTER_COLUMNS_MOST];
};

/* False with errors. One that is not there yet is empty. */
bool list_open(struct list *list, struct desk *desk, struct diag *diag);
void list_close(struct list *list);

bool list_next(struct list *list);

/* Goes to the entry of this number. False: there is none. */
bool list_find(struct list *list, const char *number);

#endif
