/* Days, by the words that the labels of a layout know. */
#include "engine/engine.h"

enum day_verdict layout_read_day(struct supplement_layout *layout, const char *text, enum day_order order,
                                 char day[DAY_SIZE], struct buffer *why)
{
    size_t said = why ? why->length : 0;
    enum day_verdict verdict = day_read(text, order, layout->day_names, day, why);
    if (verdict != DAY_UNKNOWN || layout->day_names)
        return verdict;
    layout->day_names = day_names_create(layout->arena);
    read_day_names(layout->layout, layout->day_names);
    if (why)
        why->length = said;
    return day_read(text, order, layout->day_names, day, why);
}

static enum day_verdict read_clear_day(void *context, const char *text, char day[DAY_SIZE], struct buffer *why)
{
    return layout_read_day(context, text, DAY_ORDER_CLEAR, day, why);
}

struct day_reader layout_day_reader(struct supplement_layout *layout)
{
    return (struct day_reader){read_clear_day, layout};
}

bool supplement_is_day(const struct supplement_layout *layout, const char *name)
{
    const struct input_column *column;
    const struct input *input = layout_input(layout->layout, name, &column);
    return column ? column->is_day : input && input->is_day;
}

static bool tell_day(struct supplement_layout *layout, const char *text, enum supplement_dates dates,
                     char day[SUPPLEMENT_DAY_SIZE], const char *what, struct place place, struct diag *diag)
{
    static const enum day_order orders[] = {DAY_ORDER_CLEAR, DAY_ORDER_DMY, DAY_ORDER_MDY};
    struct buffer why = {0};
    enum day_verdict verdict = layout_read_day(layout, text, orders[dates], day, diag ? &why : NULL);
    if (diag)
        day_report(verdict, what, text, &why, place, diag);
    buffer_finish(&why);
    return verdict == DAY_GOOD;
}

bool supplement_read_day(struct supplement_layout *layout, const char *text, enum supplement_dates dates,
                         char day[SUPPLEMENT_DAY_SIZE], const char *what, struct place place, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(layout->supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(layout->supplement, diag);
    bool good = tell_day(layout, text, dates, day, what, place, diag);
    memory_leave(&guard);
    return good;
}
