#include "base/json.h"

#include <string.h>

#include "base/unicode.h"

/* As UTF-16 has it (RFC 8259, 7). */
static void put_escaped(struct buffer *out, uint32_t code_point)
{
    unsigned above = (unsigned)code_point - 0x10000;
    if (code_point < 0x10000)
        buffer_format(out, "\\u%04x", (unsigned)code_point);
    else
        buffer_format(out, "\\u%04x\\u%04x", 0xd800 + (above >> 10), 0xdc00 + (above & 0x3ff));
}

/* What would move a terminal's cursor is escaped, though JSON asks for that of C0 alone: lines are looked at, too. */
static void put_character(struct buffer *out, uint32_t code_point)
{
    char bytes[4];
    if (code_point == '"' || code_point == '\\')
        buffer_byte(out, '\\');
    if (unicode_is_control(code_point))
        put_escaped(out, code_point);
    else
        buffer_append(out, bytes, utf8_put(code_point, bytes));
}

void json_string(struct buffer *out, const char *text)
{
    buffer_byte(out, '"');
    for (const char *end = text + strlen(text); text < end;)
        put_character(out, utf8_next(&text, end));
    buffer_byte(out, '"');
}

void json_text(struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_format(out, ",\"%s\":", key);
    json_string(out, text);
}
