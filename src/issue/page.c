#include "issue/page.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/unicode.h"

enum { PART_MOST = 1024 * 1024 };

bool page_parts_read(const char *folder, struct page_parts *parts, struct arena *arena, struct diag *diag)
{
    static const struct place anywhere = {0};
    return file_read(arena_format(arena, "%s/page.html", folder), PART_MOST, anywhere, &parts->html, diag) &&
           file_read(arena_format(arena, "%s/check.js", folder), PART_MOST, anywhere, &parts->script, diag) &&
           file_read(arena_format(arena, "%s/check.css", folder), PART_MOST, anywhere, &parts->style, diag);
}

void page_parts_finish(struct page_parts *parts)
{
    buffer_finish(&parts->html);
    buffer_finish(&parts->script);
    buffer_finish(&parts->style);
}

/* ------------------------------------------------------------------------------------------------ what a document has */

struct day {
    char text[sizeof "2026-07-10"];
};

static struct day day_of(const char *moment)
{
    struct day day;
    snprintf(day.text, sizeof day.text, "%s", moment ? moment : "");
    return day;
}

static const char *state_of(const struct issue *issue)
{
    return issue->revoked ? "revoked" : issue->replaced_by ? "replaced" : "genuine";
}

/* As text and in attributes (HTML Living Standard, 13.3). What nobody can see is shown as such: anybody may have written the row. */
static void put_text(struct buffer *out, const char *text)
{
    char bytes[4];
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t sign = utf8_next(&text, end);
        switch (sign) {
        case '&': buffer_string(out, "&amp;"); break;
        case '<': buffer_string(out, "&lt;"); break;
        case '>': buffer_string(out, "&gt;"); break;
        case '"': buffer_string(out, "&quot;"); break;
        default: buffer_append(out, bytes, utf8_put(unicode_is_control(sign) ? 0xFFFD : sign, bytes));
        }
    }
}

/* False: it is no name of anything. */
static bool put_value(const struct issue *issue, const char *name, size_t length, struct buffer *out)
{
    const struct day issued = day_of(issue->issued), revoked = day_of(issue->revoked);
    const struct {
        const char *name, *value;
    } values[] = {{"title", issue->title},    {"language", issue->language}, {"qualification", issue->qualification},
                  {"issued", issued.text}, {"revoked", revoked.text},     {"status", state_of(issue)}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0) {
            put_text(out, values[i].value);
            return true;
        }
    return false;
}

/* ------------------------------------------------------------------------------------------------ the page */

static void put_line(const struct issue *issue, const char *at, const char *end, struct buffer *out)
{
    while (at < end) {
        const char *close = *at == '{' ? memchr(at, '}', (size_t)(end - at)) : NULL;
        if (close && put_value(issue, at + 1, (size_t)(close - at - 1), out))
            at = close + 1;
        else
            buffer_byte(out, (unsigned char)*at++);
    }
}

/* Behind the state that the line is for; NULL: for another than this. */
static const char *begin_line(const char *line, const char *end, const char *state)
{
    size_t length = strlen(state);
    if (line == end || *line != '?')
        return line;
    return (size_t)(end - line) > length + 1 && memcmp(line + 1, state, length) == 0 && line[length + 1] == ' ' ? line + length + 2
                                                                                                                : NULL;
}

void page_put(const struct page_parts *parts, const struct issue *issue, struct buffer *out)
{
    const char *line = (const char *)parts->html.bytes, *all = line + parts->html.length;
    while (line < all) {
        const char *newline = memchr(line, '\n', (size_t)(all - line)), *end = newline ? newline + 1 : all;
        const char *begin = begin_line(line, end, state_of(issue));
        if (begin)
            put_line(issue, begin, end, out);
        line = end;
    }
}

void page_put_status(const struct issue *issue, struct buffer *out)
{
    const struct day issued = day_of(issue->issued), revoked = day_of(issue->revoked);
    buffer_string(out, "{\"version\":1");
    json_text(out, "status", state_of(issue));
    json_text(out, "issued", issued.text);
    json_text(out, "revoked", issue->revoked ? revoked.text : NULL);
    json_text(out, "qualification", issue->qualification);
    json_text(out, "title", issue->title);
    json_text(out, "language", issue->language);
    buffer_string(out, "}\n");
}
