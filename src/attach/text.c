#include "attach/text.h"

#include <string.h>

#include "base/unicode.h"

enum { UNKNOWN = 0xfffd };

/* PDFDocEncoding where it is not Latin-1 (ISO 32000-2, annex D.2). */
static uint32_t from_document(unsigned char byte)
{
    static const uint16_t accents[] = {0x02d8, 0x02c7, 0x02c6, 0x02d9, 0x02dd, 0x02db, 0x02da, 0x02dc};
    static const uint16_t signs[] = {0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212,
                                     0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141,
                                     0x0152, 0x0160, 0x0178, 0x017d, 0x0131, 0x0142, 0x0153, 0x0161, 0x017e, UNKNOWN, 0x20ac};
    if (byte >= 0x18 && byte <= 0x1f)
        return accents[byte - 0x18];
    if (byte >= 0x80 && byte <= 0xa0)
        return signs[byte - 0x80];
    return byte == 0x7f || byte == 0xad ? UNKNOWN : byte;
}

static void put(uint32_t code_point, struct buffer *out)
{
    char bytes[4];
    buffer_append(out, bytes, utf8_put(code_point, bytes));
}

static void read_document(const unsigned char *at, size_t length, struct buffer *out)
{
    for (size_t i = 0; i < length; i++)
        put(from_document(at[i]), out);
}

/* `high` is which byte of a unit comes first: 0 of big-endian ones. */
static void read_utf16(const unsigned char *at, size_t length, int high, struct buffer *out)
{
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t unit = (uint32_t)at[i + (size_t)high] << 8 | at[i + 1 - (size_t)high];
        if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < length) {
            uint32_t next = (uint32_t)at[i + 2 + (size_t)high] << 8 | at[i + 3 - (size_t)high];
            bool pair = next >= 0xdc00 && next < 0xe000;
            unit = pair ? 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00) : unit;
            i += pair ? 2 : 0;
        }
        if (unit < 0xd800 || unit >= 0xe000) /* half a pair says nothing */
            put(unit, out);
    }
}

const char *text_read(const char *bytes, size_t length, struct arena *arena)
{
    const unsigned char *at = (const unsigned char *)bytes;
    struct buffer out = {0};
    if (length >= 2 && ((at[0] == 0xfe && at[1] == 0xff) || (at[0] == 0xff && at[1] == 0xfe)))
        read_utf16(at + 2, length - 2, at[0] == 0xff, &out);
    else if (length >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        buffer_append(&out, at + 3, length - 3);
    else
        read_document(at, length, &out);
    const char *text = arena_copy(arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return text;
}

static void put_unit(uint32_t unit, struct buffer *out)
{
    buffer_byte(out, (unsigned char)(unit >> 8));
    buffer_byte(out, (unsigned char)unit);
}

void text_write(const char *utf8, struct buffer *out)
{
    const char *end = utf8 + strlen(utf8), *at = utf8;
    while (at < end && *at >= ' ' && *at <= '~')
        at++;
    if (at == end) {
        buffer_append(out, utf8, (size_t)(end - utf8));
        return;
    }
    put_unit(0xfeff, out);
    for (at = utf8; at < end;) {
        uint32_t code_point = utf8_next(&at, end);
        if (code_point >= 0x10000) {
            put_unit(0xd800 + ((code_point - 0x10000) >> 10), out);
            put_unit(0xdc00 + (code_point & 0x3ff), out);
        } else {
            put_unit(code_point, out);
        }
    }
}
