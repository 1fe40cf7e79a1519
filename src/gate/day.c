#include "gate/day.h"

#include <stdio.h>
#include <string.h>

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && leap);
}

bool is_plausible_date(const char *value)
{
    int first, second, third, used = 0;
    if (value[strspn(value, "0123456789-./ ")])
        return true;
    if (sscanf(value, "%4d%*[-./ ]%2d%*[-./ ]%4d%n", &first, &second, &third, &used) == 3 && !value[used])
        return first > 31 ? is_day(first, second, third) : is_day(third, second, first);
    return !strpbrk(value, "0123456789") || strlen(value) == 4; /* a year alone */
}
