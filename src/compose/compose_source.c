/* The data that travel inside the PDF: the qualification in this edition's language, with what the edition shows in others
 * and the holder's fields, written so that writing what was read from it gives the same bytes. Texts are as they are set:
 * white space collapsed, NFC. */
#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "compose/composer.h"

struct source {
    const struct composer *composer;
    struct buffer text;
};

static const char *escape(char character)
{
    switch (character) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return " "; /* white space, which is collapsed */
    }
}

/* Where the text has to be written otherwise: the single spaces of words that stand on one line stay. */
static const char *plain_end(const char *text, bool attribute)
{
    for (;; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte > '>') /* by far the most */
            continue;
        if (byte == '\0' || byte == '&' || byte == '<' || byte == '>' || (byte == '"' && attribute) ||
            (ascii_is_space(*text) && (byte != ' ' || ascii_is_space(text[1]))))
            return text;
    }
}

static void put_escaped(struct buffer *out, const char *text, bool attribute)
{
    for (;;) {
        const char *end = plain_end(text, attribute);
        buffer_append(out, text, (size_t)(end - text));
        if (!*end)
            return;
        buffer_string(out, escape(*end));
        text = end + 1;
        while (ascii_is_space(*end) && ascii_is_space(*text))
            text++;
    }
}

static void write_attribute(void *context, const char *name, const char *value)
{
    struct source *source = context;
    buffer_byte(&source->text, ' ');
    buffer_string(&source->text, name);
    buffer_string(&source->text, "=\"");
    put_escaped(&source->text, value, true);
    buffer_byte(&source->text, '"');
}

static void put_line(struct buffer *out, int depth)
{
    buffer_byte(out, '\n');
    for (int i = 0; i < depth; i++)
        buffer_string(out, "  ");
}

/* Words stand in it, so white space counts. */
static bool is_mixed(const struct composer *composer, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (!xml_is_element(child) && !ascii_is_blank(xml_text(child, composer->arena)))
            return true;
    return false;
}

/* A translation that this edition does not show. */
static bool is_foreign(const struct composer *composer, const struct xml_node *node)
{
    const char *language = xml_is_named(node, "text") ? xml_attribute(node, "lang") : NULL;
    return language && strcmp(language, composer->edition->language) != 0 &&
           !map_find(composer->shown, &node, sizeof node);
}

bool is_of_file(const struct xml_node *node)
{
    return xml_is_named(node, "fields") || xml_is_named(node, "waivers") || xml_is_named(node, "source");
}

/* Where a record comes from stays where one is made of these data. */
static bool is_left_out(const struct composer *composer, const struct xml_node *node)
{
    return is_of_file(node) && !(composer->layout->carries_record && xml_is_named(node, "source"));
}

static void write_element(struct source *source, const struct xml_node *node, int depth, bool mixed);

static void write_children(struct source *source, const struct xml_node *node, int depth, bool mixed)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (xml_is_element(child)) {
            if (is_foreign(source->composer, child) || (depth == 1 && is_left_out(source->composer, child)))
                continue;
            if (!mixed)
                put_line(&source->text, depth);
            write_element(source, child, depth, mixed);
        } else if (mixed) {
            put_escaped(&source->text, xml_text(child, source->composer->arena), false);
        }
    }
}

static void write_element(struct source *source, const struct xml_node *node, int depth, bool mixed)
{
    mixed |= is_mixed(source->composer, node);
    buffer_byte(&source->text, '<');
    buffer_string(&source->text, xml_name(node));
    xml_attributes(node, write_attribute, source);
    if (!xml_first(node)) {
        buffer_string(&source->text, "/>");
        return;
    }
    buffer_byte(&source->text, '>');
    write_children(source, node, depth + 1, mixed);
    if (!mixed && xml_first_element(node))
        put_line(&source->text, depth);
    buffer_string(&source->text, "</");
    buffer_string(&source->text, xml_name(node));
    buffer_byte(&source->text, '>');
}

/* Of the root's own attributes, those that say which editions there are, and when this one was dated. What PDF is made stands
 * there anew. */
static void write_root_attribute(void *context, const char *name, const char *value)
{
    struct source *source = context;
    if (strcmp(name, "editions") == 0)
        write_attribute(source, name, source->composer->edition->language);
    else if (strcmp(name, "standard") != 0 && (strcmp(name, "dated") != 0 || !source->composer->edition->date))
        write_attribute(source, name, value);
}

static void put_fields(struct buffer *out, const struct field *fields, size_t count)
{
    put_line(out, 1);
    buffer_string(out, "<fields>");
    for (size_t i = 0; i < count; i++) {
        put_line(out, 2);
        buffer_string(out, "<field name=\"");
        put_escaped(out, fields[i].name, true);
        buffer_string(out, "\">");
        put_escaped(out, fields[i].value, false);
        buffer_string(out, "</field>");
    }
    put_line(out, 1);
    buffer_string(out, "</fields>");
}

void put_source_fields(struct buffer *out, const char *root, const struct field *fields, size_t count)
{
    if (count)
        put_fields(out, fields, count);
    buffer_string(out, "\n</");
    buffer_string(out, root);
    buffer_string(out, ">\n");
}

void compose_source(struct composer *composer)
{
    struct source source = {.composer = composer};
    const struct xml_node *root = composer->qualification->root;
    buffer_string(&source.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
    buffer_string(&source.text, xml_name(root));
    xml_attributes(root, write_root_attribute, &source);
    if (composer->edition->date)
        write_attribute(&source, "dated", composer->edition->date);
    if (composer->document->metadata.standard != composer->layout->standard)
        write_attribute(&source, "standard", standard_name(composer->document->metadata.standard));
    buffer_byte(&source.text, '>');
    write_children(&source, root, 1, false);
    composer->document->source_common = source.text.length;
    put_source_fields(&source.text, xml_name(root), composer->fields, composer->field_count);
    composer->document->source = arena_copy(composer->arena, (const char *)source.text.bytes, source.text.length);
    composer->document->source_length = source.text.length;
    composer->document->source_name = "qualification.xml";
    buffer_finish(&source.text);
}
