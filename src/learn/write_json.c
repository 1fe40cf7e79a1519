/* JSON-LD 1.1 (W3C, 2020), and the same for programs that know nothing of it. */
#include <string.h>

#include "base/json.h"
#include "learn/write.h"

enum { DEPTH_MOST = 16 };

struct writing {
    struct record *record;
    struct buffer *out;
    bool is_linked; /* JSON-LD */
};

static void put_thing(struct writing *writing, struct thing *thing, int depth);

static void put_key(struct writing *writing, const char *key)
{
    json_string(writing->out, key);
    buffer_byte(writing->out, ':');
}

static void put_string(struct writing *writing, const char *key, const char *value)
{
    put_key(writing, key);
    json_string(writing->out, value);
}

static void put_term(struct writing *writing, const char *prefix, const char *name)
{
    json_string(writing->out, writing->is_linked ? arena_format(writing->record->arena, "%s:%s", prefix, name) : name);
}

static void put_literal(struct writing *writing, const struct fact *fact)
{
    const char *type = type_of(fact->property);
    if (!writing->is_linked || (!*fact->language && !type)) {
        json_string(writing->out, fact->value);
        return;
    }
    buffer_byte(writing->out, '{');
    put_string(writing, "@value", fact->value);
    json_text(writing->out, *fact->language ? "@language" : "@type",
              *fact->language ? fact->language : arena_format(writing->record->arena, "xsd:%s", type));
    buffer_byte(writing->out, '}');
}

static void put_value(struct writing *writing, const struct fact *fact, int depth)
{
    if (fact->kind == FACT_TEXT) {
        put_literal(writing, fact);
        return;
    }
    struct thing *thing = record_thing(writing->record, fact->value);
    if (writing->is_linked && thing->id[0] != '_') {
        buffer_byte(writing->out, '{');
        put_string(writing, "@id", thing->id);
        buffer_byte(writing->out, '}');
    } else if (strcmp(class_of(thing), "Concept") == 0 || (thing->told && thing->id[0] != '_') || depth > DEPTH_MOST) {
        json_string(writing->out, thing->id);
    } else {
        put_thing(writing, thing, depth + 1);
    }
}

/* Texts by their language: {"nl":["…"],"en":["…"]}. */
static void put_by_language(struct writing *writing, const struct fact *const *fact, size_t count)
{
    const char *before = "{";
    for (size_t i = 0; i < count; i++) {
        size_t first = 0;
        while (strcmp(fact[first]->language, fact[i]->language) != 0)
            first++;
        if (first < i)
            continue;
        buffer_string(writing->out, before);
        put_key(writing, fact[i]->language);
        before = "[";
        for (size_t j = i; j < count; j++)
            if (strcmp(fact[j]->language, fact[i]->language) == 0) {
                buffer_string(writing->out, before);
                json_string(writing->out, fact[j]->value);
                before = ",";
            }
        buffer_byte(writing->out, ']');
        before = ",";
    }
    buffer_byte(writing->out, '}');
}

static void put_property(struct writing *writing, const struct fact *const *fact, size_t count, int depth)
{
    buffer_byte(writing->out, ',');
    put_term(writing, prefix_of(fact[0]->property), fact[0]->property);
    buffer_byte(writing->out, ':');
    bool has_languages = fact[0]->kind == FACT_TEXT && *fact[0]->language;
    for (size_t i = 1; i < count; i++)
        has_languages = has_languages && fact[i]->kind == FACT_TEXT && *fact[i]->language;
    if (!writing->is_linked && has_languages) {
        put_by_language(writing, fact, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_byte(writing->out, i ? ',' : '[');
        put_value(writing, fact[i], depth);
    }
    buffer_byte(writing->out, ']');
}

/* Facts of one property stand together. */
static void put_properties(struct writing *writing, struct thing *thing, int depth)
{
    const struct fact **fact = facts_in_order(writing->record, thing);
    for (size_t count; *fact; fact += count) {
        count = 1;
        while (fact[count] && strcmp(fact[count]->property, fact[0]->property) == 0)
            count++;
        put_property(writing, fact, count, depth);
    }
}

static void put_thing(struct writing *writing, struct thing *thing, int depth)
{
    const char *class = class_of(thing);
    thing->told = true;
    buffer_byte(writing->out, '{');
    put_key(writing, writing->is_linked ? "@type" : "class");
    put_term(writing, class_prefix(class), class);
    if (thing->id[0] != '_')
        json_text(writing->out, writing->is_linked ? "@id" : "id", thing->id);
    put_properties(writing, thing, depth);
    buffer_byte(writing->out, '}');
}

void write_jsonld(struct record *const *records, size_t count, struct buffer *out)
{
    const char *before = "";
    buffer_string(out, "{\"@context\":{");
    for (size_t i = 0; i < NAMESPACE_COUNT; i++) {
        buffer_string(out, i ? "," : "");
        json_string(out, NAMESPACES[i].prefix);
        buffer_byte(out, ':');
        json_string(out, NAMESPACES[i].address);
    }
    buffer_string(out, "},\n\"@graph\":[");
    for (size_t i = 0; i < count; i++) {
        struct writing writing = {records[i], out, true};
        for (struct thing **thing = things_of(records[i]); *thing; thing++) {
            buffer_format(out, "%s\n", before);
            put_thing(&writing, *thing, 0);
            before = ",";
        }
    }
    buffer_string(out, "\n]}\n");
}

void write_json(struct record *const *records, size_t count, struct buffer *out)
{
    buffer_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        struct writing writing = {records[i], out, false};
        buffer_string(out, i ? ",\n" : "\n");
        for (struct thing **thing = things_of(records[i]); *thing; thing++)
            (*thing)->told = false;
        put_thing(&writing, record_root(records[i]), 0);
    }
    buffer_string(out, "\n]\n");
}
