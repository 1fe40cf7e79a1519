/* Is what was given complete for this layout? The fields of a personal edition. (That texts and values are there is seen
 * where they are used.) */
#include <string.h>

#include "base/number.h"
#include "base/say.h"
#include "base/unicode.h"
#include "code/address.h"
#include "compose/composer.h"

enum { FIELDS_MOST = 2000 }; /* each is compared with each */

static const char *known_inputs(struct composer *composer)
{
    const char *list = "";
    for (size_t i = 0; i < composer->layout->input_count; i++) {
        const struct input *input = &composer->layout->inputs[i];
        for (size_t j = 0; j < input->column_count; j++)
            list = arena_format(composer->arena, "%s%s%s.1.%s", list, *list ? ", " : "", input->name, input->columns[j].name);
        if (!input->columns)
            list = arena_format(composer->arena, "%s%s%s", list, *list ? ", " : "", input->name);
    }
    return *list ? list : say("none");
}

static const struct field *find_field(const struct composer *composer, const char *name)
{
    for (size_t i = 0; i < composer->field_count; i++)
        if (strcmp(composer->fields[i].name, name) == 0)
            return &composer->fields[i];
    return NULL;
}

bool is_usable_value(struct arena *arena, const char **value)
{
    size_t length = strlen(*value);
    if (shows_nothing(*value, length) || !utf8_valid(*value, length))
        return false;
    *value = unicode_nfc(arena, *value, length, &length);
    return true;
}

static void check_day(struct composer *composer, struct field *field)
{
    struct buffer why = {0};
    enum day_verdict verdict = take_day(&composer->edition->days, composer->arena, &field->value, &why);
    day_report(verdict, field->name, field->value, &why, field->place, composer->diag);
    buffer_finish(&why);
}

static void check_code(struct composer *composer, enum input_kind kind, const struct field *field)
{
    const char *fault = code_fault(kind, field->value);
    if (fault)
        diag_report(composer->diag, DIAG_FIELD_INVALID, field->place, "%s \"%s\": %s", field->name, field->value, fault);
}

static void check_field(struct composer *composer, struct field *field, enum input_kind *kind)
{
    size_t length = strlen(field->value);
    const struct input_column *column;
    const struct input *input = layout_input(composer->layout, field->name, &column);
    *kind = column ? column->kind : input ? input->kind : INPUT_TEXT;
    if (!input)
        diag_report(composer->diag, DIAG_FIELD_UNKNOWN, field->place, "\"%s\"; it has %s", field->name,
                    known_inputs(composer));
    else if (!utf8_valid(field->value, length))
        diag_report(composer->diag, DIAG_FIELD_INVALID, field->place, "%s is not valid UTF-8", field->name);
    else if (!is_usable_value(composer->arena, &field->value))
        diag_report(composer->diag, DIAG_FIELD_INVALID, field->place, "%s is empty", field->name);
    else if (*kind == INPUT_DATE)
        check_day(composer, field);
    else if (input_is_code(*kind))
        check_code(composer, *kind, field);
    else if (!take_number(*kind, &field->value, composer->arena))
        number_judge(field->value, field->name, field->place, composer->diag);
}

/* The field of an input, the first of one that is filled in with rows; NULL: it is not given. */
static const struct field *first_given(const struct composer *composer, size_t input)
{
    const struct input_rows *rows = composer->rows ? &composer->rows[input] : NULL;
    if (!rows || !rows->count)
        return find_field(composer, composer->layout->inputs[input].name);
    for (size_t i = 0; i < composer->layout->inputs[input].column_count; i++)
        if (rows->fields[i] >= 0)
            return &composer->fields[rows->fields[i]];
    return NULL;
}

/* All of a group, or none of it. */
static void check_groups(struct composer *composer)
{
    const struct layout *layout = composer->layout;
    for (size_t i = 0; i < layout->input_count; i++)
        for (size_t j = 0; layout->inputs[i].group && j < layout->input_count; j++) {
            const struct input *given = &layout->inputs[j], *other = &layout->inputs[i];
            if (!given->group || strcmp(given->group, other->group) != 0 || !first_given(composer, j) || first_given(composer, i))
                continue;
            size_t before = diag_count(composer->diag);
            diag_report(composer->diag, DIAG_FIELD_INCOMPLETE, first_given(composer, j)->place, "%s (with %s)", other->name,
                        first_given(composer, j)->name);
            diag_point_field(composer->diag, before, other->name);
            break;
        }
}

static void add_field(struct composer *composer, struct field *list, enum input_kind *kinds, const struct field *field)
{
    if (find_field(composer, field->name))
        return;
    size_t added = composer->field_count++;
    list[added] = *field;
    check_field(composer, &list[added], &kinds[added]);
}

/* The input in whose rows the field stands; NULL: in none's. */
static const struct input *rows_input(const struct composer *composer, const char *name)
{
    const struct input_column *column;
    const struct input *input = layout_input(composer->layout, name, &column);
    return column ? input : NULL;
}

/* Whether the caller gives rows of this input: then all of them. */
static bool gives_rows(const struct composer *composer, const struct input *input)
{
    for (size_t i = 0; i < composer->edition->field_count; i++)
        if (rows_input(composer, composer->edition->fields[i].name) == input)
            return true;
    return false;
}

/* What the caller says otherwise than the file; NULL: nothing. Days of two forms count as different. */
static const struct field *changed_field(const struct composer *composer)
{
    const struct qualification *qualification = composer->qualification;
    for (size_t i = 0; i < qualification->field_count; i++) {
        const struct field *given = find_field(composer, qualification->fields[i].name);
        if (given && strcmp(given->value, qualification->fields[i].value) != 0)
            return given;
    }
    return NULL;
}

/* The file's rows are those of the holder whom it names. */
static void add_own_fields(struct composer *composer, struct field *list, enum input_kind *kinds)
{
    const struct qualification *qualification = composer->qualification;
    const struct field *changed = composer->field_count ? changed_field(composer) : NULL;
    const struct input *last = NULL;
    bool given = false;
    for (size_t i = 0; i < qualification->field_count; i++) {
        const struct field *field = &qualification->fields[i];
        const struct input *input = rows_input(composer, field->name);
        if (input && input != last) {
            last = input;
            given = gives_rows(composer, input);
            if (!given && changed)
                diag_report(composer->diag, DIAG_ROWS_KEPT, changed->place, "%s, with another %s", input->name, changed->name);
            composer->rows_kept |= !given && composer->edition->field_count;
        }
        if (!input || !given)
            add_field(composer, list, kinds, field);
    }
}

bool take_fields(struct composer *composer)
{
    const struct edition *edition = composer->edition;
    const struct qualification *qualification = composer->qualification;
    size_t errors = diag_errors(composer->diag), most = edition->field_count + qualification->field_count;
    const struct field *fields = edition->field_count > FIELDS_MOST ? edition->fields : qualification->fields;
    if (edition->field_count > FIELDS_MOST || qualification->field_count > FIELDS_MOST) {
        diag_report(composer->diag, DIAG_FIELD_INVALID, fields[FIELDS_MOST].place, "more than %d fields", FIELDS_MOST);
        return false;
    }
    struct field *list = arena_new_array(composer->arena, struct field, most);
    enum input_kind *kinds = arena_new_array(composer->arena, enum input_kind, most);
    composer->fields = list;
    composer->kinds = kinds;
    for (size_t i = 0; i < edition->field_count; i++)
        add_field(composer, list, kinds, &edition->fields[i]);
    add_own_fields(composer, list, kinds);
    if (take_rows(composer))
        check_groups(composer);
    return diag_errors(composer->diag) == errors;
}
