#include "base/number.h"

#include <string.h>

#define DIGITS "0123456789"
#define MINUS "\xE2\x88\x92"

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

const char *number_plain(const char *text, struct arena *arena)
{
    enum { LENGTH_MOST = 15 };
    bool minus = strncmp(text, MINUS, strlen(MINUS)) == 0;
    const char *digits = minus ? text + strlen(MINUS) : text + (*text == '-');
    size_t whole = strspn(digits, DIGITS), length = whole;
    if (whole && (digits[whole] == '.' || digits[whole] == ',')) {
        size_t decimals = strspn(digits + whole + 1, DIGITS);
        length += decimals ? 1 + decimals : 0;
    }
    if (!whole || digits[length] || length > LENGTH_MOST)
        return NULL;
    if (!minus && digits[whole] != ',')
        return text;
    char *plain = arena_format(arena, "%s%s", digits == text ? "" : "-", digits);
    char *comma = strchr(plain, ',');
    if (comma)
        *comma = '.';
    return plain;
}

bool number_is_unclear(const char *plain)
{
    const char *digits = plain + (*plain == '-'), *point = strchr(digits, '.');
    return point && *digits != '0' && point - digits <= 3 && strlen(point + 1) == 3;
}

bool number_judge(const char *text, const char *what, struct place place, struct diag *diag)
{
    struct arena *arena = arena_create();
    const char *plain = number_plain(text, arena);
    bool unclear = plain && number_is_unclear(plain);
    if (!plain)
        diag_report(diag, DIAG_FIELD_NUMBER, place, "%s, \"%s\"", what, text);
    else if (unclear)
        diag_report(diag, DIAG_FIELD_NUMBER, place, "%s, \"%s\": its sign may stand between thousands", what, text);
    arena_destroy(arena);
    return plain && !unclear;
}

const char *number_written(const char *plain, char decimal, struct arena *arena)
{
    const char *point = strchr(plain, '.');
    if (!point || !decimal || decimal == '.')
        return plain;
    char *written = arena_copy(arena, plain, strlen(plain));
    written[point - plain] = decimal;
    return written;
}

/* Length of the sign that may stand around numbers; 0: it is another. */
static size_t sign_length(const char *text)
{
    static const char *const signs[] = {"-", MINUS, "\xE2\x80\x93", "/", "%", "<", ">", "+", "\xE2\x89\xA4", "\xE2\x89\xA5", "(", ")",
                                        " ", "\xC2\xA0", "\xE2\x80\xAF"}; /* – ≤ ≥, spaces */
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

const char *decimals_written(const char *text, char decimal, struct arena *arena)
{
    static const char points[] = ".,";
    if (!text[strcspn(text, points)])
        return text;
    for (size_t at = 0, length; text[at]; at += length) {
        length = strspn(text + at, DIGITS ".,");
        const char *plain = length ? number_plain(arena_copy(arena, text + at, length), arena) : NULL;
        if (length ? !plain || number_is_unclear(plain) : !(length = sign_length(text + at)))
            return text;
    }
    char *written = arena_copy(arena, text, strlen(text));
    for (char *point = written; *(point += strcspn(point, points)); point++)
        *point = decimal;
    return written;
}
