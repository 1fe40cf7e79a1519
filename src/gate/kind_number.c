/* Numbers that spreadsheets and other programs have changed. */
#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"

/* The end of the exponent at an e or E behind digits: E+11, or E11 where the digits have a decimal mark; NULL if it is none,
 * as in the code 25E12. */
static const char *end_of_exponent(const struct text *text, const char *at, bool fraction)
{
    const char *digits = at + 1;
    bool signed_one = *digits == '+' || (*digits == '-' && fraction);
    digits += signed_one;
    size_t count = strspn(digits, "0123456789");
    if (!count || count > 3 || !(signed_one || (fraction && text->use != TEXT_PROSE)))
        return NULL;
    return unicode_is_letter(letter_at(text, digits + count)) ? NULL : digits + count;
}

/* 1,23457E+11, 1.2E+05, 2e+15 */
bool find_scientific(const struct text *text, struct part *part)
{
    static const char DIGITS[] = "0123456789";
    for (const char *at = text->start; *(at += strcspn(at, DIGITS));) {
        const char *start = at;
        at += strspn(at, DIGITS);
        if (*at != 'e' && *at != 'E')
            continue;
        bool fraction = start - 1 > text->start && (start[-1] == '.' || start[-1] == ',') && is_digit(start[-2]);
        for (start -= fraction; fraction && start > text->start && is_digit(start[-1]);)
            start--;
        const char *end = end_of_exponent(text, at, fraction);
        if (end && !unicode_is_letter(letter_before(text, start))) {
            *part = (struct part){start, end};
            return true;
        }
    }
    return false;
}

/* 2026001.0, as what reads a column with empty cells makes of whole numbers. */
bool find_fraction(const struct text *text, struct part *part)
{
    enum { DIGITS_LEAST = 2 };
    size_t digits = strspn(text->start, "0123456789");
    const char *mark = text->start + digits;
    *part = (struct part){text->start, text->end};
    return digits >= DIGITS_LEAST && (*mark == '.' || *mark == ',') && mark[1] == '0' &&
           mark + 1 + strspn(mark + 1, "0") == text->end && text->end - mark <= 3;
}

/* 0,00, as a formula that looks up an empty cell gives; the first of a class may have the number 0. */
bool find_zero(const struct text *text, struct part *part)
{
    const char *mark = text->start + strspn(text->start, "0");
    *part = (struct part){text->start, text->end};
    return (*mark == ',' || *mark == '.') && mark > text->start && mark[1] && mark + 1 + strspn(mark + 1, "0") == text->end;
}

/* Jan Jansen, of the column beside it; one word without a digit may be an account. */
bool find_words(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->end};
    const char *space = strchr(text->start, ' ');
    return space && unicode_is_letter(letter_at(text, space + 1)) && !strpbrk(text->start, "0123456789");
}

bool find_text_mark(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->start + 1};
    return *text->start == '\'' && is_digit(text->start[1]);
}
