/* From codes back to text (ISO 32000-1, 9.10.3).  Plain codes are code points, so what fonts share says nothing but that. */
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
    buffer_byte(out, '<');
    put_digits(out, code);
    buffer_byte(out, '>');
}

/* ------------------------------------------------------------------------------------------------ plain codes */

static bool is_variant(uint32_t code)
{
    return code >= PDF_VARIANTS && code < PDF_VARIANTS_END;
}

/* No code may stand for these (PDF/A-3, 6.2.11.7.2), nor any for U+0000. */
static bool is_speechless(uint32_t code)
{
    enum { BYTE_ORDER_MARK = 0xFEFF, NO_CHARACTER = 0xFFFE };
    return !code || code == BYTE_ORDER_MARK || code >= NO_CHARACTER || is_variant(code);
}

/* Code by code: Ghostscript 10.00 takes each code of a range for another, and what its pdfwrite makes of the file says so. */
static void put_codes(struct buffer *out, const uint64_t *used)
{
    struct lines lines = {.out = out};
    for (uint32_t word = 0; word < PDF_CODES / 64; word++)
        for (uint64_t bits = used[word]; bits; bits &= bits - 1) {
            uint32_t code = 64 * word + (uint32_t)__builtin_ctzll(bits);
            if (is_speechless(code))
                continue;
            put_code(&lines.text, code);
            put_code(&lines.text, code);
            end_line(&lines);
        }
    end_lines(&lines);
}

/* ------------------------------------------------------------------------------------------------ variants */

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

static void put_variants(struct buffer *out, const struct pdf_variant *variants, size_t count)
{
    struct lines lines = {.out = out};
    for (size_t i = 0; i < count; i++) {
        put_code(&lines.text, variants[i].code);
        put_text(&lines.text, variants[i].text, variants[i].length);
        end_line(&lines);
    }
    end_lines(&lines);
}

void pdf_put_to_unicode(struct buffer *out, const uint64_t *used, const struct pdf_variant *variants, size_t count)
{
    buffer_string(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                       "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    put_codes(out, used);
    put_variants(out, variants, count);
    buffer_string(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}
