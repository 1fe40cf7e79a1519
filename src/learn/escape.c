#include "learn/escape.h"

#include <string.h>

/* XML 1.0, 2.2: of those below a space three may stand there. */
void escape_text(struct buffer *out, const char *text, size_t length)
{
    for (const char *at = text, *end = text + length; at < end; at++) {
        const unsigned char byte = (unsigned char)*at;
        switch (byte) {
        case '&': buffer_string(out, "&amp;"); break;
        case '<': buffer_string(out, "&lt;"); break;
        case '>': buffer_string(out, "&gt;"); break;
        case '"': buffer_string(out, "&quot;"); break;
        default:
            if (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r')
                buffer_string(out, "\xEF\xBF\xBD");
            else
                buffer_byte(out, byte);
        }
    }
}

void escape_string(struct buffer *out, const char *text)
{
    escape_text(out, text, strlen(text));
}
