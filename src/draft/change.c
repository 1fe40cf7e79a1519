/* Changes of a draft: bytes are taken out and put in, and what comes of it is read again and compared with what was meant. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "draft/change.h"

/* ------------------------------------------------------------------------------------------------ what was not meant */

/* What must be the same before and after. */
struct except {
    const struct xml_node *node;     /* this element, or */
    const struct xml_node *content;  /* what is in this one, or */
    const struct xml_node *owner;    /* the attribute of this name */
    const char *attribute;
};

static void put_joined(struct buffer *out, const char *text)
{
    bool is_blank = true;
    for (; *text; text++) {
        bool blank = ascii_is_space(*text);
        if (!blank || !is_blank)
            buffer_byte(out, blank ? ' ' : (unsigned char)*text);
        is_blank = blank;
    }
}

static void put_data(struct buffer *out, const struct xml_node *node, const struct except *except)
{
    if (node == except->node)
        return;
    buffer_format(out, "<%s", xml_name(node));
    for (const struct xml_node *attribute = xml_first_attribute(node); attribute; attribute = xml_next_attribute(attribute))
        if (node != except->owner || strcmp(xml_name(attribute), except->attribute) != 0)
            buffer_format(out, "\n%s=%s", xml_name(attribute), xml_attribute(node, xml_name(attribute)));
    for (const struct xml_node *child = node == except->content ? NULL : xml_first(node); child; child = xml_next(child))
        if (xml_is_element(child))
            put_data(out, child, except);
        else if (!ascii_is_blank(xml_text(child, NULL)))
            put_joined(out, xml_text(child, NULL));
    buffer_byte(out, '>');
}

static bool is_same_but(const struct draft *old, const struct except *old_except, const struct draft *new, const struct except *new_except)
{
    struct buffer one = {0}, other = {0};
    put_data(&one, old->nodes[0], old_except);
    put_data(&other, new->nodes[0], new_except);
    bool same = one.length == other.length && memcmp(one.bytes, other.bytes, one.length) == 0;
    buffer_finish(&one);
    buffer_finish(&other);
    return same;
}

/* ------------------------------------------------------------------------------------------------ bytes */

void change_begin(struct change *change, struct draft *draft, struct range range)
{
    *change = (struct change){.draft = draft, .before = ABSENT, .behind = ABSENT, .replaced = range};
    buffer_append(&change->bytes, draft->source.bytes, range.start);
}

static struct except except_of(const struct draft *draft, const struct change *change, long element)
{
    const struct xml_node *node = element == ABSENT || element >= (long)draft->source.count ? NULL : draft->nodes[element];
    if (change->attribute)
        return (struct except){.owner = node, .attribute = change->attribute};
    return change->is_content ? (struct except){.content = node} : (struct except){.node = node};
}

bool change_refuse(const struct draft *draft, const char *path, struct diag *diag)
{
    diag_report(diag, DIAG_EDIT_REFUSED, (struct place){draft->name, 0}, "%s", path);
    return false;
}

/* The draft is changed first, and changed back if it says what was not meant. */
bool change_end(struct change *change, const char *path, const char *words, struct diag *diag)
{
    struct draft *draft = change->draft, new = {.kind = draft->kind, .name = draft->name};
    struct diag *ignored = diag_create();
    struct arena *arena = arena_create();
    buffer_append(&change->bytes, draft->source.bytes + change->replaced.end, draft->source.length - change->replaced.end);
    bool good = draft_take(&new, &change->bytes, ignored);
    if (good) {
        struct except before = except_of(draft, change, change->before), behind = except_of(&new, change, change->behind);
        const char *now = words ? draft_words(&new, path, arena) : NULL;
        good = is_same_but(draft, &before, &new, &behind) && (!words || (now && strcmp(now, words) == 0));
    }
    struct draft old = *draft;
    if (good)
        *draft = new;
    else
        old = new;
    xml_close(old.file);
    arena_destroy(old.arena);
    buffer_finish(&old.bytes);
    buffer_finish(&change->bytes);
    diag_destroy(ignored);
    arena_destroy(arena);
    return good || change_refuse(draft, path, diag);
}

/* ------------------------------------------------------------------------------------------------ layout of the file */

static const char *find_line_end(const struct draft *draft)
{
    const char *line = memchr(draft->source.bytes, '\n', draft->source.length);
    return line && line > draft->source.bytes && line[-1] == '\r' ? "\r\n" : "\n";
}

/* Where the line of the position begins. */
static size_t line_start(const struct draft *draft, size_t at)
{
    while (at && draft->source.bytes[at - 1] != '\n')
        at--;
    return at;
}

bool change_is_on_line(const struct draft *draft, long element)
{
    size_t at = draft->source.elements[element].tag.start, start = line_start(draft, at);
    while (at > start && (draft->source.bytes[at - 1] == ' ' || draft->source.bytes[at - 1] == '\t'))
        at--;
    return at == start && start;
}

/* The blanks that its line begins with. */
static const char *find_indent(const struct draft *draft, long element, struct arena *arena)
{
    size_t start = line_start(draft, draft->source.elements[element].tag.start), end = start;
    while (draft->source.bytes[end] == ' ' || draft->source.bytes[end] == '\t')
        end++;
    return arena_copy(arena, draft->source.bytes + start, end - start);
}

/* How much further what stands in an element is indented. */
static const char *find_step(const struct draft *draft, struct arena *arena)
{
    bool has_lines = draft->source.count > 1 && change_is_on_line(draft, 1);
    const char *step = has_lines ? find_indent(draft, 1, arena) : "";
    return *step ? step : "  ";
}

struct manner change_manner(const struct draft *draft, long element, struct arena *arena)
{
    return (struct manner){.line_end = find_line_end(draft), .indent = find_indent(draft, element, arena), .step = find_step(draft, arena)};
}

size_t change_column(const struct draft *draft, size_t at)
{
    size_t letters = 0;
    for (size_t start = line_start(draft, at); start < at; start++)
        letters += ((unsigned char)draft->source.bytes[start] & 0xC0) != 0x80;
    return letters;
}

size_t change_line_rest(const struct draft *draft, size_t at)
{
    const char *bytes = draft->source.bytes;
    size_t length = draft->source.length;
    for (size_t next = at; next < length; at = next) {
        while (next < length && (bytes[next] == ' ' || bytes[next] == '\t' || bytes[next] == '\r'))
            next++;
        if (next == length || bytes[next] == '\n' || !source_begins(bytes, next, length, "<!--"))
            break;
        next = source_markup_end(bytes, next, length);
    }
    return at;
}
