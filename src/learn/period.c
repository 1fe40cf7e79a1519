#include "learn/period.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"

enum { FIGURE_MOST = 1000000 };

/* Digits and a letter; gives how long they are, 0: there are none. */
static size_t read_part(const char *text, long *number, char *letter)
{
    size_t at = 0;
    for (*number = 0; ascii_is_digit(text[at]); at++)
        if ((*number = *number * 10 + (text[at] - '0')) > FIGURE_MOST)
            return 0;
    if (text[at] == '.') /* parts of seconds */
        for (at++; ascii_is_digit(text[at]); at++)
            ;
    *letter = text[at];
    return at && text[at] ? at + 1 : 0;
}

static long *place_of(struct period *period, char letter, bool in_day)
{
    switch (letter) {
    case 'Y': return in_day ? NULL : &period->years;
    case 'M': return in_day ? &period->minutes : &period->months;
    case 'W': return in_day ? NULL : &period->weeks;
    case 'D': return in_day ? NULL : &period->days;
    case 'H': return in_day ? &period->hours : NULL;
    case 'S': return in_day ? &period->seconds : NULL;
    default: return NULL;
    }
}

bool period_read(const char *text, struct period *period)
{
    *period = (struct period){0};
    if (*text++ != 'P' || !*text)
        return false;
    for (bool in_day = false; *text;) {
        long number;
        char letter;
        if (*text == 'T' && !in_day) {
            in_day = true;
            text++;
            continue;
        }
        size_t length = read_part(text, &number, &letter);
        long *place = length ? place_of(period, letter, in_day) : NULL;
        if (!place)
            return false;
        *place = number;
        text += length;
    }
    return true;
}

bool period_is_hours(const struct period *period)
{
    return period->hours && !period->years && !period->months && !period->weeks && !period->days && !period->minutes;
}

bool period_is_months(const struct period *period)
{
    return (period->years || period->months) && !period->weeks && !period->days && !period->hours && !period->minutes;
}

long period_size(const struct period *period)
{
    if (period_is_months(period))
        return period->years * 12 + period->months;
    return period_is_hours(period) ? period->hours * 60 : 0;
}

const char *period_words(const struct period *period, struct arena *arena)
{
    const struct {
        long number;
        const char *name;
    } parts[] = {{period->years, "year"}, {period->months, "month"}, {period->weeks, "week"},
                 {period->days, "day"}, {period->hours, "hour"}, {period->minutes, "minute"}};
    const char *words = "";
    if (period_is_hours(period))
        return arena_format(arena, "%ld h", period->hours);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].number)
            words = arena_format(arena, "%s%s%ld %s%s", words, *words ? " " : "", parts[i].number, parts[i].name,
                                 parts[i].number == 1 ? "" : "s");
    return words;
}
