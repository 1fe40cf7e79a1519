/* The schema of qualifications -> kinds: the parts of XML Schema that it is written in. */
#include "draft/kind.h"

#include <string.h>

#include "base/buffer.h"
#include "xml/xml.h"

enum { DEPTH_MOST = 12, PARTS_MOST = 64 };

struct schema {
    const struct xml_node *root;
    const struct headings *headings;
    struct arena *arena;
};

/* A kind in the making. */
struct making {
    struct kind kind;
    struct kind parts[PARTS_MOST];
    struct value_kind values[PARTS_MOST];
};

static void read_content(const struct schema *schema, const struct xml_node *node, struct making *making, int depth);

/* ------------------------------------------------------------------------------------------------ nodes of a schema */

static const struct xml_node *find_named(const struct xml_node *parent, const char *element, const char *name)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node)) {
        const char *own = xml_attribute(node, "name");
        if (xml_is_named(node, element) && (!name || (own && strcmp(own, name) == 0)))
            return node;
    }
    return NULL;
}

static const char *or_else(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

/* The attribute's value, which outlives the file; NULL: there is none. */
static const char *take(const struct schema *schema, const struct xml_node *node, const char *name)
{
    const char *value = xml_attribute(node, name);
    return value ? arena_copy(schema->arena, value, strlen(value)) : NULL;
}

static bool has(const struct xml_node *node, const char *attribute, const char *value)
{
    return strcmp(or_else(xml_attribute(node, attribute), ""), value) == 0;
}

/* White space as one space each. */
static const char *joined(const char *text, struct arena *arena)
{
    char *words = arena_copy(arena, text, strlen(text)), *out = words;
    for (const char *at = text; *at; at++)
        if (!strchr(" \t\r\n", *at))
            *out++ = *at;
        else if (out > words && out[-1] != ' ')
            *out++ = ' ';
    while (out > words && out[-1] == ' ')
        out--;
    *out = '\0';
    return words;
}

static const struct xml_node *annotation(const struct xml_node *node, const char *element, const char *source)
{
    const struct xml_node *notes = find_named(node, "annotation", NULL), *part = notes ? xml_first_element(notes) : NULL;
    while (part && !(xml_is_named(part, element) && (!source || has(part, "source", source))))
        part = xml_next_element(part);
    return part;
}

static const char *words_of(const struct schema *schema, const struct xml_node *node, const char *element, const char *source)
{
    const struct xml_node *part = node ? annotation(node, element, source) : NULL;
    return part ? joined(xml_text(part, schema->arena), schema->arena) : "";
}

/* What the program writes, and no person. */
static bool is_programs(const struct xml_node *node)
{
    return annotation(node, "appinfo", "program") || xml_attribute(node, "fixed");
}

static const struct xml_node *find_type(const struct schema *schema, const char *element, const char *name)
{
    return name ? find_named(schema->root, element, name) : NULL;
}

/* ------------------------------------------------------------------------------------------------ values */

static const char *const *read_choices(const struct schema *schema, const struct xml_node *restriction)
{
    size_t count = 0;
    const char **choices = arena_new_array(schema->arena, const char *, PARTS_MOST + 1);
    for (const struct xml_node *node = restriction ? xml_first_element(restriction) : NULL; node; node = xml_next_element(node))
        if (xml_is_named(node, "enumeration") && count < PARTS_MOST)
            choices[count++] = or_else(take(schema, node, "value"), "");
    return count ? choices : NULL;
}

static void take_type(const struct schema *schema, const char *type, struct value_kind *value)
{
    const struct xml_node *simple = find_type(schema, "simpleType", type);
    const struct xml_node *restriction = simple ? find_named(simple, "restriction", NULL) : NULL;
    value->expected = words_of(schema, simple, "documentation", NULL);
    value->choices = read_choices(schema, restriction);
}

static void add_value(const struct schema *schema, const struct xml_node *node, const char *name, const char *type, struct making *making)
{
    if (making->kind.value_count == PARTS_MOST || is_programs(node))
        return;
    struct value_kind *value = &making->values[making->kind.value_count++];
    const char *label = words_of(schema, node, "appinfo", "name");
    *value = (struct value_kind){.name = name, .label = *label ? label : name, .about = words_of(schema, node, "documentation", NULL)};
    value->is_required = !*name || has(node, "use", "required");
    take_type(schema, type, value);
}

/* ------------------------------------------------------------------------------------------------ elements */

/* Whether the type of a text has paragraphs and lists, as a part of its own or of one that it extends. */
static bool has_blocks(const struct schema *schema, const struct xml_node *type, int depth)
{
    bool found = false;
    for (const struct xml_node *node = type && depth ? xml_first_element(type) : NULL; node && !found; node = xml_next_element(node))
        found = (xml_is_named(node, "group") && has(node, "ref", "blocks")) || has_blocks(schema, node, depth - 1);
    return found;
}

static void add_texts(const struct schema *schema, const struct xml_node *element, struct making *making)
{
    bool is_prose = has_blocks(schema, find_type(schema, "complexType", xml_attribute(element, "type")), DEPTH_MOST);
    making->kind.texts = is_prose ? TEXTS_PROSE : TEXTS_LINE;
}

static struct kind finish(const struct schema *schema, struct making *making)
{
    struct kind kind = making->kind;
    struct kind *parts = arena_new_array(schema->arena, struct kind, kind.part_count);
    struct value_kind *values = arena_new_array(schema->arena, struct value_kind, kind.value_count);
    memcpy(parts, making->parts, kind.part_count * sizeof *parts);
    memcpy(values, making->values, kind.value_count * sizeof *values);
    kind.parts = parts;
    kind.values = values;
    return kind;
}

static struct kind read_element(const struct schema *schema, const struct xml_node *element, int depth)
{
    struct making *making = arena_new(schema->arena, struct making);
    const char *type = xml_attribute(element, "type");
    const struct xml_node *content = type ? find_type(schema, "complexType", type) : find_named(element, "complexType", NULL);
    const char *name = or_else(take(schema, element, "name"), ""), *label = words_of(schema, element, "appinfo", "name");
    const char *about = words_of(schema, element, "documentation", NULL);
    if (content && !*label)
        label = words_of(schema, content, "appinfo", "name");
    making->kind = (struct kind){.name = name, .label = *label ? label : name, .about = about};
    making->kind.is_required = !has(element, "minOccurs", "0");
    making->kind.is_repeated = has(element, "maxOccurs", "unbounded");
    if (content && depth)
        read_content(schema, content, making, depth - 1);
    if (content && !*about && !making->kind.texts) /* of texts their type tells only that they are some */
        making->kind.about = words_of(schema, content, "documentation", NULL);
    return finish(schema, making);
}

/* A field of the form's own: what it holds its form says. */
static void add_own_fields(const struct schema *schema, const struct xml_node *element, struct making *making)
{
    static const char BEFORE[] = "field[";
    for (size_t i = 0; i < schema->headings->count && making->kind.part_count < PARTS_MOST; i++) {
        const struct heading *heading = &schema->headings->list[i];
        if (!*heading->type || strncmp(heading->path, BEFORE, sizeof BEFORE - 1) != 0)
            continue;
        struct kind *kind = &making->parts[making->kind.part_count++];
        bool has_texts = strcmp(heading->type, "line") == 0 || strcmp(heading->type, "prose") == 0;
        struct value_kind *value = arena_new(schema->arena, struct value_kind);
        *value = (struct value_kind){.name = "", .label = heading->words, .about = "", .expected = "", .is_required = true};
        *kind = (struct kind){.name = take(schema, element, "name"), .label = heading->words, .about = words_of(schema, element, "documentation", NULL),
                              .texts = !has_texts ? TEXTS_NONE : *heading->type == 'l' ? TEXTS_LINE : TEXTS_PROSE,
                              .values = value, .value_count = !has_texts};
        kind->key = arena_copy(schema->arena, heading->path + sizeof BEFORE - 1, strcspn(heading->path + sizeof BEFORE - 1, "]"));
    }
}

static void add_element(const struct schema *schema, const struct xml_node *element, struct making *making, int depth)
{
    if (making->kind.part_count == PARTS_MOST || is_programs(element))
        return;
    if (has(element, "name", "text"))
        add_texts(schema, element, making);
    else if (has(element, "type", "own-field"))
        add_own_fields(schema, element, making);
    else
        making->parts[making->kind.part_count++] = read_element(schema, element, depth);
}

/* What the type extends comes first. */
static void read_extension(const struct schema *schema, const struct xml_node *extension, struct making *making, int depth)
{
    const char *base = xml_attribute(extension, "base");
    const struct xml_node *type = find_type(schema, "complexType", base);
    if (type && depth)
        read_content(schema, type, making, depth - 1);
    read_content(schema, extension, making, depth);
    if (!type)
        add_value(schema, extension, "", base, making);
}

/* What a group of parts says of how many there are holds for each of them. */
static void read_group(const struct schema *schema, const struct xml_node *group, struct making *making, int depth)
{
    size_t before = making->kind.part_count;
    read_content(schema, group, making, depth);
    for (size_t i = before; i < making->kind.part_count; i++) {
        making->parts[i].is_repeated |= has(group, "maxOccurs", "unbounded");
        making->parts[i].is_required &= !has(group, "minOccurs", "0") && !xml_is_named(group, "choice");
    }
}

static void read_content(const struct schema *schema, const struct xml_node *parent, struct making *making, int depth)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node))
        if (xml_is_named(node, "element"))
            add_element(schema, node, making, depth);
        else if (xml_is_named(node, "attribute"))
            add_value(schema, node, or_else(take(schema, node, "name"), ""), xml_attribute(node, "type"), making);
        else if (xml_is_named(node, "extension"))
            read_extension(schema, node, making, depth);
        else if (xml_is_named(node, "sequence") || xml_is_named(node, "choice"))
            read_group(schema, node, making, depth);
        else if (xml_is_named(node, "complexContent") || xml_is_named(node, "simpleContent"))
            read_content(schema, node, making, depth);
}

const struct kind *kind_read(const char *schema_path, const struct headings *headings, struct arena *arena, struct diag *diag)
{
    struct xml_file *file = xml_read(schema_path, (struct place){0}, diag);
    if (!file)
        return NULL;
    struct schema schema = {xml_root(file), headings, arena};
    const struct xml_node *root = find_named(schema.root, "element", "qualification");
    struct kind *kind = arena_new(arena, struct kind);
    if (root)
        *kind = read_element(&schema, root, DEPTH_MOST);
    xml_close(file);
    return kind;
}

/* ------------------------------------------------------------------------------------------------ headings */

struct headings headings_read(const char *lines, size_t length, struct arena *arena)
{
    size_t count = 1;
    for (size_t i = 0; i < length; i++)
        count += lines[i] == '\n';
    struct heading *list = arena_new_array(arena, struct heading, count);
    char *at = arena_copy(arena, lines, length);
    for (count = 0; *at;) {
        char *end = at + strcspn(at, "\n"), *type = memchr(at, '\t', (size_t)(end - at));
        char *words = type ? memchr(type + 1, '\t', (size_t)(end - type - 1)) : NULL;
        char *next = *end ? end + 1 : end;
        if (words) {
            *type = *words = *end = '\0';
            list[count++] = (struct heading){at, words + 1, type + 1};
        }
        at = next;
    }
    return (struct headings){list, count};
}

static const char SECTION[] = "section";

static const char *find_words(const struct headings *headings, const char *path, bool is_section)
{
    for (size_t i = 0; i < headings->count; i++)
        if (strcmp(headings->list[i].path, path) == 0 && (strcmp(headings->list[i].type, SECTION) == 0) == is_section)
            return headings->list[i].words;
    return NULL;
}

const char *heading_find(const struct headings *headings, const char *path)
{
    return find_words(headings, path, false);
}

const char *heading_of_section(const struct headings *headings, const char *element)
{
    return find_words(headings, element, true);
}

bool kind_is_of(const struct kind *kind, const struct xml_node *node)
{
    const char *key = kind->key ? xml_attribute(node, "name") : NULL;
    return xml_is_named(node, kind->name) && (!kind->key || (key && strcmp(key, kind->key) == 0));
}
