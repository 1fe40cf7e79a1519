#include "typeset/opportunities.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"

/* What stands between two spaces. */
struct token {
    const char *text;
    size_t length;
    unsigned char *breaks; /* of its bytes */
};

static bool is_separator(char byte)
{
    return byte == '-' || byte == '/';
}

/* Characters before `at`, back to the last hyphen, slash or the token's start. */
static size_t count_before(const struct token *token, size_t at)
{
    size_t count = 0;
    for (size_t i = at; i > 0 && !is_separator(token->text[i - 1]); i--)
        count += (token->text[i - 1] & 0xC0) != 0x80;
    return count;
}

/* Letters and digits after `at`, up to the next hyphen, slash, punctuation or the token's end. */
static size_t count_after(const struct token *token, size_t at)
{
    size_t count = 0;
    for (size_t i = at + 1; i < token->length && !strchr("-/.,;:!?)", token->text[i]); i++)
        count += (token->text[i] & 0xC0) != 0x80;
    return count;
}

static bool contains(const struct token *token, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= token->length; i++)
        if (token->text[i] == part[0] && !memcmp(token->text + i, part, length))
            return true;
    return false;
}

static bool is_address(const struct token *token)
{
    return contains(token, "@") || contains(token, "://") || contains(token, "www.");
}

/* In an address a line ends after a slash or not at all: a hyphen there would be taken for one of hyphenation. */
static void tame_address(const struct token *token)
{
    for (size_t i = 0; i < token->length; i++) {
        bool path = token->text[i] == '/' && i > 0 && token->text[i - 1] != '/' && token->text[i - 1] != ':';
        if (!path && i + 1 < token->length)
            token->breaks[i] = LINE_BREAK_NONE;
        token->breaks[i] |= OPPORTUNITY_ADDRESS;
    }
}

static void tame_token(const struct token *token)
{
    if (is_address(token)) {
        tame_address(token);
        return;
    }
    for (size_t i = 0; i < token->length; i++) {
        if (!is_separator(token->text[i]) || token->breaks[i] != LINE_BREAK_ALLOWED)
            continue;
        size_t before = count_before(token, i), after = count_after(token, i);
        bool hyphen = token->text[i] == '-';
        if (hyphen ? before < 2 || after < 2 : before < 3 && after < 3)
            token->breaks[i] = LINE_BREAK_NONE;
    }
}

/* True if the token, but for punctuation behind it, is one of the space-separated units. */
static bool is_unit(const struct token *token, const char *units)
{
    size_t length = token->length;
    while (length > 1 && strchr(".,;:!?)", token->text[length - 1]))
        length--;
    for (const char *unit = units; *unit;) {
        size_t unit_length = strcspn(unit, " ");
        if (unit_length == length && !memcmp(unit, token->text, length))
            return true;
        unit += unit_length;
        unit += strspn(unit, " ");
    }
    return false;
}

static bool ends_with_digit(const char *text, size_t length)
{
    size_t at = length;
    while (at > 0 && (text[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return false;
    const char *last = text + at - 1;
    return unicode_is_digit(utf8_next(&last, text + length));
}

/* Up to `most` digits, and perhaps a full stop or comma behind them. */
static bool is_short_number(const struct token *token, size_t most)
{
    size_t digits = 0;
    while (digits < token->length && (unsigned char)(token->text[digits] - '0') < 10)
        digits++;
    if (digits == 0 || digits > most)
        return false;
    return digits == token->length || (digits + 1 == token->length && strchr(".,;:)", token->text[digits]));
}

static bool is_dash(const struct token *token)
{
    return (token->length == 1 && token->text[0] == '-') ||
           (token->length == 3 && (!memcmp(token->text, "\xE2\x80\x93", 3) || !memcmp(token->text, "\xE2\x80\x94", 3)));
}

/* The space between two tokens. */
static void tame_space(const struct token *before, const struct token *after, const char *units, unsigned char *space)
{
    if (is_dash(after) || (units && ends_with_digit(before->text, before->length) && is_unit(after, units)))
        *space = LINE_BREAK_NONE;
    else if (is_short_number(after, 2) || is_short_number(before, 2))
        *space |= OPPORTUNITY_POOR;
}

/* True for what a token needs a closer look for: hyphens, slashes, and what an address has inside. */
static bool is_special(const char *at, const char *end)
{
    if ((unsigned char)((*at | 0x20) - 'a') < 26)
        return false;
    return is_separator(*at) || *at == '@' || (*at == '.' && at + 1 < end && at[1] != ' ');
}

void find_opportunities(const char *text, size_t length, const char *language, const char *units,
                        unsigned char *opportunities)
{
    struct token before = {.length = 0};
    unicode_line_breaks(text, length, language, opportunities);
    for (size_t at = 0; at < length; at++) {
        struct token token = {.text = text + at, .breaks = opportunities + at};
        bool special = false;
        for (; at < length && text[at] != ' ' && text[at] != '\n'; at++)
            special = special || is_special(text + at, text + length);
        token.length = (size_t)(text + at - token.text);
        if (special)
            tame_token(&token);
        if (before.length && token.length && token.text[-1] == ' ')
            tame_space(&before, &token, units, token.breaks - 1);
        before = token;
    }
}
