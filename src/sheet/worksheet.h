/* Inside the room: the rows of one sheet of a workbook (ECMA-376 part 1, 18.3). */
#ifndef SHEET_WORKSHEET_H
#define SHEET_WORKSHEET_H

#include "sheet/sheet.h"
#include "sheet/workbook.h"

struct worksheet;

/* Begins with its first row. NULL with errors. Both others must stay. */
struct worksheet *worksheet_open(struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag);
void worksheet_close(struct worksheet *worksheet); /* NULL is fine */

/* Looks for merged cells, through the whole part; to be done before the first row, unless only a glance is wanted.
 * False with errors. */
bool worksheet_find_merges(struct worksheet *worksheet, struct diag *diag);

/* As sheet_rewind. */
bool worksheet_rewind(struct worksheet *worksheet, struct diag *diag);

/* As sheet_next. */
enum sheet_step worksheet_next(struct worksheet *worksheet, struct sheet_row *row, struct diag *diag);

#endif
