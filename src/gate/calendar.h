/* Inside the room: the Gregorian calendar. */
#ifndef GATE_CALENDAR_H
#define GATE_CALENDAR_H

#include <stdbool.h>

/* Days that anybody was born or graduated on, with room on both sides. */
enum { YEAR_FIRST = 1900, YEAR_LAST = 2200 };

struct calendar_day {
    int year, month, day;
};

bool is_calendar_day(struct calendar_day day);

/* Counted from some day before the first year. */
long day_number(struct calendar_day day);

struct calendar_day day_after(struct calendar_day day);

/* From 1, Monday. */
int day_of_week(struct calendar_day day);

#endif
