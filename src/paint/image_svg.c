/*
 * What cairo's SVG lacks. cairo numbers surfaces and images through the whole process, so the second page drawn would
 * have other bytes than the same page drawn first; and it knows no title.
 */
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/map.h"
#include "paint/image_canvas.h"

/* SVG on its way from one buffer to the other. */
struct passage {
    const char *next, *end;
    struct map *names; /* as cairo gave them -> their new numbers */
    struct buffer *out;
};

static bool starts(const struct passage *passage, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(passage->end - passage->next) >= length && memcmp(passage->next, text, length) == 0;
}

static void pass(struct passage *passage, size_t length)
{
    buffer_append(passage->out, passage->next, length);
    passage->next += length;
}

static size_t name_length(const struct passage *passage)
{
    const char *end = passage->next;
    while (end < passage->end && ((ascii_is_letter(*end) || ascii_is_digit(*end)) || *end == '-' || *end == '_'))
        end++;
    return (size_t)(end - passage->next);
}

/* surface771 becomes surface-1. Glyphs are numbered within the file already. */
static void pass_name(struct passage *passage)
{
    size_t length = name_length(passage), letters = 0;
    if (starts(passage, "glyph")) {
        pass(passage, length);
        return;
    }
    while (letters < length && ascii_is_letter(passage->next[letters]))
        letters++;
    void **number = map_slot(passage->names, passage->next, length);
    if (!*number)
        *number = (void *)(uintptr_t)map_count(passage->names);
    buffer_append(passage->out, passage->next, letters);
    buffer_format(passage->out, "-%zu", (size_t)(uintptr_t)*number);
    passage->next += length;
}

/* What no name stands behind: nearly all of the file. */
static size_t plain_length(const struct passage *passage)
{
    const char *at = passage->next;
    while (at < passage->end && *at != ' ' && *at != '"' && *at != '(')
        at++;
    return (size_t)(at - passage->next);
}

/* Names stand in id="…", href="#…" and url(#…). */
static void pass_renumbered(struct passage *passage)
{
    static const char *const before[] = {" id=\"", "\"#", "(#"};
    for (pass(passage, plain_length(passage)); passage->next < passage->end; pass(passage, plain_length(passage))) {
        size_t i = 0;
        while (i < 3 && !starts(passage, before[i]))
            i++;
        pass(passage, i < 3 ? strlen(before[i]) : 1);
        if (i < 3)
            pass_name(passage);
    }
}

static void put_escaped(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            buffer_string(out, "&amp;");
        else if (*text == '<')
            buffer_string(out, "&lt;");
        else if (*text == '>')
            buffer_string(out, "&gt;");
        else if (*text == '"')
            buffer_string(out, "&quot;");
        else
            buffer_byte(out, (unsigned char)*text);
    }
}

static void put_title(struct buffer *out, const char *title, const char *language)
{
    buffer_string(out, "\n<title");
    if (language) {
        buffer_string(out, " xml:lang=\"");
        put_escaped(out, language);
        buffer_byte(out, '"');
    }
    buffer_byte(out, '>');
    put_escaped(out, title);
    buffer_string(out, "</title>");
}

/* Up to the end of the root's start tag; the title is its first child. */
static void pass_root(struct passage *passage)
{
    while (passage->next < passage->end && !starts(passage, "<svg"))
        pass(passage, 1);
    while (passage->next < passage->end && !starts(passage, ">"))
        pass(passage, 1);
    if (passage->next < passage->end)
        pass(passage, 1);
}

void svg_finish(const struct buffer *svg, const char *title, const char *language, struct buffer *out)
{
    const char *start = (const char *)svg->bytes;
    struct passage passage = {start, start + svg->length, map_create(), out};
    pass_root(&passage);
    if (title)
        put_title(out, title, language);
    pass_renumbered(&passage);
    map_destroy(passage.names);
}
