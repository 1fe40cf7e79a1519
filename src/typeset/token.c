#include "typeset/token.h"

#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

/* What may stand behind a word without being part of it. */
static bool is_punctuation(char byte)
{
    return strchr(".,;:!?)]", byte) != NULL;
}

/* Bytes of the bracket or quotation mark at `at`; 0 if there is none. */
static size_t opening_length(const char *at, size_t left)
{
    static const char *const quotes[] = {"«", "»", "‘", "’", "‚", "“", "”", "„", "‹", "›"};
    if (!left || ascii_is_letter(*at) || ascii_is_digit(*at))
        return 0;
    if (strchr("([{\"'", *at))
        return 1;
    if (*at != '\xC2' && *at != '\xE2') /* the first bytes of all quotes */
        return 0;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (left >= strlen(quotes[i]) && !memcmp(at, quotes[i], strlen(quotes[i])))
            return strlen(quotes[i]);
    return 0;
}

/* The token without brackets and quotation marks before it. */
static struct token without_opening(const struct token *token)
{
    struct token rest = *token;
    for (size_t opening; (opening = opening_length(rest.text, rest.length)) > 0;) {
        rest.text += opening;
        rest.length -= opening;
    }
    return rest;
}

struct token token_without_punctuation(const struct token *token)
{
    struct token rest = *token;
    while (rest.length > 1 && is_punctuation(rest.text[rest.length - 1]))
        rest.length--;
    return rest;
}

/* ------------------------------------------------------------------------------------------------ numbers and signs */

bool token_is_dash(const struct token *token)
{
    if (token->length == 1)
        return token->text[0] == '-';
    if (token->length != 3)
        return false;
    const char *at = token->text;
    uint32_t dash = utf8_next(&at, at + 3);
    return dash >= 0x2012 && dash <= 0x2015; /* figure dash, en dash, em dash, horizontal bar */
}

bool token_is_number(const struct token *token)
{
    if (ascii_is_letter(token->text[0]))
        return false;
    struct token rest = without_opening(token);
    const char *at = rest.text;
    return rest.length && unicode_is_digit(utf8_next(&at, rest.text + rest.length));
}

bool token_is_short_number(const struct token *token)
{
    size_t digits = 0;
    while (digits < token->length && ascii_is_digit(token->text[digits]))
        digits++;
    if (digits == 0 || digits > 2)
        return false;
    return digits == token->length || (digits + 1 == token->length && is_punctuation(token->text[digits]));
}

bool token_is_roman(const struct token *token)
{
    size_t length = 0;
    while (length < token->length && strchr("IVXLC", token->text[length]))
        length++;
    return length > 0 && length < 6 && (length == token->length || is_punctuation(token->text[length]));
}

bool token_is_act(const struct token *token)
{
    return ascii_is_digit(token->text[0]) && memchr(token->text, '/', token->length) != NULL;
}

bool token_ends_with_digit(const struct token *token)
{
    size_t at = token->length - 1;
    if (ascii_is_letter(token->text[at]))
        return false;
    while (at > 0 && (token->text[at] & 0xC0) == 0x80)
        at--;
    const char *last = token->text + at;
    return unicode_is_digit(utf8_next(&last, token->text + token->length));
}

/* ------------------------------------------------------------------------------------------------ words */

bool token_is_acronym(const struct token *token)
{
    struct token rest = without_opening(token);
    const char *at = rest.text, *end = rest.text + rest.length;
    size_t count = 0;
    for (; at < end && count <= 5; count++) {
        uint32_t letter = utf8_next(&at, end);
        if (unicode_lower(letter) == letter)
            return false;
    }
    return count >= 2 && count <= 5;
}

bool token_is_initial(const struct token *token)
{
    struct token rest = without_opening(token);
    const char *at = rest.text, *end = rest.text + rest.length;
    if (rest.length < 2 || rest.length > 6 || !unicode_is_letter(utf8_next(&at, end)) || *at++ != '.')
        return false;
    return at == end || (at + 1 == end && is_punctuation(*at));
}

/* The first letter, brackets and quotes before it apart, is a capital. */
static bool token_is_capital(const struct token *token)
{
    struct token rest = without_opening(token);
    const char *at = rest.text;
    if (!rest.length)
        return false;
    uint32_t first = utf8_next(&at, rest.text + rest.length);
    return unicode_lower(first) != first;
}

static bool is_bracket(char byte, const char *pair)
{
    return byte == pair[0] || byte == pair[1];
}

bool token_is_name(const struct token *token, size_t *depth)
{
    bool inside = *depth > 0 || is_bracket(token->text[0], "([");
    for (size_t i = 0; i < token->length; i++)
        if (is_bracket(token->text[i], "(["))
            ++*depth;
        else if (is_bracket(token->text[i], ")]") && *depth > 0)
            --*depth;
    return inside && !(token->typography && token->typography->noun_capitals) && token_is_capital(token);
}

static bool is_same_but_for_case(const char *one, const char *other, size_t length)
{
    const char *end = one + length, *other_end = other + length;
    while (one < end && other < other_end)
        if (*one == *other && (unsigned char)*one < 0x80)
            one++, other++;
        else if (unicode_lower(utf8_next(&one, end)) != unicode_lower(utf8_next(&other, other_end)))
            return false;
    return true;
}

/* The word is all of the text, or its end if that is enough. */
static bool is_word(const char *text, size_t length, const char *word, size_t word_length)
{
    if (*word != '-' || word_length == 1)
        return length == word_length && is_same_but_for_case(text, word, length);
    word++;
    word_length--;
    if (length < word_length || (text[length - word_length] & 0xC0) == 0x80)
        return false;
    return is_same_but_for_case(text + length - word_length, word, word_length);
}

/* Tells most words apart by their first letters: both are of ASCII, and not the same. */
static bool begins_otherwise(const struct token *token, char first)
{
    return ((token->text[0] | first) & 0x80) == 0 && ((token->text[0] ^ first) & ~0x20) != 0;
}

bool token_is_listed(const struct token *token, const char *words)
{
    if (!words)
        return false;
    struct token rest = without_opening(token);
    for (const char *word = words, *end; *word; word = *end ? end + 1 : end) {
        for (end = word; *end && *end != ' '; end++)
            ;
        if (end > word && (*word == '-' || (rest.length && !begins_otherwise(&rest, *word))) &&
            is_word(rest.text, rest.length, word, (size_t)(end - word)))
            return true;
    }
    return false;
}
