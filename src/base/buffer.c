#include "base/buffer.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SMALLEST = 256, DIGITS = 20 }; /* 2^64 has 20 digits */

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){0};
}

void buffer_finish(struct buffer *buffer)
{
    free(buffer->bytes);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
}

void buffer_grow(struct buffer *buffer, size_t more)
{
    size_t needed;
    if (__builtin_add_overflow(buffer->length, more, &needed) || needed > SIZE_MAX / 2)
        memory_exhausted();
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : SMALLEST;
    if (capacity < needed)
        capacity = needed;
    buffer->bytes = memory_resize(buffer->bytes, capacity);
    buffer->capacity = capacity;
}

void buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!length)
        return;
    memcpy(buffer_reserve(buffer, length), bytes, length);
    buffer->length += length;
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list first, second;
    va_start(first, format);
    va_copy(second, first);
    int length = vsnprintf(NULL, 0, format, first);
    va_end(first);
    if (length < 0)
        memory_exhausted();
    char *end = (char *)buffer_reserve(buffer, (size_t)length + 1);
    vsnprintf(end, (size_t)length + 1, format, second);
    va_end(second);
    buffer->length += (size_t)length;
}

/* Writes the digits of `value` so that they end before `end`; returns where they begin. */
static char *digits_before(char *end, uint64_t value)
{
    do {
        *--end = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    return end;
}

void buffer_integer(struct buffer *buffer, long value)
{
    char text[DIGITS + 1];
    char *end = text + sizeof text;
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char *start = digits_before(end, magnitude);
    if (value < 0)
        *--start = '-';
    buffer_append(buffer, start, (size_t)(end - start));
}

void buffer_number(struct buffer *buffer, double value, int decimals)
{
    static const uint64_t powers[] = {1,      10,      100,      1000,      10000,
                                      100000, 1000000, 10000000, 100000000, 1000000000};
    assert(decimals >= 0 && decimals <= 9);
    uint64_t power = powers[decimals];
    double scaled = fabs(value) * (double)power + 0.5;
    bool fits = scaled < 1e18; /* false for NaN as well */
    assert(fits);
    uint64_t rounded = fits ? (uint64_t)scaled : 0;

    if (value < 0 && rounded)
        buffer_byte(buffer, '-');
    char text[DIGITS];
    char *end = text + sizeof text;
    char *start = digits_before(end, rounded / power);
    buffer_append(buffer, start, (size_t)(end - start));

    uint64_t fraction = rounded % power;
    if (!fraction)
        return;
    for (; fraction % 10 == 0; decimals--)
        fraction /= 10;
    memset(text, '0', sizeof text); /* for the zeros before the fraction's first digit */
    (void)digits_before(end, fraction);
    buffer_byte(buffer, '.');
    buffer_append(buffer, end - decimals, (size_t)decimals);
}
