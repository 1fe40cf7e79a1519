#include "issue/words.h"

#include <string.h>

#include "base/unicode.h"

void put_plain(struct buffer *out, const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t code_point = utf8_next(&text, end);
        char bytes[4];
        buffer_append(out, bytes, utf8_put(unicode_is_control(code_point) ? 0xfffd : code_point, bytes));
    }
}

size_t plain_width(const char *text)
{
    size_t width = 0;
    for (const char *end = text + strlen(text); text < end;)
        width += !unicode_is_mark(utf8_next(&text, end));
    return width;
}
