#include "tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void tokens_begin(struct tokens *tokens, const char *bytes, size_t length)
{
    *tokens = (struct tokens){.at = bytes, .end = bytes + length};
    buffer_reserve(&tokens->text, length + length / 2 + 64); /* bytes never move: each token ends in a NUL of its own */
}

void tokens_finish(struct tokens *tokens)
{
    free(tokens->list);
    buffer_finish(&tokens->text);
}

static bool is_space(char byte)
{
    return byte == 0 || (byte && strchr(" \t\r\n\f", byte));
}

static bool is_regular(char byte)
{
    return !is_space(byte) && !strchr("()<>[]{}/%", byte);
}

static void skip_space(struct tokens *tokens)
{
    while (tokens->at < tokens->end && (is_space(*tokens->at) || *tokens->at == '%')) {
        if (*tokens->at == '%')
            while (tokens->at < tokens->end && *tokens->at != '\n' && *tokens->at != '\r')
                tokens->at++;
        else
            tokens->at++;
    }
}

static int hex_digit(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = byte ? strchr(digits, byte | 0x20) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* 7.3.4.3. */
static void read_hex(struct tokens *tokens)
{
    int high = -1;
    for (tokens->at++; tokens->at < tokens->end && *tokens->at != '>'; tokens->at++) {
        int digit = hex_digit(*tokens->at);
        if (digit < 0)
            continue;
        if (high >= 0)
            buffer_byte(&tokens->text, (unsigned char)(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        buffer_byte(&tokens->text, (unsigned char)(high << 4));
    tokens->broken |= tokens->at == tokens->end;
    tokens->at += tokens->at < tokens->end;
}

static void read_escape(struct tokens *tokens)
{
    static const char letters[] = "nrtbf", values[] = "\n\r\t\b\f";
    char byte = *tokens->at++;
    const char *found = byte ? strchr(letters, byte) : NULL;
    if (found) {
        buffer_byte(&tokens->text, (unsigned char)values[found - letters]);
    } else if (byte >= '0' && byte <= '7') {
        int value = byte - '0';
        for (int i = 0; i < 2 && tokens->at < tokens->end && *tokens->at >= '0' && *tokens->at <= '7'; i++)
            value = value * 8 + *tokens->at++ - '0';
        buffer_byte(&tokens->text, (unsigned char)value);
    } else if (byte == '\r') {
        tokens->at += tokens->at < tokens->end && *tokens->at == '\n';
    } else if (byte != '\n') {
        buffer_byte(&tokens->text, (unsigned char)byte);
    }
}

/* 7.3.4.2. */
static void read_literal(struct tokens *tokens)
{
    int depth = 1;
    for (tokens->at++; tokens->at < tokens->end;) {
        char byte = *tokens->at++;
        depth += byte == '(' ? 1 : byte == ')' ? -1 : 0;
        if (!depth)
            return;
        if (byte == '\\' && tokens->at < tokens->end)
            read_escape(tokens);
        else
            buffer_byte(&tokens->text, (unsigned char)byte);
    }
    tokens->broken = true;
}

static enum token_kind read_word(struct tokens *tokens)
{
    bool name = *tokens->at == '/';
    do
        buffer_byte(&tokens->text, (unsigned char)*tokens->at++);
    while (tokens->at < tokens->end && is_regular(*tokens->at));
    return name ? TOKEN_NAME : TOKEN_WORD;
}

static enum token_kind read_token(struct tokens *tokens)
{
    char byte = *tokens->at, next = (char)(tokens->at + 1 < tokens->end ? tokens->at[1] : 0);
    if (byte == '(') {
        read_literal(tokens);
        return TOKEN_STRING;
    }
    if (byte == '<' && next != '<') {
        read_hex(tokens);
        return TOKEN_STRING;
    }
    if (!is_regular(byte) && byte != '/') {
        tokens->at += byte == next && (byte == '<' || byte == '>') ? 2 : 1;
        return TOKEN_BRACKET;
    }
    return read_word(tokens);
}

static struct token *add(struct tokens *tokens)
{
    if (tokens->count == tokens->capacity) {
        tokens->capacity = 2 * tokens->capacity + 64;
        tokens->list = memory_resize(tokens->list, tokens->capacity * sizeof *tokens->list);
    }
    return &tokens->list[tokens->count++];
}

const char *tokens_next(struct tokens *tokens)
{
    tokens->count = 0;
    buffer_clear(&tokens->text);
    for (skip_space(tokens); tokens->at < tokens->end; skip_space(tokens)) {
        size_t start = tokens->text.length;
        enum token_kind kind = read_token(tokens);
        size_t length = tokens->text.length - start;
        buffer_byte(&tokens->text, 0);
        const char *bytes = (const char *)tokens->text.bytes + start;
        char *end;
        double number = strtod(bytes, &end);
        if (kind == TOKEN_WORD && *end)
            return bytes;
        *add(tokens) =
            (struct token){kind == TOKEN_WORD ? TOKEN_NUMBER : kind, kind == TOKEN_WORD ? number : 0, bytes, length};
    }
    return NULL;
}

const struct token *tokens_entry(const struct tokens *tokens, const char *key, enum token_kind kind)
{
    for (size_t i = 0; i + 1 < tokens->count; i++)
        if (tokens->list[i].kind == TOKEN_NAME && strcmp(tokens->list[i].bytes, key) == 0)
            return tokens->list[i + 1].kind == kind ? &tokens->list[i + 1] : NULL;
    return NULL;
}
