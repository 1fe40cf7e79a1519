/* Numbers, percentages and dates in the words of any language. Digits group in many ways (4800, 4,800, 4.800, 4 800, 4’800),
 * decimals have a point or a comma, dates are digits or words. Letters around digits play no part: 3rd, 3e, B1-K1. */
#include <string.h>

#include "base/unicode.h"
#include "gate/months.h"
#include "gate/prose.h"

#define DIGITS "0123456789"

/* What is longer is no number that anybody compares: bounds of the time that a text may take. */
enum { GROUPS_MOST = 6, ADDRESS_MOST = 300 /* bytes */, FIGURES_MOST = 500 };

struct scan {
    const struct prose_text *text;
    struct months months;
    struct figure *figures;
    struct prose_date *dates;
    size_t count, capacity, date_count, date_capacity;
    struct arena *arena;
};

static size_t digits_at(const char *text)
{
    size_t length = 0;
    while (is_digit_byte(text[length]))
        length++;
    return length;
}

/* ------------------------------------------------------------------------------------------------ lists */

static void *grown(struct arena *arena, void *list, size_t count, size_t size, size_t *capacity)
{
    if (count < *capacity)
        return list;
    *capacity = *capacity ? 2 * *capacity : 8;
    void *more = arena_alloc_array(arena, *capacity, size);
    if (count)
        memcpy(more, list, count * size);
    return more;
}

static void add_figure(struct scan *scan, struct figure figure)
{
    scan->figures = grown(scan->arena, scan->figures, scan->count, sizeof *scan->figures, &scan->capacity);
    scan->figures[scan->count++] = figure;
}

static void add_number(struct scan *scan, int number, bool is_month, size_t start, size_t end)
{
    add_figure(scan, (struct figure){.value = arena_format(scan->arena, "%d", number), .start = start, .end = end,
                                     .is_month = is_month});
}

static void add_date(struct scan *scan, struct prose_date date)
{
    scan->dates = grown(scan->arena, scan->dates, scan->date_count, sizeof *scan->dates, &scan->date_capacity);
    scan->dates[scan->date_count++] = date;
}

/* ------------------------------------------------------------------------------------------------ values */

/* Without zeros in front, and behind a point. */
static const char *plain_value(struct arena *arena, const char *whole, const char *decimals, size_t decimal_length)
{
    while (*whole == '0' && whole[1])
        whole++;
    while (decimal_length && decimals[decimal_length - 1] == '0')
        decimal_length--;
    return decimal_length ? arena_format(arena, "%s.%.*s", whole, (int)decimal_length, decimals)
                          : arena_copy(arena, whole, strlen(whole));
}

/* Bytes of what groups digits in threes: . , ' ’ and spaces that do not break. */
static size_t group_sign(const char *text)
{
    static const char *const signs[] = {".", ",", "'", "\u2019", "\u00A0", "\u202F", "\u2009"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

/* The end of a number of which each further group has three digits and follows the same sign; `text` if there is none. */
static const char *grouped_end(const char *text)
{
    size_t first = digits_at(text), sign = group_sign(text + first);
    const char *at = text + first;
    if (!sign || first > 3 || *text == '0')
        return text;
    for (int group = 0; group < GROUPS_MOST && strncmp(at, text + first, sign) == 0 && digits_at(at + sign) == 3; group++)
        at += sign + 3;
    bool goes_on = (*at == '.' || *at == ',') && is_digit_byte(at[1]);
    return at > text + first && !(goes_on && *at == text[first]) ? at : text;
}

static const char *digits_of(struct arena *arena, const char *text, const char *end)
{
    char *digits = arena_copy(arena, text, (size_t)(end - text)), *out = digits;
    for (; text < end; text++)
        if (is_digit_byte(*text))
            *out++ = *text;
    *out = '\0';
    return digits;
}

/* 1.1.1, an outline's number or a code: kept as it stands. */
static const char *outline_end(const char *text)
{
    const char *at = text;
    int points = 0;
    for (at += digits_at(at); *at == '.' && is_digit_byte(at[1]); points++)
        at += 1 + digits_at(at + 1);
    return points > 1 ? at : text;
}

static const char *fraction_of(const char *text, size_t *length)
{
    static const struct {
        const char *sign, *decimals;
    } fractions[] = {{"\u00BD", "5"}, {"\u00BC", "25"}, {"\u00BE", "75"}};
    for (size_t i = 0; i < 3; i++)
        if (strncmp(text, fractions[i].sign, 2) == 0) {
            *length = 2;
            return fractions[i].decimals;
        }
    return NULL;
}

/* The year that the second of 2015/16 means; else 0. */
static int second_year(const char *text, const char *end)
{
    if (end - text != 4 || (*end != '/' && *end != '-') || digits_at(end + 1) != 2)
        return 0;
    int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
    int second = (end[1] - '0') * 10 + end[2] - '0';
    return second == (year + 1) % 100 ? year + 1 : 0;
}

/* 4 800 may be one number or two, 2 500,50 too. */
static const char *joined_with_next(struct scan *scan, const char *text, const char *end, bool plain)
{
    if (!plain || end - text > 3 || *end != ' ' || digits_at(end + 1) != 3)
        return NULL;
    const char *whole = arena_format(scan->arena, "%.*s%.3s", (int)(end - text), text, end + 1), *decimals = end + 5;
    bool has_decimals = end[4] == '.' || end[4] == ',';
    return plain_value(scan->arena, whole, decimals, has_decimals ? digits_at(decimals) : 0);
}

/* 16:30, which other languages write 16.30; a scale such as 1:50 gets the same value in each. */
static bool is_time(const char *end)
{
    return *end == ':' && digits_at(end + 1) == 2 && end[1] < '6' && !(end[3] == ':' && is_digit_byte(end[4]));
}

static bool is_percent(const char *text)
{
    if (*text == ' ')
        text++;
    else if (strncmp(text, "\u00A0", 2) == 0)
        text += 2;
    else if (strncmp(text, "\u202F", 3) == 0)
        text += 3;
    return *text == '%';
}

static const char *take_number(struct scan *scan, const char *text)
{
    const char *words = scan->text->words, *end = outline_end(text), *value;
    size_t skipped = 0;
    const char *fraction;
    bool plain = false;
    if (end > text) {
        value = arena_copy(scan->arena, text, (size_t)(end - text));
    } else {
        const char *whole_end = grouped_end(text);
        plain = whole_end == text;
        end = plain ? text + digits_at(text) : whole_end;
        const char *whole = digits_of(scan->arena, text, end), *decimals = end + 1;
        size_t length = *end == '.' || *end == ',' || (plain && end - text < 3 && is_time(end)) ? digits_at(decimals) : 0;
        if ((fraction = fraction_of(end, &skipped)))
            value = plain_value(scan->arena, whole, fraction, strlen(fraction));
        else
            value = plain_value(scan->arena, whole, decimals, length);
        plain &= !length && !fraction;
        end += fraction ? skipped : length ? 1 + length : 0;
    }
    int second = plain ? second_year(text, end) : 0;
    add_figure(scan, (struct figure){.value = value,
                                     .joined = joined_with_next(scan, text, end, plain),
                                     .start = (size_t)(text - words),
                                     .end = (size_t)(end - words),
                                     .is_share = is_percent(end)});
    if (second) {
        add_number(scan, second, false, (size_t)(end - words), (size_t)(end + 3 - words));
        end += 3;
    }
    return end;
}

/* ------------------------------------------------------------------------------------------------ dates */

static int number_at(const char *text, size_t length)
{
    int number = 0;
    for (size_t i = 0; i < length && i < 6; i++)
        number = 10 * number + text[i] - '0';
    return number;
}

/* 2015-08-01, 1-8-2015, 01.08.2015, 1. 8. 2015, 1/8/2015; NULL if it is none. */
static const char *take_date(struct scan *scan, const char *text)
{
    const char *part[3] = {text}, *at = text;
    size_t length[3];
    char sign = text[digits_at(text)];
    if (!sign || !strchr("-./", sign))
        return NULL;
    for (int i = 0; i < 3; i++) {
        part[i] = at;
        length[i] = digits_at(at);
        at += length[i];
        if (i < 2 && (!length[i] || *at++ != sign))
            return NULL;
        if (i < 2 && sign == '.' && *at == ' ')
            at++;
    }
    bool iso = length[0] == 4 && sign == '-' && length[1] == 2 && length[2] == 2;
    if (!iso && (length[0] > 2 || length[1] > 2 || length[2] != 4))
        return NULL;
    int first = number_at(part[0], length[0]), month = number_at(part[1], length[1]), last = number_at(part[2], length[2]);
    if (!iso && (month > 12 || !month || last < 1000)) /* an outline, a law, or an American date */
        return NULL;
    size_t start = (size_t)(text - scan->text->words), end = (size_t)(at - scan->text->words);
    add_date(scan, (struct prose_date){iso ? first : last, month, iso ? last : first, start, end});
    add_number(scan, iso ? last : first, false, start, end);
    add_number(scan, month, true, start, end);
    add_number(scan, iso ? first : last, false, start, end);
    return at;
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (is_letter_byte(text[length]))
        length++;
    return length;
}

/* The month that stands behind a number: `1 August`, `1. August`, `1er août`, `1 de agosto`, `2015. augusztus`. */
static int month_behind(const struct scan *scan, const char **at)
{
    const char *here = *at + strspn(*at, ".");
    here += word_length(here); /* 1st, 1er */
    here += strspn(here, " ");
    for (int tries = 0; tries < 2; tries++) { /* behind an `of`, too */
        size_t length = word_length(here);
        int month = month_named(&scan->months, here, length);
        if (month) {
            *at = here + length;
            return month;
        }
        if (length > 3 || here[length] != ' ')
            return 0;
        here += length + 1;
    }
    return 0;
}

/* And the one before it: `August 2015`, `August 1, 2015`. */
static int month_before(const struct scan *scan, const char *at)
{
    const struct prose_text *text = scan->text;
    const char *end = at;
    while (end > text->words && (end[-1] == ' ' || end[-1] == ',' || end[-1] == '.'))
        end--;
    const char *start = end;
    while (start > text->words && is_letter_byte(start[-1]))
        start--;
    return end < at ? month_named(&scan->months, start, (size_t)(end - start)) : 0;
}

static int year_behind(const char **at)
{
    const char *here = *at + strspn(*at, " ,.");
    size_t word = word_length(here); /* 1 de agosto de 2015 */
    if (word && word <= 3 && here[word] == ' ')
        here += word + 1;
    size_t length = digits_at(here);
    bool slip = length == 5 && strncmp(here, "20", 2) == 0 && strncmp(here + 2, "000", 3) != 0; /* 20015 */
    if (length != 4 && !slip)
        return 0;
    *at = here + length;
    return number_at(here, length);
}

/* The year of `1 August 2015` stands behind a month, too. */
static bool has_month(const struct scan *scan, int month)
{
    const struct figure *last = scan->count > 1 ? &scan->figures[scan->count - 2] : NULL;
    return last && last->is_month && number_at(last->value, strlen(last->value)) == month;
}

/* Of the last number found: the months of dates in words, and the date if it is whole. */
static void take_words_of_date(struct scan *scan)
{
    const struct figure figure = scan->figures[scan->count - 1];
    const char *words = scan->text->words, *end = words + figure.end;
    if (strlen(figure.value) > 4 || strchr(figure.value, '.') || figure.is_share)
        return;
    int behind = month_behind(scan, &end), before = behind ? 0 : month_before(scan, words + figure.start);
    if ((behind || before) && !has_month(scan, behind ? behind : before))
        add_number(scan, behind ? behind : before, true, figure.start, figure.end);
    int day = strlen(figure.value) <= 2 ? number_at(figure.value, strlen(figure.value)) : 0;
    int year = day && behind ? year_behind(&end) : 0;
    if (year)
        add_date(scan, (struct prose_date){year, behind, day, figure.start, (size_t)(end - words)});
}

/* ------------------------------------------------------------------------------------------------ all of it */

/* .nl/ */
static bool is_domain_at(const char *text)
{
    size_t length = 0;
    while (*text == '.' && length < 10 && is_letter_byte(text[1 + length]))
        length++;
    return length > 1 && text[1 + length] == '/';
}

/* The end of what stands around `at` without a space, if it is an address; else NULL. */
static const char *address_end(const char *words, const char *at)
{
    const char *start = at, *end = at;
    while (start > words && at - start < ADDRESS_MOST && start[-1] != ' ' && start[-1] != '\n')
        start--;
    while (*end && end - at < ADDRESS_MOST && *end != ' ' && *end != '\n')
        end++;
    for (const char *here = start; here < end; here++)
        if (*here == '@' || strncmp(here, "://", 3) == 0 || strncmp(here, "www.", 4) == 0 || is_domain_at(here))
            return end;
    return NULL;
}

/* +31 (0)30 123 45 67: each country writes its own way and for abroad. NULL if it is none. */
static const char *phone_end(const char *words, const char *at)
{
    const char *start = at;
    if (start > words && start[-1] == '(')
        start--;
    if (start == words || start[-1] != '+')
        return NULL;
    while (at[strspn(at, DIGITS " ()-/.")] && at[strspn(at, DIGITS " ()-/.")] == '\xC2') /* a space that does not break */
        at += strspn(at, DIGITS " ()-/.") + 2;
    return at + strspn(at, DIGITS " ()-/.");
}

/* 030 18615-0, as who is in the country dials it. */
static const char *national_phone_end(const char *words, const char *at)
{
    enum { AREA_LEAST = 2, AREA_MOST = 5, DIGITS_LEAST = 8 };
    size_t area = digits_at(at), digits = area;
    if (*at != '0' || area < AREA_LEAST || area > AREA_MOST || (at > words && is_letter_byte(at[-1])))
        return NULL;
    const char *end = at + area;
    for (size_t signs; (signs = strspn(end, " -/)")) > 0 && signs < 3 && is_digit_byte(end[signs]);) {
        end += signs;
        digits += digits_at(end);
        end += digits_at(end);
    }
    return digits >= DIGITS_LEAST ? end : NULL;
}

void find_figures(struct prose_text *text, struct arena *arena)
{
    struct scan scan = {.text = text, .months = months_of(text->language), .arena = arena};
    for (const char *at = text->words; *(at += strcspn(at, DIGITS)) && scan.count < FIGURES_MOST;) {
        const char *end = address_end(text->words, at);
        if (!end)
            end = phone_end(text->words, at);
        if (!end)
            end = take_date(&scan, at);
        if (!end)
            end = national_phone_end(text->words, at);
        if (!end) {
            end = take_number(&scan, at);
            take_words_of_date(&scan);
        }
        at = end;
    }
    text->knows_months = scan.months.names != NULL;
    text->figures = scan.figures;
    text->figure_count = scan.count;
    text->dates = scan.dates;
    text->date_count = scan.date_count;
}
