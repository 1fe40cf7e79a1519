/* Inside the room: the rows of one sheet of a workbook (ECMA-376 part 1, 18.3). */
#ifndef SHEET_WORKSHEET_H
#define SHEET_WORKSHEET_H

#include "sheet/sheet.h"
#include "sheet/workbook.h"

struct worksheet;

/* Begins with its first row. NULL with errors. Both others must stay. */
struct worksheet *worksheet_open(struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag);
void worksheet_close(struct worksheet *worksheet); /* NULL is fine */

/* Looks through the whole part, for cells that are merged and rows that are hidden or out of order; to be done before the
 * first row, unless only a glance is wanted. False with errors; also if rows are hidden and it was not said what is to be
 * done with them. */
bool worksheet_survey(struct worksheet *worksheet, enum sheet_hidden hidden, struct diag *diag);

/* As sheet_use; the headings are the row that was read last. */
void worksheet_set_uses(struct worksheet *worksheet, const enum sheet_use *uses, int count, struct diag *diag);

/* As sheet_rewind. */
bool worksheet_rewind(struct worksheet *worksheet, struct diag *diag);

/* As sheet_next. */
enum sheet_step worksheet_next(struct worksheet *worksheet, struct sheet_row *row, struct diag *diag);

#endif
