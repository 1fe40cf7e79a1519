/*
 * UTF-8 that was read as something else.
 *
 * A letter of two or three bytes becomes as many letters or signs: one whose byte begins a letter of UTF-8, and such as go
 * on with it.  In words that people mean, these hardly follow one another, for what goes on stands among the signs of most
 * encodings.  Where they do, all of the word must come out as letters of one script, in a place where capitals or small
 * letters belong; and what may stand behind a word, as closing quotation marks, is no evidence there.
 */
#include "gate/spoilt.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "base/unicode_encoding.h"
#include "gate/spoilt_bytes.h"

enum { DEPTH = 3, DASH = 0x2013, LONG_DASH = 0x2014, APOSTROPHE = 0x2019, NO_BREAK_SPACE = 0xA0 };

struct word {
    uint32_t letters[SPOILT_LETTERS];
    int count;
};

/* ------------------------------------------------------------------------------------------------ letters */

static bool is_lower(uint32_t letter)
{
    return unicode_is_letter(letter) && unicode_lower(letter) == letter;
}

static bool is_upper(uint32_t letter)
{
    return unicode_lower(letter) != letter;
}

enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_CYRILLIC };

static enum script script_of(uint32_t letter)
{
    if (letter < 0x80)
        return unicode_is_letter(letter) ? SCRIPT_LATIN : SCRIPT_NONE;
    if ((letter >= 0xC0 && letter < 0x250 && letter != 0xD7 && letter != 0xF7) || (letter >= 0x1E00 && letter < 0x1F00))
        return SCRIPT_LATIN;
    if (letter >= 0x386 && letter < 0x3CF)
        return SCRIPT_GREEK;
    return letter >= 0x400 && letter < 0x492 ? SCRIPT_CYRILLIC : SCRIPT_NONE;
}

/* The letters, marks and signs that names and texts of Europe's languages have: of what chance makes of bytes, most is not
 * among them. */
static bool is_usual(uint32_t letter)
{
    static const uint32_t ranges[][2] = {
        {0xA0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x148},    {0x14A, 0x17E},   {0x18F, 0x18F},   {0x1A0, 0x1A1},
        {0x1AF, 0x1B0},   {0x1CD, 0x1CE},   {0x1E6, 0x1E9},   {0x218, 0x21B},   {0x259, 0x259},   {0x300, 0x30C},
        {0x31B, 0x31B},   {0x323, 0x323},   {0x326, 0x328},   {0x386, 0x386},   {0x388, 0x3CE},   {0x401, 0x40C},
        {0x40E, 0x44F},   {0x451, 0x45C},   {0x45E, 0x45F},   {0x490, 0x491},   {0x1E02, 0x1E6B}, {0x1E80, 0x1E85},
        {0x1E9E, 0x1E9E}, {0x1EA0, 0x1EF9}, {0x2010, 0x2015}, {0x2018, 0x201E}, {0x2022, 0x2022}, {0x2026, 0x2026},
        {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2116, 0x2116}, {0x2122, 0x2122}, {0xFEFF, 0xFEFF}, {0xFFFD, 0xFFFD},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (letter >= ranges[i][0] && letter <= ranges[i][1])
            return true;
    return false;
}

/* What may stand directly behind a word that is meant; U+0384 makes a number of a Greek letter, ΦΕΚ Β΄. */
static bool is_behind_words(uint32_t sign)
{
    static const uint32_t signs[] = {0xA0,   0xA7,   0xA9,   0xAA,   0xAB,   0xAE,   0xB0,   0xB2,   0xB3,
                                     0xB7,   0xB9,   0xBA,   0xBB,   0x384,  0x2013, 0x2014, 0x2018, 0x2019, 0x201A,
                                     0x201C, 0x201D, 0x201E, 0x2026, 0x2039, 0x203A, 0x2122};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (sign == signs[i])
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ one letter */

static unsigned byte_of(uint32_t letter, int encoding)
{
    const struct letter_bytes *bytes = letter_bytes_find(letter);
    return bytes ? bytes->byte[encoding] : 0;
}

static unsigned letter_at(const struct word *word, int at, int encoding)
{
    return at < word->count ? byte_of(word->letters[at], encoding) : 0;
}

static bool goes_on(unsigned byte)
{
    return byte >= 0x80 && byte < 0xC0;
}

/* The letter for which the bytes of what stands at `at` are UTF-8; how many those are. 0: for none. */
static uint32_t decode(const struct word *word, int at, int encoding, int *length)
{
    unsigned first = letter_at(word, at, encoding), second = letter_at(word, at + 1, encoding);
    unsigned third = letter_at(word, at + 2, encoding);
    if (first < 0xC2 || first >= 0xF0 || !goes_on(second))
        return 0;
    bool three = first >= 0xE0 && goes_on(third);
    *length = three ? 3 : 2;
    if (three) {
        uint32_t letter = (first & 0xFu) << 12 | (second & 0x3Fu) << 6 | (third & 0x3Fu);
        return letter >= 0x800 ? letter : 0;
    }
    /* somebody made small letters of all: ã« for Ã«, where no sign stands that words have behind them */
    if (first >= 0xE2 && (unicode_is_letter(word->letters[at + 1]) || is_behind_words(word->letters[at + 1])))
        return 0;
    if (first >= 0xE0 && (first < 0xE2 || !is_lower(word->letters[at])))
        return 0;
    return (first & 0x1Fu) << 6 | (second & 0x3Fu);
}

/* Two capitals as they may stand in any Greek or Cyrillic word. */
static bool are_capitals(uint32_t first, uint32_t second)
{
    return script_of(first) > SCRIPT_LATIN && script_of(first) == script_of(second) && is_upper(first) && is_upper(second);
}

/* Whether it cannot be that a word ends, or a part of it, with the letter at `at` and a sign behind it. */
static bool is_evidence(const struct word *word, int at, int length)
{
    uint32_t before = at ? word->letters[at - 1] : 0, sign = word->letters[at + 1];
    uint32_t after = at + length < word->count ? word->letters[at + length] : 0;
    bool last = at + length + 1 >= word->count;
    int capitals = 0;
    while (capitals < at && is_upper(word->letters[at - 1 - capitals]))
        capitals++;
    if ((is_behind_words(word->letters[at]) && (!at || is_behind_words(sign))) || are_capitals(word->letters[at], sign))
        return false;
    if (is_lower(before) || !unicode_is_letter(word->letters[at]) || !is_behind_words(sign) || length > 2)
        return true;
    if (sign == DASH || sign == LONG_DASH)
        return !(is_upper(after) && capitals >= 2);
    if (sign == APOSTROPHE)
        return unicode_is_letter(after) && capitals < 2 && !(last && unicode_lower(after) == 's');
    if (sign == NO_BREAK_SPACE)
        return unicode_is_letter(after) && !(is_upper(after) && capitals);
    return unicode_is_letter(after);
}

/* Whether a plain letter stands before it, or behind it where that is no new word. */
static bool is_beside_plain(const struct word *word, int at, int length)
{
    uint32_t before = at ? word->letters[at - 1] : 0;
    uint32_t after = at + length < word->count ? word->letters[at + length] : 0;
    return script_of(before) == SCRIPT_LATIN ||
           (script_of(after) == SCRIPT_LATIN && !is_behind_words(word->letters[at + length - 1]));
}

/* ------------------------------------------------------------------------------------------------ a word */

/* Whether the letter at `at` is in its place there, a capital or a small one. `strong`: a sign was in it. */
static bool has_right_case(const struct word *word, int at, bool strong)
{
    uint32_t letter = word->letters[at], before = at ? word->letters[at - 1] : 0;
    uint32_t after = at + 1 < word->count ? word->letters[at + 1] : 0;
    if (is_upper(letter))
        return !(is_lower(before) && !is_upper(after));
    bool among_capitals = is_upper(before) && (is_upper(after) || (!after && at > 1 && is_upper(word->letters[at - 2])));
    return strong || !is_lower(letter) || !among_capitals;
}

static bool has_one_script(const struct word *word)
{
    enum script found = SCRIPT_NONE;
    for (int i = 0; i < word->count; i++) {
        enum script script = script_of(word->letters[i]);
        if (script && found && script != found)
            return false;
        if (script)
            found = script;
    }
    return true;
}

/* The word in UTF-8 that its bytes in the encoding are. False: a letter of it is none; `fits` tells whether what comes
 * out is a word, `evidence` whether it must be meant. */
static bool decode_word(const struct word *word, int encoding, struct word *out, bool *fits, bool *evidence)
{
    bool strong[SPOILT_LETTERS] = {false}, decoded[SPOILT_LETTERS] = {false}, beside_plain = false;
    *out = (struct word){.count = 0};
    *evidence = false;
    for (int at = 0, length; at < word->count; at += length) {
        uint32_t letter = word->letters[at];
        length = 1;
        uint32_t meant = letter < 0x80 ? 0 : decode(word, at, encoding, &length);
        if (letter >= 0x80 && (meant ? !is_usual(meant) : unicode_is_letter(letter) && at + 3 < SPOILT_LETTERS))
            return false;
        if (!meant)
            length = 1;
        strong[out->count] = meant && !unicode_is_letter(word->letters[at + 1]);
        decoded[out->count] = meant;
        *evidence |= meant && is_evidence(word, at, length);
        beside_plain |= meant && is_beside_plain(word, at, length);
        out->letters[out->count++] = meant ? meant : letter;
    }
    *evidence |= beside_plain && !has_one_script(word) && has_one_script(out); /* MГјller */
    *fits = has_one_script(out);
    for (int i = 0; *fits && i < out->count; i++)
        *fits = !decoded[i] || has_right_case(out, i, strong[i]);
    return true;
}

/* The encodings in which two that stand beside one another may begin and go on with a letter. */
static uint32_t suspects(const struct word *word)
{
    uint32_t found = 0;
    for (int at = 0; at + 1 < word->count; at++) {
        if (word->letters[at] < 0x80 || word->letters[at + 1] < 0x80)
            continue;
        const struct letter_bytes *first = letter_bytes_find(word->letters[at]);
        const struct letter_bytes *second = letter_bytes_find(word->letters[at + 1]);
        found |= first && second ? first->leads & second->follows : 0;
    }
    return found;
}

/* à ends with a byte that is a space in most encodings, and spaces at the end of a cell are lost: voilÃ. */
static bool has_lost_its_end(const struct word *word)
{
    return word->count > 4 && word->letters[word->count - 1] == 0xC3 && is_lower(word->letters[word->count - 2]);
}

/* Whether the word is spoilt, perhaps several times; then it is put right. */
static bool put_right(struct word *word, int depth)
{
    if (has_lost_its_end(word)) {
        word->letters[word->count - 1] = 0xE0;
        return true;
    }
    uint32_t left = depth ? suspects(word) : 0;
    for (int encoding = 0; left; encoding++, left >>= 1) {
        struct word out;
        bool fits, evidence;
        if (!(left & 1) || !decode_word(word, encoding, &out, &fits, &evidence))
            continue;
        if (put_right(&out, depth - 1) || (fits && evidence)) {
            *word = out;
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ a text */

/* Small letters of one script beside one another, as most of Greek and Cyrillic: in no encoding do two begin what is usual. */
static bool are_plain(uint32_t first, uint32_t second)
{
    return (first >= 0x430 && first < 0x450 && second >= 0x430 && second < 0x450) ||
           (first >= 0x3AC && first < 0x3CF && second >= 0x3AC && second < 0x3CF);
}

/* Reads the word from `*at` on, and goes behind it. False if no two of its letters look suspicious. */
static bool read_word(const char **at, const char *end, struct word *word)
{
    bool suspicious = false;
    uint32_t before = 0;
    word->count = 0;
    while (*at < end && unicode_is_word_byte((unsigned char)**at)) {
        uint32_t letter = utf8_next(at, end);
        suspicious |= (before >= 0x80 && letter >= 0x80 && !are_plain(before, letter)) || letter == 0xC3;
        before = letter;
        if (word->count < SPOILT_LETTERS)
            word->letters[word->count++] = letter;
    }
    return suspicious;
}

static void write_word(const struct word *word, char out[SPOILT_ROOM])
{
    size_t length = 0;
    for (int i = 0; i < word->count; i++)
        length += utf8_put(word->letters[i], out + length);
    out[length] = '\0';
}

/* The first byte from which on there may be a word of interest: the beginning of one that holds a letter beside ASCII. */
static const char *next_suspect(const char *text, const char *end)
{
    const char *at = text;
    while (at < end && (unsigned char)*at < 0x80)
        at++;
    while (at < end && at > text && unicode_is_word_byte((unsigned char)at[-1]))
        at--;
    return at;
}

bool spoilt_find(const char *text, struct spoilt *spoilt)
{
    const char *end = text + strlen(text);
    struct word word, right;
    for (const char *at = next_suspect(text, end); at < end; at = next_suspect(at, end)) {
        const char *start = at;
        if (!read_word(&at, end, &word))
            continue;
        right = word;
        if (!put_right(&right, DEPTH))
            continue;
        spoilt->start = start;
        spoilt->end = at;
        write_word(&right, spoilt->meant);
        return true;
    }
    return false;
}
