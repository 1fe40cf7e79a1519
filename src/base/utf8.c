#include "base/unicode.h"

enum { REPLACEMENT = 0xFFFD };

/* Bytes of the well-formed sequence at `from` (The Unicode Standard 15.0, table 3-7), or 0. */
static size_t sequence_length(const unsigned char *from, size_t left)
{
    unsigned char lead = from[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (left < length)
        return 0;
    /* The second byte rules out overlong forms, surrogates and what lies above U+10FFFF. */
    unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (from[1] < least || from[1] > most)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((from[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

uint32_t utf8_next(const char **text, const char *end)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *from = (const unsigned char *)*text;
    size_t length = sequence_length(from, (size_t)(end - *text));
    if (!length) {
        ++*text;
        return REPLACEMENT;
    }
    uint32_t code_point = from[0] & lead_bits[length];
    for (size_t i = 1; i < length; i++)
        code_point = code_point << 6 | (from[i] & 0x3F);
    *text += length;
    return code_point;
}

size_t utf8_put(uint32_t code_point, char *out)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        return utf8_put(REPLACEMENT, out);
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

bool utf8_valid(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t step = sequence_length((const unsigned char *)text + i, length - i);
        if (!step)
            return false;
        i += step;
    }
    return true;
}

size_t utf8_cut(const char *text, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}
