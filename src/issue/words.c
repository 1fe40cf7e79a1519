#include "issue/words.h"

#include "base/buffer.h"
#include "base/diag.h"
#include "base/unicode.h"

size_t plain_width(const char *text)
{
    struct buffer plain = {0};
    size_t width = 0;
    diag_put_plain(&plain, text);
    const char *at = (const char *)plain.bytes;
    for (const char *end = at + plain.length; at < end;)
        width += !unicode_is_mark(utf8_next(&at, end));
    buffer_finish(&plain);
    return width;
}
