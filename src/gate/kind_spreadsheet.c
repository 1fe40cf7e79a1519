/* Errors of spreadsheets, in every language of their user interface, and what stands for a value that they do not show. */
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "gate/kinds.h"

/* ------------------------------------------------------------------------------------------------ the list */

/*
 * layouts/error-words.csv. Where its words come from: for Excel, what EPPlus (OfficeOpenXml/Utils) and HyperFormula (i18n)
 * have for its languages; for LibreOffice, source/LANGUAGE/formula/messages.po of LibreOffice/translations (ERROR.TYPE).
 */

static bool is_equal(const struct text *text, const char *at, const char *word, size_t length)
{
    return text->use == TEXT_PROSE ? memcmp(at, word, length) == 0 : ascii_compare(at, word, length) == 0; /* PROPER(): #N/b */
}

/* The end of the longest error word that stands here whole, such as #N/B but not #NVIDIA; NULL if there is none. */
static const char *end_of_listed(const struct text *text, const char *at)
{
    const char *longest = NULL;
    size_t count;
    const struct part *words = gate_error_words(text->gate, &count, text->diag);
    for (const struct part *word = words; word < words + count; word++) {
        size_t length = (size_t)(word->end - word->start);
        const char *end = at + length;
        if (length < 2 || ((word->start[1] ^ at[1]) & ~0x20) || (size_t)(text->end - at) < length ||
            !is_equal(text, at, word->start, length))
            continue;
        bool open = end[-1] != '!' && end[-1] != '?' && unicode_is_letter(letter_at(text, end));
        if (!open && (!longest || end > longest))
            longest = end;
    }
    return longest;
}

/* ------------------------------------------------------------------------------------------------ their shape */

/* A sign between capitals: #DIV/0!, #DELING.DOOR.0!, #ІМ'Я? */
static bool joins_capitals(uint32_t code_point)
{
    return code_point == '/' || code_point == '.' || code_point == '_' || code_point == '\'' || code_point == 0x2019 ||
           (code_point >= '0' && code_point <= '9');
}

/* The end of what has the shape of an error word: #, two or more capitals, ! or ?, in French and Spanish with a space or
 * another sign before or behind; NULL if it has not. Spreadsheets to come and languages that the list lacks write no other. In
 * a name no sign need stand behind: #REF, #N/DISP. */
static const char *end_of_shaped(const struct text *text, const char *at)
{
    const char *next = ++at;
    int capitals = 0;
    uint32_t code_point = utf8_next(&next, text->end);
    if (code_point == 0xA1 || code_point == 0xBF) /* ¡ ¿ */
        at = next;
    while (at < text->end) {
        next = at;
        code_point = utf8_next(&next, text->end);
        if (is_capital(code_point))
            capitals++;
        else if (!joins_capitals(code_point))
            break;
        at = next;
    }
    const char *end = at;
    code_point = letter_at(text, at);
    if (code_point == ' ' || code_point == 0xA0 || code_point == 0x202F)
        utf8_next(&at, text->end);
    if (capitals >= 2 && at < text->end && (*at == '!' || *at == '?'))
        return at + 1;
    return capitals >= 2 && text->use == TEXT_NAME && !unicode_is_letter(letter_at(text, end)) ? end : NULL;
}

bool find_error_word(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strchr(at, '#')); at++) {
        const char *listed = end_of_listed(text, at), *shaped = at + 1 < text->end ? end_of_shaped(text, at) : NULL;
        if (listed || shaped) {
            *part = (struct part){at, listed && (!shaped || listed > shaped) ? listed : shaped};
            return true;
        }
    }
    return false;
}

/* Err:502, Fout:502: the list has the word with its colon; LibreOffice's numbers are from 501 to 540. */
static bool is_error_number(const struct text *text, const char *colon, const struct part *word, struct part *part)
{
    size_t length = (size_t)(word->end - word->start);
    if (word->end[-1] != ':' || (size_t)(colon + 1 - text->start) < length)
        return false;
    const char *start = colon + 1 - length, *digits = colon + 1;
    if (memcmp(start, word->start, length) != 0 || unicode_is_letter(letter_before(text, start)))
        return false;
    digits += *digits == ' ';
    if (*digits != '5' || !is_digit(digits[1]) || !is_digit(digits[2]) || is_digit(digits[3]))
        return false;
    *part = (struct part){start, digits + 3};
    return true;
}

bool find_error_number(const struct text *text, struct part *part)
{
    for (const char *colon = text->start; (colon = strchr(colon, ':')); colon++) {
        if (colon[1] != '5' && !(colon[1] == ' ' && colon[2] == '5'))
            continue;
        size_t count;
        const struct part *words = gate_error_words(text->gate, &count, text->diag);
        for (const struct part *word = words; word < words + count; word++)
            if (is_error_number(text, colon, word, part))
                return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ others */

bool find_narrow_column(const struct text *text, struct part *part)
{
    enum { RUN_LEAST = 3 };
    for (const char *at = text->start; (at = strchr(at, '#'));) {
        size_t run = strspn(at, "#");
        if (run >= RUN_LEAST || run == (size_t)(text->end - text->start)) {
            *part = (struct part){at, at + run};
            return true;
        }
        at += run;
    }
    return false;
}

/* =B2, =VLOOKUP(…), ="0123", +SUM(…), =cmd|'/c calc'!A0: a cell begins with it; in prose there is a function. */
bool find_formula(const struct text *text, struct part *part)
{
    const char *at = text->start + strspn(text->start, " +-@");
    if (*at != '=')
        return false;
    const char *name = at + 1 + strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.");
    bool calls = name > at + 1 && *name == '(';
    bool refers = is_plain_letter(at[1]) && is_digit(*(at + 1 + strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$")));
    for (name = at + 1; is_plain_letter(*name);)
        name++;
    refers |= name > at + 1 && *name == '|';
    *part = (struct part){text->start, text->end};
    return calls || (text->use != TEXT_PROSE && (refers || at[1] == '"' || is_digit(at[1]) || at[1] == '\''));
}
