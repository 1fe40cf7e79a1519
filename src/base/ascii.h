/* Letters and digits of ASCII, whatever locale the program has that uses the library: in a Turkish one, those of ctype.h and
 * strings.h take I and i for two letters. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline bool ascii_is_letter(char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

static inline bool ascii_is_digit(char byte)
{
    return (unsigned char)(byte - '0') < 10;
}

static inline char ascii_upper(char byte)
{
    return (unsigned char)(byte - 'a') < 26 ? (char)(byte - 0x20) : byte;
}

/* Nothing but what XML calls white space (XML 1.0, 2.3). */
static inline bool ascii_is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* As strncmp, capitals being as good as small letters. */
static inline int ascii_compare(const char *one, const char *other, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char a = (unsigned char)ascii_upper(one[i]), b = (unsigned char)ascii_upper(other[i]);
        if (a != b || !a)
            return a - b;
    }
    return 0;
}

#endif
