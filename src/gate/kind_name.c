/* What no name of a person or number of a diploma is. */
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "gate/kinds.h"

/* "-", "???", and as a name also 12. In a remark a dash may say that there is none; spaces alone are told elsewhere, as an
 * empty value. */
bool find_no_letter(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->end};
    bool question = false, space = true;
    for (const char *at = text->start; at < text->end;) {
        uint32_t code_point = utf8_next(&at, text->end);
        if (unicode_is_letter(code_point) || (text->use != TEXT_NAME && unicode_is_digit(code_point)))
            return false;
        question |= code_point == '?';
        space &= unicode_is_space(code_point);
    }
    return !space && (text->use != TEXT_WORDS || question);
}

/* jjansen2, of a name by which somebody logs in. */
static bool ends_in_digit(const struct part *word)
{
    for (const char *at = word->start + 1; at < word->end; at++)
        if (is_digit(*at) && is_plain_letter(at[-1]))
            return true;
    return false;
}

/* Three digits or more on their own are a number that was meant for another column; fewer may stand in a name: "Jan Jansen
 * 2". */
bool find_digits(const struct text *text, struct part *part)
{
    enum { DIGITS_LEAST = 3 };
    for (const char *at = text->start; next_word(text, &at, part);)
        if (ends_in_digit(part) || (part->end - part->start >= DIGITS_LEAST &&
                                    part->start + strspn(part->start, "0123456789") >= part->end))
            return true;
    return false;
}

/* Jan Jansen*, Jan_Jansen: DIN 91379 has none of them in names. What stands in ( ), behind / or ; may be another name. */
bool find_strange_sign(const struct text *text, struct part *part)
{
    const char *at = strpbrk(text->start, "*+_@^|");
    *part = (struct part){at, at ? at + 1 : NULL};
    return at;
}

/* j.jansen@school.nl, https://…, www.… */
static bool is_address(const struct part *word)
{
    const char *at = memchr(word->start, '@', (size_t)(word->end - word->start));
    if (at && at > word->start && memchr(at, '.', (size_t)(word->end - at)))
        return true;
    return ascii_compare(word->start, "http://", 7) == 0 || ascii_compare(word->start, "https://", 8) == 0 ||
           ascii_compare(word->start, "www.", 4) == 0;
}

bool find_address(const struct text *text, struct part *part)
{
    struct text by_spaces = *text;
    by_spaces.use = TEXT_NAME;
    for (const char *at = text->start; next_word(&by_spaces, &at, part);)
        if (is_address(part))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ headings */

static bool is_heading(const struct text *text, const char *const *headings, struct part *part)
{
    *part = (struct part){text->start, text->end};
    for (; *headings; headings++)
        if ((*text->start | 0x20) == **headings && ascii_compare(text->start, *headings, SIZE_MAX) == 0)
            return true;
    return false;
}

/* The first row of a sheet that was pasted below another. */
bool find_heading(const struct text *text, struct part *part)
{
    static const char *const headings[] = {"naam",          "name",           "surname",        "voornaam",   "achternaam",
                                           "vorname",       "nachname",       "familienname",   "firstname",  "lastname",
                                           "diplomanummer", "diplomnummer",   "diplomanr",      "stamnummer", "studentnummer",
                                           "studentnr",     "leerlingnummer", "matrikelnummer", "deelnemernummer", NULL};
    return is_heading(text, headings, part);
}

/* The same, of more than one word. */
bool find_long_heading(const struct text *text, struct part *part)
{
    static const char *const headings[] = {"full name",   "volledige naam", "naam student",   "first name",     "last name",
                                           "family name", "student name",   "diploma number", "student number", NULL};
    return is_heading(text, headings, part);
}
