#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"

/* The length of the character at `at` if it stands between words [B]; 0 if it is of a word. */
static size_t between(const struct text *text, const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x80)
        return text->use == TEXT_NUMBER ? !is_plain_letter(*at) && !is_digit(*at) : byte <= ' ';
    if ((byte != 0xC2 && byte != 0xE2) || text->use == TEXT_NUMBER)
        return 0;
    const char *next = at;
    uint32_t code_point = utf8_next(&next, text->end);
    return code_point == 0xA0 || unicode_is_space(code_point) ? (size_t)(next - at) : 0;
}

static bool is_sign(char byte)
{
    return (unsigned char)byte < 0x80 && !is_plain_letter(byte) && !is_digit(byte);
}

/* Takes the punctuation off a word's ends. */
static void trim_word(struct part *word)
{
    while (word->start < word->end && is_sign(*word->start))
        word->start++;
    while (word->start < word->end && is_sign(word->end[-1]))
        word->end--;
}

bool next_word(const struct text *text, const char **at, struct part *word)
{
    for (size_t length; *at < text->end && (length = between(text, *at)); *at += length)
        ;
    word->start = *at;
    while (*at < text->end && !between(text, *at))
        ++*at;
    word->end = *at;
    bool found = word->start < word->end;
    trim_word(word);
    return found;
}

/* A word may begin here: in names behind no apostrophe, hyphen or dot, N'None, Wai-nan, J.nan. */
static bool begins_word(const struct text *text, const char *at)
{
    if (at == text->start || text->use == TEXT_NUMBER)
        return at == text->start || is_sign(at[-1]);
    if (is_sign(at[-1]))
        return at[-1] != '\'' && at[-1] != '-' && at[-1] != '.';
    return at[-1] == '\xA0' && at - 1 > text->start && at[-2] == '\xC2';
}

bool next_word_of(const struct text *text, const char *initials, const char **at, struct part *word)
{
    uint32_t wanted = 0;
    for (; *initials; initials++)
        wanted |= UINT32_C(1) << (*initials & 31);
    for (const char *from = *at; from < text->end; from++) {
        if (!(wanted >> (*from & 31) & 1) || !is_plain_letter(*from) || !begins_word(text, from))
            continue;
        *at = from;
        return next_word(text, at, word);
    }
    return false;
}

struct part word_around(const struct text *text, const char *at)
{
    enum { LENGTH_MOST = 500 }; /* [B] on either side */
    struct part word = {at, at};
    while (word.start > text->start && word.start[-1] != ' ' && at - word.start < LENGTH_MOST)
        word.start--;
    while (word.end < text->end && *word.end != ' ' && word.end - at < LENGTH_MOST)
        word.end++;
    return word;
}

bool word_is(const struct part *part, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(part->end - part->start) == length && memcmp(part->start, word, length) == 0;
}

bool word_is_any(const struct part *part, const char *const *words)
{
    for (; *words; words++)
        if (part->start < part->end && *part->start == **words && word_is(part, *words))
            return true;
    return false;
}

bool is_whole(const struct text *text, const struct part *word)
{
    const char *at = text->start;
    struct part first, second;
    return next_word(text, &at, &first) && first.start == word->start && first.end == word->end &&
           !next_word(text, &at, &second);
}

bool has_small_letter(const struct text *text)
{
    enum { LENGTH_MOST = 200 }; /* [B]: it is asked for each word */
    for (const char *at = text->start; at < text->end && at - text->start < LENGTH_MOST;) {
        uint32_t code_point = utf8_next(&at, text->end);
        if (unicode_is_letter(code_point) && unicode_lower(code_point) == code_point && !unicode_is_mark(code_point))
            return true;
    }
    return false;
}

uint32_t letter_at(const struct text *text, const char *at)
{
    return at < text->end ? utf8_next(&at, text->end) : 0;
}

uint32_t letter_before(const struct text *text, const char *at)
{
    const char *before = at;
    while (before > text->start && ((unsigned char)*--before & 0xC0) == 0x80)
        ;
    return before < at ? letter_at(text, before) : 0;
}

bool is_capital(uint32_t code_point)
{
    return unicode_is_letter(code_point) && unicode_lower(code_point) != code_point;
}

bool is_hex(char byte, bool small)
{
    return is_digit(byte) || (byte >= 'A' && byte <= 'F') || (small && byte >= 'a' && byte <= 'f');
}
