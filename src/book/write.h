/* Inside the room: a workbook in the making. */
#ifndef BOOK_WRITE_H
#define BOOK_WRITE_H

#include "book/book.h"
#include "book/lines.h"
#include "book/xlsxwriter.h"

enum { LANGUAGES_MOST = 64, NAMES_ROWS = 2000 /* that drop-downs go down to, at least */ };

/* How cells look. */
enum look { LOOK_HEADING, LOOK_NAME, LOOK_LABEL, LOOK_CELL, LOOK_UNUSED, LOOK_ABOUT, LOOK_COUNT };

/* Columns of every sheet of a section; attributes follow, then languages, then what explains. */
enum { COLUMN_QUALIFICATION, COLUMN_ELEMENT, COLUMN_LABEL, COLUMN_FIRST };

/* How wide they are, in letters. */
enum { WIDTH_KEY = 12, WIDTH_ELEMENT = 24, WIDTH_LABEL = 28, WIDTH_VALUE = 11, WIDTH_TEXT = 56, WIDTH_ABOUT = 48 };

struct tab {
    lxw_worksheet *sheet;
    const struct value_kind *values[COLUMNS_MOST]; /* of each column for attributes */
    size_t value_count;
    lxw_row_t next;
};

struct asked;
struct writing {
    const struct book_writing *request;
    struct arena *arena;
    struct diag *diag;
    const struct xlsx *xlsx;
    lxw_workbook *workbook;
    lxw_format *looks[LOOK_COUNT];
    lxw_worksheet *list, *choices, *base;
    lxw_row_t list_next, base_next;
    lxw_col_t choice_count;
    const char *languages[LANGUAGES_MOST];
    size_t language_count;
    struct tab tabs[TAB_COUNT];
    const struct kind *usual;       /* what a qualification may have, without fields of a form's own */
    struct lines lines;             /* of all qualifications */
    const char *const *keys;        /* of each */
    struct asked *asked;            /* the same */
    struct listed_values listed;
};

/* What is asked of the qualification at this index. */
struct asked {
    const struct book_qualification *qualification;
    const char *key;
    const struct kind *kind;
    struct headings headings;
    struct lines lines;
};

/* Makes the sheets with their headings, widths and drop-downs. */
void write_tabs(struct writing *writing);

/* Puts words into a cell; "" puts only its look. False with an error: they are too many for a cell. */
bool write_cell(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *words, enum look look);

/* The rows of a qualification, on all sheets. False with errors. */
bool write_rows(struct writing *writing, const struct asked *asked);

#endif
