/* Letters that only look like others, as a keyboard gives that was left in another alphabet. What has one is printed as it should be, and
 * nobody who types the name or number finds it again. */
#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"
#include "gate/language.h"

/* Marks are letters here; figures stand among those of a number. */
static bool is_within_word(const struct text *text, uint32_t sign)
{
    return unicode_is_letter(sign) || (text->use == TEXT_NUMBER && unicode_is_digit(sign));
}

/* A Latin J and n with a Cyrillic а between. */
bool find_alike(const struct text *text, struct part *part)
{
    enum script met = SCRIPT_OTHER;
    for (const char *at = text->start; at < text->end;) {
        *part = (struct part){at, at};
        uint32_t sign = utf8_next(&at, text->end);
        enum script script = unicode_is_letter(sign) ? script_of(sign) : SCRIPT_OTHER;
        if (script != SCRIPT_OTHER && met != SCRIPT_OTHER && script != met) {
            *part = word_around(text, part->start);
            return true;
        }
        if (script != SCRIPT_OTHER || !is_within_word(text, sign))
            met = script;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ in prose */

/* Whether the letter looks like one of another alphabet: Latin ones like Greek or Cyrillic ones, and those like Latin ones. */
static bool looks_like_another(uint32_t letter)
{
    static const char latin[] = "acehijkmoprsuxyABCEHIJKMNOPSTXYZ";
    static const char others[] = "авекмнорстухіїјѕһАВЕКМНОРСТУХІЇЈЅαεικνορτυχόΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    if (letter < 0x80)
        return strchr(latin, (int)letter) != NULL;
    for (const char *at = others, *end = others + sizeof others - 1; at < end;)
        if (utf8_next(&at, end) == letter)
            return true;
    return false;
}

/* What a word has of one alphabet. */
struct share {
    int letters, alike, capitals;
};

/* All of it looks like the other alphabet's, but for an abbreviation beside a word: ITшкола. */
static bool is_taken_for(const struct share *one, const struct share *other, int changes)
{
    bool abbreviation = changes == 1 && one->letters > 1 && one->capitals == one->letters && other->capitals < other->letters;
    return one->alike == one->letters && !abbreviation;
}

/* A word of three letters or more in two alphabets, of one of which it has only letters that look like the other's: no ΔT, kΩ, μSv. */
static bool is_mixed(const struct text *text, const struct part *word)
{
    enum { LETTERS_LEAST = 3 };
    struct share latin = {0}, others = {0}, *last = NULL;
    int changes = 0;
    for (const char *at = word->start; at < word->end;) {
        uint32_t letter = utf8_next(&at, text->end);
        enum script script = script_of(letter);
        if (unicode_is_mark(letter) || script == SCRIPT_OTHER)
            continue;
        struct share *own = script == SCRIPT_LATIN ? &latin : &others;
        changes += last && own != last;
        last = own;
        own->letters++;
        own->alike += looks_like_another(letter);
        own->capitals += is_capital(letter);
    }
    return latin.letters && others.letters && latin.letters + others.letters >= LETTERS_LEAST &&
           (is_taken_for(&latin, &others, changes) || is_taken_for(&others, &latin, changes));
}

/* The letters around a place, and how far they go. */
static struct part letters_around(const struct text *text, const char *at)
{
    enum { LENGTH_MOST = 100 }; /* [B] on either side */
    struct part word = {at, at};
    const char *next = at;
    while (next < text->end && next - at < LENGTH_MOST && unicode_is_letter(utf8_next(&next, text->end)))
        word.end = next;
    while (word.start > text->start && at - word.start < LENGTH_MOST && unicode_is_letter(letter_before(text, word.start)))
        do
            word.start--;
        while (((unsigned char)*word.start & 0xC0) == 0x80);
    return word;
}

bool find_alike_in_prose(const struct text *text, struct part *part)
{
    static const char beginnings[] = "\xCE\xCF\xD0\xD1\xD2"; /* of Greek and Cyrillic letters in UTF-8 */
    for (const char *at = text->start; (at = strpbrk(at, beginnings)); at = part->end > at ? part->end : at + 1) {
        *part = letters_around(text, at);
        if (is_mixed(text, part))
            return true;
    }
    return false;
}
