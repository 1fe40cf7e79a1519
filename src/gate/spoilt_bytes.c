#include "gate/spoilt_bytes.h"

#include <pthread.h>
#include <stddef.h>

enum { SLOTS = 2048, HASH = 0x9E37 }; /* the encodings have some 700 letters and signs */

static struct letter_bytes slots[SLOTS];
static pthread_once_t slots_once = PTHREAD_ONCE_INIT;

/* Where the letter stands, or where there is room for it. */
static struct letter_bytes *slot_of(uint32_t code_point)
{
    uint32_t at = code_point * HASH % SLOTS;
    while (slots[at].code_point && slots[at].code_point != code_point)
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static void put(uint32_t code_point, int encoding, unsigned char byte)
{
    struct letter_bytes *letter = slot_of(code_point);
    letter->code_point = code_point;
    letter->byte[encoding] = byte;
    if (byte >= 0xC2 && byte < 0xF0)
        letter->leads |= UINT32_C(1) << encoding;
    if (byte < 0xC0)
        letter->follows |= UINT32_C(1) << encoding;
}

static void fill_slots(void)
{
    uint32_t letters[UNICODE_ENCODING_BYTES];
    for (int encoding = 0; encoding < UNICODE_ENCODINGS; encoding++) {
        if (!unicode_encoding_letters(encoding, letters))
            continue;
        for (int i = 0; i < UNICODE_ENCODING_BYTES; i++) {
            uint32_t byte = 0x80 + (uint32_t)i;
            if (letters[i])
                put(letters[i], encoding, (unsigned char)byte);
            else if (byte < 0xA0) /* what means nothing, many programs make a control of */
                put(byte, encoding, (unsigned char)byte);
        }
    }
}

const struct letter_bytes *letter_bytes_find(uint32_t code_point)
{
    pthread_once(&slots_once, fill_slots);
    const struct letter_bytes *letter = slot_of(code_point);
    return letter->code_point ? letter : NULL;
}
