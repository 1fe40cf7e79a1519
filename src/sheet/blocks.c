/* A text file in blocks; UTF-16 to UTF-8. */
#include <string.h>

#include "base/unicode.h"
#include "sheet/encoding.h"

enum {
    REPLACEMENT = 0xFFFD,
    UNITS = BLOCK_ROOM / 4 /* a unit gives at most 3 bytes, and one more U+FFFD for a half that waited */
};

void blocks_start(struct blocks *blocks, const struct source *source, int encoding)
{
    blocks->source = source;
    blocks->encoding = encoding;
    blocks->offset = 0;
    blocks->lead = 0;
    blocks->length = 0;
}

static void put(struct blocks *blocks, uint32_t code_point)
{
    blocks->length += utf8_put(code_point, (char *)blocks->bytes + blocks->length);
}

static void put_unit(struct blocks *blocks, unsigned unit)
{
    unsigned lead = blocks->lead;
    blocks->lead = 0;
    if (lead && unit >= 0xDC00 && unit < 0xE000) {
        put(blocks, 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
        return;
    }
    if (lead)
        put(blocks, REPLACEMENT);
    if (unit >= 0xD800 && unit < 0xDC00)
        blocks->lead = unit;
    else
        put(blocks, unit); /* a half that comes alone becomes U+FFFD there */
}

static bool next_utf16(struct blocks *blocks, struct diag *diag)
{
    unsigned char raw[UNITS * 2];
    ptrdiff_t count = source_read(blocks->source, blocks->offset, raw, sizeof raw, diag);
    if (count < 0)
        return false;
    blocks->offset += (uint64_t)count;
    bool little = blocks->encoding == ENCODING_UTF16_LE;
    for (ptrdiff_t i = 0; i + 1 < count; i += 2)
        put_unit(blocks, (unsigned)raw[i + little] << 8 | raw[i + !little]);
    bool breaks_off = count % 2 || ((size_t)count < sizeof raw && blocks->lead);
    if (breaks_off) {
        blocks->lead = 0;
        put(blocks, REPLACEMENT);
    }
    return true;
}

static bool next_bytes(struct blocks *blocks, struct diag *diag)
{
    ptrdiff_t count = source_read(blocks->source, blocks->offset, blocks->bytes, BLOCK_ROOM, diag);
    if (count < 0)
        return false;
    blocks->offset += (uint64_t)count;
    blocks->length = (size_t)count;
    return true;
}

bool blocks_next(struct blocks *blocks, struct diag *diag)
{
    enum { CONTROL_Z = 0x1A }; /* the end of a text file to DOS, and to programs that stem from there */
    bool is_wide = blocks->encoding == ENCODING_UTF16_LE || blocks->encoding == ENCODING_UTF16_BE, first = blocks->offset == 0;
    blocks->length = 0;
    if (!(is_wide ? next_utf16 : next_bytes)(blocks, diag))
        return false;
    if (first && blocks->length >= 3 && memcmp(blocks->bytes, "\xEF\xBB\xBF", 3) == 0) {
        blocks->length -= 3;
        memmove(blocks->bytes, blocks->bytes + 3, blocks->length);
    }
    if (blocks->length && blocks->bytes[blocks->length - 1] == CONTROL_Z && blocks->offset == source_size(blocks->source))
        blocks->length--;
    return true;
}
