#include "learn/weave.h"

#include <string.h>

#include "base/ascii.h"
#include "learn/escape.h"

/* ------------------------------------------------------------------------------------------------ what is alike */

static bool is_text(const struct xml_node *node)
{
    return xml_is_named(node, "text") && xml_attribute(node, "lang");
}

static const struct xml_node *skip_texts(const struct xml_node *node)
{
    while (node && is_text(node))
        node = xml_next_element(node);
    return node;
}

/* Whether both have the same elements in the same order, but for texts. */
static bool is_alike(const struct xml_node *one, const struct xml_node *other)
{
    const struct xml_node *a = skip_texts(xml_first_element(one)), *b = skip_texts(xml_first_element(other));
    for (; a && b; a = skip_texts(xml_next_element(a)), b = skip_texts(xml_next_element(b)))
        if (!xml_is_named(a, xml_name(b)) || !is_alike(a, b))
            return false;
    return !a && !b;
}

static bool are_alike(const struct section_parts *one, const struct section_parts *other)
{
    bool alike = one->count == other->count && one->count;
    for (size_t i = 0; i < one->count && alike; i++)
        alike = is_alike(one->list[i].node, other->list[i].node);
    return alike;
}

static bool says(const struct xml_node *node, const char *language)
{
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (is_text(child) ? strcmp(xml_attribute(child, "lang"), language) == 0 : says(child, language))
            return true;
    return false;
}

static bool has_texts(const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (is_text(child) || has_texts(child))
            return true;
    return false;
}

static bool section_says(const struct section_parts *section, const char *language)
{
    for (size_t i = 0; i < section->count; i++)
        if (says(section->list[i].node, language))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ elements */

static void put_attributes(struct buffer *out, const struct xml_node *node, const struct xml_node *file, struct arena *arena)
{
    for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each)) {
        const char *own = xml_text(each, arena), *there = xml_attribute(file, xml_name(each));
        escape_attribute(out, xml_name(each), *own == '[' && there ? there : own);
    }
    for (const struct xml_node *each = xml_first_attribute(file); each; each = xml_next_attribute(each))
        if (!xml_attribute(node, xml_name(each)))
            escape_attribute(out, xml_name(each), xml_text(each, arena));
}

static const struct xml_node *text_in(const struct xml_node *node, const char *language)
{
    const struct xml_node *text = xml_first_element(node);
    while (text && !(is_text(text) && strcmp(xml_attribute(text, "lang"), language) == 0))
        text = xml_next_element(text);
    return text;
}

/* On a line of its own, for those who are told what differs. */
static void put_text_of(struct buffer *out, const struct xml_node *text, struct arena *arena)
{
    put_canonical(out, text, arena);
    buffer_byte(out, '\n');
}

/* In the order of the file; what only the document says comes behind. */
static void put_texts_of(struct buffer *out, const struct xml_node *node, const struct xml_node *file, struct arena *arena)
{
    for (const struct xml_node *text = xml_first_element(file); text; text = xml_next_element(text)) {
        const struct xml_node *own = is_text(text) ? text_in(node, xml_attribute(text, "lang")) : NULL;
        if (is_text(text))
            put_text_of(out, own ? own : text, arena);
    }
    for (const struct xml_node *text = xml_first_element(node); text; text = xml_next_element(text))
        if (is_text(text) && !text_in(file, xml_attribute(text, "lang")))
            put_text_of(out, text, arena);
}

/* One with words of its own is the document's as it stands. */
static void put_woven(struct buffer *out, const struct xml_node *node, const struct xml_node *file, struct arena *arena)
{
    if (!xml_first_element(node) && !xml_first_element(file)) {
        const char *own = xml_text(node, arena), *there = xml_text(file, arena);
        put_canonical(out, own[strspn(own, " \t\r\n")] == '[' && !ascii_is_blank(there) ? file : node, arena);
        return;
    }
    buffer_format(out, "<%s", xml_name(node));
    put_attributes(out, node, file, arena);
    buffer_byte(out, '>');
    put_texts_of(out, node, file, arena);
    const struct xml_node *a = skip_texts(xml_first_element(node)), *b = skip_texts(xml_first_element(file));
    for (; a && b; a = skip_texts(xml_next_element(a)), b = skip_texts(xml_next_element(b)))
        put_woven(out, a, b, arena);
    buffer_format(out, "</%s>", xml_name(node));
}

/* Of sections that are not alike, what the file has in other languages alone stays before the document's: check tells what is missing in each. */
static void put_section(struct buffer *out, const struct section_parts *section, const struct section_parts *file, const char *language,
                        struct arena *arena)
{
    const bool alike = are_alike(section, file);
    for (size_t i = 0; i < file->count && !alike; i++)
        if (has_texts(file->list[i].node) && !says(file->list[i].node, language))
            put_canonical(out, file->list[i].node, arena);
    for (size_t i = 0; i < section->count; i++)
        if (alike)
            put_woven(out, section->list[i].node, file->list[i].node, arena);
        else
            put_canonical(out, section->list[i].node, arena);
}

/* ------------------------------------------------------------------------------------------------ the root */

static bool names(const char *list, const char *language)
{
    const size_t length = strlen(language);
    for (const char *at = list; *(at += strspn(at, " \t\r\n")); at += strcspn(at, " \t\r\n"))
        if (strcspn(at, " \t\r\n") == length && strncmp(at, language, length) == 0)
            return true;
    return false;
}

static void put_root(struct buffer *out, const struct parts *parts, const char *language, const struct parts *file, struct arena *arena)
{
    buffer_string(out, "<qualification");
    for (size_t i = 0; i < file->attribute_count; i++) {
        const char *name = file->attributes[i].name, *there = file->attributes[i].value, *own = parts ? parts_attribute(parts, name) : NULL;
        if (own && strcmp(name, "editions") == 0)
            own = names(there, language) ? there : arena_format(arena, "%s %s", there, language);
        escape_attribute(out, name, own && *own != '[' ? own : there);
    }
    for (size_t i = 0; parts && i < parts->attribute_count; i++)
        if (!parts_attribute(file, parts->attributes[i].name))
            escape_attribute(out, parts->attributes[i].name, parts->attributes[i].value);
    buffer_byte(out, '>');
}

struct xml_file *weave_parts(const struct parts *parts, const char *language, const struct parts *file, struct arena *arena, struct parts *woven)
{
    struct buffer out = {0};
    struct diag *unheard = diag_create();
    put_root(&out, parts, language, file, arena);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        if (parts && parts->sections[i].count)
            put_section(&out, &parts->sections[i], &file->sections[i], language, arena);
        else if (!section_says(&file->sections[i], language))
            put_canonical_parts(&out, &file->sections[i], arena);
    buffer_string(&out, "</qualification>");
    struct xml_file *read = xml_read_memory((const char *)out.bytes, out.length, "woven", unheard);
    parts_of(read ? xml_root(read) : NULL, arena, woven);
    buffer_finish(&out);
    diag_destroy(unheard);
    return read;
}
