#include "sheet/decimal.h"

#include <assert.h>
#include <string.h>

enum { ZEROS_MOST = 20, DIGITS_READ = DECIMAL_DIGITS + 1 };

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

/* Leaves `count` of the digits; `up`: one more in the last place. */
static void cut(struct decimal *decimal, int count, bool up)
{
    decimal->count = count;
    while (up && decimal->count && decimal->digits[decimal->count - 1] == '9')
        decimal->count--;
    if (up && decimal->count) {
        decimal->digits[decimal->count - 1]++;
    } else if (up) { /* 9.99 is 10 */
        decimal->digits[0] = '1';
        decimal->count = 1;
        decimal->point++;
    }
    while (decimal->count && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
    if (!decimal->count)
        *decimal = (struct decimal){0};
}

/* What is read of a number: the digits that count, and where the point is among them. */
struct reading {
    char digits[DIGITS_READ];
    int count;
    int point;
    bool any; /* digits, if only zeros */
};

static const char *read_digits(const char *at, const char *end, struct reading *reading, bool behind_point)
{
    for (; at < end && is_digit(*at); at++) {
        reading->any = true;
        if (!reading->count && *at == '0') {
            reading->point -= behind_point && reading->point > -DECIMAL_POINT_MOST;
            continue;
        }
        if (reading->count < DIGITS_READ)
            reading->digits[reading->count++] = *at;
        reading->point += !behind_point && reading->point < DECIMAL_POINT_MOST;
    }
    return at;
}

/* Reads "E+12" into *exponent; NULL if it is none. */
static const char *read_exponent(const char *at, const char *end, int *exponent)
{
    *exponent = 0;
    if (at == end || (*at | 0x20) != 'e')
        return at;
    at++;
    bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    if (at == end || !is_digit(*at))
        return NULL;
    for (; at < end && is_digit(*at); at++)
        if (*exponent <= DECIMAL_POINT_MOST)
            *exponent = *exponent * 10 + (*at - '0');
    if (negative)
        *exponent = -*exponent;
    return at;
}

bool decimal_read(const char *text, size_t length, struct decimal *decimal)
{
    const char *at = text, *end = text + length;
    bool negative = at < end && *at == '-';
    int exponent;
    struct reading reading = {.count = 0};
    at += at < end && (*at == '-' || *at == '+');
    at = read_digits(at, end, &reading, false);
    if (at < end && *at == '.')
        at = read_digits(at + 1, end, &reading, true);
    at = reading.any ? read_exponent(at, end, &exponent) : NULL;
    if (!at || at != end)
        return false;
    *decimal = (struct decimal){.negative = negative, .point = reading.point + exponent};
    if (decimal->point > DECIMAL_POINT_MOST || decimal->point < -DECIMAL_POINT_MOST)
        return false;
    int kept = reading.count < DECIMAL_DIGITS ? reading.count : DECIMAL_DIGITS;
    memcpy(decimal->digits, reading.digits, (size_t)kept);
    cut(decimal, kept, reading.count > DECIMAL_DIGITS && reading.digits[DECIMAL_DIGITS] >= '5');
    return true;
}

void decimal_round(struct decimal *decimal, int decimals)
{
    int kept = decimal->point + decimals;
    if (kept < 0)
        *decimal = (struct decimal){0};
    else if (kept < decimal->count)
        cut(decimal, kept, decimal->digits[kept] >= '5');
}

static void put_zeros(struct buffer *out, int count)
{
    for (; count > 0; count--)
        buffer_byte(out, '0');
}

static void put_scientific(const struct decimal *decimal, struct buffer *out)
{
    buffer_append(out, decimal->digits, 1);
    if (decimal->count > 1)
        buffer_byte(out, '.');
    buffer_append(out, decimal->digits + 1, (size_t)decimal->count - 1);
    buffer_format(out, "E%+d", decimal->point - 1);
}

void decimal_put(const struct decimal *decimal, struct buffer *out)
{
    int before = decimal->point < 0 ? 0 : decimal->point; /* digits before the point */
    if (decimal->negative)
        buffer_byte(out, '-');
    if (!decimal->count) {
        buffer_byte(out, '0');
    } else if (decimal->point - decimal->count > ZEROS_MOST || decimal->point < -ZEROS_MOST) {
        put_scientific(decimal, out);
    } else if (before >= decimal->count) {
        buffer_append(out, decimal->digits, (size_t)decimal->count);
        put_zeros(out, before - decimal->count);
    } else {
        buffer_append(out, before ? decimal->digits : "0", before ? (size_t)before : 1);
        buffer_byte(out, '.');
        put_zeros(out, -decimal->point);
        buffer_append(out, decimal->digits + before, (size_t)(decimal->count - before));
    }
}

double decimal_value(const struct decimal *decimal)
{
    double value = 0;
    int exponent = decimal->point - decimal->count;
    for (int i = 0; i < decimal->count; i++)
        value = value * 10 + (decimal->digits[i] - '0');
    double power = 1; /* exact up to 10^22 */
    for (int i = exponent < 0 ? -exponent : exponent; i > 0 && power < 1e300; i--)
        power *= 10;
    value = exponent < 0 ? value / power : value * power;
    return decimal->negative ? -value : value;
}
