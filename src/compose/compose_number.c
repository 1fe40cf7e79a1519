/* Numbers, such as marks: as they are given -> 7.5 -> with each language's sign before decimals. */
#include <string.h>

#include "base/number.h"
#include "compose/composer.h"

bool take_number(enum input_kind kind, const char **value, struct arena *arena)
{
    const char *plain = kind == INPUT_NUMBER || kind == INPUT_MARK ? number_plain(*value, arena) : NULL;
    if (kind == INPUT_NUMBER && (!plain || number_is_unclear(plain)))
        return false;
    if (plain)
        *value = plain;
    return true;
}

const char *insertion_text(const struct insertion *insertion, const char *value, struct arena *arena)
{
    if (insertion->date)
        return write_day(insertion->date, value, arena);
    return insertion->decimal && number_plain(value, arena) ? number_written(value, insertion->decimal, arena) : value;
}

/* Marks of a scale and their ranges. Other attributes that look alike count: core task 1.2. */
static bool is_of_scale(const struct xml_node *attribute)
{
    const char *name = xml_is_named(xml_parent(attribute), "step") ? xml_name(attribute) : NULL;
    return name && (strcmp(name, "mark") == 0 || strcmp(name, "from") == 0 || strcmp(name, "to") == 0);
}

static bool is_own_number(const struct composer *composer, const struct xml_node *element)
{
    const char *name = xml_is_named(element, "field") ? xml_attribute(element, "name") : NULL;
    const struct vocabulary *vocabulary = &composer->layout->vocabulary;
    for (size_t i = 0; name && i < vocabulary->field_count; i++)
        if (strcmp(vocabulary->fields[i].name, name) == 0)
            return vocabulary->fields[i].type == OWN_NUMBER;
    return false;
}

const char *value_of_data(struct composer *composer, const struct xml_node *node, const struct context *context)
{
    const char *day = day_of_data(composer, node, context);
    const struct label_set *labels = day ? NULL : composer->labels[context->language];
    if (labels && xml_is_element(node) && is_own_number(composer, node))
        return number_written(xml_text(node, composer->arena), labels->decimal, composer->arena);
    if (labels && !xml_is_element(node) && is_of_scale(node))
        return decimals_written(xml_text(node, composer->arena), labels->decimal, composer->arena);
    return day;
}
