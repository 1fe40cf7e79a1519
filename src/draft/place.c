/* Where a finding belongs: to a field, or a group of them. */
#include <string.h>

#include "base/ascii.h"
#include "draft/draft_inside.h"

static int count_lines(const char *bytes, size_t from, size_t to)
{
    int count = 0;
    for (const char *at = bytes + from, *end = bytes + to; (at = memchr(at, '\n', (size_t)(end - at))); at++)
        count++;
    return count;
}

/* White space before the end of a tag means nothing (XML 1.0, 3.1); libxml2 counts an element's line where its tag ends. */
void draft_put_lines(const struct draft *draft, struct draft_lines *lines, struct arena *arena)
{
    const struct source *source = &draft->source;
    int *numbers = arena_new_array(arena, int, source->count);
    size_t done = 0;
    int line = 1;
    for (size_t i = 0; i < source->count; i++) {
        size_t end = source->elements[i].tag.end - (source_is_closed(source, &source->elements[i]) ? 2 : 1);
        buffer_append(&lines->bytes, source->bytes + done, end - done);
        buffer_byte(&lines->bytes, '\n');
        line += count_lines(source->bytes, done, end) + 1;
        numbers[i] = line;
        done = end;
    }
    buffer_append(&lines->bytes, source->bytes + done, source->length - done);
    lines->lines = numbers;
    lines->count = source->count;
}

/* ------------------------------------------------------------------------------------------------ paths */

static size_t index_among(const struct draft *draft, const struct xml_node *node)
{
    size_t index = 1;
    const struct xml_node *other = xml_first_element(draft->nodes[draft->source.elements[draft_number(draft, node)].parent]);
    for (; other && other != node; other = xml_next_element(other))
        index += xml_is_named(other, xml_name(node));
    return index;
}

static const struct kind *part_of(const struct kind *kind, const struct xml_node *node)
{
    const char *own = xml_attribute(node, "name");
    for (size_t i = 0; kind && i < kind->part_count; i++) {
        const struct kind *part = &kind->parts[i];
        if (xml_is_named(node, part->name) && (!part->key || (own && strcmp(own, part->key) == 0)))
            return part;
    }
    return NULL;
}

/* The path of the field or group that the element is, or is in; `kind` receives what it is. */
static const char *path_of(const struct draft *draft, size_t element, const struct kind **kind, struct arena *arena)
{
    const struct xml_node *node = draft->nodes[element];
    *kind = draft->kind;
    if (!element)
        return "";
    const char *above = path_of(draft, draft->source.elements[element].parent, kind, arena); /* as deep as XML_DEPTH_MOST */
    const struct kind *part = strchr(above, ':') ? NULL : part_of(*kind, node);
    const char *language = xml_is_named(node, "text") ? xml_attribute(node, "lang") : NULL, *slash = *above ? "/" : "";
    if (part) {
        *kind = part;
        if (part->key)
            return arena_format(arena, "%s%s%s[%s]", above, slash, part->name, part->key);
        if (part->is_repeated)
            return arena_format(arena, "%s%s%s[%zu]", above, slash, part->name, index_among(draft, node));
        return arena_format(arena, "%s%s%s", above, slash, part->name);
    }
    return language && !strchr(above, ':') ? arena_format(arena, "%s:%s", above, language) : above;
}

static void cut_last(char *path)
{
    size_t length = strlen(path);
    while (length && !strchr("/@:", path[--length]))
        ;
    path[length] = '\0';
}

/* The path of the element on this line; "": there is none. */
static const char *path_on(const struct draft *draft, const struct draft_lines *lines, int line, struct arena *arena)
{
    const struct kind *kind;
    size_t element = 0;
    for (size_t i = 0; i < lines->count && lines->lines[i] <= line; i++)
        element = i;
    return path_of(draft, element, &kind, arena);
}

const char *draft_place(const struct draft *draft, const struct draft_lines *lines, int line, const char *field, struct arena *arena)
{
    struct target target;
    bool is_of_file = field && *field == '/';
    char *path = arena_format(arena, "%s%s", is_of_file ? "" : path_on(draft, lines, line, arena), field ? field + is_of_file : "");
    while (!draft_find(draft, path, &target, arena)) /* what is no field is in one */
        cut_last(path);
    return path;
}

/* ------------------------------------------------------------------------------------------------ a page of what is there */

static bool has_texts(const struct xml_node *node)
{
    const struct xml_node *child = xml_first_element(node);
    while (child && !xml_is_named(child, "text"))
        child = xml_next_element(child);
    return child != NULL;
}

static void put_missing(const struct draft *draft, size_t element, struct buffer *out)
{
    for (const char *const *language = draft->languages; has_texts(draft->nodes[element]) && *language; language++)
        if (draft_text(draft, (long)element, *language) == ABSENT)
            buffer_format(out, "<text lang=\"%s\">[…]</text>", *language);
}

static bool is_empty_text(const struct draft *draft, size_t element)
{
    const struct range content = draft->source.elements[element].content;
    size_t at = content.start;
    while (at < content.end && ascii_is_space(draft->source.bytes[at]))
        at++;
    return at == content.end && xml_is_named(draft->nodes[element], "text");
}

void draft_put_filled(const struct draft *draft, struct buffer *out)
{
    const struct source *source = &draft->source;
    size_t done = 0;
    for (size_t i = 0; i < source->count; i++) {
        const struct source_element *element = &source->elements[i];
        bool is_empty = is_empty_text(draft, i), is_closed = source_is_closed(source, element);
        size_t end = element->tag.end - (is_empty && is_closed ? 2 : 0);
        buffer_append(out, source->bytes + done, end - done);
        done = element->tag.end;
        if (is_empty)
            buffer_string(out, is_closed ? ">[…]</text>" : "[…]");
        else if (!is_closed)
            put_missing(draft, i, out);
    }
    buffer_append(out, source->bytes + done, source->length - done);
}
