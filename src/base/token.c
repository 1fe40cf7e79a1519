#include "base/token.h"

#include <string.h>

enum { GROUP = 4, TOKEN_LETTERS = 20 };

/* A letter of the alphabet, or what is taken for one; -1: neither. */
static int letter(char sign)
{
    char capital = sign >= 'a' && sign <= 'z' ? (char)(sign - 'a' + 'A') : sign;
    capital = capital == 'O' ? '0' : capital == 'I' || capital == 'L' ? '1' : capital;
    const char *at = capital ? strchr(TOKEN_ALPHABET, capital) : NULL;
    return at ? *at : -1;
}

bool token_read(const char *text, char token[TOKEN_SIZE])
{
    int count = 0;
    for (; *text; text++) {
        int sign = letter(*text);
        if (*text == '-' || *text == ' ')
            continue;
        if (sign < 0 || count == TOKEN_LETTERS)
            return false;
        if (count && count % GROUP == 0)
            *token++ = '-';
        *token++ = (char)sign;
        count++;
    }
    *token = '\0';
    return count == TOKEN_LETTERS;
}
