#include "paint/pdf_text.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"
#include "paint/pdf_put.h"

static void put_escaped(struct buffer *out, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        buffer_byte(out, '\\');
    if (byte == '\r') /* a reader would take it for a line feed */
        PDF_PUT(out, "\\r");
    else
        buffer_byte(out, byte);
}

static void put_unit(struct buffer *out, uint32_t unit)
{
    put_escaped(out, (unsigned char)(unit >> 8));
    put_escaped(out, (unsigned char)unit);
}

/* PDFDocEncoding (annex D.2) agrees with Unicode here. */
static bool is_same_in_pdf(uint32_t code_point)
{
    return (code_point >= 0x20 && code_point < 0x7F) || (code_point > 0xA0 && code_point <= 0xFF && code_point != 0xAD);
}

/* Appends a string of single bytes; false, with nothing appended, if the text is not one. */
static bool put_single_bytes(struct buffer *out, const char *text, size_t length)
{
    const char *end = text + length;
    size_t before = out->length;
    buffer_byte(out, '(');
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        if (!is_same_in_pdf(code_point)) {
            out->length = before;
            return false;
        }
        put_escaped(out, (unsigned char)code_point);
    }
    buffer_byte(out, ')');
    return true;
}

static void put_utf16(struct buffer *out, const char *text, size_t length)
{
    const char *end = text + length;
    buffer_append(out, "(\xFE\xFF", 3);
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        if (code_point >= 0x10000) {
            put_unit(out, 0xD800 + ((code_point - 0x10000) >> 10));
            put_unit(out, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
        } else {
            put_unit(out, code_point);
        }
    }
    buffer_byte(out, ')');
}

void pdf_put_text(struct buffer *out, const char *text, size_t length)
{
    if (!put_single_bytes(out, text, length))
        put_utf16(out, text, length);
}

void pdf_put_text_entry(struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_string(out, key);
    pdf_put_text(out, text, strlen(text));
}

static void put_hex(struct buffer *out, char sign, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char text[] = {sign, digits[byte >> 4], digits[byte & 15]};
    buffer_append(out, text, sizeof text);
}

void pdf_put_name(struct buffer *out, const char *name)
{
    buffer_byte(out, '/');
    for (; *name; name++) {
        unsigned char byte = (unsigned char)*name;
        if (byte <= ' ' || byte >= 0x7F || strchr("()<>[]{}/%#", byte))
            put_hex(out, '#', byte);
        else
            buffer_byte(out, byte);
    }
}

void pdf_put_date_entry(struct buffer *out, const char *key, const char *date)
{
    if (!date)
        return;
    buffer_string(out, key);
    PDF_PUT(out, "(D:");
    for (; *date && *date != 'Z'; date++)
        if (*date != '-' && *date != ':' && *date != 'T')
            buffer_byte(out, (unsigned char)*date);
    PDF_PUT(out, "+00'00')"); /* 7.9.4 allows a Z too, but there are validators that do not */
}

void pdf_put_uri(struct buffer *out, const char *uri)
{
    buffer_byte(out, '(');
    for (; *uri; uri++) {
        unsigned char byte = (unsigned char)*uri;
        if (byte <= ' ' || byte >= 0x7F)
            put_hex(out, '%', byte);
        else
            put_escaped(out, byte);
    }
    buffer_byte(out, ')');
}

void xml_put_text(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            buffer_string(out, "&amp;");
            break;
        case '<':
            buffer_string(out, "&lt;");
            break;
        case '>':
            buffer_string(out, "&gt;");
            break;
        case '"':
            buffer_string(out, "&quot;");
            break;
        default:
            buffer_byte(out, (unsigned char)*text);
        }
    }
}
