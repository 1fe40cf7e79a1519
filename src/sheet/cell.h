/* Inside the room: the text of a cell, and how messages name the cell. */
#ifndef SHEET_CELL_H
#define SHEET_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct cell_site {
    const char *file;
    int line;
    int column; /* from 0 */
    bool in_workbook;
};

enum { CELL_NAME_SIZE = 32 };

/* The letters of a column counted from 0: A, Z, AA. */
const char *column_letters(int column, char out[CELL_NAME_SIZE]);

/* Leaves out white space at both ends, what has no width too. */
void cell_trim(const char **text, size_t *length);

/* Whether there is nothing in the text that cell_check could complain of: it is short and printable ASCII. */
bool cell_is_plain(const char *text, size_t length);

/* Whether a spreadsheet that opens a CSV file would take the text for a formula, or for one behind the apostrophes that it begins
 * with. A sign alone is none. */
bool cell_is_formula(const char *text, size_t length);

/* Reports bytes that are not UTF-8, letters that were lost before, control characters and too great a length: the first
 * few of a cell. True if there are none. With a NULL sink it is only found out. */
enum { CELL_FAULTS_TOLD = 3 };
bool cell_check(const struct cell_site *site, const char *text, size_t length, struct diag *diag);

/* Reports `id` at the cell: "C17" or "column 3", then the words. Nothing with a NULL sink. */
__attribute__((format(printf, 4, 5))) void cell_report(const struct cell_site *site, enum diag_id id, struct diag *diag,
                                                       const char *format, ...);

#endif
