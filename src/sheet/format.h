/* Inside the room: number formats (ECMA-376 part 1, 18.8.30 and 18.8.31): what a code such as "dd-mm-yyyy" or "00000"
 * shows of a number. */
#ifndef SHEET_FORMAT_H
#define SHEET_FORMAT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "sheet/decimal.h"

enum { FORMAT_CODE_MOST = 255 };

enum format_kind {
    FORMAT_PLAIN,  /* the number itself */
    FORMAT_DIGITS, /* format_put says */
    FORMAT_DATE    /* a date or time, of which `shows` tells the parts */
};

enum {
    SHOWS_YEAR = 1,
    SHOWS_MONTH = 2,
    SHOWS_DAY = 4,
    SHOWS_HOUR = 8,
    SHOWS_MINUTE = 16,
    SHOWS_SECOND = 32,
    SHOWS_ELAPSED = 64, /* hours, minutes or seconds that are not counted anew each day */
    SHOWS_DATE = SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY,
    SHOWS_TIME = SHOWS_HOUR | SHOWS_MINUTE | SHOWS_SECOND
};

struct format {
    enum format_kind kind;
    unsigned shows;
    const char *code; /* borrowed */
    bool struck;      /* a line goes through what is shown, as the font says */
};

struct format format_of_code(const char *code);

/* The code of a format that has a number only (18.8.30), or "General". */
const char *format_builtin(int number);

/*
 * Appends the number as the code shows it, zeros in front and words around it, rounded as it is there; digits are not
 * grouped, and the decimal sign is ".". False if the code says what is not done here (fractions, exponents, thousands,
 * numbers below zero where there are conditions): then the number itself is shown.
 */
bool format_put(const char *code, const struct decimal *decimal, struct buffer *out);

/* Whether the code shows a whole number that names something: not with decimals, as a percentage, with a currency, or in thousands. */
bool format_shows_code(const char *code, const struct decimal *decimal);

#endif
