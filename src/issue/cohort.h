/* A graduating cohort: the rows of a spreadsheet, each a graduate with the documents that are asked for. */
#ifndef ISSUE_COHORT_H
#define ISSUE_COHORT_H

#include "issue/columns.h"
#include "issue/dates.h"
#include "issue/offers.h"
#include "supplement.h"

enum { LANGUAGES_MOST = 40 }; /* of a row */

/* What a form takes of a row. */
struct row_form {
    struct supplement_layout *layout;     /* NULL: nobody said, and no cell is a day */
    const char *const *inputs;            /* fields that it takes */
    bool shows_role[COLUMN_ROLES];        /* the field that the role's cells are */
    const bool *shows;                    /* of each of columns.fields: it is one that the form takes; */
    const enum supplement_kind *kinds;    /* what its cells are */
    bool has_numbers;                     /* any of them, or of sheets beside */
    bool has_code, has_signed;            /* its documents can bear one: see codes.h */
};

struct graduate {
    int line;                             /* in the file */
    const char *role[COLUMN_ROLES];       /* the cells' text, as of cohort_cell; days as 2026-07-10; "" where there is none */
    const struct row_form *form;          /* its qualification's; of one that is not known any */
    const char *original;                 /* its qualification's language; NULL: not known */
    const struct supplement_field *fields; /* that the form takes and the row gives */
    size_t field_count;
    const char *languages[LANGUAGES_MOST]; /* that are asked for; none: the row does not say */
    size_t language_count;
    bool torn;                            /* see struct sheet_row */
    const char *const *cells;             /* as they stand in the file; NULL: they cannot be read */
    int cell_count;                       /* one for each heading; more: those behind have none, which is a fault */
};

struct row_sheet;
struct spool;

/* A sheet of the cohort's own workbook that is called as rows are. */
struct named_sheet {
    const char *name, *input; /* the first of the inputs that are of these rows */
    struct named_sheet *next;
};

struct cohort {
    const char *path;                     /* as messages have it */
    struct sheet *sheet;
    enum sheet_kind kind;
    struct named_sheet *named_sheets;     /* of graduates: the workbook's sheets of rows, in the order of their tabs */
    struct row_sheet *rows;               /* those that were read, from there or elsewhere */
    struct columns columns;
    struct meanings meanings;             /* of the headings */
    const char *name_columns;             /* in words, where the name stands in several */
    const char *const *headings;
    int heading_line;
    const char *const *inputs;            /* fields that any form takes */
    const struct offers *offers;          /* that rows may ask for; NULL: nobody said */
    struct row_form *forms;               /* as those of the offers; or one that shows all inputs */
    const struct supplement_correction *corrections; /* in the order of lines and columns */
    size_t correction_count;
    struct arena *corrected;              /* the row at hand */
    struct diag *uncorrected;             /* what is told of a row before it is corrected; NULL: there are no corrections */
    struct dates dates;
    bool is_sorted;                       /* the rows come in the order asked for: */
    size_t *sorted;                       /* where each was put aside */
    size_t sorted_count, sorted_next;
    struct spool *aside;                  /* the rows */
    struct diag **faults;                 /* what was told of some */
    size_t fault_count;
    struct arena *row;                    /* the one at hand */
    struct arena *arena;                  /* of the file */
};

/* What a cohort is read by. */
struct cohort_manner {
    const char *map;             /* what headings mean; or NULL */
    const char *standard_map;
    enum sheet_kind kind;
    const char *const *inputs;   /* fields that the layout takes; of a sheet of rows, those of these rows. They stay. */
    const struct supplement_correction *corrections; /* of cells */
    size_t correction_count;
    bool any_columns;            /* a file whose headings are at fault is told, and opened all the same: its rows are at fault */
};

/* How the request says that the file is to be read. */
struct sheet_options cohort_options(const struct supplement_export *request);

/* Opens the file and reads its headings. `options` may be NULL. NULL with errors. */
struct cohort *cohort_open(const char *path, const struct sheet_options *options, const struct cohort_manner *manner,
                           struct diag *diag);

/* Reads the rows that stand in sheets of their own: of each of `files` (`result=results.csv`, ended by NULL; or NULL), else of
 * the cohort's own workbook. From now on they are fields of the graduates. False with errors. */
bool cohort_read_rows(struct cohort *cohort, const char *const *files, const struct sheet_options *options,
                      const struct cohort_manner *manner, struct diag *diag);
void cohort_close(struct cohort *cohort); /* NULL is fine */

/* From now on each row is read as the form of its qualification has it: it has the fields that this takes, and cells that are days
 * are read as such: those of the date and of birth, and those of each field that the form calls a date. What cannot be read stays as
 * it is; dates_check tells of it. The offers must stay. */
void cohort_take_offers(struct cohort *cohort, const struct offers *offers, enum supplement_dates order);

bool cohort_is_day(const struct cohort *cohort, const struct graduate *graduate, const char *field);

/* Reports days that cannot be right, or hardly: a holder who is too young, a diploma too old, of years to come or of others than those of
 * its qualification. `offer` and `now`, such as 2026-11-30T12:00:00Z, may be NULL. */
void cohort_judge_days(struct cohort *cohort, const struct graduate *graduate, const struct offer *offer, const char *now, struct diag *diag);

/* The field's value as it stands in the file, where that is a day written otherwise; else as it is. */
const char *cohort_as_written(const struct cohort *cohort, const struct graduate *graduate, size_t field, struct arena *arena);

/* Of a graduate who asks for no languages: it asks for these, "nl en". */
void graduate_ask_for(struct graduate *graduate, const char *languages, struct arena *arena);

/* Appends what a hash of the fields is made of: a field's name, and its value or this one (NULL: its own). */
void graduate_put_field(const struct graduate *graduate, size_t field, const char *value, struct buffer *out);

/* From now on the rows come in the order of the column with this heading, or of this meaning (`name`), as the language has it
 * that most rows ask for first, else `language`: numbers by their value, capitals as small letters; equal ones in the order
 * of the file. A name in several columns is ordered by the last name, then the others. The rows are put aside in a spool near
 * the path `beside`. What is told of one that is at fault comes with it. False with errors: there is no
 * such column. */
bool cohort_sort(struct cohort *cohort, const char *heading, const char *language, const char *beside, struct diag *diag);

/* The next row, in the arena; SHEET_FAULT with errors: the row cannot be used; of it line and cells are given. */
enum sheet_step cohort_next(struct cohort *cohort, struct arena *arena, struct graduate *graduate, struct diag *diag);

/* Goes back before the first graduate. False with errors. */
bool cohort_rewind(struct cohort *cohort, struct diag *diag);

/* The role whose number tells whose a row is: the diploma number; in a sheet of rows that has none, the student number. */
enum column_role cohort_key(const struct cohort *cohort);

/* What a cell holds, in NFC, each white space in it, no-break spaces too, as one space. In the arena or the cell itself. */
const char *cohort_cell(const char *const *cells, int column, struct arena *arena);

/* The surname with its prefix, where it has a column of its own, in the arena; NULL: it has none, or the graduate has no such name. */
const char *graduate_surname(const struct cohort *cohort, const struct graduate *graduate, struct arena *arena);

/* "column C", "column 3", of a name in several "columns 2, 3 and 4"; of a role that no column has, the role's name. Valid
 * until the next call. */
const char *cohort_column(struct cohort *cohort, enum column_role role);

/* Says of the findings from this number on (diag_point) that they are about the role's column, or the field's. */
void cohort_point(const struct cohort *cohort, enum column_role role, size_t first, struct diag *diag);
void cohort_point_field(const struct cohort *cohort, const struct graduate *graduate, const struct supplement_field *field, size_t first,
                        struct diag *diag);

/* Whether rows of this graduate were given to another before: the line of that one, and by which number; else 0. Remembers that
 * they are this one's. */
int cohort_claim_rows(struct cohort *cohort, const struct graduate *graduate, enum column_role *key);

/* Tells of rows that are no graduate's. */
void cohort_report_rows(const struct cohort *cohort, struct diag *diag);

/* Tells of names, student numbers, codes, diploma numbers and values in rows that do not stand on one line. */
void cohort_judge_lines(struct cohort *cohort, const struct graduate *graduate, struct diag *diag);

#endif
