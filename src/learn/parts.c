#include "learn/parts.h"

#include <string.h>

#include "base/map.h"

static void take_section(const struct xml_node *root, const char *name, struct arena *arena, struct section_parts *section)
{
    struct part *list = arena_new_array(arena, struct part, xml_count(root, name));
    size_t count = 0;
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, name))
            list[count++].node = node;
    *section = (struct section_parts){list, count};
}

static void take_attributes(const struct xml_node *root, struct arena *arena, struct parts *parts)
{
    size_t count = 0;
    for (const struct xml_node *each = xml_first_attribute(root); each; each = xml_next_attribute(each))
        count++;
    struct attribute *list = arena_new_array(arena, struct attribute, count);
    count = 0;
    for (const struct xml_node *each = xml_first_attribute(root); each; each = xml_next_attribute(each))
        list[count++] = (struct attribute){xml_name(each), xml_text(each, arena)};
    parts->attributes = list;
    parts->attribute_count = count;
}

void parts_of(const struct xml_node *root, struct arena *arena, struct parts *parts)
{
    *parts = (struct parts){0};
    if (!root)
        return;
    parts->root = root;
    take_attributes(root, arena, parts);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        take_section(root, section_name((enum section)i), arena, &parts->sections[i]);
}

const char *parts_attribute(const struct parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->attribute_count; i++)
        if (strcmp(parts->attributes[i].name, name) == 0)
            return parts->attributes[i].value;
    return NULL;
}

void put_canonical_parts(struct buffer *out, const struct section_parts *section, struct arena *arena)
{
    for (size_t i = 0; i < section->count; i++)
        put_canonical(out, section->list[i].node, arena);
}

static bool are_equal(struct buffer *one, struct buffer *other)
{
    bool equal = one->length == other->length && memcmp(one->length ? one->bytes : (const unsigned char *)"",
                                                        other->length ? other->bytes : (const unsigned char *)"", one->length) == 0;
    buffer_finish(one);
    buffer_finish(other);
    return equal;
}

bool parts_equal(const struct section_parts *one, const struct section_parts *other, struct arena *arena)
{
    struct buffer a = {0}, b = {0};
    put_canonical_parts(&a, one, arena);
    put_canonical_parts(&b, other, arena);
    return are_equal(&a, &b);
}

bool nodes_equal(const struct xml_node *one, const struct xml_node *other, struct arena *arena)
{
    struct buffer a = {0}, b = {0};
    if (one)
        put_canonical(&a, one, arena);
    if (other)
        put_canonical(&b, other, arena);
    return are_equal(&a, &b);
}

static uint64_t hash_of(struct buffer *text)
{
    uint64_t hash = map_hash(text->length ? text->bytes : (const unsigned char *)"", text->length);
    buffer_finish(text);
    return hash;
}

uint64_t parts_hash(const struct section_parts *section, struct arena *arena)
{
    struct buffer text = {0};
    put_canonical_parts(&text, section, arena);
    return hash_of(&text);
}

uint64_t attributes_hash(const struct parts *parts)
{
    struct buffer text = {0};
    for (size_t i = 0; i < parts->attribute_count; i++)
        buffer_format(&text, "%s=%s\n", parts->attributes[i].name, parts->attributes[i].value);
    return hash_of(&text);
}
