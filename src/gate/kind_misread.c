/*
 * Signs that stand in a name only where a byte was read in another encoding than it was written in: £ukasz, Jos‚, M³ller.
 *
 * UTF-8 that was read so is known by what it would mean (spoilt.h). Of one byte for a letter nothing tells what was meant, but
 * where a sign came of it, it touches a letter as such signs do not in names.
 */
#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"

/* How a sign may touch the letters of a word, and be meant. */
enum touch {
    TOUCH_FREE,
    TOUCH_NEVER,
    TOUCH_BORDER,    /* quotation marks: not between two letters */
    TOUCH_BEFORE,    /* opening ones, and the click of ‡Khari: not behind a letter */
    TOUCH_BEHIND,    /* Mª, Fº: behind a letter that ends the word */
    TOUCH_ACCENT,    /* d´Or, O´Neil, ´t: an apostrophe, as it is often typed; not José´ */
    TOUCH_DOT,       /* Gal·la, pon·hau, Ana·Maria */
};

static enum touch touch_of_latin(uint32_t sign)
{
    switch (sign) {
    case 0xA0: /* spaces and hyphens that nobody sees are told elsewhere */
    case 0xAD:
        return TOUCH_FREE;
    case 0xAA:
    case 0xBA:
        return TOUCH_BEHIND;
    case 0xAB:
    case 0xBB:
        return TOUCH_BORDER;
    case 0xB4:
        return TOUCH_ACCENT;
    case 0xB7:
        return TOUCH_DOT;
    default:
        return TOUCH_NEVER;
    }
}

/* U+0080 to U+00BF, and what other bytes of Windows-125x, Mac OS and DOS were read as. */
static enum touch touch_of(uint32_t sign)
{
    static const uint32_t never[] = {0xD7,   0xF7,   0x2C6,  0x2C7,  0x2020, 0x2022, 0x2026, 0x2030, 0x20AC,
                                     0x2116, 0x2122, 0x2202, 0x2206, 0x2211, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260,
                                     0x2264, 0x2265, 0x25CA, 0xF8FF};
    if (sign < 0xC0)
        return touch_of_latin(sign);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (sign == never[i])
            return TOUCH_NEVER;
    if ((sign >= 0x2D8 && sign <= 0x2DD) || (sign >= 0x2500 && sign < 0x25A0) || (sign >= 0xFB00 && sign <= 0xFB06))
        return TOUCH_NEVER; /* spacing accents, what DOS drew frames with, ligatures in the place of letters */
    if (sign == 0x201A || sign == 0x201E || sign == 0x2021)
        return TOUCH_BEFORE;
    return sign == 0x201C || sign == 0x201D || sign == 0x2039 || sign == 0x203A ? TOUCH_BORDER : TOUCH_FREE;
}

/* How many letters stand before it in the word: two or more are all the same here. */
static int letters_before(const struct text *text, const char *at)
{
    const char *before = at;
    while (before > text->start && ((unsigned char)*--before & 0xC0) == 0x80)
        ;
    if (!unicode_is_letter(letter_before(text, at)))
        return 0;
    return unicode_is_letter(letter_before(text, before)) ? 2 : 1;
}

static bool is_misread_sign(const struct text *text, const char *at, const char *next, uint32_t sign)
{
    uint32_t before = letter_before(text, at), behind = letter_at(text, next);
    bool left = unicode_is_letter(before), right = unicode_is_letter(behind);
    if (text->use == TEXT_WORDS) /* m², 20°C, Café®: only what no word has within */
        return left && right && sign < 0xC0 && touch_of(sign) == TOUCH_NEVER && !is_capital(behind);
    switch (touch_of(sign)) {
    case TOUCH_NEVER:
        return left || right || sign < 0xA0;
    case TOUCH_BORDER:
        return left && right;
    case TOUCH_BEFORE:
        return left;
    case TOUCH_BEHIND:
        return right;
    case TOUCH_ACCENT:
        return left && !is_capital(behind) && (!right || letters_before(text, at) > 1);
    case TOUCH_DOT:
        return left != right || (right && !is_capital(behind) && behind != 'h' && behind != before);
    default:
        return false;
    }
}

static bool is_small(uint32_t letter)
{
    return unicode_is_letter(letter) && !unicode_is_mark(letter) && unicode_lower(letter) == letter;
}

/* Mc, De, Le: behind these a name may begin anew, without a space. */
static bool is_prefix(const char *start, const char *end)
{
    static const char *const prefixes[] = {"Al", "Ben", "Da", "De", "Del", "Des", "Di", "Du", "El", "Fitz", "La", "Le", "Mac",
                                           "Mc", "Mhic", "San", "Sant", "Ten", "Ter", "Van", "Ver", "Von", NULL};
    const struct part part = {start, end};
    return word_is_any(&part, prefixes);
}

/* ZoÎ, JosŽ, FranÁois, MŸller: of Mac OS, where capitals are what others have small letters for. Not hÉ, ZOË, DeÁngelo. */
static bool is_misread_capital(const struct text *text, const char *at, const char *next, uint32_t letter)
{
    enum { CAPITAL_Y_DIAERESIS = 0x178 }; /* begins no word */
    uint32_t before = letter_before(text, at), behind = letter_at(text, next);
    if (letter == CAPITAL_Y_DIAERESIS)
        return unicode_is_letter(before) && is_small(behind);
    if (!is_small(before) || is_capital(behind) || letters_before(text, at) < 2)
        return false;
    const char *start = at;
    while (start > text->start && is_plain_letter(start[-1]))
        start--;
    return !unicode_is_letter(behind) || !is_prefix(start, at);
}

/* The length of a word of nothing but letters from U+00C0 to U+00FF, as Èâàí; 0 if it is no such word. */
static size_t accented_word(const struct text *text, const char *at)
{
    const char *end = at;
    while ((unsigned char)*end == 0xC3)
        end += 2;
    bool whole = !unicode_is_letter(letter_before(text, at)) && !unicode_is_letter(letter_at(text, end));
    return whole ? (size_t)(end - at) : 0;
}

static bool is_misread(const struct text *text, const char *at, const char *next, uint32_t letter)
{
    enum { ACCENTED_LEAST = 4 * 2 }; /* [B] Cyrillic or Greek read as Latin: no language has such words */
    if (text->use == TEXT_NAME && letter >= 0xC0 && letter < 0x180 && unicode_is_letter(letter))
        return (is_capital(letter) && is_misread_capital(text, at, next, letter)) ||
               (letter < 0x100 && accented_word(text, at) >= ACCENTED_LEAST);
    return is_misread_sign(text, at, next, letter);
}

bool find_misread(const struct text *text, struct part *part)
{
    for (const char *at = text->start, *next; at < text->end; at = next) {
        next = at + 1;
        if ((unsigned char)*at < 0x80)
            continue;
        next = at;
        uint32_t letter = utf8_next(&next, text->end);
        if (is_misread(text, at, next, letter)) {
            *part = word_around(text, at);
            return true;
        }
    }
    return false;
}
