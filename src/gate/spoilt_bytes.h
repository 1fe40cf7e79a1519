/* Inside the room: the bytes of a letter in the encodings that programs used before UTF-8. */
#ifndef GATE_SPOILT_BYTES_H
#define GATE_SPOILT_BYTES_H

#include <stdint.h>

#include "base/unicode_encoding.h"

/* One letter, or sign, in all encodings. In `leads` and `follows` there is a bit for each encoding in which its byte can
 * begin a letter in UTF-8 (of two bytes or three), or go on with it. */
struct letter_bytes {
    uint32_t code_point;
    uint32_t leads, follows;
    unsigned char byte[UNICODE_ENCODINGS]; /* 0: the encoding has not got it */
};

/* NULL: no encoding has it. The first call reads all tables. */
const struct letter_bytes *letter_bytes_find(uint32_t code_point);

#endif
