#include "issue/plausible.h"

#include <stdio.h>
#include <string.h>

/* UTF-8 that was read as Windows-1252: Ã or Â, and behind it what stands for a byte from 0x80 to 0xBF. */
static bool has_mojibake(const char *value)
{
    for (const unsigned char *at = (const unsigned char *)value; *at; at++)
        if (at[0] == 0xC3 && (at[1] == 0x83 || at[1] == 0x82) && (at[2] == 0xC2 || at[2] == 0xE2 || at[2] == 0xC5))
            return true;
    return false;
}

const char *suspicion_of(const char *value)
{
    static const char *const errors[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#WERT!"};
    /* First: what a conversion made of a letter may look like a placeholder. */
    if (strstr(value, "\xEF\xBF\xBD") || has_mojibake(value))
        return "letters were lost in a conversion";
    if (strpbrk(value, "{}") || strstr(value, "<<") || strstr(value, "\xC2\xAB"))
        return "a placeholder was not filled in";
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strncmp(value, errors[i], strlen(errors[i])) == 0)
            return "an error of the spreadsheet";
    return NULL;
}

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
