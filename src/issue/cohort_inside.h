/* The steps of reading a cohort. Private to the cohort's files. */
#ifndef ISSUE_COHORT_INSIDE_H
#define ISSUE_COHORT_INSIDE_H

#include "issue/cohort.h"

enum { CELL_SHOWN = 60 }; /* [B] of a cell in a message */

/* Copies of the row's cells in the arena, at least `count` of them. */
const char **cohort_copy_cells(struct arena *arena, const struct sheet_row *row, int count);

/* ------------------------------------------------------------------------------------------------ cohort_order.c */

/* The next row in the order asked for, valid until the next call; as sheet_next. */
enum sheet_step cohort_next_sorted(struct cohort *cohort, struct sheet_row *row, struct diag *diag);
void cohort_close_sorted(struct cohort *cohort);

/* ------------------------------------------------------------------------------------------------ cohort_headings.c */

/* Finds the row of headings and reads what each column is for. False with errors; as struct cohort_manner, any columns will do. */
bool cohort_read_headings(struct cohort *cohort, const struct meanings *meanings, bool any_columns, struct diag *diag);

/* Reads on to the row of this line, passing over what is above: what is told of that is not told again. */
enum sheet_step cohort_pass_to(struct cohort *cohort, int line, struct sheet_row *row, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ cohort_corrected.c */

/* Takes over the corrections of cells. */
void cohort_take_corrections(struct cohort *cohort, const struct supplement_correction *corrections, size_t count);

/* The next row, corrected; as sheet_next. */
enum sheet_step cohort_next_corrected(struct cohort *cohort, struct sheet_row *row, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ cohort_forms.c */

/* Until offers are taken rows show all inputs. */
void cohort_take_inputs(struct cohort *cohort);

/* Finds the form of the graduate's qualification, and its language. */
void cohort_find_form(const struct cohort *cohort, struct graduate *graduate);

/* ------------------------------------------------------------------------------------------------ cohort_passed.c */

/* Whether the row is no graduate's, as a total or the headings again on another page; tells which. */
bool cohort_passes_over(const struct cohort *cohort, const struct sheet_row *row, struct diag *diag);

/* Whether a row lacks all that a graduate needs, which is reported once, not for each cell of it. */
bool cohort_no_graduate(const struct cohort *cohort, const struct graduate *graduate, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ cohort_rows.c */

/* Adds the fields of the graduate's rows. False with an error: it is not certain whose rows they are. */
bool cohort_add_rows(struct cohort *cohort, struct graduate *graduate, struct arena *arena, struct diag *diag);
void cohort_close_rows(struct cohort *cohort);

/* ------------------------------------------------------------------------------------------------ graduate.c */

/* The name that stands in several columns, in the arena, with a space between those that are not empty. */
const char *graduate_name(const struct columns *columns, const char *const *cells, struct arena *arena);

/* Reads the languages that the graduate's role asks for. */
void graduate_languages(struct graduate *graduate, struct arena *arena);

/* A day as 2026-07-10, a number as 7.5, so that each is one value however it is written; what is none of them stays as it is. */
const char *graduate_value(struct cohort *cohort, const struct graduate *graduate, enum supplement_kind kind, const char *value,
                           struct arena *arena);

/* The fields that the graduate's form takes, of roles and cells. */
void graduate_fields(struct cohort *cohort, struct graduate *graduate, struct arena *arena);

#endif
