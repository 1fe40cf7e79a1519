#include "issue/proof.h"

#include <nettle/memops.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "issue/digest.h"

/* Letters that decompose into none, as people write them who have them not on their keyboard; and the sigma that ends a word. */
static const struct {
    uint32_t letter;
    const char *as;
} OTHERS[] = {{0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
              {0x0127, "h"},  {0x0131, "i"},  {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},  {0x03C2, "\xCF\x83"}};

static void put_letter(struct buffer *out, uint32_t letter)
{
    letter = unicode_base(unicode_lower(letter));
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (OTHERS[i].letter == letter) {
            buffer_string(out, OTHERS[i].as);
            return;
        }
    char bytes[4];
    buffer_append(out, bytes, utf8_put(letter, bytes));
}

static void put_word(const char *text, const char *end, struct buffer *out)
{
    while (text < end) {
        uint32_t letter = utf8_next(&text, end);
        if (!unicode_is_mark(letter) && (unicode_is_letter(letter) || unicode_is_digit(letter)))
            put_letter(out, letter);
    }
}

static bool is_white(uint32_t letter)
{
    return letter == ' ' || letter == 0xA0 || letter == 0x202F || unicode_is_space(letter);
}

void proof_of_name(const char *name, struct buffer *out)
{
    const char *end = name + strlen(name), *word = name;
    for (const char *at = name, *next; at < end; at = next) {
        next = at;
        bool white = is_white(utf8_next(&next, end));
        const char *behind = next;
        if (white && next < end && !is_white(utf8_next(&behind, end)))
            word = next;
    }
    put_word(word, end, out);
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
