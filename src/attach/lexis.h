/* The classes of bytes that PDF's tokens are made of (ISO 32000-2, 7.2.3). */
#ifndef ATTACH_LEXIS_H
#define ATTACH_LEXIS_H

#include <stdbool.h>

enum lexis { LEXIS_REGULAR, LEXIS_SPACE, LEXIS_DELIMITER };

static inline enum lexis lexis_of(char byte)
{
    static const unsigned char classes[256] = {
        ['\0'] = LEXIS_SPACE,    ['\t'] = LEXIS_SPACE,    ['\n'] = LEXIS_SPACE,    ['\f'] = LEXIS_SPACE,
        ['\r'] = LEXIS_SPACE,    [' '] = LEXIS_SPACE,     ['('] = LEXIS_DELIMITER, [')'] = LEXIS_DELIMITER,
        ['<'] = LEXIS_DELIMITER, ['>'] = LEXIS_DELIMITER, ['['] = LEXIS_DELIMITER, [']'] = LEXIS_DELIMITER,
        ['{'] = LEXIS_DELIMITER, ['}'] = LEXIS_DELIMITER, ['/'] = LEXIS_DELIMITER, ['%'] = LEXIS_DELIMITER,
    };
    return (enum lexis)classes[(unsigned char)byte];
}

static inline bool is_space(char byte)
{
    return lexis_of(byte) == LEXIS_SPACE;
}

/* Neither space nor delimiter: what names, numbers and operators go on with. */
static inline bool is_regular(char byte)
{
    return lexis_of(byte) == LEXIS_REGULAR;
}

#endif
