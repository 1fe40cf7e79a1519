#include "base/markup.h"

#include <string.h>

#include "base/unicode.h"

static const char *escape(char character)
{
    switch (character) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

static bool is_plain(unsigned char byte)
{
    return byte >= ' ' && byte < 0x7F && !escape((char)byte);
}

void markup_text(struct buffer *out, const char *text, size_t length)
{
    char bytes[4];
    for (const char *end = text + length; text < end;) {
        const char *from = text;
        while (text < end && is_plain((unsigned char)*text))
            text++;
        buffer_append(out, from, (size_t)(text - from));
        if (text == end)
            return;
        const char *escaped = escape(*text);
        uint32_t character = utf8_next(&text, end);
        if (escaped)
            buffer_string(out, escaped);
        else
            buffer_append(out, bytes, utf8_put(unicode_is_control(character) ? 0xFFFD : character, bytes));
    }
}

void markup_string(struct buffer *out, const char *text)
{
    markup_text(out, text, strlen(text));
}

void markup_address(struct buffer *out, const char *text)
{
    static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    for (; *text; text++)
        if (strchr(PLAIN, *text))
            buffer_byte(out, (unsigned char)*text);
        else
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)*text);
}
