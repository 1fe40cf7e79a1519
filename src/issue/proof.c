#include "issue/proof.h"

#include <nettle/memops.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "issue/digest.h"

static void put_word(const char *text, const char *end, struct buffer *out)
{
    while (text < end) {
        uint32_t letter = utf8_next(&text, end);
        if (unicode_is_letter(letter) || unicode_is_digit(letter))
            unicode_fold(out, letter);
    }
}

/* Spaces and hyphens, which some write and others do not. */
static bool ends_word(uint32_t letter)
{
    return letter == ' ' || letter == 0xA0 || letter == 0x202F || letter == '-' || (letter >= 0x2010 && letter <= 0x2015) ||
           unicode_is_space(letter);
}

/* Where the last so many words begin. A part without letters is none. */
static const char *find_words(const char *name, const char *end, int words)
{
    const char *begins[PROOF_ENDS] = {0};
    size_t count = 0;
    bool within = false;
    for (const char *at = name, *next; at < end; at = next) {
        next = at;
        uint32_t letter = utf8_next(&next, end);
        if (ends_word(letter)) {
            within = false;
        } else if (!within && (unicode_is_letter(letter) || unicode_is_digit(letter))) {
            begins[count++ % PROOF_ENDS] = at;
            within = true;
        }
    }
    return count >= (size_t)words ? begins[(count - (size_t)words) % PROOF_ENDS] : name;
}

void proof_of_name(const char *name, int words, struct buffer *out)
{
    const char *end = name + strlen(name);
    put_word(words ? find_words(name, end, words) : name, end, out);
}

void proof_of_number(const char *number, struct buffer *out)
{
    put_word(number, number + strlen(number), out);
}

bool proof_is(const struct buffer *given, const struct buffer *wanted)
{
    char one[DIGEST_SIZE], other[DIGEST_SIZE];
    digest_bytes(given->bytes, given->length, one);
    digest_bytes(wanted->bytes, wanted->length, other);
    return given->length && memeql_sec(one, other, sizeof one);
}

static bool fits(const struct buffer *given, const char *name)
{
    bool fits = false;
    for (int words = 1; words <= PROOF_ENDS; words++) {
        struct buffer wanted = {0};
        proof_of_name(name, words, &wanted);
        fits |= proof_is(given, &wanted);
        buffer_finish(&wanted);
    }
    return fits;
}

bool proof_fits_name(const char *given, const char *name)
{
    struct buffer last = {0}, whole = {0};
    proof_of_name(given, 1, &last);
    proof_of_name(given, 0, &whole);
    bool by_last = fits(&last, name), by_whole = fits(&whole, name);
    buffer_finish(&last);
    buffer_finish(&whole);
    return by_last | by_whole;
}
