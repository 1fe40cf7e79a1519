#include "typeset/opportunities.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"
#include "model/document.h"
#include "typeset/bonds.h"

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

/* The slash at `at` stands in a number such as 2001/613/EC. */
static bool is_in_number(const struct token *token, size_t at)
{
    return (at > 0 && (unsigned char)(token->text[at - 1] - '0') < 10) ||
           (at + 1 < token->length && (unsigned char)(token->text[at + 1] - '0') < 10);
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

/* No line begins with a dash, and none ends inside a range of numbers (2013–2015). */
static void tame_dash(const struct token *token, size_t at)
{
    struct token dash = {.text = token->text + at, .length = 3};
    if (at == 0 || at + 3 > token->length || !token_is_dash(&dash))
        return;
    struct token before = {.text = token->text, .length = at};
    struct token after = {.text = dash.text + 3, .length = token->length - at - 3};
    token->breaks[at - 1] = LINE_BREAK_NONE;
    if (after.length && token_ends_with_digit(&before) && token_is_number(&after))
        token->breaks[at + 2] = LINE_BREAK_NONE;
}

static void tame_token(const struct token *token)
{
    if (is_address(token)) {
        tame_address(token);
        return;
    }
    for (size_t i = 0; i < token->length; i++) {
        if (token->text[i] == '\xE2')
            tame_dash(token, i);
        if (!is_separator(token->text[i]) || token->breaks[i] != LINE_BREAK_ALLOWED)
            continue;
        size_t before = count_before(token, i), after = count_after(token, i);
        if (token->text[i] == '-' ? before < 2 || after < 2 : (before < 3 && after < 3) || is_in_number(token, i))
            token->breaks[i] = LINE_BREAK_NONE;
    }
}

static void mark_name(const struct token *token, size_t *depth)
{
    if (token_is_name(token, depth))
        for (size_t i = 0; i < token->length; i++)
            token->breaks[i] |= OPPORTUNITY_NAME;
}

/* What ends a token, and what it needs a closer look for: hyphens, dashes, slashes, brackets, and what an address has inside. */
enum kind { PLAIN, END, SPECIAL, STOP };
static const unsigned char kinds[256] = {
    [' '] = END, ['\n'] = END, ['-'] = SPECIAL, ['/'] = SPECIAL, ['@'] = SPECIAL, [0xE2] = SPECIAL,
    ['('] = SPECIAL, [')'] = SPECIAL, ['['] = SPECIAL, [']'] = SPECIAL, ['.'] = STOP,
};

/* Where the token at `at` ends. */
static const char *token_end(const char *at, const char *end, bool *special)
{
    *special = false;
    for (; at < end && kinds[(unsigned char)*at] != END; at++)
        if (kinds[(unsigned char)*at] != PLAIN)
            *special = *special || kinds[(unsigned char)*at] == SPECIAL || (at + 1 < end && at[1] != ' ');
    return at;
}

bool is_simple_word(const char *word, size_t length)
{
    const unsigned char *at = (const unsigned char *)word, *end = at + length;
    while (at < end)
        if ((unsigned char)((*at | 0x20) - 'a') < 26)
            at++;
        else if (*at == 0xC3 && end - at > 1 && at[1] != 0x97 && at[1] != 0xB7) /* U+00C0 to U+00FF but for × and ÷ */
            at += 2;
        else
            break;
    return at > (const unsigned char *)word && (at == end || (at + 1 == end && (*at == '.' || *at == ',')));
}

bool find_word_opportunities(const char *word, size_t length, unsigned char *opportunities)
{
    const struct token token = {.text = word, .length = length, .breaks = opportunities};
    bool special;
    if (!unicode_word_breaks(word, length, opportunities))
        return false;
    (void)token_end(word, word + length, &special);
    if (special)
        tame_token(&token);
    return true;
}

void find_opportunities(const char *text, size_t length, const struct run *runs, const size_t *run_ends, bool one_line,
                        unsigned char *opportunities)
{
    struct token first = {.length = 0}, before = {.length = 0};
    size_t depth = 0;
    unicode_line_breaks(text, length, runs[0].language, opportunities);
    for (size_t at = 0, run = 0; at < length; at++) {
        while (run_ends[run] <= at)
            run++;
        struct token token = {.text = text + at, .breaks = opportunities + at, .typography = runs[run].typography,
                              .space = at ? opportunities + at - 1 : NULL, .in_brackets = depth > 0};
        bool special;
        at = (size_t)(token_end(token.text, text + length, &special) - text);
        token.length = (size_t)(text + at - token.text);
        if (special)
            tame_token(&token);
        if (special || depth > 0)
            mark_name(&token, &depth);
        bool follows = !one_line && before.length && token.length && token.text[-1] == ' ';
        if (follows)
            bind_tokens(&first, &before, &token);
        first = follows ? before : (struct token){.length = 0};
        before = token;
    }
}
