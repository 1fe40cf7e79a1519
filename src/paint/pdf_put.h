/* Short pieces of PDF text, appended where they are written: calls would cost more than the bytes. Private to the PDF
 * painter. */
#ifndef PAINT_PDF_PUT_H
#define PAINT_PDF_PUT_H

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"

static inline void pdf_put(struct buffer *out, const void *bytes, size_t length)
{
    unsigned char *end =
        length <= out->capacity - out->length ? out->bytes + out->length : buffer_reserve(out, length);
    memcpy(end, bytes, length);
    out->length += length;
}

/* A string literal. */
#define PDF_PUT(out, literal) pdf_put((out), "" literal, sizeof literal - 1)

/* Writes the digits of a number so that they end before `end`; gives where they begin. */
static inline char *pdf_digits(char *end, unsigned long value)
{
    do
        *--end = (char)('0' + value % 10);
    while (value /= 10);
    return end;
}

static inline void pdf_put_integer(struct buffer *out, long value)
{
    char digits[24], *end = digits + sizeof digits;
    char *start = pdf_digits(end, value < 0 ? 0UL - (unsigned long)value : (unsigned long)value);
    if (value < 0)
        *--start = '-';
    pdf_put(out, start, (size_t)(end - start));
}

/* " 12 0 R" */
static inline void pdf_put_reference(struct buffer *out, int number)
{
    char text[24] = {0}, *end = text + sizeof text - 4;
    memcpy(end, " 0 R", 4);
    char *start = pdf_digits(end, (unsigned long)number);
    *--start = ' ';
    pdf_put(out, start, (size_t)(text + sizeof text - start));
}

#endif
