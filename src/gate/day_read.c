/* Text -> day: a time behind it is cut off, what remains is numbers, signs and names of months and days of the week. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "gate/calendar.h"
#include "gate/day_names.h"

enum { TEXT_MOST = 160, NUMBERS_MOST = 3, DAY_SECONDS = 24 * 60 * 60 };

struct reading {
    enum day_order order;
    const struct day_names *names;
    const char *const *languages; /* that it may be in; NULL: any */
    struct buffer *why; /* or NULL */
    char text[TEXT_MOST];
    int seconds; /* of the time behind the date; 0: none, or midnight */
    /* what stands in the date */
    int numbers[NUMBERS_MOST], digits[NUMBERS_MOST], count;
    char signs[NUMBERS_MOST]; /* behind each number: the one sign, with spaces or not; ' ': nothing else; '*': more than that */
    unsigned months, weekdays; /* bits by number; weekdays: those that all words may mean */
    int month_count;
    struct calendar_day day;
};

#define SAY(reading, ...) ((reading)->why ? buffer_format((reading)->why, __VA_ARGS__) : (void)0)

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

/* ------------------------------------------------------------------------------------------------ time */

/* One or two digits at *at, which moves past them; -1 if they are not there. */
static int take_two(const char **at)
{
    int number = -1;
    for (int i = 0; i < 2 && is_digit(**at); i++)
        number = (number < 0 ? 0 : number) * 10 + *(*at)++ - '0';
    return number;
}

/* Hours from 0 of "12 am" and the like; -1 if there are not so many. */
static int take_half(const char **at, int hour)
{
    const char *half = *at + (**at == ' ');
    if (*half != 'a' && *half != 'p')
        return hour < 24 ? hour : -1;
    size_t length = strncmp(half + 1, "m", 1) == 0 ? 2 : strncmp(half + 1, ".m.", 3) == 0 ? 4 : 0;
    if (!length)
        return -1;
    *at = half + length;
    return hour >= 1 && hour <= 12 ? hour % 12 + (*half == 'p' ? 12 : 0) : -1;
}

/* A time zone, whichever: midnight in it is midnight. */
static bool is_zone(const char *text)
{
    text += *text == ' ';
    return !*text || strcmp(text, "z") == 0 || *text == '+' || *text == '-' || strncmp(text, "gmt", 3) == 0 ||
           strncmp(text, "utc", 3) == 0;
}

/* 14:30, 14:30:05.000, 2:30 pm, with a time zone or not. */
static bool take_time(struct reading *reading, const char *text)
{
    int hour = take_two(&text), minute = *text == ':' ? (text++, take_two(&text)) : -1;
    int second = *text == ':' ? (text++, take_two(&text)) : 0;
    if (*text == '.' || *text == ',')
        for (text++; is_digit(*text); text++)
            ;
    hour = take_half(&text, hour);
    reading->seconds = hour * 3600 + minute * 60 + second;
    return hour >= 0 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && is_zone(text);
}

/* Cuts off the time that may stand behind the date. False if it is none. */
static bool cut_time(struct reading *reading)
{
    char *begin = strchr(reading->text, ':'), *text = reading->text;
    if (!begin)
        return true;
    while (begin > text && is_digit(begin[-1]))
        begin--;
    if (begin - text < 2 || (begin[-1] != ' ' && !(begin[-1] == 't' && is_digit(begin[-2]))) || !take_time(reading, begin))
        return false;
    begin[-1] = '\0';
    size_t length = strlen(text);
    if (length && text[length - 1] == ',')
        text[length - 1] = '\0';
    return true;
}

/* Midnight is no time. One that is close to it may be that of another time zone: who writes 10 July in Amsterdam as UTC
 * writes 22:00 of the 9th. */
static enum day_verdict judge_time(struct reading *reading)
{
    enum { EVENING = 20 * 60 * 60, LAST_MINUTE = DAY_SECONDS - 60, QUARTER = 15 * 60 };
    int seconds = reading->seconds;
    if (!seconds)
        return DAY_GOOD;
    struct calendar_day day = reading->day, next = day_after(day);
    SAY(reading, say("%02d:%02d of %04d-%02d-%02d"), seconds / 3600, seconds / 60 % 60, day.year, day.month, day.day);
    if (seconds >= LAST_MINUTE || (seconds >= EVENING && seconds % QUARTER == 0))
        SAY(reading, say(", or midnight of %04d-%02d-%02d in another time zone"), next.year, next.month, next.day);
    return DAY_UNCLEAR;
}

/* ------------------------------------------------------------------------------------------------ digits alone */

/* What a spreadsheet counts: days since the end of 1899, with a 29 February 1900. */
static enum day_verdict judge_serial(struct reading *reading, long serial)
{
    enum { FIRST = 61, LAST = 109939 /* 31 December 2200 */ };
    if (serial < FIRST || serial > LAST)
        return DAY_UNKNOWN;
    struct calendar_day day = {YEAR_FIRST + (int)(serial / 366), 1, 1};
    long end = day_number((struct calendar_day){1899, 12, 30}) + serial;
    while (day_number((struct calendar_day){day.year + 1, 1, 1}) <= end)
        day.year++;
    while (day_number(day) < end)
        day = day_after(day);
    SAY(reading, say("it is a number; a spreadsheet would show %04d-%02d-%02d of it"), day.year, day.month, day.day);
    return DAY_UNCLEAR;
}

static enum day_verdict judge_digits(struct reading *reading, size_t length)
{
    long number = 0;
    for (const char *at = reading->text; is_digit(*at); at++)
        number = number * 10 + *at - '0';
    if (length == 8) {
        reading->day = (struct calendar_day){(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)};
        return is_calendar_day(reading->day) ? judge_time(reading) : DAY_UNKNOWN;
    }
    if (length == 4 && number >= YEAR_FIRST && number <= YEAR_LAST) {
        SAY(reading, say("it is a year alone"));
        return DAY_UNCLEAR;
    }
    return judge_serial(reading, number);
}

/* Digits, and perhaps a fraction, which the numbers of spreadsheets have. */
static bool is_number(const char *text, size_t *length)
{
    enum { MOST = 8, SERIAL = 5 };
    *length = strspn(text, "0123456789");
    const char *rest = text + *length;
    bool fraction = (*rest == '.' || *rest == ',') && is_digit(rest[1]) && rest[1 + strspn(rest + 1, "0123456789")] == '\0';
    return *length && *length <= MOST && (!*rest || (fraction && *length == SERIAL));
}

/* ------------------------------------------------------------------------------------------------ parts */

static const char *take_number(struct reading *reading, const char *at)
{
    int digits = (int)strspn(at, "0123456789"), number = 0;
    if (digits > 4 || digits == 3 || reading->count == NUMBERS_MOST)
        return NULL;
    for (int i = 0; i < digits; i++)
        number = number * 10 + *at++ - '0';
    reading->digits[reading->count] = digits;
    reading->signs[reading->count] = ' ';
    reading->numbers[reading->count++] = number;
    return at;
}

static void note_sign(struct reading *reading, char sign)
{
    char *signs = reading->count ? &reading->signs[reading->count - 1] : NULL;
    if (signs && sign != ' ')
        *signs = *signs == ' ' ? sign : '*';
}

static const char *take_name(struct reading *reading, const char *at)
{
    struct day_name name = day_names_find(reading->names, reading->languages, at);
    note_sign(reading, '*');
    if (!name.length) {
        size_t length = strcspn(at, " .,-/0123456789");
        SAY(reading, say("\"%.*s\" is neither a month nor a day of the week"), (int)length, at);
        return NULL;
    }
    if (name.months) {
        reading->month_count++;
        reading->months = name.months;
    } else if (name.weekdays && !name.is_other) {
        reading->weekdays &= name.weekdays;
    }
    return at + name.length;
}

static bool take_parts(struct reading *reading)
{
    const char *at = reading->text;
    reading->weekdays = ~0u;
    if (strchr(".,-/", *at))
        return false;
    while (at && *at) {
        if (is_digit(*at))
            at = take_number(reading, at);
        else if (strchr(" .,-/'()", *at))
            note_sign(reading, *at++);
        else
            at = day_is_letter(at) ? take_name(reading, at) : NULL;
    }
    return at && reading->count && strchr(" .*", reading->signs[reading->count - 1]);
}

/* ------------------------------------------------------------------------------------------------ which is what */

static enum day_verdict lack(struct reading *reading, const char *words)
{
    SAY(reading, "%s", words);
    return DAY_UNCLEAR;
}

static enum day_verdict take_month_by_name(struct reading *reading)
{
    const int *numbers = reading->numbers, *digits = reading->digits;
    int year = digits[0] == 4 ? 0 : 1;
    if (reading->month_count > 1)
        return lack(reading, say("there are two months in it"));
    if (reading->months & (reading->months - 1))
        return lack(reading, say("the month of this name is another from language to language"));
    if (reading->count == 1)
        return lack(reading, digits[0] == 4 ? say("the day is missing") : say("the year is missing"));
    if (reading->count != 2 || digits[1 - year] > 2)
        return DAY_UNKNOWN;
    if (digits[year] != 4)
        return lack(reading, say("the year has two digits"));
    int month = 1;
    while (reading->months >> month != 1)
        month++;
    reading->day = (struct calendar_day){numbers[year], month, numbers[1 - year]};
    return DAY_GOOD;
}

/* Points and hyphens stand between day, month and year; slashes in both orders. */
static enum day_verdict take_day_and_month(struct reading *reading)
{
    int first = reading->numbers[0], second = reading->numbers[1], year = reading->numbers[2];
    bool clear = reading->signs[0] == '.' || reading->signs[0] == '-' || first > 12 || second > 12 || first == second;
    if (reading->order == DAY_ORDER_CLEAR && !clear) {
        SAY(reading, say("is the month %d or %d?"), first, second);
        return DAY_UNCLEAR;
    }
    bool month_first = reading->order == DAY_ORDER_MDY;
    if (reading->order == DAY_ORDER_CLEAR && reading->signs[0] != '.' && reading->signs[0] != '-')
        month_first = second > 12;
    reading->day = month_first ? (struct calendar_day){year, first, second} : (struct calendar_day){year, second, first};
    return DAY_GOOD;
}

static enum day_verdict take_numbers(struct reading *reading)
{
    const int *numbers = reading->numbers, *digits = reading->digits;
    if (reading->count == 2)
        return lack(reading, digits[0] == 4 || digits[1] == 4 ? say("the day is missing") : say("the year is missing"));
    if (reading->count != 3 || reading->signs[0] != reading->signs[1] || !strchr(" .-/", reading->signs[0]) || digits[1] > 2 ||
        (digits[0] == 4 && digits[2] == 4))
        return DAY_UNKNOWN;
    if (digits[0] != 4 && digits[2] != 4)
        return lack(reading, say("the year has two digits"));
    if (digits[2] == 4)
        return take_day_and_month(reading);
    reading->day = (struct calendar_day){numbers[0], numbers[1], numbers[2]};
    return DAY_GOOD;
}

static enum day_verdict judge_day(struct reading *reading)
{
    static const char *const names[] = {N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
                                        N_("Friday"), N_("Saturday"), N_("Sunday")};
    struct calendar_day day = reading->day;
    if (!is_calendar_day(day))
        return DAY_NEVER;
    int weekday = day_of_week(day);
    if (reading->weekdays >> weekday & 1)
        return judge_time(reading);
    SAY(reading, say("%04d-%02d-%02d is a %s"), day.year, day.month, day.day, say(names[weekday - 1]));
    return DAY_NEVER;
}

static enum day_verdict judge(struct reading *reading)
{
    size_t length;
    if (!cut_time(reading))
        return DAY_UNKNOWN;
    if (is_number(reading->text, &length))
        return judge_digits(reading, length);
    if (!take_parts(reading))
        return DAY_UNKNOWN;
    enum day_verdict verdict = reading->months ? take_month_by_name(reading) : take_numbers(reading);
    return verdict == DAY_GOOD ? judge_day(reading) : verdict;
}

enum day_verdict day_read(const char *text, enum day_order order, const struct day_names *names, char day[DAY_SIZE],
                          struct buffer *why)
{
    return day_read_in(NULL, text, order, names, day, why);
}

enum day_verdict day_read_in(const char *const *languages, const char *text, enum day_order order, const struct day_names *names,
                             char day[DAY_SIZE], struct buffer *why)
{
    if (is_day(text)) {
        memcpy(day, text, DAY_SIZE);
        return DAY_GOOD;
    }
    struct reading reading = {.order = order, .names = names, .languages = languages, .why = why};
    if (!day_fold(text, reading.text, sizeof reading.text))
        return DAY_UNKNOWN;
    enum day_verdict verdict = judge(&reading);
    if (verdict == DAY_GOOD)
        snprintf(day, DAY_SIZE, "%04u-%02u-%02u", (unsigned)reading.day.year % 10000u, (unsigned)reading.day.month % 100u,
                 (unsigned)reading.day.day % 100u);
    return verdict;
}
