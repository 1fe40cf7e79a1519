/* Inside the room: OpenDocument spreadsheets (OASIS OpenDocument 1.3 part 3), packed (.ods) or flat (.fods). All sheets are in one
 * part, "content.xml", one behind the other. */
#ifndef SHEET_ODS_H
#define SHEET_ODS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "sheet/ods_styles.h"
#include "sheet/part.h"
#include "sheet/survey.h"
#include "sheet/value.h"
#include "sheet/workbook.h"

/* A cell as it stands in the file, which may stand for many. Those in which there is nothing, and that cover no others, are left out. */
struct ods_cell {
    int column, repeats;       /* to the right */
    int columns, rows;         /* that it is merged over */
    int style;                 /* among those of the workbook */
    enum type type;            /* TYPE_INLINE: a text */
    bool has_formula;
    bool struck;               /* a line goes through some of its own words */
    size_t place, length;      /* of its value, among the row's texts */
};

/* A row as it stands in the file, which may stand for many too. */
struct ods_row {
    int number, repeats; /* downwards */
    bool hidden;
    bool holds;          /* anything but merged cells without a value */
    struct ods_cell *cells;
    int count, capacity;
    struct buffer texts;
};

/* The part that is being read, at one of its tables. */
struct ods {
    struct workbook *workbook;
    struct part part;
    struct ods_row row;
    struct buffer value, text; /* of the cell that is being read: what an attribute says, and what its paragraphs do */
    bool struck;               /* of its words some are struck through */
    int *column_styles;        /* those of cells that name none; NULL: no column has any */
    bool *hidden_columns;      /* NULL: none is */
    int columns;               /* that were told of */
    int depth, hidden_depth;   /* of groups around rows and columns; from which on they are folded away, or 0 */
};

void ods_close(struct ods *ods);

/* The next element in the one that has begun, to be read to its end: XML_EVENT_START; XML_EVENT_END behind the last. */
enum xml_event ods_next_child(struct part *part, struct diag *diag);

/* What comes next: XML_EVENT_START with a table, whose name and style are attributes; XML_EVENT_DONE behind the last. */
enum xml_event ods_next_table(struct ods *ods, struct diag *diag);

/* XML_EVENT_START with a row of the table; XML_EVENT_END behind the last. */
enum xml_event ods_next_row(struct ods *ods, struct diag *diag);

/* Reads the cell that begins; the row has those before it. False with errors. */
bool ods_read_cell(struct ods *ods, int *column, int row_style, struct diag *diag);

/* The words in the element that begins, as many bytes as there is room for. False with errors. */
bool ods_read_words(struct part *part, char *words, size_t size, struct diag *diag);

/* Passes over the element that begins, with all that is in it. False with errors. */
bool ods_skip(struct part *part, struct diag *diag);

/* How often something stands there, by an attribute: at least once. */
int ods_count(const struct part *part, const char *name);

/* Opens the part before the rows of a sheet. False with errors. */
bool ods_open_sheet(struct ods *ods, struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag);

/* Looks through a sheet as survey_read does. */
bool ods_survey(struct survey *survey, struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag);

/* What workbook_open reads of it: styles, and the list of sheets. False with errors. */
bool ods_read_workbook(struct workbook *workbook, struct diag *diag);

#endif
