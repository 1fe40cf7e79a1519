/* Is what was given complete for this layout? The fields of a personal edition. (That texts and values are there is seen
 * where they are used.) */
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "compose/composer.h"

enum { FIELDS_MOST = 1000 }; /* of a file: each is compared with each */

static const char *known_inputs(struct composer *composer)
{
    const char *list = "";
    for (size_t i = 0; i < composer->layout->input_count; i++)
        list = arena_format(composer->arena, "%s%s%s", list, *list ? ", " : "", composer->layout->inputs[i].name);
    return *list ? list : say("none");
}

static const struct input *find_input(const struct composer *composer, const char *name)
{
    for (size_t i = 0; i < composer->layout->input_count; i++)
        if (strcmp(composer->layout->inputs[i].name, name) == 0)
            return &composer->layout->inputs[i];
    return NULL;
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

static void check_field(struct composer *composer, struct field *field, bool *is_day)
{
    size_t length = strlen(field->value);
    const struct input *input = find_input(composer, field->name);
    *is_day = input && input->is_day;
    if (!input)
        diag_report(composer->diag, DIAG_FIELD_UNKNOWN, field->place, "\"%s\"; it has %s", field->name,
                    known_inputs(composer));
    else if (!utf8_valid(field->value, length))
        diag_report(composer->diag, DIAG_FIELD_INVALID, field->place, "%s is not valid UTF-8", field->name);
    else if (!is_usable_value(composer->arena, &field->value))
        diag_report(composer->diag, DIAG_FIELD_INVALID, field->place, "%s is empty", field->name);
    else if (*is_day)
        check_day(composer, field);
}

/* All of a group, or none of it. */
static void check_groups(struct composer *composer)
{
    const struct layout *layout = composer->layout;
    for (size_t i = 0; i < layout->input_count; i++)
        for (size_t j = 0; layout->inputs[i].group && j < layout->input_count; j++) {
            const struct input *given = &layout->inputs[j], *other = &layout->inputs[i];
            if (!given->group || strcmp(given->group, other->group) != 0 || !find_field(composer, given->name) ||
                find_field(composer, other->name))
                continue;
            diag_report(composer->diag, DIAG_FIELD_INCOMPLETE, find_field(composer, given->name)->place,
                        "%s (with %s)", other->name, given->name);
            break;
        }
}

static void add_fields(struct composer *composer, struct field *list, bool *is_day, const struct field *more, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (find_field(composer, more[i].name))
            continue;
        size_t added = composer->field_count++;
        list[added] = more[i];
        check_field(composer, &list[added], &is_day[added]);
    }
}

bool take_fields(struct composer *composer)
{
    const struct edition *edition = composer->edition;
    const struct qualification *qualification = composer->qualification;
    size_t errors = diag_errors(composer->diag), most = edition->field_count + qualification->field_count;
    if (qualification->field_count > FIELDS_MOST) {
        diag_report(composer->diag, DIAG_FIELD_INVALID, qualification->fields[FIELDS_MOST].place, "more than %d fields",
                    FIELDS_MOST);
        return false;
    }
    struct field *list = arena_new_array(composer->arena, struct field, most);
    bool *is_day = arena_new_array(composer->arena, bool, most);
    composer->fields = list;
    composer->is_day = is_day;
    add_fields(composer, list, is_day, edition->fields, edition->field_count);
    add_fields(composer, list, is_day, qualification->fields, qualification->field_count);
    check_groups(composer);
    return diag_errors(composer->diag) == errors;
}
