/* Rows of fields, such as a holder's results: result.2.mark stands in row 2 of the input `result`, and a layout goes through
 * them with <each select="$result">. What is in their cells differs from holder to holder as a name does; how many there are
 * is another document. */
#include <string.h>

#include "base/row_name.h"
#include "compose/composer.h"

/* ------------------------------------------------------------------------------------------------ what is given */

static int *row_field(const struct input *input, const struct input_rows *rows, int row, const struct input_column *column)
{
    return &rows->fields[(size_t)(row - 1) * input->column_count + (size_t)(column - input->columns)];
}

static void begin_rows(struct composer *composer, const struct input *input, struct input_rows *rows)
{
    size_t size = ROWS_MOST * input->column_count;
    rows->fields = arena_new_array(composer->arena, int, size);
    for (size_t i = 0; i < size; i++)
        rows->fields[i] = -1;
}

static bool take_row_field(struct composer *composer, size_t field)
{
    const char *name = composer->fields[field].name;
    const struct input_column *column;
    const struct input *input = layout_input(composer->layout, name, &column);
    struct row_name read;
    if (!column || !row_name_read(name, &read))
        return true;
    if (read.row > ROWS_MOST) {
        diag_report(composer->diag, DIAG_FIELD_INVALID, composer->fields[field].place, "%s: there are at most %d rows", name,
                    ROWS_MOST);
        return false;
    }
    struct input_rows *rows = &composer->rows[input - composer->layout->inputs];
    if (!rows->fields)
        begin_rows(composer, input, rows);
    *row_field(input, rows, read.row, column) = (int)field;
    if (rows->count < read.row)
        rows->count = read.row;
    return true;
}

/* The first field of a row; -1: the row is empty. */
static int first_of_row(const struct input *input, const struct input_rows *rows, int row)
{
    for (size_t i = 0; i < input->column_count; i++)
        if (*row_field(input, rows, row, &input->columns[i]) >= 0)
            return *row_field(input, rows, row, &input->columns[i]);
    return -1;
}

static void check_row(struct composer *composer, const struct input *input, const struct input_rows *rows, int row)
{
    int first = first_of_row(input, rows, row);
    for (size_t i = 0; first >= 0 && i < input->column_count; i++)
        if (!input->columns[i].is_optional && *row_field(input, rows, row, &input->columns[i]) < 0)
            diag_report(composer->diag, DIAG_FIELD_INCOMPLETE, composer->fields[first].place, "%s.%d.%s (with %s)", input->name,
                        row, input->columns[i].name, composer->fields[first].name);
}

/* Where rows have none between them they are told once, not each row that is missing. */
static void check_gap(struct composer *composer, const struct input *input, const struct input_rows *rows)
{
    int row = 1;
    while (row <= rows->count && first_of_row(input, rows, row) >= 0)
        row++;
    int next = row;
    while (next <= rows->count && first_of_row(input, rows, next) < 0)
        next++;
    if (next > rows->count)
        return;
    const struct field *field = &composer->fields[first_of_row(input, rows, next)];
    diag_report(composer->diag, DIAG_FIELD_INCOMPLETE, field->place, "%s.%d (with %s)", input->name, row, field->name);
}

bool take_rows(struct composer *composer)
{
    const struct layout *layout = composer->layout;
    size_t errors = diag_errors(composer->diag);
    bool any = false;
    for (size_t i = 0; i < layout->input_count; i++)
        any |= layout->inputs[i].columns != NULL;
    if (!any)
        return true;
    composer->rows = arena_new_array(composer->arena, struct input_rows, layout->input_count);
    for (size_t i = 0; i < composer->field_count; i++)
        if (!take_row_field(composer, i))
            return false;
    for (size_t i = 0; i < layout->input_count; i++) {
        struct input_rows *rows = &composer->rows[i];
        rows->number = rows->count ? arena_format(composer->arena, "%d", rows->count) : "";
        for (int row = 1; row <= rows->count; row++)
            check_row(composer, &layout->inputs[i], rows, row);
        check_gap(composer, &layout->inputs[i], rows);
    }
    return diag_errors(composer->diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ in expressions */

/* The column that a variable names of the row's input; NULL: it names none. */
static const struct input_column *column_named(const struct row_around *row, const char *variable)
{
    size_t length = strlen(row->input->name);
    if (strncmp(variable, row->input->name, length) != 0 || variable[length] != '.')
        return NULL;
    for (size_t i = 0; i < row->input->column_count; i++)
        if (strcmp(row->input->columns[i].name, variable + length + 1) == 0)
            return &row->input->columns[i];
    return NULL;
}

int find_field_index(const struct composer *composer, const char *variable)
{
    const struct input_column *column;
    for (const struct row_around *row = composer->row; row; row = row->around)
        if ((column = column_named(row, variable)) != NULL)
            return *row_field(row->input, row->rows, row->row, column);
    for (size_t i = 0; i < composer->field_count; i++)
        if (strcmp(composer->fields[i].name, variable) == 0)
            return (int)i;
    return -1;
}

/* That of the document that is nobody's, which has no fields, has none either. */
static int find_rows_input(const struct composer *composer, const char *variable)
{
    for (size_t i = 0; composer->rows && i < composer->layout->input_count; i++)
        if (composer->layout->inputs[i].columns && strcmp(composer->layout->inputs[i].name, variable) == 0)
            return (int)i;
    return -1;
}

const char *find_rows_value(const struct composer *composer, const char *variable)
{
    int input = find_rows_input(composer, variable);
    if (input >= 0)
        return composer->field_count ? composer->rows[input].number : "";
    for (const struct row_around *row = composer->row; row; row = row->around)
        if (column_named(row, variable))
            return "";
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ row by row */

bool rows_begin(struct composer *composer, const struct template *each, struct row_around *row)
{
    const char *variable = each->kind == TEMPLATE_EACH ? xml_path_variable(each->select) : NULL;
    int input = variable ? find_rows_input(composer, variable) : -1;
    if (input < 0)
        return false;
    *row = (struct row_around){&composer->layout->inputs[input], &composer->rows[input], 0, composer->row};
    if (composer->field_count && row->rows->count)
        composer->filled++;
    else
        composer->vacant = each;
    composer->row = row;
    return true;
}

bool rows_next(struct composer *composer, struct row_around *row)
{
    if (composer->field_count && row->row < row->rows->count) {
        row->row++;
        return true;
    }
    composer->row = row->around;
    return false;
}
