/* Inside the room: the numbers of a workbook, as decimals of at most 15 digits, which is what Excel shows of them.
 * Decimal from the file to the page: nothing is rounded twice, and the locale plays no part. */
#ifndef SHEET_DECIMAL_H
#define SHEET_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum { DECIMAL_DIGITS = 15, DECIMAL_POINT_MOST = 400 };

/* 0.d1d2d3… times 10 to the power of `point`. No zeros at either end of the digits; zero has none, and is not negative.
 */
struct decimal {
    bool negative;
    int count;
    int point;
    char digits[DECIMAL_DIGITS]; /* '0' to '9' */
};

/* Reads an xsd:double, rounded half away from zero. False if it is none, or none that a cell can hold. */
bool decimal_read(const char *text, size_t length, struct decimal *decimal);

/* Rounds it half away from zero to so many decimals, from 0 on. */
void decimal_round(struct decimal *decimal, int decimals);

/* In fixed notation: -12.5, 2026004711, 0.00001; with an exponent only if that would take more than twenty zeros. */
void decimal_put(const struct decimal *decimal, struct buffer *out);

/* The nearest number, or one beside it. */
double decimal_value(const struct decimal *decimal);

#endif
