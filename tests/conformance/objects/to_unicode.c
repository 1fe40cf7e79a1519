/* What codes stand for (ISO 32000-1, 9.10.3): a CMap of bfchar and bfrange lines. */
#include <string.h>

#include "base/unicode.h"
#include "tokens.h"
#include "written.h"

static uint32_t unit_at(const char *bytes, size_t at)
{
    return (uint32_t)(unsigned char)bytes[at] << 8 | (unsigned char)bytes[at + 1];
}

static uint32_t code_of(const struct token *token)
{
    return token->kind == TOKEN_STRING && token->length == 1 ? (unsigned char)*token->bytes : CODES;
}

/* UTF-16BE to UTF-8, its last character `more` places on. */
static const char *text_of(struct written *written, const struct token *token, uint32_t more)
{
    struct buffer out = {0};
    for (size_t at = 0; at + 1 < token->length; at += 2) {
        uint32_t unit = unit_at(token->bytes, at);
        char utf8[4];
        if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < token->length) {
            at += 2;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (unit_at(token->bytes, at) - 0xDC00);
        }
        if (at + 3 >= token->length)
            unit += more;
        buffer_append(&out, utf8, utf8_put(unit, utf8));
    }
    const char *text = arena_copy(written->arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return text;
}

static void set(struct written *written, struct font *font, uint32_t code, const char *text)
{
    if (code >= CODES)
        return;
    if (font->text[code] && strcmp(font->text[code], text) != 0)
        report(written, FAULT_TO_UNICODE_TWICE, "%s: code %02X is \"%s\" and \"%s\"", font->name, (unsigned)code,
               font->text[code], text);
    font->text[code] = text;
}

static void read_characters(struct written *written, struct font *font, const struct tokens *tokens)
{
    for (size_t i = 0; i + 1 < tokens->count; i += 2)
        set(written, font, code_of(&tokens->list[i]), text_of(written, &tokens->list[i + 1], 0));
}

/* "<first> <last> <text>"; a list of texts instead, which the standard allows too, we do not write. */
static void read_ranges(struct written *written, struct font *font, const struct tokens *tokens)
{
    for (size_t i = 0; i + 2 < tokens->count; i += 3) {
        uint32_t first = code_of(&tokens->list[i]), last = code_of(&tokens->list[i + 1]);
        for (uint32_t code = first; code <= last && code < CODES; code++)
            set(written, font, code, text_of(written, &tokens->list[i + 2], code - first));
    }
}

void read_to_unicode(struct written *written, struct font *font)
{
    struct tokens tokens;
    size_t length;
    const char *operator, * bytes = get_stream(written, get(written, font->dictionary, "/ToUnicode"), &length);
    if (!bytes)
        return;
    tokens_begin(&tokens, bytes, length);
    while ((operator= tokens_next(&tokens)) != NULL) {
        if (strcmp(operator, "endbfchar") == 0)
            read_characters(written, font, &tokens);
        if (strcmp(operator, "endbfrange") == 0)
            read_ranges(written, font, &tokens);
    }
    tokens_finish(&tokens);
}
