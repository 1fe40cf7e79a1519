#include "sheet/format_token.h"
#include "base/ascii.h"

#include <string.h>

/* The bytes of the character at `text`, at most those that are there. */
static size_t character_length(const char *text)
{
    size_t length = *text ? 1 : 0;
    while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    return length;
}

static struct token literal(const char *text, size_t length)
{
    return (struct token){.kind = TOKEN_LITERAL, .text = text, .length = length};
}

static char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? (char)(character | 0x20) : character;
}

/* What stands in brackets: a currency, elapsed time, a condition; a colour or a language shows nothing. */
static struct token in_brackets(const char *text, size_t length)
{
    if (length && *text == '$') {
        size_t end = 1;
        while (end < length && text[end] != '-')
            end++;
        return (struct token){.kind = end > 1 ? TOKEN_CURRENCY : TOKEN_LITERAL, .text = text + 1, .length = end - 1};
    }
    if (length && strchr("<>=", *text))
        return (struct token){.kind = TOKEN_CONDITION, .text = text, .length = length};
    char letter = length ? lower(*text) : 0;
    size_t same = 0;
    while (same < length && lower(text[same]) == letter)
        same++;
    if (letter && same == length && strchr("hms", letter))
        return (struct token){.kind = TOKEN_ELAPSED, .letter = letter, .length = length};
    return literal(text, 0);
}

/* The rest of a token that a sign begins: a quotation, an escaped character, one for its width, a filling, brackets. */
static struct token quoted(char sign, const char **code)
{
    const char *text = *code;
    size_t length = character_length(text);
    if (sign == '"' || sign == '[') {
        const char *end = strchr(text, sign == '"' ? '"' : ']');
        length = end ? (size_t)(end - text) : strlen(text);
        *code = text + length + (end ? 1 : 0);
        return sign == '"' ? literal(text, length) : in_brackets(text, length);
    }
    *code = text + length;
    if (sign == '_')
        return literal(" ", 1);
    return literal(text, sign == '\\' ? length : 0);
}

static bool begins(const char *code, const char *word)
{
    return ascii_compare(code, word, strlen(word)) == 0;
}

/* A token that letters make, or an empty literal if they make none. */
static struct token word(const char **code)
{
    static const struct {
        const char *word;
        struct token token;
    } words[] = {
        {"General", {.kind = TOKEN_GENERAL}},
        {"AM/PM", {.kind = TOKEN_DATE, .letter = 'a', .length = 1}},
        {"A/P", {.kind = TOKEN_DATE, .letter = 'a', .length = 1}},
        {"E+", {.kind = TOKEN_EXPONENT}},
        {"E-", {.kind = TOKEN_EXPONENT}},
    };
    const char *text = *code;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(text, words[i].word)) {
            *code += strlen(words[i].word);
            return words[i].token;
        }
    size_t length = 1;
    if (!strchr("ymdhsebg", lower(*text)))
        return literal(text, 0);
    while (lower(text[length]) == lower(*text))
        length++;
    *code += length;
    return (struct token){.kind = TOKEN_DATE, .letter = lower(*text), .length = length};
}

struct token token_next(const char **code)
{
    char sign = **code;
    if (!sign)
        return (struct token){.kind = TOKEN_END};
    struct token named = word(code);
    if (named.kind != TOKEN_LITERAL)
        return named;
    const char *text = *code;
    ++*code;
    switch (sign) {
    case ';': return (struct token){.kind = TOKEN_SECTION};
    case '0':
    case '#':
    case '?': return (struct token){.kind = TOKEN_DIGIT, .letter = sign};
    case '.': return (struct token){.kind = TOKEN_POINT};
    case ',': return (struct token){.kind = TOKEN_GROUP};
    case '%': return (struct token){.kind = TOKEN_PERCENT};
    case '@': return (struct token){.kind = TOKEN_GENERAL};
    case '/': return (struct token){.kind = TOKEN_FRACTION};
    case '"':
    case '\\':
    case '_':
    case '*':
    case '[': return quoted(sign, code);
    default: break;
    }
    size_t length = character_length(text);
    *code = text + length;
    return literal(text, length);
}
