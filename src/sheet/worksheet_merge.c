/* What merged cells mean for a row, and for the headings. A cell that is merged over several rows belongs to each of
 * them, as whoever looks at the sheet reads it; one that lies over several columns belongs to which of them? */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet/cell.h"
#include "sheet/worksheet_inside.h"

/* So many columns are looked at in rows before it is known which are used. */
enum { COLUMNS_LOOKED_AT = 256 };

static int columns_of_interest(const struct worksheet *worksheet)
{
    return worksheet->uses ? worksheet->use_count : COLUMNS_LOOKED_AT;
}

/* Notes what stands in ranges that begin in this row and go on below it. */
static void note_beginnings(struct worksheet *worksheet, struct diag *diag)
{
    struct merges *merges = &worksheet->survey.merges;
    for (int i = merges->from; i < merges->next; i++) {
        int column = merges->ranges[i].first_column;
        struct range *range = merges_find(merges, worksheet->row, column);
        if (!range || range->first_row != worksheet->row || range->last_row == range->first_row || range->text ||
            column >= worksheet->cells.capacity)
            continue;
        if (!merges_note(merges, range, worksheet->cells.texts[column])) {
            struct cell_site site = worksheet_site(worksheet, column);
            cell_report(&site, DIAG_SHEET_TOO_LARGE, diag, ": merged cells hold too much text");
            worksheet->faulty = range->faulty = true;
        }
    }
}

/* Puts the text of ranges that began above into their first columns. */
static void put_from_above(struct worksheet *worksheet, struct diag *diag)
{
    struct merges *merges = &worksheet->survey.merges;
    int columns = columns_of_interest(worksheet);
    for (int column = 0; column < columns; column++) {
        if (worksheet_use(worksheet, column) == SHEET_UNUSED)
            continue;
        struct range *range = merges_find(merges, worksheet->row, column);
        if (!range || range->first_row == worksheet->row || range->first_column != column)
            continue;
        struct cell_site site = worksheet_site(worksheet, column);
        if (range->faulty) {
            cell_report(&site, DIAG_SHEET_MERGED, diag, " is merged with row %d, where the cell is at fault",
                        range->first_row);
            worksheet->faulty = true;
        }
        cells_refer(&worksheet->cells, column, merges_text(merges, range));
    }
}

/* Whether the row holds anything outside the range. A row that is one cell only is a title or a remark. */
static bool holds_more(const struct worksheet *worksheet, const struct range *range)
{
    for (int i = 0; i < worksheet->cells.filled_count; i++) {
        int column = cells_column(&worksheet->cells, i);
        if (column < range->first_column || column > range->last_column)
            return true;
    }
    return false;
}

/* Tells what lies over a column that is used, and is no value of it. */
static void check_across(struct worksheet *worksheet, struct diag *diag)
{
    struct merges *merges = &worksheet->survey.merges;
    for (int column = 0; column < worksheet->use_count; column++) {
        if (worksheet_use(worksheet, column) == SHEET_UNUSED || worksheet_use(worksheet, column) == USE_BESIDE)
            continue;
        const struct range *range = merges_find(merges, worksheet->row, column);
        if (!range || range->first_column == column || range->first_column >= worksheet->cells.capacity ||
            !*worksheet->cells.texts[range->first_column] || !holds_more(worksheet, range))
            continue;
        struct cell_site site = worksheet_site(worksheet, range->first_column);
        char letters[CELL_NAME_SIZE];
        cell_report(&site, DIAG_SHEET_MERGED, diag, " lies over column %s, which is used too",
                    column_letters(column, letters));
        worksheet->faulty = true;
        column = range->last_column;
    }
}

/* Tells what stands under a heading that is merged over several columns, and not in the first of them. */
static void check_beside(struct worksheet *worksheet, struct diag *diag)
{
    for (int i = 0; i < worksheet->cells.filled_count; i++) {
        int column = cells_column(&worksheet->cells, i);
        if (worksheet_use(worksheet, column) != USE_BESIDE)
            continue;
        struct cell_site site = worksheet_site(worksheet, column);
        cell_report(&site, DIAG_SHEET_MERGED, diag, ": the heading above it is merged with that of a column further left");
        worksheet->faulty = true;
    }
}

void worksheet_merge_row(struct worksheet *worksheet, struct diag *diag)
{
    cells_row(&worksheet->cells, worksheet->row);
    note_beginnings(worksheet, diag);
    if (cells_is_empty(&worksheet->cells))
        return; /* a row of its own makes only what stands in it */
    put_from_above(worksheet, diag);
    cells_sort(&worksheet->cells);
    if (!worksheet->uses || worksheet->row <= worksheet->headings)
        return;
    cells_row(&worksheet->cells, worksheet->row);
    check_across(worksheet, diag);
    check_beside(worksheet, diag);
}

/* ------------------------------------------------------------------------------------------------ headings */

/* What the heading of a used column covers: columns to its right, and rows below. */
static void take_heading(struct worksheet *worksheet, int column, struct diag *diag)
{
    const struct range *range = merges_find(&worksheet->survey.merges, worksheet->row, column);
    if (!range || range->first_column != column)
        return;
    for (int i = column + 1; i <= range->last_column && i < worksheet->use_count; i++)
        worksheet->uses[i] = USE_BESIDE;
    if (range->last_row == worksheet->row)
        return;
    struct cell_site site = worksheet_site(worksheet, column);
    cell_report(&site, DIAG_SHEET_MERGED, diag, ": the heading is merged with the rows below, down to %d", range->last_row);
}

static void tell_hidden(const struct worksheet *worksheet, int column, struct diag *diag)
{
    if (!worksheet->survey.hidden_columns || !worksheet->survey.hidden_columns[column] ||
        worksheet->hidden_rows == SHEET_HIDDEN_TAKE)
        return;
    char letters[CELL_NAME_SIZE];
    diag_report(diag, DIAG_SHEET_COLUMN_HIDDEN, worksheet_place(worksheet), "column %s",
                column_letters(column, letters));
}

void worksheet_set_uses(struct worksheet *worksheet, const enum sheet_use *uses, int count, struct diag *diag)
{
    free(worksheet->uses);
    worksheet->uses = memory_zeroed(SHEET_COLUMNS_MOST, sizeof *worksheet->uses);
    worksheet->use_count = count < SHEET_COLUMNS_MOST ? count : SHEET_COLUMNS_MOST;
    worksheet->headings = worksheet->row;
    for (int i = 0; i < worksheet->use_count; i++)
        worksheet->uses[i] = (unsigned char)uses[i];
    for (int i = 0; i < worksheet->use_count; i++)
        if (worksheet->uses[i] != SHEET_UNUSED && worksheet->uses[i] != USE_BESIDE) {
            tell_hidden(worksheet, i, diag);
            take_heading(worksheet, i, diag);
        }
}
