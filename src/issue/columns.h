/* What the columns of a cohort file are, by their headings. */
#ifndef ISSUE_COLUMNS_H
#define ISSUE_COLUMNS_H

#include "base/arena.h"
#include "issue/meanings.h"
#include "sheet/sheet.h"

enum column_role {
    COLUMN_STUDENT, COLUMN_NAME, COLUMN_BORN, COLUMN_QUALIFICATION, COLUMN_LANGUAGE, COLUMN_DIPLOMA, COLUMN_DATE,
    COLUMN_SCHOOL, COLUMN_ROLES
};

/* A column whose cells are a field: `name` is e.g. holder.class; of rows, such as results, result.2.mark, or result.*.mark in a
 * sheet of such rows. */
struct column_field {
    int column;       /* from 0 */
    const char *name;
    const char *heading;
};

/* A column of several that a name is put together from. */
struct name_column {
    int column;
    bool needed; /* it is empty only where it says so, with "-" */
};

enum { NAME_COLUMNS_MOST = 8 };

struct columns {
    int of_role[COLUMN_ROLES];    /* -1: there is none; of a name in several columns the last of them */
    int of_part[NAME_PARTS];      /* likewise */
    struct name_column name[NAME_COLUMNS_MOST]; /* in the order in which they are printed */
    int name_count;               /* 0: the name stands in one column */
    bool name_is_meant;           /* a map said that it is printed as it stands there */
    bool name_is_last;            /* the heading only says "name", and was taken for the last name's */
    struct column_field *fields;  /* of columns that are none of these, and of none to be left out; those of rows behind the
                                     others, in the order of the rows */
    int field_count;
    int count;                    /* headings */
};

/* What maps call a role, e.g. date. */
const char *column_word(enum column_role role);

/* The name of the field that a role's cells are, e.g. holder.name; NULL for those that are none. */
const char *column_field_name(enum column_role role);

/* What a column is, as map files say it: name, last name …, or the field that its cells are. NULL: nothing. */
const char *columns_meaning(const struct columns *columns, int column);

/* What the rows of a sheet are: graduates, or what several rows may say of one, such as results. */
enum sheet_kind { SHEET_OF_GRADUATES, SHEET_OF_ROWS };

/*
 * Tells the columns from the headings in `row`; capitals, spaces, signs and the normal form make no difference.  A heading
 * that has no meaning is a field named after it.  A name may stand in several columns: first name, prefix, last name.
 * `inputs` are the fields that are used: two columns of one that is not are told with a warning.  In the arena.  False with
 * errors: a heading given twice, a column missing that is needed (name, qualification, diploma; in a sheet of rows diploma or
 * student, and one of the inputs), a name put together from columns that are not there.
 */
bool columns_read(struct columns *columns, struct sheet *sheet, const struct sheet_row *row, const char *path,
                  const struct meanings *meanings, enum sheet_kind kind, const char *const *inputs, struct arena *arena,
                  struct diag *diag);

/* The column of what a plain heading means, e.g. of `name`; COLUMNS_OF_NAME if that is in several, COLUMNS_NONE if none is. */
enum { COLUMNS_NONE = -1, COLUMNS_OF_NAME = -2 };
int columns_find(const struct columns *columns, const struct meanings *meanings, const char *plain);

#endif
