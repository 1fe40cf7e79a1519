#include <string.h>

#include "learn/escape.h"
#include "learn/write.h"

static void put_fact(struct record *record, const struct fact *fact, int indent, struct buffer *out);

static void put_line(struct buffer *out, int indent)
{
    buffer_format(out, "\n%*s", indent, "");
}

static void put_facts(struct record *record, const struct thing *thing, int indent, struct buffer *out)
{
    for (const struct fact **fact = facts_in_order(record, thing); *fact; fact++)
        put_fact(record, *fact, indent, out);
}

/* The model's own names, and those that its schema takes over into its namespace, have no prefix. */
static const char *name_of(const struct record *record, const char *property)
{
    static const char *const foreign[] = {"altLabel", "notation", "prefLabel", "subject"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strcmp(property, foreign[i]) == 0)
            return arena_format(record->arena, "%s:%s", prefix_of(property), property);
    return property;
}

static void put_fact(struct record *record, const struct fact *fact, int indent, struct buffer *out)
{
    const char *name = name_of(record, fact->property);
    const struct thing *thing = fact->kind == FACT_LINK ? record_thing(record, fact->value) : NULL;
    put_line(out, indent);
    buffer_format(out, "<%s", name);
    if (thing && thing->id[0] != '_') {
        escape_attribute(out, strcmp(class_of(thing), "Concept") == 0 ? "uri" : "idref", thing->id);
        buffer_string(out, "/>");
        return;
    }
    if (*fact->language)
        escape_attribute(out, "language", fact->language);
    buffer_byte(out, '>');
    if (thing) {
        put_facts(record, thing, indent + 2, out);
        put_line(out, indent);
    } else {
        escape_string(out, fact->value);
    }
    buffer_format(out, "</%s>", name);
}

static void put_thing(struct record *record, const struct thing *thing, const char *element, struct buffer *out)
{
    put_line(out, 4);
    buffer_format(out, "<%s", element);
    escape_attribute(out, "id", thing->id);
    buffer_byte(out, '>');
    put_facts(record, thing, 6, out);
    put_line(out, 4);
    buffer_format(out, "</%s>", element);
}

static void put_container(struct record *const *records, struct thing *const *const *things, size_t count, const struct class *class,
                          struct buffer *out)
{
    const size_t before = out->length;
    put_line(out, 2);
    buffer_format(out, "<%s>", class->container);
    const size_t begin = out->length;
    for (size_t i = 0; i < count; i++)
        for (struct thing *const *thing = things[i]; *thing; thing++)
            if (strcmp(class_of(*thing), class->name) == 0)
                put_thing(records[i], *thing, class->element, out);
    if (out->length == begin) {
        out->length = before;
        return;
    }
    put_line(out, 2);
    buffer_format(out, "</%s>", class->container);
}

void write_xml(struct record *const *records, size_t count, struct buffer *out)
{
    if (!count)
        return;
    struct thing ***things = arena_new_array(records[0]->arena, struct thing **, count);
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<Courses xmlns=\"http://data.europa.eu/snb/model/ap/loq-constraints/\" xmlns:dc=\"http://purl.org/dc/terms/\"\n"
                       "         xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\" xsdVersion=\"3.1.0\">");
    for (size_t i = 0; i < count; i++)
        things[i] = things_of(records[i]);
    for (size_t i = 0; i < CLASS_COUNT; i++)
        put_container(records, (struct thing *const *const *)things, count, &CLASSES[i], out);
    buffer_string(out, "\n</Courses>\n");
}
