/* Days: as they are given -> 2026-07-10 -> as each language writes them. */
#include <string.h>

#include "compose/composer.h"

enum day_verdict take_day(const struct day_reader *days, struct arena *arena, const char **value, struct buffer *why)
{
    char day[DAY_SIZE];
    if (is_day(*value))
        return DAY_GOOD;
    enum day_verdict verdict = days->read ? days->read(days->context, days->languages, *value, day, why)
                                          : day_read(*value, DAY_ORDER_CLEAR, NULL, day, why);
    if (verdict == DAY_GOOD)
        *value = arena_copy(arena, day, DAY_SIZE - 1);
    return verdict;
}

/* What stands for the part of the pattern that begins with this letter; *length: of it. */
static const char *part_of(const struct date_form *form, char part, const char *day, size_t *length)
{
    const char *year = day, *month = day + sizeof "2026-" - 1, *number = month + sizeof "07-" - 1;
    const char *text = number + (*number == '0');
    *length = sizeof "2026" - 1;
    if (part == 'y')
        return year;
    if (part == 'm')
        text = form->months[(month[0] - '0') * 10 + month[1] - '1'];
    else if (form->first && strcmp(number, "01") == 0)
        text = form->first;
    *length = strlen(text);
    return text;
}

const char *write_day(const struct date_form *form, const char *day, struct arena *arena)
{
    char *written = arena_alloc(arena, form->room), *end = written;
    for (const char *at = form->pattern; *at; at++) {
        if (*at != '{') {
            *end++ = *at;
            continue;
        }
        size_t length;
        const char *text = part_of(form, at[1], day, &length);
        memcpy(end, text, length);
        end += length;
        at += strcspn(at, "}");
    }
    return written;
}

const char *day_of_data(struct composer *composer, const struct xml_node *node, const struct context *context)
{
    const struct label_set *labels = composer->labels[context->language];
    if (xml_is_named(node, "text") || (xml_is_element(node) && xml_first_element(node)) || !labels || !labels->date)
        return NULL;
    const char *value = xml_text(node, composer->arena);
    return is_day(value) ? write_day(labels->date, value, composer->arena) : NULL;
}
