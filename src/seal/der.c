#include "seal/der.h"

#include <stdlib.h>
#include <string.h>

size_t der_begin(struct buffer *out, enum der_tag tag)
{
    buffer_byte(out, (unsigned char)tag);
    return out->length;
}

/* The length in its shortest form (10.1): below 128 itself, else the number of its bytes and these. */
static size_t put_length(unsigned char head[9], size_t length)
{
    size_t count = 0;
    if (length < 0x80) {
        head[0] = (unsigned char)length;
        return 1;
    }
    for (size_t rest = length; rest; rest >>= 8)
        count++;
    head[0] = (unsigned char)(0x80 | count);
    for (size_t i = 0; i < count; i++)
        head[1 + i] = (unsigned char)(length >> 8 * (count - 1 - i));
    return 1 + count;
}

void der_end(struct buffer *out, size_t begin)
{
    unsigned char head[9];
    size_t length = out->length - begin, count = put_length(head, length);
    buffer_append(out, head, count); /* for its room */
    memmove(out->bytes + begin + count, out->bytes + begin, length);
    memcpy(out->bytes + begin, head, count);
}

/* ------------------------------------------------------------------------------------------------ sets */

struct element {
    const unsigned char *bytes;
    size_t length;
};

/* How long the value there is, head included. */
static size_t whole_length(const unsigned char *at)
{
    size_t count = at[1] & 0x80 ? at[1] & 0x7f : 0, length = count ? 0 : at[1];
    for (size_t i = 0; i < count; i++)
        length = length << 8 | at[2 + i];
    return 2 + count + length;
}

static int by_bytes(const void *left, const void *right)
{
    const struct element *a = left, *b = right;
    int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

void der_sort(struct buffer *out, size_t begin)
{
    enum { ELEMENTS_MOST = 32 };
    struct element elements[ELEMENTS_MOST];
    struct buffer copy = {0};
    size_t count = 0;
    buffer_append(&copy, out->bytes + begin, out->length - begin);
    for (size_t at = 0; at < copy.length && count < ELEMENTS_MOST; at += elements[count++].length)
        elements[count] = (struct element){copy.bytes + at, whole_length(copy.bytes + at)};
    qsort(elements, count, sizeof *elements, by_bytes);
    out->length = begin;
    for (size_t i = 0; i < count; i++)
        buffer_append(out, elements[i].bytes, elements[i].length);
    buffer_finish(&copy);
}

/* ------------------------------------------------------------------------------------------------ values */

void der_value(struct buffer *out, enum der_tag tag, const void *contents, size_t length)
{
    unsigned char head[9];
    buffer_byte(out, (unsigned char)tag);
    buffer_append(out, head, put_length(head, length));
    buffer_append(out, contents, length);
}

void der_small_integer(struct buffer *out, unsigned char value)
{
    der_value(out, DER_INTEGER, &value, 1);
}

/* Seven bits a byte, the first with the top bit where more follow (8.19.2). */
static void put_arc(struct buffer *out, unsigned long arc)
{
    int shift = 0;
    while (arc >> shift >= 0x80)
        shift += 7;
    for (; shift >= 0; shift -= 7)
        buffer_byte(out, (unsigned char)((arc >> shift & 0x7f) | (shift ? 0x80 : 0)));
}

void der_object(struct buffer *out, const char *dotted)
{
    char *at;
    size_t begin = der_begin(out, DER_OBJECT);
    unsigned long first = strtoul(dotted, &at, 10);
    put_arc(out, 40 * first + strtoul(at + 1, &at, 10));
    while (*at == '.')
        put_arc(out, strtoul(at + 1, &at, 10));
    der_end(out, begin);
}
