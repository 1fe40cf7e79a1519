#include "sheet/rich.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "sheet/value.h"

enum { ESCAPE = 7, REPLACEMENT = 0xFFFD };

void rich_finish(struct rich *rich)
{
    buffer_finish(&rich->text);
}

void rich_clear(struct rich *rich)
{
    buffer_clear(&rich->text);
    rich->taking = rich->struck = false;
    rich->pronouncing = 0;
}

/* The number in an escape that begins at `from`, or -1. */
static int escape_at(const char *from, const char *end)
{
    if (end - from < ESCAPE || from[0] != '_' || from[1] != 'x' || from[6] != '_')
        return -1;
    int number = 0;
    for (int i = 2; i < 6; i++) {
        int digit = ascii_hexadecimal(from[i]);
        if (digit < 0)
            return -1;
        number = number * 16 + digit;
    }
    return number;
}

/* The character of the escape at *from, which is moved past it; -1 if there is none. Two escapes may make one. */
static int next_escape(const char **from, const char *end)
{
    int unit = escape_at(*from, end);
    if (unit < 0)
        return -1;
    *from += ESCAPE;
    int low = unit >= 0xD800 && unit < 0xDC00 ? escape_at(*from, end) : -1;
    if (low >= 0xDC00 && low < 0xE000) {
        *from += ESCAPE;
        return 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
    }
    return unit ? unit : REPLACEMENT; /* texts are NUL-terminated */
}

void rich_decode(struct buffer *text, size_t from)
{
    if (text->length == from)
        return;
    char *begin = (char *)text->bytes + from, *out = begin;
    const char *end = (const char *)text->bytes + text->length;
    if (!memchr(begin, '_', (size_t)(end - begin)) && !memchr(begin, '\r', (size_t)(end - begin)))
        return;
    for (const char *at = begin; at < end;) {
        int code_point = *at == '_' ? next_escape(&at, end) : -1;
        if (code_point < 0)
            code_point = (unsigned char)*at < 0x80 ? *at++ : -1;
        if (code_point < 0)
            *out++ = *at++;
        else if (code_point != '\r')
            out += utf8_put((uint32_t)code_point, out);
        else if (at == end || *at != '\n')
            *out++ = '\n';
    }
    text->length = (size_t)(out - (char *)text->bytes);
}

/* As Excel does where nothing asks for white space: it is left out at both ends of the run. */
static void trim_run(struct rich *rich)
{
    struct buffer *text = &rich->text;
    size_t from = rich->run;
    while (text->length > from && ascii_is_space((char)text->bytes[text->length - 1]))
        text->length--;
    while (from < text->length && ascii_is_space((char)text->bytes[from]))
        from++;
    if (from == rich->run)
        return;
    memmove(text->bytes + rich->run, text->bytes + from, text->length - from);
    text->length -= from - rich->run;
}

void rich_take(struct rich *rich, const struct part *part, enum xml_event event)
{
    if (event == XML_EVENT_TEXT) {
        size_t length;
        const char *text = xml_stream_text(part->stream, &length);
        if (rich->taking && rich->text.length < VALUE_BYTES_MOST)
            buffer_append(&rich->text, text, length);
    } else if (part_is(part, "strike")) {
        rich->struck |= event == XML_EVENT_START && part_is_set(part);
    } else if (part_is(part, "rPh")) {
        rich->pronouncing += event == XML_EVENT_START ? 1 : -1;
    } else if (part_is(part, "t") && !rich->pronouncing) {
        if (event == XML_EVENT_START) {
            rich->run = rich->text.length;
            rich->preserves = xml_stream_preserves_space(part->stream);
        } else {
            if (!rich->preserves)
                trim_run(rich);
            rich_decode(&rich->text, rich->run);
        }
        rich->taking = event == XML_EVENT_START;
    }
}
