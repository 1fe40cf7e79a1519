/* The calendar, and what a verdict on a date is told as. */
#include "gate/day.h"

#include <string.h>

#include "base/say.h"
#include "gate/calendar.h"

bool is_calendar_day(struct calendar_day day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
    return day.year >= YEAR_FIRST && day.year <= YEAR_LAST && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= days[day.month - 1] + (day.month == 2 && leap);
}

/* With the year beginning in March, as 29 February then is its last day. */
long day_number(struct calendar_day day)
{
    long year = day.year - (day.month < 3), month = (day.month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day.day;
}

struct calendar_day day_after(struct calendar_day day)
{
    day.day++;
    if (is_calendar_day(day))
        return day;
    return day.month < 12 ? (struct calendar_day){day.year, day.month + 1, 1} : (struct calendar_day){day.year + 1, 1, 1};
}

int day_of_week(struct calendar_day day)
{
    return (int)((day_number(day) + 1) % 7) + 1;
}

/* 2026-07-10 */
static bool take_iso(const char *text, struct calendar_day *day)
{
    static const char form[] = "dddd-dd-dd";
    int digits[sizeof form] = {0};
    for (size_t i = 0; i < sizeof form; i++) {
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
        digits[i] = text[i] - '0';
    }
    *day = (struct calendar_day){digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
                                 digits[5] * 10 + digits[6], digits[8] * 10 + digits[9]};
    return true;
}

bool is_day(const char *text)
{
    struct calendar_day day;
    return take_iso(text, &day) && is_calendar_day(day);
}

void day_report(enum day_verdict verdict, const char *what, const char *text, const struct buffer *why,
                struct place place, struct diag *diag)
{
    static const enum diag_id ids[] = {
        [DAY_NEVER] = DIAG_CELL_DATE, [DAY_UNCLEAR] = DIAG_DATE_UNCLEAR, [DAY_UNKNOWN] = DIAG_DATE_UNKNOWN};
    int length = why ? (int)why->length : 0;
    if (verdict != DAY_GOOD)
        diag_report(diag, ids[verdict], place, "%s, \"%s\"%s%.*s", what, text, length ? say(": ") : "", length,
                    length ? (const char *)why->bytes : "");
}

const char *age_fault(const char *born, const char *date)
{
    enum { LEAST = 10, MOST = 120 }; /* years */
    struct calendar_day from, to;
    if (!is_day(born) || !is_day(date) || !take_iso(born, &from) || !take_iso(date, &to))
        return NULL;
    int years = to.year - from.year - (to.month < from.month || (to.month == from.month && to.day < from.day));
    if (years < 0)
        return say("born after the diploma");
    return years < LEAST ? say("not yet ten years old") : years > MOST ? say("more than 120 years old") : NULL;
}
