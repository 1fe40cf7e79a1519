#include "paint/pdf_text.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"
#include "paint/pdf_put.h"

/* Writes a byte, two at most, for which there is room; gives where the next one stands. */
static inline unsigned char *put_escaped(unsigned char *at, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
        *at++ = '\\';
    *at++ = byte == '\r' ? 'r' : byte; /* a reader would take it for a line feed */
    return at;
}

static inline unsigned char *put_unit(unsigned char *at, uint32_t unit)
{
    return put_escaped(put_escaped(at, (unsigned char)(unit >> 8)), (unsigned char)unit);
}

/* The next code point: mostly a byte of ASCII. */
static inline uint32_t next_of(const char **text, const char *end)
{
    return (signed char)**text >= 0 ? (uint32_t)*(*text)++ : utf8_next(text, end);
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
    unsigned char *at = buffer_reserve(out, 2 * length + 2);
    *at++ = '(';
    while (text < end) {
        uint32_t code_point = next_of(&text, end);
        if (!is_same_in_pdf(code_point))
            return false;
        at = put_escaped(at, (unsigned char)code_point);
    }
    *at++ = ')';
    out->length = (size_t)(at - out->bytes);
    return true;
}

/* A byte of UTF-8 becomes one or two of UTF-16, each of which may be escaped. */
static void put_utf16(struct buffer *out, const char *text, size_t length)
{
    const char *end = text + length;
    unsigned char *at = buffer_reserve(out, 4 * length + 4);
    at = memcpy(at, "(\xFE\xFF", 3);
    at += 3;
    while (text < end) {
        uint32_t code_point = next_of(&text, end);
        if (code_point >= 0x10000) {
            at = put_unit(at, 0xD800 + ((code_point - 0x10000) >> 10));
            code_point = 0xDC00 + ((code_point - 0x10000) & 0x3FF);
        }
        at = put_unit(at, code_point);
    }
    *at++ = ')';
    out->length = (size_t)(at - out->bytes);
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
            out->length = (size_t)(put_escaped(buffer_reserve(out, 2), byte) - out->bytes);
    }
    buffer_byte(out, ')');
}

void xml_put_text(struct buffer *out, const char *text)
{
    for (;; text++) {
        size_t plain = strcspn(text, "&<>\"");
        buffer_append(out, text, plain);
        text += plain;
        switch (*text) {
        case '&': PDF_PUT(out, "&amp;"); break;
        case '<': PDF_PUT(out, "&lt;"); break;
        case '>': PDF_PUT(out, "&gt;"); break;
        case '"': PDF_PUT(out, "&quot;"); break;
        default: return;
        }
    }
}
