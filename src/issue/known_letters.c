#include "issue/known_letters.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

enum {
    CODE_POINTS = 0x10000,
    VALUE_SHORT = 60 /* bytes: longer values are tried even if all their letters are known */
};

struct known_letters {
    const struct offer *offer;
    const char *language;
    uint64_t good[CODE_POINTS / 64];
    struct known_letters *next;
};

struct known_letters *known_letters_of(struct known_letters **list, const struct offer *offer, const char *language)
{
    struct known_letters *letters = *list;
    while (letters && (letters->offer != offer || strcmp(letters->language, language) != 0))
        letters = letters->next;
    if (letters)
        return letters;
    letters = memory_zeroed(1, sizeof *letters);
    letters->offer = offer;
    for (const char *const *edition = offer->editions; *edition; edition++)
        if (strcmp(*edition, language) == 0)
            letters->language = *edition;
    letters->next = *list;
    return *list = letters;
}

void known_letters_destroy(struct known_letters *list)
{
    for (struct known_letters *next; list; list = next) {
        next = list->next;
        free(list);
    }
}

bool known_letters_any(const struct known_letters *letters)
{
    return letters->good[0] != 0;
}

bool known_letters_hold(const struct known_letters *letters, const char *value)
{
    const char *end = value + strlen(value);
    bool good = end - value <= VALUE_SHORT;
    while (good && value < end) {
        uint32_t code_point = utf8_next(&value, end);
        good = code_point < CODE_POINTS && letters->good[code_point / 64] >> code_point % 64 & 1;
    }
    return good;
}

void known_letters_add(struct known_letters *letters, const char *value)
{
    const char *end = value + strlen(value);
    while (value < end) {
        uint32_t code_point = utf8_next(&value, end);
        if (code_point < CODE_POINTS)
            letters->good[code_point / 64] |= UINT64_C(1) << code_point % 64;
    }
}
