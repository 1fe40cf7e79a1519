/* The columns of a cohort that hold days. */
#include "issue/cohort.h"

#include <stdlib.h>
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

static bool is_later(const char *day, int years, const char *than)
{
    int year = atoi(day), limit = atoi(than) + years;
    return year == limit ? strcmp(day + strlen("2026"), than + strlen("2026")) > 0 : year > limit;
}

static bool is_ahead(const char *day, int years, const char *today)
{
    return *today && is_later(day, years, today);
}

/* 2026-11-30; "": nobody says, or a clock that was never set, since it shows a day before this program was made. */
static void take_today(const char *now, char today[DAY_SIZE])
{
    *today = '\0';
    if (now && strcmp(now, "2026") > 0)
        strncat(today, now, DAY_SIZE - 1);
}

/* Of years in which nobody is given a diploma that this program is for. */
static bool is_far(const char *date, const char *today)
{
    enum { YEARS = 5 };
    return strcmp(date, "1950") < 0 || strcmp(date, "2100") > 0 || is_ahead(date, YEARS, today);
}

static void judge_born(struct cohort *cohort, const struct graduate *graduate, const char *today, struct diag *diag)
{
    const char *born = graduate->role[COLUMN_BORN], *date = graduate->role[COLUMN_DATE];
    if (!*date)
        date = today;
    const char *fault = age_fault(born, date);
    if (fault)
        diag_report(diag, DIAG_DATE_IMPLAUSIBLE, (struct place){cohort->path, graduate->line}, "%s, \"%s\": with a diploma of %s, %s",
                    cohort_column(cohort, COLUMN_BORN), born, date, fault);
}

/* A qualification's file may be approved when its first diplomas have been given: that it is older than one says little. */
static void judge_date(struct cohort *cohort, const struct graduate *graduate, const struct offer *offer, const char *today,
                       struct diag *diag)
{
    enum { AHEAD = 2, BEFORE = 1 }; /* years */
    const struct place place = {cohort->path, graduate->line};
    const char *date = graduate->role[COLUMN_DATE], *column = cohort_column(cohort, COLUMN_DATE);
    if (is_far(date, today))
        diag_report(diag, DIAG_DATE_IMPLAUSIBLE, place, "%s, \"%s\": a diploma of the year %.4s", column, date, date);
    else if (is_ahead(date, AHEAD, today))
        diag_report(diag, DIAG_DATE_DOUBTFUL, place, "%s, \"%s\": today is %s", column, date, today);
    else if (offer && offer->from && is_later(offer->from, BEFORE, date))
        diag_report(diag, DIAG_DATE_DOUBTFUL, place, "%s, \"%s\": %s is awarded from %s on", column, date, offer->code, offer->from);
    else if (offer && offer->until && strcmp(date, offer->until) > 0)
        diag_report(diag, DIAG_DATE_DOUBTFUL, place, "%s, \"%s\": %s is awarded until %s", column, date, offer->code, offer->until);
}

void cohort_judge_days(struct cohort *cohort, const struct graduate *graduate, const struct offer *offer, const char *now, struct diag *diag)
{
    char today[DAY_SIZE];
    size_t before = diag_count(diag);
    take_today(now, today);
    judge_born(cohort, graduate, today, diag);
    cohort_point(cohort, COLUMN_BORN, before, diag);
    if (diag_count(diag) == before && is_day(graduate->role[COLUMN_DATE]))
        judge_date(cohort, graduate, offer, today, diag);
    cohort_point(cohort, COLUMN_DATE, before, diag);
}
