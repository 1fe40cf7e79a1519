/* The fields that a layout takes, or a set of forms. */
#include <string.h>

#include "engine/engine.h"

static bool is_among(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

struct names {
    const char **list;
    size_t count;
    struct arena *arena;
};

static void add_name(struct names *names, const char *name)
{
    if (!is_among(names->list, names->count, name))
        names->list[names->count++] = name;
}

static void add_input(struct names *names, const struct input *input)
{
    for (size_t i = 0; i < input->column_count; i++)
        add_name(names, arena_format(names->arena, "%s.*.%s", input->name, input->columns[i].name));
    if (!input->columns && !input_is_code(input->kind))
        add_name(names, input->name);
}

static const char *const *list_inputs(struct supplement_layout *const *layouts, struct arena *arena)
{
    size_t room = 1;
    for (size_t i = 0; layouts[i]; i++)
        for (size_t j = 0; j < layouts[i]->layout->input_count; j++)
            room += 1 + layouts[i]->layout->inputs[j].column_count;
    struct names names = {arena_new_array(arena, const char *, room), 0, arena};
    for (size_t i = 0; layouts[i]; i++)
        for (size_t j = 0; j < layouts[i]->layout->input_count; j++)
            add_input(&names, &layouts[i]->layout->inputs[j]);
    return names.list;
}

const char *const *supplement_inputs(struct supplement_layout *layout)
{
    struct memory_guard guard;
    if (!engine_is_usable(layout->supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(layout->supplement, NULL);
        return NULL;
    }
    const char *const *names = list_inputs(all_layouts(layout, layout->arena), layout->arena);
    memory_leave(&guard);
    return names;
}

_Static_assert((int)SUPPLEMENT_DAY == (int)INPUT_DATE && (int)SUPPLEMENT_NUMBER == (int)INPUT_NUMBER &&
               (int)SUPPLEMENT_MARK == (int)INPUT_MARK && (int)SUPPLEMENT_CHECK == (int)INPUT_CHECK &&
               (int)SUPPLEMENT_SIGNED == (int)INPUT_SIGNED, "kinds are the same outside");

static enum supplement_kind kind_in_any(struct supplement_layout *layout, const char *name)
{
    enum input_kind kind = INPUT_TEXT;
    struct arena *arena = arena_create();
    struct supplement_layout **all = all_layouts(layout, arena);
    for (size_t i = 0; all[i] && kind == INPUT_TEXT; i++)
        kind = layout_input_kind(all[i]->layout, name);
    arena_destroy(arena);
    return (enum supplement_kind)kind;
}

enum supplement_kind supplement_kind(const struct supplement_layout *layout, const char *name)
{
    struct memory_guard guard;
    if (!layout->forms)
        return (enum supplement_kind)layout_input_kind(layout->layout, name);
    if (!engine_is_usable(layout->supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(layout->supplement, NULL);
        return SUPPLEMENT_TEXT;
    }
    enum supplement_kind kind = kind_in_any((struct supplement_layout *)(size_t)layout, name); /* of the engine */
    memory_leave(&guard);
    return kind;
}

bool supplement_is_day(const struct supplement_layout *layout, const char *name)
{
    return supplement_kind(layout, name) == SUPPLEMENT_DAY;
}
