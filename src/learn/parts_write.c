/* Elements as text: in the one form in which they are compared, and in the one in which people read them. */
#include <string.h>

#include "base/ascii.h"
#include "learn/escape.h"
#include "learn/parts.h"
#include "xml/comments.h"

enum { FLAT = -1 };

static void put_line(struct buffer *out, int indent)
{
    static const char SPACES[] = "\n                                "; /* deeper than the elements that stand on lines of their own */
    if (indent != FLAT)
        buffer_append(out, SPACES, 1 + (size_t)indent < sizeof SPACES - 1 ? 1 + (size_t)indent : sizeof SPACES - 1);
}

/* ------------------------------------------------------------------------------------------------ comments */

struct noting {
    struct buffer *out;
    int indent; /* of the line that each has */
};

static void put_comment(void *context, const char *words)
{
    const struct noting *noting = context;
    put_line(noting->out, noting->indent);
    buffer_format(noting->out, "<!--%s-->", words);
}

static void put_comments_before(struct buffer *out, const struct xml_node *node, int indent)
{
    xml_comments_before(node, put_comment, &(struct noting){out, indent});
}

static void put_comments_behind(struct buffer *out, const struct xml_node *node, int indent)
{
    xml_comments_behind(node, put_comment, &(struct noting){out, indent});
}

static void put_comments_inside(struct buffer *out, const struct xml_node *node, int indent)
{
    xml_comments_inside(node, put_comment, &(struct noting){out, indent});
}

/* All of a section whose elements give way. */
static void put_comments_of(struct buffer *out, const struct section_parts *section)
{
    for (size_t i = 0; i < section->count; i++) {
        put_comments_before(out, section->list[i].node, 2);
        put_comments_inside(out, section->list[i].node, 2);
    }
}

/* ------------------------------------------------------------------------------------------------ elements */

static void put_name(struct buffer *out, const struct xml_node *node, struct arena *arena)
{
    buffer_byte(out, '<');
    buffer_string(out, xml_name(node));
    for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each)) {
        buffer_byte(out, ' ');
        buffer_string(out, xml_name(each));
        buffer_string(out, "=\"");
        escape_string(out, xml_text(each, arena));
        buffer_byte(out, '"');
    }
}

static void put_end(struct buffer *out, const struct xml_node *node)
{
    buffer_string(out, "</");
    buffer_string(out, xml_name(node));
    buffer_byte(out, '>');
}

static bool is_inline(const struct xml_node *node)
{
    static const char *const names[] = {"strong", "em", "a", "span", "br"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_is_named(node, names[i]))
            return true;
    return false;
}

/* Words stand in it, or may. */
static bool is_mixed(const struct xml_node *node, struct arena *arena)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (xml_is_element(child) ? is_inline(child) : !ascii_is_blank(xml_text(child, arena)))
            return true;
    return false;
}

/* `pending` is white space that was met, and is written once something follows it. */
static void put_words(struct buffer *out, const char *words, bool *pending)
{
    for (const char *at = words; *at;) {
        size_t length = 0;
        while (at[length] && !ascii_is_space(at[length]))
            length++;
        if (length) {
            buffer_string(out, *pending ? " " : "");
            *pending = false;
            escape_text(out, at, length);
            at += length;
        }
        for (; ascii_is_space(*at); at++)
            *pending = true;
    }
}

static bool is_block(const struct xml_node *node)
{
    return xml_is_named(node, "p") || xml_is_named(node, "ul") || xml_is_named(node, "ol") || xml_is_named(node, "li");
}

/* Words and what stands among them, on one line. White space at the edges of a block says nothing. */
static void put_mixed(struct buffer *out, const struct xml_node *node, struct arena *arena, bool *pending)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!xml_is_element(child)) {
            put_words(out, xml_text(child, arena), pending);
            continue;
        }
        const bool block = is_block(child);
        buffer_string(out, *pending && !block ? " " : "");
        *pending = false;
        put_name(out, child, arena);
        if (!xml_first(child)) {
            buffer_string(out, "/>");
            continue;
        }
        buffer_byte(out, '>');
        const size_t begin = out->length;
        put_mixed(out, child, arena, pending);
        *pending = *pending && !block && out->length > begin;
        put_end(out, child);
    }
}

static void put_node(struct buffer *out, const struct xml_node *node, int indent, struct arena *arena);

/* Comments among its words stand above it, too: the words are on one line. */
static void put_comments_above(struct buffer *out, const struct xml_node *node, int indent, struct arena *arena)
{
    put_comments_before(out, node, indent);
    if (is_mixed(node, arena) || !xml_first_element(node))
        put_comments_inside(out, node, indent);
}

/* On a line of its own. */
static void put_child(struct buffer *out, const struct xml_node *node, int indent, struct arena *arena)
{
    if (indent != FLAT)
        put_comments_above(out, node, indent, arena);
    put_line(out, indent);
    put_node(out, node, indent, arena);
    if (indent != FLAT && !xml_next_element(node))
        put_comments_behind(out, node, indent);
}

static void put_node(struct buffer *out, const struct xml_node *node, int indent, struct arena *arena)
{
    put_name(out, node, arena);
    const bool mixed = is_mixed(node, arena);
    if (!mixed && !xml_first_element(node)) {
        buffer_string(out, "/>");
        return;
    }
    buffer_byte(out, '>');
    if (mixed) {
        const size_t begin = out->length;
        bool pending = false;
        put_mixed(out, node, arena, &pending);
        if (out->length > begin && out->bytes[begin] == ' ') { /* at the edge */
            memmove(out->bytes + begin, out->bytes + begin + 1, out->length - begin - 1);
            out->length--;
        }
    } else {
        for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
            put_child(out, child, indent == FLAT ? FLAT : indent + 2, arena);
        put_line(out, indent);
    }
    put_end(out, node);
}

void put_canonical(struct buffer *out, const struct xml_node *node, struct arena *arena)
{
    put_node(out, node, FLAT, arena);
}

/* Put together of several files. */
static void put_part(struct buffer *out, const struct part *part, struct arena *arena)
{
    put_line(out, 2);
    put_name(out, part->node, arena);
    buffer_byte(out, '>');
    for (size_t i = 0; i < part->text_count; i++) {
        put_line(out, 4);
        put_node(out, part->texts[i], 4, arena);
    }
    put_line(out, 2);
    put_end(out, part->node);
}

/* Comments of elements that stay are where they were. */
static void put_section(struct buffer *out, const struct section_parts *section, const struct section_parts *before, struct arena *arena)
{
    const bool stays = before && section->list == before->list;
    if (before && !stays)
        put_comments_of(out, before);
    for (size_t i = 0; i < section->count; i++) {
        const struct part *part = &section->list[i];
        if (part->texts) {
            put_part(out, part, arena);
            continue;
        }
        if (stays)
            put_comments_above(out, part->node, 2, arena);
        put_line(out, 2);
        put_node(out, part->node, 2, arena);
    }
}

void put_parts(struct buffer *out, const struct parts *parts, const struct parts *before, struct arena *arena)
{
    const struct xml_node *root = before ? before->root : NULL, *last = root ? xml_first_element(root) : NULL;
    while (last && xml_next_element(last))
        last = xml_next_element(last);
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    if (root)
        put_comments_before(out, root, 0);
    buffer_string(out, "\n<qualification");
    for (size_t i = 0; i < parts->attribute_count; i++) {
        buffer_format(out, " %s=\"", parts->attributes[i].name);
        escape_string(out, parts->attributes[i].value);
        buffer_byte(out, '"');
    }
    buffer_byte(out, '>');
    for (size_t i = 0; i < SECTION_COUNT; i++)
        put_section(out, &parts->sections[i], before ? &before->sections[i] : NULL, arena);
    if (last)
        put_comments_behind(out, last, 2);
    buffer_string(out, "\n</qualification>");
    if (root)
        put_comments_behind(out, root, 0);
    buffer_byte(out, '\n');
}
