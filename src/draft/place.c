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

/* Whether the detail has the word, in quotation marks or with these signs before and behind it. */
static bool names(const char *detail, const char *before, const char *word, const char *behind, struct arena *arena)
{
    return strstr(detail, arena_format(arena, "%s%s%s", before, word, behind));
}

/* A finding on an element may be about one of its texts, or attributes, or what it lacks. */
static const char *closer(const struct draft *draft, const struct kind *kind, const char *path, const char *detail, struct arena *arena)
{
    for (const char *const *language = draft->languages; kind->texts && *language; language++)
        if (names(detail, "\"", *language, "\"", arena))
            return arena_format(arena, "%s:%s", path, *language);
    for (size_t i = 0; i < kind->value_count; i++) {
        const char *name = kind->values[i].name;
        if (*name && (names(detail, "", name, "=", arena) || strncmp(detail, arena_format(arena, "%s ", name), strlen(name) + 1) == 0))
            return arena_format(arena, "%s@%s", path, name);
    }
    for (size_t i = 0; i < kind->part_count; i++) {
        const struct kind *part = &kind->parts[i];
        const char *slash = *path ? "/" : "";
        if (!part->is_repeated && !part->key && names(detail, "<", part->name, ">", arena))
            return closer(draft, part, arena_format(arena, "%s%s%s", path, slash, part->name), detail, arena);
        if (part->key && names(detail, "\"", part->key, "\"", arena))
            return arena_format(arena, "%s%s%s[%s]", path, slash, part->name, part->key);
    }
    return path;
}

static const char *find_demanded(const struct kind *kind, const char *name, size_t length)
{
    for (size_t i = 0; i < kind->part_count; i++)
        if (!kind->parts[i].key && strlen(kind->parts[i].name) == length && strncmp(kind->parts[i].name, name, length) == 0)
            return kind->parts[i].name;
    return NULL;
}

/* What a form demands and is not there: "<occupations>, …", "<name> in <awarding-body>, …". */
static const char *demanded(const struct draft *draft, const char *detail, struct arena *arena)
{
    const char *end = detail + strcspn(detail, ",(");
    for (const char *at = detail; (at = memchr(at, '<', (size_t)(end - at))); at++) {
        const char *name = find_demanded(draft->kind, at + 1, strcspn(at + 1, ">"));
        if (name && at > detail && strncmp(detail, "<text>", strlen("<text>")) != 0)
            return arena_format(arena, "%s/%.*s", name, (int)strcspn(detail + 1, ">"), detail + 1);
        if (name)
            return name;
    }
    return "";
}

const char *draft_place(const struct draft *draft, const struct draft_lines *lines, int line, const char *id, const char *detail,
                        struct arena *arena)
{
    if (strcmp(id, "demand-unmet") == 0)
        return demanded(draft, detail ? detail : "", arena);
    size_t element = lines->count;
    for (size_t i = 0; i < lines->count && lines->lines[i] <= line; i++)
        element = i;
    if (line <= 0 || element == lines->count)
        return "";
    const struct kind *kind;
    const char *path = path_of(draft, element, &kind, arena);
    return strchr(path, ':') ? path : closer(draft, kind, path, detail ? detail : "", arena);
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
