/* Inside a worksheet: the state of its reading. */
#ifndef SHEET_WORKSHEET_INSIDE_H
#define SHEET_WORKSHEET_INSIDE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "sheet/cells.h"
#include "sheet/merges.h"
#include "sheet/part.h"
#include "sheet/rich.h"
#include "sheet/worksheet.h"

/* How a cell's value is to be taken (18.18.11). */
enum type { TYPE_NUMBER, TYPE_SHARED, TYPE_STRING, TYPE_INLINE, TYPE_BOOLEAN, TYPE_ERROR, TYPE_DATE, TYPE_UNKNOWN };

struct worksheet {
    struct workbook *workbook;
    const struct workbook_sheet *sheet;
    struct part part;
    struct merges merges;
    struct cells cells;
    struct rich rich;
    struct buffer value; /* of this cell */
    struct buffer shown; /* what a person sees of it */
    int row;             /* from 1; 0 before the first */
    int column;          /* of this cell; -1 before the first of a row */
    enum type type;
    int style;
    bool has_formula;
    bool taking; /* the value */
    bool hidden; /* the row is */
    bool faulty; /* the row is */
    bool ended;
    int faults_told; /* of shared strings: one may stand in a million cells */
};

/* Puts what a person sees of the cell that has been read into the row. */
void worksheet_take_cell(struct worksheet *worksheet, struct diag *diag);

#endif
