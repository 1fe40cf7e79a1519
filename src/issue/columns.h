/* What the columns of a cohort file are, by their headings. */
#ifndef ISSUE_COLUMNS_H
#define ISSUE_COLUMNS_H

#include "base/arena.h"
#include "sheet/sheet.h"

enum column_role {
    COLUMN_STUDENT, COLUMN_NAME, COLUMN_BORN, COLUMN_QUALIFICATION, COLUMN_LANGUAGE, COLUMN_DIPLOMA, COLUMN_DATE,
    COLUMN_SCHOOL, COLUMN_ROLES
};

/* A column whose cells are a field: `name` is e.g. holder.class. */
struct column_field {
    int column;       /* from 0 */
    const char *name;
    const char *heading;
};

struct columns {
    int of_role[COLUMN_ROLES];    /* -1: there is none */
    struct column_field *fields;  /* of columns that are none of these, and of none to be left out */
    int field_count;
    int count;                    /* headings */
};

/* The name of the field that a role's cells are, e.g. holder.name; NULL for those that are none. */
const char *column_field_name(enum column_role role);

/*
 * Tells the columns from the headings in `row`.  What a heading means stands in map files (see layouts/columns.csv): in
 * `map` if that is not NULL, else in `standard`; capitals, spaces and signs make no difference.  A heading that stands in
 * neither is a field named after it.  In the arena.  False with errors: a map that cannot be used, a heading given twice, a
 * column missing that is needed (name, qualification, diploma).
 */
bool columns_read(struct columns *columns, struct sheet *sheet, const struct sheet_row *row, const char *path,
                  const char *map, const char *standard, struct arena *arena, struct diag *diag);

#endif
