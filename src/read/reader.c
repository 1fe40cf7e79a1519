/* Steps that the readers share. */
#include "read/reader.h"

#include <string.h>

struct place reader_place(const struct reader *reader, const struct xml_node *node)
{
    return xml_place(reader->file, node);
}

void reader_unknown(const struct reader *reader, const struct xml_node *node)
{
    const struct xml_node *parent = xml_parent(node);
    diag_report(reader->diag, DIAG_ELEMENT_UNKNOWN, reader_place(reader, node), "<%s> in <%s>", xml_name(node),
                parent ? xml_name(parent) : "?");
}

struct attribute_check {
    const struct reader *reader;
    const struct xml_node *node;
    const char *known;
};

static bool is_listed(const char *name, const char *list)
{
    size_t length = strlen(name);
    for (const char *word = list; length && (word = strstr(word, name)); word++)
        if ((word == list || word[-1] == ' ') && (word[length] == ' ' || word[length] == '\0'))
            return !strchr(name, ' ');
    return false;
}

static void check_attribute(void *context, const char *name, const char *value)
{
    (void)value;
    struct attribute_check *check = context;
    if (!is_listed(name, check->known))
        diag_report(check->reader->diag, DIAG_ATTRIBUTE_UNKNOWN, xml_attribute_place(check->reader->file, check->node, name),
                    "%s of <%s>", name, xml_name(check->node));
}

void reader_attributes(const struct reader *reader, const struct xml_node *node, const char *known)
{
    struct attribute_check check = {reader, node, known};
    xml_attributes(node, check_attribute, &check);
}

const char *reader_need(const struct reader *reader, const struct xml_node *node, const char *attribute)
{
    const char *value = xml_attribute(node, attribute);
    if (!value)
        diag_report(reader->diag, DIAG_ATTRIBUTE_MISSING, reader_place(reader, node), "%s of <%s>", attribute,
                    xml_name(node));
    return value;
}

const char *reader_path(const struct reader *reader, const struct xml_node *node, const char *attribute,
                        const char *otherwise)
{
    const char *path = xml_attribute(node, attribute);
    return path ? reader_path_from(reader, node, attribute, path) : otherwise;
}

const char *reader_path_from(const struct reader *reader, const struct xml_node *node, const char *attribute, const char *path)
{
    const char *file = xml_attribute_place(reader->file, node, attribute).file;
    return *path == '/' ? path : arena_format(reader->arena, "%s%s", folder_of(file, reader->arena), path);
}

struct value_place reader_at(const struct reader *reader, const struct xml_node *node, const char *attribute)
{
    return (struct value_place){xml_attribute_place(reader->file, node, attribute), attribute, reader->diag};
}

double reader_length(const struct reader *reader, const struct xml_node *node, const char *attribute, double otherwise)
{
    const char *value = xml_attribute(node, attribute);
    return value ? value_length(value, reader_at(reader, node, attribute)) : otherwise;
}

bool reader_yes(const struct reader *reader, const struct xml_node *node, const char *attribute, bool otherwise)
{
    const char *value = xml_attribute(node, attribute);
    return value ? value_yes(value, reader_at(reader, node, attribute)) : otherwise;
}

int reader_choice(const struct reader *reader, const struct xml_node *node, const char *attribute,
                  const char *const *choices, int otherwise)
{
    const char *value = xml_attribute(node, attribute);
    return value ? value_choice(value, choices, reader_at(reader, node, attribute)) : otherwise;
}

const char *folder_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : "";
}

const struct reach *layout_reach(const char *path, const char *layouts, struct arena *arena)
{
    const char *folder = folder_of(path, arena);
    if (layouts && strcmp(folder, arena_format(arena, "%s/", layouts)) == 0)
        return NULL;
    struct reach *reach = arena_new(arena, struct reach);
    *reach = (struct reach){folder, "../fonts/", layouts};
    return reach;
}
