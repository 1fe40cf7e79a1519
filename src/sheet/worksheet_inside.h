/* Inside a worksheet: the state of its reading. */
#ifndef SHEET_WORKSHEET_INSIDE_H
#define SHEET_WORKSHEET_INSIDE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "sheet/cells.h"
#include "sheet/held.h"
#include "sheet/ods.h"
#include "sheet/part.h"
#include "sheet/rich.h"
#include "sheet/survey.h"
#include "sheet/value.h"
#include "sheet/worksheet.h"

/* A column whose cells would be under a heading that is merged over several, and belongs to another. */
enum { USE_BESIDE = SHEET_CODE + 1 };

/* What has been read whole. */
enum read { READ_CELL, READ_ROW, READ_END, READ_FAULT };

struct worksheet {
    struct workbook *workbook;
    const struct workbook_sheet *sheet;
    struct part part;
    struct ods ods;            /* of an OpenDocument spreadsheet, instead of the part */
    int downwards, rightwards; /* how often the row and the cell that stand there were taken */
    int next_cell;             /* of that row */
    bool in_row;
    uint64_t repeated;         /* what they would take, written out [bytes] */
    struct survey survey;
    struct held held; /* if the survey found it out of order */
    enum sheet_hidden hidden_rows;
    unsigned char *uses; /* of `use_count` columns, others are not used; NULL: nobody said, all are */
    int use_count;
    int headings; /* the row in which they stand */
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
    bool struck;     /* the row is, and was told to be */
};

static inline int worksheet_use(const struct worksheet *worksheet, int column)
{
    if (!worksheet->uses)
        return SHEET_USED;
    return column < worksheet->use_count ? worksheet->uses[column] : SHEET_UNUSED;
}

/* Whether the row that is being read is to be passed over, whatever is in it. */
static inline bool worksheet_skips(const struct worksheet *worksheet)
{
    return worksheet->hidden && worksheet->hidden_rows == SHEET_HIDDEN_SKIP;
}

/* The place that is this row. */
static inline struct place worksheet_place(const struct worksheet *worksheet)
{
    return (struct place){package_place(worksheet->workbook->package).file, worksheet->row};
}

/* The place of a cell of it. */
struct cell_site worksheet_site(const struct worksheet *worksheet, int column);

/* Begins with the row. False with an error. */
bool worksheet_start_row(struct worksheet *worksheet, int row, bool hidden, struct diag *diag);

/* Reads on in an OpenDocument spreadsheet. */
enum read worksheet_read_ods(struct worksheet *worksheet, struct diag *diag);

/* Puts what a person sees of the cell that has been read into the row. */
void worksheet_take_cell(struct worksheet *worksheet, struct diag *diag);

/* Puts into the row that has been read what is merged with cells above it, and looks at what is merged in it. */
void worksheet_merge_row(struct worksheet *worksheet, struct diag *diag);

#endif
