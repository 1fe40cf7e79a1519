/* A sheet beside the cohort, of rows that belong to its graduates, such as their results: one row a result, told whose it is by
 * the diploma number, or where the sheet has none by the student number, and by what else it says of the holder. Nothing is guessed:
 * rows whose diploma number stands there otherwise than in the cohort, or beside another name, are nobody's. */
#ifndef ISSUE_ROW_SHEET_H
#define ISSUE_ROW_SHEET_H

#include "issue/cohort.h"

/* What is in one row, by the inputs of the sheet; "" where there is nothing. */
struct sheet_values {
    int line;
    const char *const *values;
    const char *reason;                  /* why the graduate was rejected; NULL: it is not this row */
    struct sheet_values *next;
};

/* The rows of one number. */
struct row_group {
    const char *qualification, *number;  /* as the first row has it; "": the sheet has no column of qualifications */
    const char *student, *name;          /* of the first row that says so; "": none does */
    int line, count;
    const char *other;                   /* another spelling of a diploma number; NULL: there is none */
    int other_line;
    int mixed_line;                      /* of a row that speaks of another person; 0: none does */
    struct sheet_values *first, **link;
    bool is_asked_for;                   /* a graduate's number is this one; */
    bool is_rejected;                    /* and his row is kept to be mended */
    int claimed_line;                    /* of the graduate who gets the rows, once one was checked; 0: none so far; */
    const char *qualification_claimed, *diploma_claimed; /* his */
    struct row_group *next;
};

struct row_sheet {
    struct cohort *file;
    const char *path;
    const char *const *inputs;           /* of its rows, such as result.*.mark, ended by NULL */
    enum column_role key;                /* whose number tells whose they are */
    const char *rejected_path;           /* where those are kept that are to be mended */
    struct map *groups;                  /* by qualification and what counts of the number */
    struct row_group *first, **link;     /* in the order of the file */
    struct arena *arena;
    struct row_sheet *next;
};

/* Reads all rows of a sheet that was opened as one of rows, and takes it over. NULL with errors. */
struct row_sheet *row_sheet_read(struct cohort *sheet, struct diag *diag);
void row_sheet_destroy(struct row_sheet *sheet); /* NULL is fine */

/* The rows of the graduate; NULL: there are none, or, with an error at `place`, it is not certain whose they are. */
struct row_group *row_sheet_find(const struct row_sheet *sheet, const struct graduate *graduate, struct place place,
                                 struct diag *diag);

/* The graduate has no use for rows: his are left out, and not told as nobody's. */
void row_sheet_pass(const struct row_sheet *sheet, const struct graduate *graduate);

/* Adds the fields of the group to those of the graduate, result.1.mark and so on, in the arena. */
void row_sheet_add_fields(const struct row_sheet *sheet, const struct row_group *group, struct graduate *graduate,
                          struct arena *arena);

/* Appends the rows that nobody was given as CSV, under their headings: they are read again. A reason stands behind those that an
 * error named; see row_sheet_reject. False with errors: the file was changed meanwhile. */
bool row_sheet_put_rejected(const struct row_sheet *sheet, struct buffer *out, struct diag *diag);

/* The graduate's row is kept to be mended: his rows are kept too, with what was found in them. */
void row_sheet_reject(const struct row_sheet *sheet, const struct graduate *graduate, const struct diag *found);

/* The line of another graduate who was given these rows before; 0: there is none. */
int row_group_claim(struct row_group *group, const struct graduate *graduate, struct arena *arena);

/* Tells of rows that no graduate has the number of. */
void row_sheet_report(const struct row_sheet *sheet, struct diag *diag);

#endif
