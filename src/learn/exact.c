#include "learn/exact.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "learn/escape.h"
#include "learn/vocabulary.h"

#define ROOT "qualification"

/* ------------------------------------------------------------------------------------------------ what comes back */

/* Linked data have no order, and programs that keep them give them back in another: none counts here, of elements beside each other and of an
 * attribute's words (editions="nl en"). */
static uint64_t hash_attribute(const char *name, const char *value)
{
    struct buffer word = {0};
    uint64_t sum = 0;
    while (*value) {
        int length = (int)strcspn(value, " ");
        buffer_clear(&word);
        buffer_format(&word, "%s=%.*s", name, length, value);
        sum += map_hash(word.bytes, word.length);
        value += length + (value[length] == ' ');
    }
    buffer_finish(&word);
    return sum;
}

static uint64_t hash_attributes(const struct parts *parts)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < parts->attribute_count; i++)
        sum += hash_attribute(parts->attributes[i].name, parts->attributes[i].value);
    return sum;
}

static uint64_t hash_whole(const struct xml_node *node, struct arena *arena)
{
    struct buffer text = {0};
    put_canonical(&text, node, arena);
    uint64_t hash = map_hash(text.bytes, text.length);
    buffer_finish(&text);
    return hash;
}

/* The words of a text stay in their order. */
static uint64_t hash_element(const struct xml_node *node, struct arena *arena)
{
    const char *name = xml_name(node);
    uint64_t sums[] = {map_hash(name, strlen(name)), 0, 0};
    if (!xml_first_element(node) || xml_is_named(node, "text"))
        return hash_whole(node, arena);
    for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each))
        sums[1] += hash_attribute(xml_name(each), xml_text(each, arena));
    for (const struct xml_node *each = xml_first_element(node); each; each = xml_next_element(each))
        sums[2] += hash_element(each, arena);
    return map_hash(sums, sizeof sums);
}

static uint64_t hash_parts(const struct section_parts *section, struct arena *arena)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < section->count; i++)
        sum += hash_element(section->list[i].node, arena);
    return sum;
}

/* ------------------------------------------------------------------------------------------------ taking */

/* The name and the hash behind it. False: the subject is another. */
static bool read_subject(const char *subject, struct arena *arena, const char **name, uint64_t *hash)
{
    if (!subject || !address_begins(subject, OWN_EXACT))
        return false;
    subject += strlen(OWN_EXACT);
    const char *colon = strchr(subject, ':');
    char *end;
    if (!colon)
        return false;
    *name = arena_copy(arena, subject, (size_t)(colon - subject));
    *hash = strtoull(colon + 1, &end, 16);
    return !*end && end - colon == 17;
}

/* Only elements of this name. */
static bool holds_only(const struct xml_node *root, const char *name)
{
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (!xml_is_named(node, name))
            return false;
    return xml_is_named(root, "exact");
}

static bool put_in_place(struct parts *parts, const char *name, uint64_t hash, const struct xml_node *root, struct arena *arena)
{
    struct parts kept;
    enum section section = section_named(name);
    parts_of(root, arena, &kept);
    if (strcmp(name, ROOT) == 0) {
        if (hash_attributes(parts) != hash || !xml_is_named(root, "exact"))
            return false;
        parts->attributes = kept.attributes;
        parts->attribute_count = kept.attribute_count;
        return true;
    }
    if (section == SECTION_COUNT || !holds_only(root, name) || hash_parts(&parts->sections[section], arena) != hash)
        return false;
    parts->sections[section] = kept.sections[section];
    return true;
}

static bool take_note(struct record *record, struct fact *fact, struct parts *parts, struct xml_file **file)
{
    struct thing *note = record_thing(record, fact->value);
    const struct thing *subject = record_follow(record, note, "subject");
    const char *name, *literal = thing_words(note, "noteLiteral");
    uint64_t hash;
    if (!literal || !subject || !read_subject(subject->id, record->arena, &name, &hash))
        return false;
    struct diag *unheard = diag_create(); /* a note that is no XML is out of date */
    *file = xml_read_memory(literal, strlen(literal), name, unheard);
    diag_destroy(unheard);
    bool good = *file && put_in_place(parts, name, hash, xml_root(*file), record->arena);
    if (good) {
        fact->went = name;
        record_went(record, note, "subject", name);
        record_went(record, note, "noteFormat", name);
        record_went(record, note, "noteLiteral", name);
    } else if (*file) {
        xml_close(*file);
    }
    return good;
}

size_t exact_take(struct record *record, struct parts *parts, struct xml_file *files[EXACT_MOST])
{
    size_t count = 0;
    for (struct fact *fact = fact_first(record_root(record), "additionalNote"); fact && count < EXACT_MOST; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            count += take_note(record, fact, parts, &files[count]);
    return count;
}

/* ------------------------------------------------------------------------------------------------ giving */

static void add_note(struct record *record, const char *name, uint64_t hash, const struct buffer *exact)
{
    struct thing *root = record_root(record);
    const char *id = arena_format(record->arena, "_:exact-%s-%s", name, root->id);
    const char *subject = arena_format(record->arena, "%s%s:%016" PRIx64, OWN_EXACT, name, hash);
    struct thing *note = record_thing(record, id);
    record_add(record, root, "additionalNote", FACT_LINK, id, "");
    record_add(record, note, "a", FACT_TEXT, "Note", "");
    record_add(record, note, "subject", FACT_LINK, subject, "");
    record_add(record, note, "noteLiteral", FACT_TEXT, arena_copy(record->arena, (const char *)exact->bytes, exact->length), "zxx");
    struct thing *concept = record_thing(record, subject);
    if (!concept->first)
        record_add(record, concept, "a", FACT_TEXT, "Concept", "");
}

static bool are_attributes_equal(const struct parts *one, const struct parts *other)
{
    return attributes_hash(one) == attributes_hash(other);
}

void exact_give(struct record *record, const struct parts *file, const struct parts *plain)
{
    struct buffer exact = {0};
    if (!are_attributes_equal(file, plain)) {
        buffer_string(&exact, "<exact");
        for (size_t i = 0; i < file->attribute_count; i++) {
            buffer_format(&exact, " %s=\"", file->attributes[i].name);
            escape_string(&exact, file->attributes[i].value);
            buffer_byte(&exact, '"');
        }
        buffer_string(&exact, "/>");
        add_note(record, ROOT, hash_attributes(plain), &exact);
    }
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (parts_equal(&file->sections[i], &plain->sections[i], record->arena))
            continue;
        buffer_clear(&exact);
        buffer_string(&exact, "<exact>");
        put_canonical_parts(&exact, &file->sections[i], record->arena);
        buffer_string(&exact, "</exact>");
        add_note(record, section_name((enum section)i), hash_parts(&plain->sections[i], record->arena), &exact);
    }
    buffer_finish(&exact);
}
