/* The columns of a cohort that hold days. */
#include "issue/cohort.h"

#include <string.h>

#include "base/row_name.h"

/* The column that a field comes from, if its cells are days; -1: they are not. */
static int day_column(const struct cohort *cohort, const struct graduate *graduate, const char *field)
{
    static const enum column_role roles[] = {COLUMN_BORN, COLUMN_DATE};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(field, column_field_name(roles[i])) == 0)
            return cohort->columns.of_role[roles[i]];
    for (int i = 0; i < cohort->columns.field_count; i++)
        if (graduate->form->kinds[i] == SUPPLEMENT_DAY && strcmp(field, cohort->columns.fields[i].name) == 0)
            return cohort->columns.fields[i].column;
    return -1;
}

bool cohort_is_day(const struct cohort *cohort, const struct graduate *graduate, const char *field)
{
    struct row_name name;
    return day_column(cohort, graduate, field) >= 0 ||
           (cohort->rows && graduate->form->layout && row_name_read(field, &name) && supplement_is_day(graduate->form->layout, field));
}

const char *cohort_as_written(const struct cohort *cohort, const struct graduate *graduate, size_t field, struct arena *arena)
{
    int column = day_column(cohort, graduate, graduate->fields[field].name);
    return column < 0 ? graduate->fields[field].value : cohort_cell(graduate->cells, column, arena);
}

/* Years in which nobody was given a diploma that this program is for. */
static bool is_far(const char *day)
{
    return is_day(day) && (strcmp(day, "1950") < 0 || strcmp(day, "2100") > 0);
}

void cohort_check_ages(struct cohort *cohort, const struct graduate *graduate, struct diag *diag)
{
    struct place place = {cohort->path, graduate->line};
    const char *born = graduate->role[COLUMN_BORN], *date = graduate->role[COLUMN_DATE];
    const char *fault = age_fault(born, date);
    size_t before = diag_count(diag);
    if (fault)
        diag_report(diag, DIAG_DATE_IMPLAUSIBLE, place, "%s, \"%s\": with a diploma of %s, %s",
                    cohort_column(cohort, COLUMN_BORN), born, date, fault);
    else if (is_far(date))
        diag_report(diag, DIAG_DATE_IMPLAUSIBLE, place, "%s, \"%s\": a diploma of the year %.4s",
                    cohort_column(cohort, COLUMN_DATE), date, date);
    cohort_point(cohort, fault ? COLUMN_BORN : COLUMN_DATE, before, diag);
}
