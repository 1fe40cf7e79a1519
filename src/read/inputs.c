/* What a layout is filled in with: values, and rows of values. */
#include <string.h>

#include "base/row_name.h"
#include "read/reader.h"

static enum input_kind read_kind(struct reader *reader, const struct xml_node *node)
{
    static const char *const types[] = {"text", "date", "number", "mark", "check", "signed", NULL};
    return (enum input_kind)reader_choice(reader, node, "type", types, INPUT_TEXT);
}

static void read_input_columns(struct reader *reader, const struct xml_node *node, struct input *input)
{
    struct input_column *columns = arena_new_array(reader->arena, struct input_column, xml_count(node, NULL));
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child)) {
        if (!xml_is_named(child, "column")) {
            reader_unknown(reader, child);
            continue;
        }
        reader_attributes(reader, child, "name type optional");
        const char *name = reader_need(reader, child, "name");
        columns[input->column_count++] = (struct input_column){name ? name : "", read_kind(reader, child),
                                                               reader_yes(reader, child, "optional", false)};
    }
    input->columns = input->column_count ? columns : NULL;
    if (input->columns && input->kind != INPUT_TEXT)
        diag_report(reader->diag, DIAG_VALUE_INVALID, xml_attribute_place(reader->file, node, "type"),
                    "type=\"%s\" of <input name=\"%s\">: expected it of a <column> in it", xml_attribute(node, "type"), input->name);
}

void read_inputs(struct reader *reader, const struct xml_node *inputs, struct layout *layout)
{
    struct input *list = arena_new_array(reader->arena, struct input, xml_count(inputs, NULL));
    for (const struct xml_node *node = xml_first_element(inputs); node; node = xml_next_element(node)) {
        if (!xml_is_named(node, "input")) {
            reader_unknown(reader, node);
            continue;
        }
        reader_attributes(reader, node, "name group type");
        const char *name = reader_need(reader, node, "name");
        struct input *input = &list[layout->input_count++];
        *input = (struct input){.name = name ? name : "", .group = xml_attribute(node, "group"),
                                .kind = read_kind(reader, node), .place = reader_place(reader, node)};
        read_input_columns(reader, node, input);
    }
    layout->inputs = list;
}

static const struct input_column *find_column(const struct input *input, const char *name)
{
    for (size_t i = 0; i < input->column_count; i++)
        if (strcmp(input->columns[i].name, name) == 0)
            return &input->columns[i];
    return NULL;
}

const struct input *layout_input(const struct layout *layout, const char *field, const struct input_column **column)
{
    struct row_name row;
    *column = NULL;
    for (size_t i = 0; i < layout->input_count; i++)
        if (!layout->inputs[i].columns && strcmp(layout->inputs[i].name, field) == 0)
            return &layout->inputs[i];
    if (!row_name_read(field, &row))
        return NULL;
    for (size_t i = 0; i < layout->input_count; i++)
        if (row_name_is_of(&row, field, layout->inputs[i].name) && (*column = find_column(&layout->inputs[i], row.column)))
            return &layout->inputs[i];
    return NULL;
}

enum input_kind layout_input_kind(const struct layout *layout, const char *field)
{
    const struct input_column *column;
    const struct input *input = layout_input(layout, field, &column);
    return column ? column->kind : input ? input->kind : INPUT_TEXT;
}
