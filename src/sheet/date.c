#include "sheet/date.h"

#include <math.h>
#include <string.h>

#include "sheet/format.h"

enum {
    DAY_SECONDS = 24 * 60 * 60,
    DAY_MS = DAY_SECONDS * 1000,
    BEFORE_1900 = 693594, /* 31 December 1899, in days since 1 January of year 1 */
    BEFORE_1904 = 695055, /* 1 January 1904 */
    FALSE_LEAP_DAY = 60,  /* 29 February 1900 */
    LAST_DAY = 3652058    /* 31 December 9999 */
};

struct date {
    int year;
    int month;
    int day;
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static int at_most(int number, int most)
{
    return number < most ? number : most;
}

/* The date that lies `days` after 1 January of year 1 in the Gregorian calendar. */
static struct date date_of(int days)
{
    int cycles = days / 146097; /* of 400 years */
    days %= 146097;
    int centuries = at_most(days / 36524, 3); /* the last day of a cycle would begin a fifth */
    days -= centuries * 36524;
    int fours = days / 1461;
    days %= 1461;
    int years = at_most(days / 365, 3);
    days -= years * 365;
    struct date date = {cycles * 400 + centuries * 100 + fours * 4 + years + 1, 1, days + 1};
    while (date.day > month_days(date.year, date.month))
        date.day -= month_days(date.year, date.month++);
    return date;
}

/* A month alone or a day and a month are shown of a day that has a year too. */
static bool shows_day(unsigned shows)
{
    return shows & SHOWS_DAY || (shows & SHOWS_DATE) == SHOWS_MONTH;
}

static void put_date(struct date date, unsigned shows, struct buffer *out)
{
    if (shows_day(shows))
        buffer_format(out, "%04d-%02d-%02d", date.year, date.month, date.day);
    else if (shows & SHOWS_MONTH)
        buffer_format(out, "%04d-%02d", date.year, date.month);
    else
        buffer_format(out, "%04d", date.year);
}

static void put_time(long seconds, unsigned shows, struct buffer *out)
{
    buffer_format(out, "%02ld:%02ld", seconds / 3600, seconds / 60 % 60);
    if (shows & SHOWS_SECOND)
        buffer_format(out, ":%02ld", seconds % 60);
}

/* What is shown, and a time of day that a day has although its format leaves it out: 22:00 of 9 July may be what became of
 * 10 July in another time zone, which whoever wants a day must know. */
static unsigned with_time(unsigned shows, long seconds)
{
    if (!shows_day(shows) || shows & SHOWS_TIME || !seconds)
        return shows;
    return shows | SHOWS_HOUR | SHOWS_MINUTE | (seconds % 60 ? SHOWS_SECOND : 0);
}

/* Days since 1 January of year 1, or -1 if there was no such day. */
static int day_of(int serial, bool since_1904)
{
    int day = -1;
    if (since_1904)
        day = BEFORE_1904 + serial;
    else if (serial >= 1 && serial != FALSE_LEAP_DAY)
        day = BEFORE_1900 + serial - (serial > FALSE_LEAP_DAY);
    return day <= LAST_DAY ? day : -1;
}

bool date_put(const struct decimal *serial, unsigned shows, bool since_1904, struct buffer *out)
{
    double value = decimal_value(serial);
    if (!(value >= 0 && value < LAST_DAY))
        return false;
    /* Times are stored as parts of a day, which the half of an hour rarely is: to the nearest millisecond, then cut to
     * what is shown. */
    long long ms = llround(value * DAY_MS);
    if (shows & SHOWS_SECOND)
        ms = (ms + 500) / 1000 * 1000;
    int whole = (int)(ms / DAY_MS);
    if (shows & SHOWS_ELAPSED) {
        put_time((long)(ms / 1000), shows, out);
        return true;
    }
    long seconds = (long)(ms % DAY_MS / 1000);
    unsigned shown = with_time(shows, seconds);
    if (shown & SHOWS_DATE) {
        int day = day_of(whole, since_1904);
        if (day < 0)
            return false;
        put_date(date_of(day), shown, out);
    }
    if (shown & SHOWS_DATE && shown & SHOWS_TIME)
        buffer_byte(out, ' ');
    if (shown & SHOWS_TIME)
        put_time(seconds, shown, out);
    return true;
}

/* Reads exactly `digits` digits at *at, and moves it past them; -1 if they are not there. */
static int read_fixed(const char **at, const char *end, int digits)
{
    int number = 0;
    if (end - *at < digits)
        return -1;
    for (int i = 0; i < digits; i++, ++*at) {
        if (**at < '0' || **at > '9')
            return -1;
        number = number * 10 + (**at - '0');
    }
    return number;
}

static bool pass(const char **at, const char *end, char character)
{
    bool there = *at < end && **at == character;
    *at += there;
    return there;
}

static bool read_date(const char **at, const char *end, struct date *date)
{
    date->year = read_fixed(at, end, 4);
    date->month = pass(at, end, '-') ? read_fixed(at, end, 2) : -1;
    date->day = pass(at, end, '-') ? read_fixed(at, end, 2) : -1;
    return date->year >= 1 && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= month_days(date->year, date->month);
}

/* Fractions of a second, which are cut, and a time zone of "Z" may follow. */
static bool read_time(const char **at, const char *end, long *seconds)
{
    int hour = read_fixed(at, end, 2), minute = pass(at, end, ':') ? read_fixed(at, end, 2) : -1;
    int second = pass(at, end, ':') ? read_fixed(at, end, 2) : 0;
    if (pass(at, end, '.'))
        while (*at < end && **at >= '0' && **at <= '9')
            ++*at;
    pass(at, end, 'Z');
    *seconds = hour * 3600L + minute * 60L + second;
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
}

bool date_put_iso(const char *text, size_t length, unsigned shows, struct buffer *out)
{
    const char *at = text, *end = text + length;
    struct date date = {0, 0, 0};
    long seconds = 0;
    bool dated = length > 4 && text[4] == '-';
    if (dated && !read_date(&at, end, &date))
        return false;
    bool timed = !dated || pass(&at, end, 'T');
    if ((timed && !read_time(&at, end, &seconds)) || at != end)
        return false;
    bool midnight = dated && !seconds; /* which every day has, and is shown where the format shows times */
    unsigned there = (dated ? SHOWS_DATE : 0) | (midnight ? shows & SHOWS_TIME : SHOWS_TIME);
    unsigned shown = shows & SHOWS_ELAPSED || !(shows & there) ? there : with_time(shows & there, seconds);
    if (shown & SHOWS_DATE)
        put_date(date, shown, out);
    if (shown & SHOWS_DATE && shown & SHOWS_TIME)
        buffer_byte(out, ' ');
    if (shown & SHOWS_TIME)
        put_time(seconds, shown, out);
    return true;
}

/* Reads a number that `unit` follows at *at, and moves it past both; 0 if there is none. */
static long read_amount(const char **at, const char *end, char unit)
{
    enum { MOST = 100000000 };
    long number = 0;
    const char *digit = *at;
    for (; digit < end && *digit >= '0' && *digit <= '9' && number < MOST; digit++)
        number = number * 10 + (*digit - '0');
    const char *rest = digit;
    if (unit == 'S' && rest < end && (*rest == '.' || *rest == ',')) /* what is less than a second is cut */
        do
            rest++;
        while (rest < end && *rest >= '0' && *rest <= '9');
    if (digit == *at || rest == end || *rest != unit)
        return 0;
    *at = rest + 1;
    return number;
}

bool date_put_duration(const char *text, size_t length, unsigned shows, struct buffer *out)
{
    const char *at = text, *end = text + length;
    if (!pass(&at, end, 'P') || !pass(&at, end, 'T') || at == end)
        return false;
    long seconds = read_amount(&at, end, 'H') * 3600;
    seconds += read_amount(&at, end, 'M') * 60;
    seconds += read_amount(&at, end, 'S');
    if (at != end)
        return false;
    put_time(shows & SHOWS_ELAPSED ? seconds : seconds % DAY_SECONDS, shows & SHOWS_TIME ? shows : SHOWS_TIME, out);
    return true;
}
