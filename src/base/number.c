#include "base/number.h"

#include <stdbool.h>

/* Digits up to 2^53 make a whole number without rounding, and so do powers of ten up to 10^22: their quotient is rounded once,
 * and is the nearest number. What follows the fifteenth digit behind the point says nothing that matters. */
double number_value(const char *text)
{
    enum { DIGITS_MOST = 15 };
    bool minus = *text == '-', decimals = false;
    double whole = 0, scale = 1;
    int digits = 0;
    for (text += minus || *text == '+'; (*text >= '0' && *text <= '9') || (*text == '.' && !decimals); text++) {
        if (*text == '.') {
            decimals = true;
            continue;
        }
        if (decimals && digits >= DIGITS_MOST)
            break;
        whole = whole * 10 + (*text - '0');
        digits += digits || *text != '0';
        if (decimals)
            scale *= 10;
    }
    return (minus ? -whole : whole) / scale;
}
