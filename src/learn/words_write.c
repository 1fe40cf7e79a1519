/* Plain words as what stands in a <text>. */
#include <string.h>

#include "learn/escape.h"
#include "learn/words.h"

static void put_lines(struct buffer *out, const char *words, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t line = strcspn(words + i, "\n");
        line = line < length - i ? line : length - i;
        escape_text(out, words + i, line);
        i += line;
        if (i < length) {
            buffer_byte(out, ' ');
            i++;
        }
    }
}

void put_line_words(struct buffer *out, const char *words)
{
    put_lines(out, words, strlen(words));
}

/* An address in running text ends before white space, and before what closes a sentence. */
static size_t address_length(const char *at, const char *end)
{
    const char *stop = at;
    while (stop < end && !strchr(" \t\n<>\"", *stop))
        stop++;
    while (stop > at && strchr(".,;:)!?'", stop[-1]))
        stop--;
    return (size_t)(stop - at);
}

static const char *find_address(const char *at, const char *end)
{
    for (const char *from = at, *colon; (colon = memchr(from, ':', (size_t)(end - from))); from = colon + 1)
        for (int letters = 5; letters >= 4; letters--)
            if (colon - at >= letters && strncmp(colon - letters, letters == 5 ? "https://" : "http://", (size_t)letters + 3) == 0)
                return colon - letters;
    return end;
}

static void put_linked(struct buffer *out, const char *words, size_t length)
{
    const char *end = words + length;
    for (const char *at = words; at < end;) {
        const char *address = find_address(at, end);
        size_t is_long = address_length(address, end);
        put_lines(out, at, (size_t)(address - at));
        if (address == end)
            return;
        if (is_long > 8) {
            buffer_string(out, "<a href=\"");
            escape_text(out, address, is_long);
            buffer_string(out, "\">");
        }
        escape_text(out, address, is_long);
        buffer_string(out, is_long > 8 ? "</a>" : "");
        at = address + is_long;
    }
}

static void put_indent(struct buffer *out, int indent)
{
    buffer_format(out, "\n%*s", indent, "");
}

static bool is_item(const char *at)
{
    return at[0] == '-' && at[1] == ' ';
}

/* Lines up to one that is empty, or the next item. */
static size_t piece_length(const char *words)
{
    const char *at = words + strcspn(words, "\n");
    while (*at && at[1] != '\n' && !is_item(at + 1))
        at += 1 + strcspn(at + 1, "\n");
    return (size_t)(at - words);
}

static void put_pieces(struct buffer *out, const char *words, int indent)
{
    bool is_list = false;
    for (const char *at = words; *at; at += strspn(at, "\n")) {
        const bool item = is_item(at);
        if (item != is_list) {
            put_indent(out, indent);
            buffer_string(out, item ? "<ul>" : "</ul>");
        }
        is_list = item;
        at += item ? 2 : 0;
        size_t length = piece_length(at);
        put_indent(out, indent + (item ? 2 : 0));
        buffer_string(out, item ? "<li>" : "<p>");
        put_linked(out, at, length);
        buffer_string(out, item ? "</li>" : "</p>");
        at += length;
    }
    if (is_list) {
        put_indent(out, indent);
        buffer_string(out, "</ul>");
    }
}

void put_prose_words(struct buffer *out, const char *words, int indent)
{
    if (!is_item(words) && !words[piece_length(words)]) {
        put_linked(out, words, strlen(words));
        return;
    }
    put_pieces(out, words, indent + 2);
    put_indent(out, indent);
}
