#include "issue/dates.h"

#include <string.h>

const char *dates_take(struct dates *dates, int column, const char *text, struct arena *arena)
{
    if (!dates->layout || !*text || is_day(text))
        return text;
    struct read_date *last = &dates->last[column];
    if (strcmp(text, last->text) == 0)
        return arena_copy(arena, last->day, DAY_SIZE - 1);
    char day[DAY_SIZE];
    if (!supplement_read_day(dates->layout, text, dates->order, day, "", (struct place){0}, NULL))
        return text;
    size_t length = strlen(text);
    if (length < sizeof last->text) {
        memcpy(last->text, text, length + 1);
        memcpy(last->day, day, DAY_SIZE);
    }
    return arena_copy(arena, day, DAY_SIZE - 1);
}

void dates_check(const struct dates *dates, const char *text, const char *what, struct place place, struct diag *diag)
{
    char day[DAY_SIZE];
    if (dates->layout && *text && !is_day(text))
        supplement_read_day(dates->layout, text, dates->order, day, what, place, diag);
}
