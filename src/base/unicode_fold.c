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
