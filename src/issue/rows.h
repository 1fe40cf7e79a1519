/* Rows of fields, such as a holder's results, as headings and sheets name them. A layout's inputs have them as result.*.mark,
 * with a star for the row's number; so do map files. */
#ifndef ISSUE_ROWS_H
#define ISSUE_ROWS_H

#include "issue/meanings.h"

/* Whether an input, as supplement_inputs gives it, takes the field: result.*.mark takes result.2.mark, any other itself. */
bool input_takes(const char *input, const char *field);

/* Whether one of the inputs, ended by NULL, takes the field. */
bool inputs_take(const char *const *inputs, const char *field);

/* What an input of rows is called without its column: the length of `result` in result.*.mark; 0: it is not of rows. */
size_t rows_name_length(const char *input);

/* Whether both inputs are columns of the same rows. */
bool inputs_are_beside(const char *input, const char *other);

/* The first of the inputs that are of the rows which a word, as heading_plain gives it, means; NULL: it means none. */
const char *rows_named(const struct meanings *meanings, const char *const *inputs, const char *plain);

/* The input of rows that a plain heading means by its column alone: "mark"; NULL: none, or those of two inputs. */
const char *rows_column(const struct meanings *meanings, const char *const *inputs, const char *plain);

/* The field that a plain heading with a number means: "result2mark", "mark2" or "module2mark", all result.2.mark; "module2name",
 * result.2.module, where "module name" is known. In the meanings' arena; NULL: none. */
const char *rows_numbered(const struct meanings *meanings, const char *const *inputs, const char *plain);

#endif
