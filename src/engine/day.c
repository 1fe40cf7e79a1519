/* Days, by the words that the labels of a layout know. */
#include "engine/engine.h"

/* With the names that the layout's labels know; these are read when a day is in words. */
static enum day_verdict layout_read_day(struct supplement_layout *layout, const char *const *languages, const char *text,
                                 enum day_order order, char day[DAY_SIZE], struct buffer *why)
{
    size_t said = why ? why->length : 0;
    enum day_verdict verdict = day_read_in(languages, text, order, layout->day_names, day, why);
    if (verdict != DAY_UNKNOWN || layout->day_names)
        return verdict;
    layout->day_names = day_names_create(layout->arena);
    read_day_names(layout->layout, layout->day_names);
    day_names_add_others(layout->day_names);
    if (why)
        why->length = said;
    return day_read_in(languages, text, order, layout->day_names, day, why);
}

static enum day_verdict read_clear_day(void *context, const char *const *languages, const char *text, char day[DAY_SIZE],
                                       struct buffer *why)
{
    return layout_read_day(context, languages, text, DAY_ORDER_CLEAR, day, why);
}

struct day_reader layout_day_reader(struct supplement_layout *layout, const struct qualification *qualification,
                                    const char *language)
{
    return (struct day_reader){read_clear_day, layout, {language ? language : qualification->editions[0], qualification->original}};
}

static bool tell_day(struct supplement_layout *layout, const char *const *languages, const char *text,
                     enum supplement_dates dates, char day[SUPPLEMENT_DAY_SIZE], const char *what, struct place place,
                     struct diag *diag)
{
    static const enum day_order orders[] = {DAY_ORDER_CLEAR, DAY_ORDER_DMY, DAY_ORDER_MDY};
    struct buffer why = {0};
    enum day_verdict verdict = layout_read_day(layout, languages, text, orders[dates], day, diag ? &why : NULL);
    if (diag)
        day_report(verdict, what, text, &why, place, diag);
    buffer_finish(&why);
    return verdict == DAY_GOOD;
}

/* The words of forms are those of the usual one. NULL with errors, which are told if `diag` is not NULL. */
static struct supplement_layout *day_layout(struct supplement_layout *layout, struct diag *diag)
{
    struct diag *ignored = diag ? NULL : diag_create();
    struct supplement_layout *base = layout_base(layout, diag ? diag : ignored);
    diag_destroy(ignored);
    return base;
}

bool supplement_read_day(struct supplement_layout *layout, const char *text, enum supplement_dates dates,
                         char day[SUPPLEMENT_DAY_SIZE], const char *what, struct place place, struct diag *diag)
{
    return supplement_read_day_in(layout, NULL, text, dates, day, what, place, diag);
}

bool supplement_read_day_in(struct supplement_layout *layout, const char *const *languages, const char *text,
                            enum supplement_dates dates, char day[SUPPLEMENT_DAY_SIZE], const char *what, struct place place,
                            struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(layout->supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(layout->supplement, diag);
    struct supplement_layout *words = day_layout(layout, diag);
    bool good = words && tell_day(words, languages, text, dates, day, what, place, diag);
    memory_leave(&guard);
    return good;
}
