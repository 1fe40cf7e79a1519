#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buffer.h"
#include "base/unicode.h"

/* Letters that decompose into none; and the sigma that ends a word. */
static const struct {
    uint32_t letter;
    const char *as;
} OTHERS[] = {{0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
              {0x0127, "h"},  {0x0131, "i"},  {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},  {0x03C2, "\xCF\x83"}};

void unicode_fold(struct buffer *out, uint32_t code_point)
{
    if (unicode_is_mark(code_point))
        return;
    uint32_t letter = unicode_base(unicode_lower(code_point));
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (OTHERS[i].letter == letter) {
            buffer_string(out, OTHERS[i].as);
            return;
        }
    char bytes[4];
    buffer_append(out, bytes, utf8_put(letter, bytes));
}

/* Greek and Cyrillic letters have no such names: they count as what is between. */
static void put_slug(struct buffer *slug, const struct buffer *letters)
{
    for (size_t i = 0; i < letters->length; i++) {
        char byte = (char)letters->bytes[i];
        bool stays = ascii_is_letter(byte) || ascii_is_digit(byte);
        if (stays || (slug->length && slug->bytes[slug->length - 1] != '-'))
            buffer_byte(slug, stays ? letters->bytes[i] : '-');
    }
}

const char *unicode_slug(struct arena *arena, const char *words, size_t most)
{
    struct buffer slug = {0}, letters = {0};
    for (const char *at = words, *end = words + strlen(words); at < end && slug.length < most;) {
        letters.length = 0;
        unicode_fold(&letters, utf8_next(&at, end));
        put_slug(&slug, &letters);
    }
    size_t length = slug.length < most ? slug.length : most;
    while (length && slug.bytes[length - 1] == '-')
        length--;
    const char *copy = arena_copy(arena, (const char *)slug.bytes, length);
    buffer_finish(&slug);
    buffer_finish(&letters);
    return copy;
}
