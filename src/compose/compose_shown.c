/* What of the data the edition shows. Nothing is left out silently: a text, a number or a field that has no place in the
 * document is an error, unless the layout says in <unused> that it is meant. */
#include <string.h>

#include "compose/composer.h"

/* An expression that made a string of what it found: which elements and attributes those were, only its words say. */
struct spoken {
    const struct xml_path *path;
    const struct spoken *next;
};

static void mark(struct map *map, const struct xml_node *node)
{
    *map_slot(map, &node, sizeof node) = map;
}

static bool is_marked(const struct map *map, const struct xml_node *node)
{
    return map_find(map, &node, sizeof node) != NULL;
}

void mark_shown(struct composer *composer, const struct xml_node *node)
{
    if (xml_is_named(node, "text")) /* chosen itself, for its language */
        node = xml_parent(node);
    mark(composer->asked, node);
}

void mark_spoken(struct composer *composer, const struct xml_path *path)
{
    struct spoken *spoken = arena_new(composer->arena, struct spoken);
    *spoken = (struct spoken){path, composer->spoken};
    composer->spoken = spoken;
}

/* ------------------------------------------------------------------------------------------------ what is left out on purpose */

struct showing {
    struct composer *composer;
    struct map *left_out; /* what <unused> names; NULL: not needed so far */
};

static void leave_out(struct showing *showing, const struct unused *unused)
{
    struct composer *composer = showing->composer;
    struct xml_answer answer;
    if (xml_path_variable(unused->select) || !xml_ask(composer->query, unused->select, composer->qualification->root,
                                                      composer->arena, unused->place, composer->diag, &answer))
        return;
    for (size_t i = 0; i < answer.count; i++)
        mark(showing->left_out, answer.nodes[i]);
}

/* With an element all is left out that stands in it. */
static bool is_left_out(struct showing *showing, const struct xml_node *node)
{
    const struct layout *layout = showing->composer->layout;
    if (!showing->left_out) {
        showing->left_out = map_create();
        for (size_t i = 0; i < layout->unused_count; i++)
            leave_out(showing, &layout->unused[i]);
    }
    while (node && !is_marked(showing->left_out, node))
        node = xml_parent(node);
    return node != NULL;
}

/* ------------------------------------------------------------------------------------------------ what was meant to be shown */

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_';
}

static bool names(const char *expression, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = expression; (at = strstr(at, name)); at += length)
        if ((at == expression || !is_name_byte(at[-1])) && !is_name_byte(at[length]))
            return true;
    return false;
}

static bool is_spoken(const struct composer *composer, const char *name)
{
    for (const struct spoken *spoken = composer->spoken; spoken; spoken = spoken->next)
        if (names(xml_path_text(spoken->path), name))
            return true;
    return false;
}

static bool is_shown(struct showing *showing, const struct xml_node *node)
{
    const struct composer *composer = showing->composer;
    const struct xml_node *text = xml_is_element(node) ? xml_first_element(node) : NULL; /* may be named alone */
    return is_marked(composer->asked, node) || is_spoken(composer, xml_name(node)) ||
           is_left_out(showing, text ? text : node);
}

/* Some attributes say nothing that could be shown: they steer what is. */
static bool is_steering(const struct xml_node *attribute)
{
    static const char *const names[] = {"lang", "passes", "kind", "translated"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(xml_name(attribute), names[i]) == 0)
            return true;
    return xml_is_named(xml_parent(attribute), "field");
}

static void check_attribute(struct showing *showing, const struct xml_node *attribute)
{
    const struct composer *composer = showing->composer;
    const char *name = xml_name(attribute), *value = xml_text(attribute, composer->arena);
    if (!*value || is_steering(attribute) || is_shown(showing, attribute))
        return;
    size_t before = diag_count(composer->diag);
    diag_report(composer->diag, DIAG_TEXT_UNUSED, xml_place(composer->qualification->file, attribute), "%s=\"%s\" of <%s>", name,
                value, xml_name(xml_parent(attribute)));
    diag_point_field(composer->diag, before, arena_format(composer->arena, "@%s", name));
}

/* Elements that hold elements other than texts only arrange. */
static bool only_arranges(const struct xml_node *node)
{
    const struct xml_node *child = xml_first_element(node);
    while (child && !xml_is_named(child, "text"))
        child = xml_next_element(child);
    return xml_first_element(node) && !child;
}

static void check_element(struct showing *showing, const struct xml_node *node)
{
    const struct composer *composer = showing->composer;
    for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each))
        check_attribute(showing, each);
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (!xml_is_named(child, "text"))
            check_element(showing, child);
    if (!xml_first(node) || only_arranges(node) || is_shown(showing, node))
        return;
    const char *own = xml_is_named(node, "field") ? xml_attribute(node, "name") : NULL;
    diag_report(composer->diag, DIAG_TEXT_UNUSED, xml_place(composer->qualification->file, node), "<%s> in <%s>",
                own ? arena_format(composer->arena, "field name=\"%s\"", own) : xml_name(node), xml_name(xml_parent(node)));
}

/* Told where the layout takes it in: that is one fault, however many holders have the field. */
static void check_field_left_out(struct composer *composer, const char *name)
{
    const struct layout *layout = composer->layout;
    const struct input_column *column;
    const struct input *input = layout_input(layout, name, &column);
    if (column)
        name = arena_join(composer->arena, input->name, ".", column->name);
    for (size_t i = 0; i < layout->unused_count; i++) {
        const char *variable = xml_path_variable(layout->unused[i].select);
        if (variable && (strcmp(variable, name) == 0 || (column && strcmp(variable, input->name) == 0)))
            return;
    }
    diag_report(composer->diag, DIAG_FIELD_UNUSED, input->place, "%s", name);
}

void check_shown(struct composer *composer)
{
    struct showing showing = {.composer = composer};
    const struct xml_node *root = composer->qualification->root;
    for (const struct xml_node *child = xml_first_element(root); child; child = xml_next_element(child))
        if (!is_of_file(child))
            check_element(&showing, child);
    map_destroy(showing.left_out);
    for (size_t i = 0; i < composer->field_count; i++)
        if (!composer->fields_shown[i])
            check_field_left_out(composer, composer->fields[i].name);
}
