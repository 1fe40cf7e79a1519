#include "base/json.h"

#include <string.h>

#include "base/unicode.h"

static void put_character(struct buffer *out, uint32_t code_point)
{
    char bytes[4];
    if (code_point == '"' || code_point == '\\')
        buffer_byte(out, '\\');
    if (code_point < ' ' || (code_point >= 0x7f && code_point < 0xa0))
        buffer_format(out, "\\u%04x", (unsigned)code_point);
    else
        buffer_append(out, bytes, utf8_put(code_point, bytes));
}

void json_text(struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_format(out, ",\"%s\":\"", key);
    for (const char *end = text + strlen(text); text < end;)
        put_character(out, utf8_next(&text, end));
    buffer_byte(out, '"');
}
