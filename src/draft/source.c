#include "draft/source.h"

#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

bool source_begins(const char *bytes, size_t at, size_t length, const char *with)
{
    size_t count = strlen(with);
    return at <= length && length - at >= count && memcmp(bytes + at, with, count) == 0;
}

static size_t skip_past(const char *bytes, size_t at, size_t length, const char *with)
{
    while (at < length && !source_begins(bytes, at, length, with))
        at++;
    return at < length ? at + strlen(with) : length;
}

/* Of a tag: a > in a value does not end it. */
static size_t tag_end(const char *bytes, size_t at, size_t length)
{
    char quote = 0;
    for (; at < length; at++)
        if (quote)
            quote = bytes[at] == quote ? 0 : quote;
        else if (bytes[at] == '"' || bytes[at] == '\'')
            quote = bytes[at];
        else if (bytes[at] == '>')
            return at + 1;
    return length;
}

size_t source_markup_end(const char *bytes, size_t at, size_t length)
{
    if (source_begins(bytes, at, length, "<!--"))
        return skip_past(bytes, at + 4, length, "-->");
    if (source_begins(bytes, at, length, "<![CDATA["))
        return skip_past(bytes, at, length, "]]>");
    if (source_begins(bytes, at, length, "<?"))
        return skip_past(bytes, at, length, "?>");
    return tag_end(bytes, at, length);
}

/* ------------------------------------------------------------------------------------------------ elements */

struct scan {
    const char *bytes;
    size_t length, at;
    struct source_element *elements;
    size_t count, open; /* the number of the innermost open element; count while there is none */
    bool is_open;
};

static size_t count_tags(const char *bytes, size_t length)
{
    size_t count = 0;
    for (const char *at = bytes, *end = bytes + length; (at = memchr(at, '<', (size_t)(end - at))); at++)
        count++;
    return count;
}

static void end_element(struct scan *scan, size_t from, size_t end)
{
    struct source_element *element = &scan->elements[scan->open];
    element->content.end = from;
    element->whole.end = end;
    scan->is_open = scan->open != 0;
    scan->open = element->parent;
}

static void begin_element(struct scan *scan, size_t end)
{
    scan->elements[scan->count] = (struct source_element){
        .tag = {scan->at, end}, .content = {end, end}, .whole = {scan->at, end}, .parent = scan->is_open ? scan->open : 0};
    scan->open = scan->count++;
    scan->is_open = true;
    if (scan->bytes[end - 2] == '/')
        end_element(scan, end, end);
}

/* At a `<`. False: it is of no file of ours. */
static bool scan_markup(struct scan *scan)
{
    size_t end = source_markup_end(scan->bytes, scan->at, scan->length);
    char kind = scan->at + 1 < scan->length ? scan->bytes[scan->at + 1] : 0;
    bool is_text = source_begins(scan->bytes, scan->at, scan->length, "<![CDATA["), is_remark = source_begins(scan->bytes, scan->at, scan->length, "<!--");
    if (kind == '!' && !is_text && !is_remark)
        return false;
    if (kind == '/' && !scan->is_open)
        return false;
    if (kind == '/')
        end_element(scan, scan->at, end);
    else if (kind != '!' && kind != '?')
        begin_element(scan, end);
    scan->at = end;
    return true;
}

/* A file that says nothing of its encoding is in UTF-8 (XML 1.0, 4.3.3). */
static bool is_utf8(const char *bytes, size_t length)
{
    static const char NAME[] = "encoding";
    if (!utf8_valid(bytes, length) || memchr(bytes, 0, length))
        return false;
    size_t at = source_begins(bytes, 0, length, "\xEF\xBB\xBF") ? 3 : 0;
    if (!source_begins(bytes, at, length, "<?xml"))
        return true;
    size_t end = source_markup_end(bytes, at, length);
    while (at < end && !source_begins(bytes, at, end, NAME))
        at++;
    at += at < end ? sizeof NAME - 1 : 0;
    while (at < end && (ascii_is_space(bytes[at]) || bytes[at] == '='))
        at++;
    return at >= end || (at + 6 < end && ascii_compare(bytes + at + 1, "UTF-8", 5) == 0 && bytes[at + 6] == bytes[at]);
}

bool source_parse(const char *bytes, size_t length, struct arena *arena, struct source *source)
{
    if (!is_utf8(bytes, length))
        return false;
    struct scan scan = {.bytes = bytes, .length = length};
    scan.elements = arena_new_array(arena, struct source_element, count_tags(bytes, length) + 1);
    for (const char *next; (next = memchr(bytes + scan.at, '<', length - scan.at));) {
        scan.at = (size_t)(next - bytes);
        if (!scan_markup(&scan))
            return false;
    }
    *source = (struct source){bytes, length, scan.elements, scan.count};
    return scan.count && !scan.is_open;
}

bool source_is_closed(const struct source *source, const struct source_element *element)
{
    return source->bytes[element->tag.end - 2] == '/' && element->whole.end == element->tag.end;
}

/* ------------------------------------------------------------------------------------------------ attributes */

static size_t skip_name(const char *bytes, size_t at)
{
    while (!ascii_is_space(bytes[at]) && !strchr("=/>", bytes[at]))
        at++;
    return at;
}

static size_t skip_blanks(const char *bytes, size_t at)
{
    while (ascii_is_space(bytes[at]))
        at++;
    return at;
}

bool source_attribute(const struct source *source, const struct source_element *element, const char *name,
                      struct source_attribute *attribute)
{
    const char *bytes = source->bytes;
    size_t at = skip_name(bytes, element->tag.start + 1);
    for (;;) {
        size_t whole = at, start = skip_blanks(bytes, at), end = skip_name(bytes, start);
        if (end == start)
            return false;
        size_t quote = skip_blanks(bytes, skip_blanks(bytes, end) + 1), last = quote + 1;
        while (bytes[last] != bytes[quote])
            last++;
        at = last + 1;
        *attribute = (struct source_attribute){{quote + 1, last}, {whole, at}};
        if (end - start == strlen(name) && memcmp(bytes + start, name, end - start) == 0)
            return true;
    }
}
