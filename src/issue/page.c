#include "issue/page.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/markup.h"

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
    return !issue ? "unknown" : issue->revoked ? "revoked" : issue->replaced_by ? "replaced" : "genuine";
}

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

/* False: it is no name of anything. */
static bool put_named(const struct page_view *view, const char *name, size_t length, struct buffer *out)
{
    static const struct issue nobody = {.title = "", .language = "", .qualification = ""};
    const struct issue *issue = view->issue ? view->issue : &nobody;
    const struct day issued = day_of(issue->issued), revoked = day_of(issue->revoked);
    const struct {
        const char *name, *value;
    } values[] = {{"title", issue->title},    {"language", issue->language},  {"qualification", issue->qualification},
                  {"issued", issued.text},    {"revoked", revoked.text},      {"status", state_of(view->issue)},
                  {"name", issue->name},      {"diploma", issue->diploma},    {"date", issue->date},
                  {"reason", issue->reason},  {"reader", view->language ? view->language : "en"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (is_word(name, length, values[i].name)) {
            markup_string(out, values[i].value ? values[i].value : "");
            return true;
        }
    return false;
}

/* ------------------------------------------------------------------------------------------------ the page */

struct writing {
    const struct page_parts *parts;
    const struct page_view *view;
    bool left_out; /* a section in another language than the reader's */
};

/* Whether lines of this kind belong to the page. */
static bool has_kind(const struct page_view *view, const char *kind, size_t length)
{
    const struct {
        const char *kind;
        bool has;
    } kinds[] = {{state_of(view->issue), true},       {"known", view->issue != NULL},         {"published", !view->language},
                 {"served", view->language != NULL},  {"withheld", !view->proven},            {"proven", view->proven},
                 {"asked", view->asked},               {"unasked", !view->asked},        
                 {"reasoned", view->issue && view->issue->reason && *view->issue->reason}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].has && is_word(kind, length, kinds[i].kind))
            return true;
    return false;
}

static bool put_value(const struct writing *writing, const char *name, size_t length, struct buffer *out)
{
    if (!is_word(name, length, "style"))
        return put_named(writing->view, name, length, out);
    buffer_append(out, writing->parts->style.bytes, writing->parts->style.length);
    return true;
}

static void put_line(const struct writing *writing, const char *at, const char *end, struct buffer *out)
{
    while (at < end) {
        const char *close = *at == '{' ? memchr(at, '}', (size_t)(end - at)) : NULL;
        if (close && put_value(writing, at + 1, (size_t)(close - at - 1), out))
            at = close + 1;
        else
            buffer_byte(out, (unsigned char)*at++);
    }
}

/* Behind the kinds that the line is of; NULL: for other pages than this. */
static const char *begin_line(const char *line, const char *end, const struct page_view *view)
{
    while (line < end && *line == '?') {
        const char *space = memchr(line, ' ', (size_t)(end - line));
        if (!space || !has_kind(view, line + 1, (size_t)(space - line - 1)))
            return NULL;
        line = space + 1;
    }
    return line;
}

/* Whether the line begins a section in another language than the reader's. */
static bool is_foreign(const struct writing *writing, const char *line, const char *end)
{
    static const char BEGIN[] = "<section lang=\"";
    size_t length = sizeof BEGIN - 1;
    if (!writing->view->language || (size_t)(end - line) <= length || memcmp(line, BEGIN, length) != 0)
        return false;
    const char *quote = memchr(line + length, '"', (size_t)(end - line) - length);
    return quote && !is_word(line + length, (size_t)(quote - line) - length, writing->view->language);
}

static bool ends_section(const char *line, const char *end)
{
    static const char END[] = "</section>";
    return (size_t)(end - line) >= sizeof END - 1 && memcmp(line, END, sizeof END - 1) == 0;
}

void page_put(const struct page_parts *parts, const struct page_view *view, struct buffer *out)
{
    struct writing writing = {parts, view, false};
    const char *line = (const char *)parts->html.bytes, *all = line + parts->html.length;
    while (line < all) {
        const char *newline = memchr(line, '\n', (size_t)(all - line)), *end = newline ? newline + 1 : all;
        const char *begin = begin_line(line, end, view);
        writing.left_out = writing.left_out || is_foreign(&writing, line, end);
        if (begin && !writing.left_out)
            put_line(&writing, begin, end, out);
        writing.left_out = writing.left_out && !ends_section(line, end);
        line = end;
    }
}

void page_put_status(const struct issue *issue, bool proven, struct buffer *out)
{
    const struct day issued = day_of(issue->issued), revoked = day_of(issue->revoked);
    buffer_string(out, "{\"version\":1");
    json_text(out, "status", state_of(issue));
    json_text(out, "issued", issued.text);
    json_text(out, "revoked", issue->revoked ? revoked.text : NULL);
    json_text(out, "qualification", issue->qualification);
    json_text(out, "title", issue->title);
    json_text(out, "language", issue->language);
    json_text(out, "name", proven ? issue->name : NULL);
    json_text(out, "diploma", proven ? issue->diploma : NULL);
    json_text(out, "date", proven ? issue->date : NULL);
    json_text(out, "reason", proven && issue->revoked ? issue->reason : NULL);
    buffer_string(out, "}\n");
}
