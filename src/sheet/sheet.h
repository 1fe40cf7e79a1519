/* Spreadsheets: rows of text with their places, from CSV as Excel and LibreOffice write it, and from workbooks: .xlsx (ECMA-376 part 1,
 * transitional and strict), and .ods and .fods (OASIS OpenDocument 1.0 to 1.4). Which of them a file is, its contents say, not its name.
 *
 * The file is read as a stream, in memory that does not grow with its rows; of a workbook the shared strings are held.
 * It stays open until sheet_close, so both readings of a job are of the same bytes.
 *
 *     while ((step = sheet_next(sheet, &row, diag)) != SHEET_END)
 *         if (step == SHEET_ROW)
 *             ...
 *
 * A cell is what a person sees: a number without exponent and in at most 15 digits (2026004711), or in its number
 * format as far as that adds zeros, words or rounds, with "." as the decimal sign and digits not grouped; a date,
 * however it is shown, as 2026-07-10, 2026-07-10 14:30, 14:30:05, or 2026-07 and 2026 where the format shows no day or
 * month; a day that has a time of day is never without it, whatever its format shows; a boolean as TRUE or FALSE. A value
 * that is merged over several rows stands in each that holds anything else; one that is merged over several columns in the
 * first, which is an error if another of them is used. In CSV, `="00471"` is 00471. All
 * text is valid UTF-8, as it stands in the file (not brought to NFC), without white space at its ends and without
 * control characters but the line feed and the tab. A cell may hold line feeds, which no name
 * has: that is for the caller to see to. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

/* Excel's limits, and ours. */
enum {
    SHEET_ROWS_MOST = 1048576,
    SHEET_COLUMNS_MOST = 16384,
    SHEET_CHARACTERS_MOST = 32767, /* of a cell */
    SHEET_CSV_BYTES_MOST = 256 * 1024 * 1024,
    SHEET_WORKBOOK_BYTES_MOST = 64 * 1024 * 1024 /* packed; see package.h for what comes out of it */
};

struct sheet;

struct sheet_row {
    int line;                 /* of the file, where the row begins; in a workbook the number of the row */
    const char *const *cells; /* none is NULL; the last is not empty */
    int count;                /* of cells, at least 1 in a row without a fault: rows without any are passed over */
    bool torn;                /* quotation marks are at fault: its cells are those of other columns, or of other rows */
};

/* What is to be done with the rows of a workbook that a person does not see: hidden ones, filtered out ones, those of no
 * height. */
enum sheet_hidden { SHEET_HIDDEN_REFUSE, SHEET_HIDDEN_TAKE, SHEET_HIDDEN_SKIP };

/* How a file is to be read; all zero: as it says itself. */
struct sheet_options {
    const char *name;     /* of a sheet of a workbook, hidden ones too; NULL: the only visible one that holds anything */
    bool (*takes)(void *context, const char *name); /* if no sheet is named: of several that hold something, those for which it
                             says no are passed over; it is also asked of the others where one is named. NULL: none is */
    void *context;
    const char *shown;    /* what the file is called in messages; NULL: by its path */
    const char *encoding; /* of a CSV file that does not say so, e.g. "windows-1250" (unicode_encoding_find); NULL: as is
                             found out */
    enum sheet_hidden hidden;
};

/*
 * Opens a file. `options` may be NULL. If no sheet is named and several hold something, that is an error that lists
 * them. A CSV file has one sheet, for which the name does not matter. The encoding of a CSV file is decided here, for all
 * of it: what its byte order mark says, else UTF-8, else what is named, else the one of one byte a letter that makes words
 * of it, with a warning that shows some; if none clearly does, that is an error that shows how each reads a word. NULL with
 * errors.
 */
struct sheet *sheet_open(const char *path, const struct sheet_options *options, struct diag *diag);
void sheet_close(struct sheet *sheet); /* NULL is fine */

/* Calls `take` with the name of each sheet of a workbook, in the order of their tabs; false ends it. False with errors; also if it is no
 * workbook. `shown` as in the options. */
typedef bool sheet_take_name(void *context, const char *name, bool is_hidden);
bool sheet_names(const char *path, const char *shown, sheet_take_name *take, void *context, struct diag *diag);

/* The letters of a column counted from 0: A, Z, AA. */
enum { SHEET_LETTERS_SIZE = 8 };
const char *sheet_letters(int column, char out[SHEET_LETTERS_SIZE]);

/*
 * SHEET_ROW: `row` is good until the next call. SHEET_FAULT: this row (row->line, 0 if unknown) cannot be used and
 * errors say why; reading goes on with the next call, but what is missing would be missed: do not use a sheet that had
 * a fault. SHEET_END: there are no more rows; also after a fault that nothing can be read behind.
 *
 * The first row is taken for the headings: a row that is filled farther to the right is at fault, since its cells may
 * have slipped (an unquoted separator in a name). A row at fault is handed out with all its cells nevertheless, so that it can
 * be mended; bytes that are no text stand in them as U+FFFD.
 */
enum sheet_step { SHEET_ROW, SHEET_END, SHEET_FAULT };
enum sheet_step sheet_next(struct sheet *sheet, struct sheet_row *row, struct diag *diag);

/* Goes back before the first row. False with errors, if the file was changed meanwhile or cannot be read. */
bool sheet_rewind(struct sheet *sheet, struct diag *diag);

/* Says that the headings are the `count` cells of this line, not of the first; it stays so after sheet_rewind. Rows above may
 * be of any width. */
void sheet_headings_at(struct sheet *sheet, int line, int count);

/*
 * Says what the columns are for, by the row that was read last, the headings; it stays so after sheet_rewind. As long as
 * nobody says, all are used; those behind the last are not. In a column that is not used the cells of a workbook are what
 * they are. In one that is, cells must show what was meant, see above; in a column of codes (numbers that name something,
 * in which each digit counts) a number with decimals and a date are errors too. A heading that is merged with cells below
 * it is an error, a column that is hidden a warning. False with errors.
 */
enum sheet_use { SHEET_UNUSED, SHEET_USED, SHEET_CODE };
bool sheet_use(struct sheet *sheet, const enum sheet_use *uses, int count, struct diag *diag);

/* Whether it is a CSV file in the first rows of which nothing was found that separates cells: it has one column, or another sign does. */
bool sheet_is_undivided(const struct sheet *sheet);

/* How a person finds the column, counted from 0: "column C" in a workbook, "column 3" in CSV. Valid until the next
 * call. */
const char *sheet_column(struct sheet *sheet, int column);

/*
 * Writing: appends one row of CSV in UTF-8, cells separated by semicolons and quoted where they must be, ended by CR LF
 * as RFC 4180 asks. Into an empty buffer it puts the byte order mark first, by which Excel knows UTF-8. What a spreadsheet
 * would take for a formula begins with an apostrophe, which makes it text, and which is taken off again when a CSV file is read.
 */
void sheet_put_row(struct buffer *out, const char *const *cells, int count);

/* A cell of it alone. */
void sheet_put_cell(struct buffer *out, const char *cell);

#endif
