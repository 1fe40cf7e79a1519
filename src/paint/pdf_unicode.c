/* From codes back to text (ISO 32000-1, 9.10.3). */
#include "base/unicode.h"
#include "paint/pdf_font.h"

enum { BLOCK = 100 /* lines, at most, between begin and end */ };

/* Lines of a CMap, gathered until there are enough for a block. */
struct lines {
    struct buffer *out;
    struct buffer text;
    int count;
};

static void end_block(struct lines *lines)
{
    if (lines->count) {
        buffer_integer(lines->out, lines->count);
        buffer_string(lines->out, " beginbfchar\n");
        buffer_append(lines->out, lines->text.bytes, lines->text.length);
        buffer_string(lines->out, "endbfchar\n");
    }
    buffer_clear(&lines->text);
    lines->count = 0;
}

static void end_line(struct lines *lines)
{
    buffer_byte(&lines->text, '\n');
    if (++lines->count == BLOCK)
        end_block(lines);
}

static void end_lines(struct lines *lines)
{
    end_block(lines);
    buffer_finish(&lines->text);
}

static void put_digits(struct buffer *out, uint32_t unit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char text[] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    buffer_append(out, text, sizeof text);
}

static void put_code(struct buffer *out, uint32_t code)
{
    static const char digits[] = "0123456789ABCDEF";
    const char text[] = {'<', digits[code >> 4 & 15], digits[code & 15], '>'};
    buffer_append(out, text, sizeof text);
}

static void put_text(struct buffer *out, const char *text, size_t length)
{
    const char *end = text + length;
    buffer_byte(out, '<');
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        if (code_point >= 0x10000) {
            put_digits(out, 0xD800 + ((code_point - 0x10000) >> 10));
            code_point = 0xDC00 + ((code_point - 0x10000) & 0x3FF);
        }
        put_digits(out, code_point);
    }
    buffer_byte(out, '>');
}

/* No code may stand for these (PDF/A-3, 6.2.11.7.2), nor any for U+0000. */
static bool is_speechless(uint32_t code_point)
{
    enum { BYTE_ORDER_MARK = 0xFEFF, NO_CHARACTER = 0xFFFE };
    return !code_point || code_point == BYTE_ORDER_MARK || code_point >= NO_CHARACTER;
}

/* Code by code: Ghostscript 10.00 takes each code of a range for another, and what its pdfwrite makes of the file says so. */
static void put_characters(struct lines *lines, const uint64_t used[PDF_SERIES / 64], const struct pdf_fonts *fonts,
                           int series)
{
    for (uint32_t word = 0; word < PDF_SERIES / 64; word++)
        for (uint64_t bits = used[word]; bits; bits &= bits - 1) {
            uint32_t code = 64 * word + (uint32_t)__builtin_ctzll(bits);
            uint32_t code_point = pdf_fonts_meaning(fonts, (uint32_t)series * PDF_SERIES + code);
            if (is_speechless(code_point))
                continue;
            put_code(&lines->text, code);
            buffer_byte(&lines->text, '<');
            put_digits(&lines->text, code_point);
            buffer_byte(&lines->text, '>');
            end_line(lines);
        }
}

static void put_variants(struct lines *lines, const struct pdf_font *font, int series)
{
    for (size_t i = 0; i < font->variant_count; i++) {
        const struct pdf_variant *variant = &font->variants[i];
        if (variant->code / PDF_SERIES != series)
            continue;
        put_code(&lines->text, variant->code);
        put_text(&lines->text, variant->text, variant->length);
        end_line(lines);
    }
}

void pdf_put_to_unicode(struct buffer *out, const uint64_t used[PDF_SERIES / 64], const struct pdf_fonts *fonts,
                        struct pdf_font *const *list, int count, int series)
{
    struct lines lines = {.out = out};
    buffer_string(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                       "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n<00><FF>\nendcodespacerange\n");
    put_characters(&lines, used, fonts, series);
    for (int i = 0; i < count; i++)
        put_variants(&lines, list[i], series);
    end_lines(&lines);
    buffer_string(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}
