/* The encodings of one byte a letter in which programs wrote text before UTF-8, from ICU's tables. Bytes below 0x80 are
 * ASCII in all of them. */
#ifndef BASE_UNICODE_ENCODING_H
#define BASE_UNICODE_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

/* Encodings are numbered from 0, which is Windows-1252; the most usual come first. */
enum { UNICODE_ENCODINGS = 25, UNICODE_ENCODING_BYTES = 128 };

/* As people know it, e.g. "Windows-1250", "ISO 8859-2", "DOS 850". */
const char *unicode_encoding_name(int encoding);

/* The encoding that a person names: windows-1250, cp1250, 1250, iso-8859-2, latin2, macroman, ibm850 and what else ICU knows
 * it by; capitals, hyphens and spaces make no difference. -1: none of these. */
int unicode_encoding_find(const char *name);

/* The code points of the bytes 0x80 to 0xFF; 0 for those that mean nothing, controls among them. False if ICU was built
 * without its tables. */
bool unicode_encoding_letters(int encoding, uint32_t code_points[UNICODE_ENCODING_BYTES]);

/* Whether words are made of such bytes, whatever the encoding: letters and digits of ASCII, and all that is beyond it. */
static inline bool unicode_is_word_byte(unsigned char byte)
{
    return byte >= 0x80 || (unsigned char)((byte | 0x20) - 'a') < 26 || (unsigned char)(byte - '0') < 10;
}

#endif
