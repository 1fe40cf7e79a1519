/* Names and numbers stand on one line: in the middle of one a line feed or tab is a slip, or the cell holds more than it should. */
#include "issue/cohort_inside.h"

#include <string.h>

#include "base/row_name.h"
#include "base/say.h"
#include "issue/rows.h"

static void judge_cell(struct cohort *cohort, const struct graduate *graduate, int column, struct diag *diag)
{
    const char *cell = column >= 0 ? graduate->cells[column] : "", *sign = strpbrk(cell, "\n\t");
    if (!sign)
        return;
    int length = (int)strcspn(cell, "\n\t");
    size_t before = diag_count(diag);
    diag_report(diag, DIAG_CELL_LINES, (struct place){cohort->path, graduate->line}, "%s, after \"%.*s\": %s",
                sheet_column(cohort->sheet, column), length, cell, *sign == '\t' ? say("a tab") : say("another line"));
    diag_point(diag, before, column + 1);
}

/* result.2.mark; result.*.mark in a sheet of rows */
static bool is_of_row(const char *field)
{
    struct row_name name;
    return row_name_read(field, &name) || rows_name_length(field);
}

void cohort_judge_lines(struct cohort *cohort, const struct graduate *graduate, struct diag *diag)
{
    static const enum column_role roles[] = {COLUMN_STUDENT, COLUMN_NAME, COLUMN_QUALIFICATION, COLUMN_DIPLOMA};
    const struct columns *columns = &cohort->columns;
    for (int i = 0; i < columns->name_count; i++)
        judge_cell(cohort, graduate, columns->name[i].column, diag);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (roles[i] != COLUMN_NAME || !columns->name_count)
            judge_cell(cohort, graduate, columns->of_role[roles[i]], diag);
    for (int i = columns->field_count; i > 0 && is_of_row(columns->fields[i - 1].name); i--) /* they are the last */
        judge_cell(cohort, graduate, columns->fields[i - 1].column, diag);
}
