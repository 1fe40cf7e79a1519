#include <string.h>

#include "learn/write.h"

/* Between < and >: what may not stand there as it is written in hexadecimal digits (Turtle, 6.5 [18]; RFC 3986, 2.1). */
static void put_address(struct buffer *out, const char *address)
{
    buffer_byte(out, '<');
    for (const char *at = address; *at; at++)
        if ((unsigned char)*at <= ' ' || strchr("<>\"{}|^`\\", *at))
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)*at);
        else
            buffer_byte(out, (unsigned char)*at);
    buffer_byte(out, '>');
}

static void put_words(struct buffer *out, const char *words)
{
    buffer_byte(out, '"');
    for (const char *at = words; *at; at++)
        switch (*at) {
        case '"': buffer_string(out, "\\\""); break;
        case '\\': buffer_string(out, "\\\\"); break;
        case '\n': buffer_string(out, "\\n"); break;
        case '\r': buffer_string(out, "\\r"); break;
        default: buffer_byte(out, (unsigned char)*at);
        }
    buffer_byte(out, '"');
}

static void put_literal(struct buffer *out, const struct fact *fact)
{
    put_words(out, fact->value);
    if (*fact->language)
        buffer_format(out, "@%s", fact->language);
    else if (type_of(fact->property))
        buffer_format(out, "^^xsd:%s", type_of(fact->property));
}

static void put_facts(struct record *record, const struct thing *thing, int indent, struct buffer *out)
{
    buffer_format(out, "a %s:%s", class_prefix(class_of(thing)), class_of(thing));
    for (const struct fact **fact = facts_in_order(record, thing); *fact; fact++) {
        const struct thing *to = (*fact)->kind == FACT_LINK ? record_thing(record, (*fact)->value) : NULL;
        buffer_format(out, " ;\n%*s%s:%s ", indent, "", prefix_of((*fact)->property), (*fact)->property);
        if (to && to->id[0] == '_') {
            buffer_string(out, "[ ");
            put_facts(record, to, indent + 2, out);
            buffer_string(out, " ]");
        } else if (to) {
            put_address(out, to->id);
        } else {
            put_literal(out, *fact);
        }
    }
}

void write_turtle(struct record *const *records, size_t count, struct buffer *out)
{
    for (size_t i = 0; i < NAMESPACE_COUNT; i++)
        buffer_format(out, "@prefix %s: <%s> .\n", NAMESPACES[i].prefix, NAMESPACES[i].address);
    for (size_t i = 0; i < count; i++)
        for (struct thing **thing = things_of(records[i]); *thing; thing++) {
            buffer_byte(out, '\n');
            put_address(out, (*thing)->id);
            buffer_byte(out, ' ');
            put_facts(records[i], *thing, 4, out);
            buffer_string(out, " .\n");
        }
}
