#include "issue/dates.h"

#include <string.h>

#include "issue/cohort.h"

static bool read_day(const struct dates *dates, const struct graduate *graduate, const char *text, char day[DAY_SIZE],
                     const char *what, struct place place, struct diag *diag)
{
    const char *languages[LANGUAGES_MOST + 2] = {0};
    for (size_t i = 0; i < graduate->language_count; i++)
        languages[i] = graduate->languages[i];
    languages[graduate->language_count] = graduate->original;
    return supplement_read_day_in(graduate->form->layout, languages, text, dates->order, day, what, place, diag);
}

static bool is_known(const struct read_date *last, const struct graduate *graduate, const char *text)
{
    return strcmp(text, last->text) == 0 && last->form == graduate->form && last->original == graduate->original &&
           strcmp(graduate->role[COLUMN_LANGUAGE], last->languages) == 0;
}

static void remember(struct read_date *last, const struct graduate *graduate, const char *text, const char day[DAY_SIZE])
{
    size_t length = strlen(text), more = strlen(graduate->role[COLUMN_LANGUAGE]);
    if (length >= sizeof last->text || more >= sizeof last->languages)
        return;
    memcpy(last->text, text, length + 1);
    memcpy(last->languages, graduate->role[COLUMN_LANGUAGE], more + 1);
    memcpy(last->day, day, DAY_SIZE);
    last->form = graduate->form;
    last->original = graduate->original;
}

const char *dates_take(struct dates *dates, int column, const struct graduate *graduate, const char *text, struct arena *arena)
{
    if (!graduate->form->layout || !*text || is_day(text))
        return text;
    struct read_date *last = &dates->last[column];
    if (is_known(last, graduate, text))
        return arena_copy(arena, last->day, DAY_SIZE - 1);
    char day[DAY_SIZE];
    if (!read_day(dates, graduate, text, day, "", (struct place){0}, NULL))
        return text;
    remember(last, graduate, text, day);
    return arena_copy(arena, day, DAY_SIZE - 1);
}

void dates_check(const struct dates *dates, const struct graduate *graduate, const char *text, const char *what,
                 struct place place, struct diag *diag)
{
    char day[DAY_SIZE];
    if (graduate->form->layout && *text && !is_day(text))
        read_day(dates, graduate, text, day, what, place, diag);
}
