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

void find_opportunities(const char *text, size_t length, const char *language, const char *units,
                        unsigned char *opportunities)
{
    unicode_line_breaks(text, length, language, opportunities);
    for (size_t at = 0; at < length;) {
        struct token token = {.text = text + at, .breaks = opportunities + at};
        bool special = false;
        while (at < length && text[at] != ' ' && text[at] != '\n') {
            special = special || is_separator(text[at]) || text[at] == '@' || text[at] == '.';
            at++;
        }
        token.length = (size_t)(text + at - token.text);
        if (special)
            tame_token(&token);
        size_t start = (size_t)(token.text - text);
        if (units && start > 1 && token.length && text[start - 1] == ' ' && ends_with_digit(text, start - 1) &&
            is_unit(&token, units))
            opportunities[start - 1] = LINE_BREAK_NONE;
        if (at < length)
            at++;
    }
}
