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

/* What the hexadecimal digit is worth; -1: it is none. */
static inline int ascii_hexadecimal(char byte)
{
    if (ascii_is_digit(byte))
        return byte - '0';
    return (unsigned char)((byte | 0x20) - 'a') < 6 ? (byte | 0x20) - 'a' + 10 : -1;
}

static inline char ascii_upper(char byte)
{
    return (unsigned char)(byte - 'a') < 26 ? (char)(byte - 0x20) : byte;
}

/* What XML calls white space (XML 1.0, 2.3), and nothing else. */
static inline bool ascii_is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

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
