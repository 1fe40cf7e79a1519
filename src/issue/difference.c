#include "issue/difference.h"

#include <stdint.h>
#include <string.h>

/* ------------------------------------------------------------------------------------------------ numbers */

/* Seven bits a byte, the lowest first; all but the last have the eighth. */
static void put_number(struct buffer *out, size_t number)
{
    for (; number > 0x7f; number >>= 7)
        buffer_byte(out, (unsigned char)(number | 0x80));
    buffer_byte(out, (unsigned char)number);
}

/* SIZE_MAX: there is none, or it is higher than `most`. */
static size_t take_number(const unsigned char **at, const unsigned char *end, size_t most)
{
    size_t number = 0;
    for (int shift = 0; *at < end && shift < 32; shift += 7) {
        unsigned char byte = *(*at)++;
        number |= (size_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return number <= most ? number : SIZE_MAX;
    }
    return SIZE_MAX;
}

/* ------------------------------------------------------------------------------------------------ what differs */

/* How many bytes are the same from there on. */
static size_t count_same(const unsigned char *like, const unsigned char *bytes, size_t length)
{
    size_t at = 0;
    for (uint64_t one, other; at + sizeof one <= length; at += sizeof one) {
        memcpy(&one, like + at, sizeof one);
        memcpy(&other, bytes + at, sizeof other);
        if (one != other)
            break;
    }
    while (at < length && like[at] == bytes[at])
        at++;
    return at;
}

/* How many are not. So few that are the same between others would take more than they save. */
static size_t count_other(const unsigned char *like, const unsigned char *bytes, size_t length)
{
    enum { FEW = 2 };
    size_t other = 0;
    for (size_t at = 0; at < length && at <= other + FEW; at++)
        if (like[at] != bytes[at])
            other = at + 1;
    return other;
}

void difference_put(const void *like, const void *bytes, size_t length, struct buffer *out)
{
    const unsigned char *from = like, *to = bytes;
    for (size_t at = 0; at < length;) {
        size_t same = count_same(from + at, to + at, length - at);
        size_t other = count_other(from + at + same, to + at + same, length - at - same);
        at += same + other;
        if (!other) /* what is left is the same */
            return;
        put_number(out, same);
        put_number(out, other);
        buffer_append(out, to + at - other, other);
    }
}

bool difference_apply(const void *like, size_t length, const void *difference, size_t size, struct buffer *out)
{
    const unsigned char *from = like, *at = difference, *end = at + size;
    size_t done = 0;
    while (at < end) {
        size_t same = take_number(&at, end, length - done);
        size_t other = same == SIZE_MAX ? SIZE_MAX : take_number(&at, end, length - done - same);
        if (other == SIZE_MAX || other > (size_t)(end - at))
            return false;
        buffer_append(out, from + done, same);
        buffer_append(out, at, other);
        at += other;
        done += same + other;
    }
    buffer_append(out, from + done, length - done);
    return true;
}
