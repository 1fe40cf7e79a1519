/* The date of what is made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command/command.h"

/* Days from 1 January 1970 to that of the year, in the Gregorian calendar. */
static long days_before(long year)
{
    long last = year - 1;
    return 365 * (year - 1970) + last / 4 - last / 100 + last / 400 - 477;
}

/* What gmtime would make of it; but that reads the file of the time zone first. */
static void format_date(long long seconds, char *date, size_t size)
{
    long days = (long)(seconds / 86400), year = 1970 + days / 366, month = 1;
    int rest = (int)(seconds % 86400);
    while (days >= days_before(year + 1))
        year++;
    days -= days_before(year);
    bool leap = days_before(year + 1) - days_before(year) == 366;
    for (;; month++) {
        static const char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        long length = lengths[month - 1] + (month == 2 && leap);
        if (days < length)
            break;
        days -= length;
    }
    snprintf(date, size, "%04ld-%02ld-%02ldT%02d:%02d:%02dZ", year, month, days + 1, rest / 3600, rest / 60 % 60,
             rest % 60);
}

static const char *copy_date(struct arena *arena, long long seconds)
{
    char text[64];
    format_date(seconds, text, sizeof text);
    return arena_copy(arena, text, strlen(text));
}

/* reproducible-builds.org/specs/source-date-epoch */
bool find_date(struct arena *arena, const char **date, struct diag *diag)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch)
        return true;
    char *end;
    long long seconds = strtoll(epoch, &end, 10);
    if (end == epoch || *end || seconds < 0 || seconds > 253402300799LL) {
        report_usage(diag, "SOURCE_DATE_EPOCH is not a number of seconds since 1970: ", epoch);
        return false;
    }
    *date = copy_date(arena, seconds);
    return true;
}

bool find_today(struct arena *arena, const char **today, struct diag *diag)
{
    *today = copy_date(arena, (long long)time(NULL));
    return find_date(arena, today, diag);
}
