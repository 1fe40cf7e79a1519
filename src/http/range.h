/* A part of a file that is asked for (Range: RFC 9110, 14). */
#ifndef HTTP_RANGE_H
#define HTTP_RANGE_H

#include <stddef.h>

enum range_kind {
    RANGE_ALL,    /* no part is asked for; or several, or in a way that is not understood: then all is given, as 14.2 lets a server do */
    RANGE_PART,
    RANGE_BEYOND  /* it lies behind the end */
};

struct range {
    size_t first, length; /* bytes of it; of RANGE_PART at least one */
};

/* `text` may be NULL; `length` is that of the whole file. */
enum range_kind range_read(const char *text, size_t length, struct range *range);

#endif
