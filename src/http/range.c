#include "http/range.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* A number too large for the type is its largest: it lies behind the end of any file. */
static bool read_number(const char **at, size_t *number)
{
    const char *begin = *at;
    for (*number = 0; **at >= '0' && **at <= '9'; (*at)++) {
        size_t digit = (size_t)(**at - '0');
        *number = *number > (SIZE_MAX - digit) / 10 ? SIZE_MAX : 10 * *number + digit;
    }
    return *at > begin;
}

/* "-500": the last ones. */
static enum range_kind read_suffix(const char *at, size_t length, struct range *range)
{
    size_t count;
    at++;
    if (!read_number(&at, &count) || *at)
        return RANGE_ALL;
    if (!count || !length)
        return RANGE_BEYOND;
    count = count < length ? count : length;
    *range = (struct range){length - count, count};
    return RANGE_PART;
}

enum range_kind range_read(const char *text, size_t length, struct range *range)
{
    size_t first, last = SIZE_MAX;
    if (!text || strncasecmp(text, "bytes=", 6) != 0)
        return RANGE_ALL;
    const char *at = text + 6;
    if (*at == '-')
        return read_suffix(at, length, range);
    if (!read_number(&at, &first) || *at++ != '-')
        return RANGE_ALL;
    if (*at && (!read_number(&at, &last) || *at || last < first))
        return RANGE_ALL;
    if (first >= length)
        return RANGE_BEYOND;
    last = last < length ? last : length - 1;
    *range = (struct range){first, last - first + 1};
    return RANGE_PART;
}
