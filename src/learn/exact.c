#include "learn/exact.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "learn/escape.h"
#include "learn/vocabulary.h"

#define ROOT "qualification"

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
        if (attributes_hash(parts) != hash || !xml_is_named(root, "exact"))
            return false;
        parts->attributes = kept.attributes;
        parts->attribute_count = kept.attribute_count;
        return true;
    }
    if (section == SECTION_COUNT || !holds_only(root, name) || parts_hash(&parts->sections[section], arena) != hash)
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
        add_note(record, ROOT, attributes_hash(plain), &exact);
    }
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (parts_equal(&file->sections[i], &plain->sections[i], record->arena))
            continue;
        buffer_clear(&exact);
        buffer_string(&exact, "<exact>");
        put_canonical_parts(&exact, &file->sections[i], record->arena);
        buffer_string(&exact, "</exact>");
        add_note(record, section_name((enum section)i), parts_hash(&plain->sections[i], record->arena), &exact);
    }
    buffer_finish(&exact);
}
