/* Cells that were corrected since the file was written: the row is read as if they stood in it. */
#include "issue/cohort_inside.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    const struct supplement_correction *first = a, *second = b;
    int lines = (first->line > second->line) - (first->line < second->line);
    return lines ? lines : (first->column > second->column) - (first->column < second->column);
}

void cohort_take_corrections(struct cohort *cohort, const struct supplement_correction *corrections, size_t count)
{
    struct supplement_correction *own = arena_new_array(cohort->arena, struct supplement_correction, count);
    if (!count)
        return;
    memcpy(own, corrections, count * sizeof *own);
    qsort(own, count, sizeof *own, compare);
    cohort->corrections = own;
    cohort->correction_count = count;
    cohort->uncorrected = diag_create();
    cohort->corrected = arena_create();
}

/* The first correction of this line or one behind it. */
static size_t find_line(const struct cohort *cohort, int line)
{
    size_t low = 0, high = cohort->correction_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cohort->corrections[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The cells live as long as the row's own would: until the next. */
static void correct_cells(struct cohort *cohort, struct sheet_row *row, const struct supplement_correction *corrections, size_t count)
{
    int last = corrections[count - 1].column, width = row->count > last ? row->count : last;
    const char **cells = cohort_copy_cells(cohort->corrected, row, width);
    for (size_t i = 0; i < count; i++)
        if (corrections[i].column > 0)
            cells[corrections[i].column - 1] = corrections[i].value;
    while (width && !*cells[width - 1])
        width--;
    row->cells = cells;
    row->count = width;
}

/* What is told of a cell that is corrected is told no more; a row that was at fault only there no longer is. One whose cells are those of other columns
 * cannot be mended by a cell. */
static enum sheet_step correct(struct cohort *cohort, enum sheet_step step, struct sheet_row *row, struct diag *diag)
{
    enum { COLUMNS_MOST = 256 };
    int columns[COLUMNS_MOST];
    size_t first = find_line(cohort, row->line), count = 0, errors = diag_errors(diag);
    while (count < COLUMNS_MOST && first + count < cohort->correction_count && cohort->corrections[first + count].line == row->line) {
        columns[count] = cohort->corrections[first + count].column;
        count++;
    }
    diag_take_beside(diag, cohort->uncorrected, columns, row->torn ? 0 : count);
    if (!count || row->line <= cohort->heading_line || step == SHEET_END)
        return step;
    correct_cells(cohort, row, cohort->corrections + first, count);
    return step == SHEET_FAULT && !row->torn && row->count && diag_errors(diag) == errors ? SHEET_ROW : step;
}

enum sheet_step cohort_next_corrected(struct cohort *cohort, struct sheet_row *row, struct diag *diag)
{
    if (!cohort->corrections)
        return sheet_next(cohort->sheet, row, diag);
    arena_clear(cohort->corrected);
    diag_clear(cohort->uncorrected);
    enum sheet_step step = sheet_next(cohort->sheet, row, cohort->uncorrected);
    return correct(cohort, step, row, diag);
}
