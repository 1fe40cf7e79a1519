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

/* mrt-12, 3-Dec: the short names of months as Excel writes them in its languages, small but for the first letter. */
static bool is_short_month(const char *at, size_t length)
{
    static const char months[] = " jan janv ene gen feb f\xC3\xA9vr fev lut mar mrt mrz m\xC3\xA4r mars apr avr abr kwi may mei mai mag maj jun juin giu cze "
                                 "jul juil lug lip aug ao\xC3\xBBt ago sie sep sept set wrz oct okt ott out pa\xC5\xBA nov lis dec dez dic d\xC3\xA9" "c gru sty ";
    char word[8] = " ";
    if (length < 3 || length > 5)
        return false;
    memcpy(word + 1, at, length);
    word[1] |= is_plain_letter(word[1]) ? 0x20 : 0;
    word[length + 1] = ' ';
    return strstr(months, word);
}

bool find_dated(const struct text *text, struct part *part)
{
    const char *hyphen = strchr(text->start, '-');
    *part = (struct part){text->start, text->end};
    if (!hyphen)
        return false;
    const char *behind = hyphen + 1;
    size_t before = (size_t)(hyphen - text->start), after = (size_t)(text->end - behind);
    size_t digits = strspn(text->start, "0123456789"), digits_behind = strspn(behind, "0123456789");
    return (digits == before && digits >= 1 && digits <= 2 && is_short_month(behind, after)) ||
           (digits_behind == after && digits_behind == 2 && is_short_month(text->start, before));
}

bool find_text_mark(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->start + 1};
    return *text->start == '\'' && is_digit(text->start[1]);
}
