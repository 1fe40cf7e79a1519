/* The classes of bytes that PDF's tokens are made of (ISO 32000-2, 7.2.3). */
#ifndef ATTACH_LEXIS_H
#define ATTACH_LEXIS_H

#include <stdbool.h>
#include <string.h>

static inline bool is_space(char byte)
{
    return memchr("\0\t\n\f\r ", byte, 6) != NULL;
}

/* Neither space nor delimiter: what names, numbers and operators go on with. */
static inline bool is_regular(char byte)
{
    return !is_space(byte) && !memchr("()<>[]{}/%", byte, 10);
}

#endif
