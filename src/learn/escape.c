#include "learn/escape.h"

#include <string.h>

/* XML 1.0, 2.2: of those below a space three may stand there. */
static const char *escape(char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t':
    case '\n':
    case '\r': return NULL;
    default: return (unsigned char)byte < ' ' ? "\xEF\xBF\xBD" : NULL;
    }
}

void escape_text(struct buffer *out, const char *text, size_t length)
{
    const char *plain = text, *end = text + length;
    for (const char *at = text; at < end; at++) {
        const char *instead = (unsigned char)*at > '>' ? NULL : escape(*at); /* most letters are above */
        if (!instead)
            continue;
        buffer_append(out, plain, (size_t)(at - plain));
        buffer_string(out, instead);
        plain = at + 1;
    }
    buffer_append(out, plain, (size_t)(end - plain));
}

void escape_string(struct buffer *out, const char *text)
{
    escape_text(out, text, strlen(text));
}

void escape_attribute(struct buffer *out, const char *name, const char *value)
{
    buffer_format(out, " %s=\"", name);
    escape_string(out, value);
    buffer_byte(out, '"');
}
