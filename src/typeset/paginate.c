/* Cutting a galley into pieces of a page each. Takes as much as fits, and steps back to the last place where a page may
 * end; every strip is looked at once a page, so the whole is linear. */
#include "typeset/galley.h"

const struct strip *strip_at(const struct galley *galley, struct rest start, size_t i)
{
    return i == start.from && start.first ? start.first : &galley->strips[i];
}

size_t head_strip(const struct galley *galley, size_t from)
{
    while (from + 1 < galley->count && galley->strips[from].kind == STRIP_OPEN && galley->strips[from].height <= 0)
        from++;
    return from;
}

double repeat_height(const struct galley *galley, struct rest start)
{
    double height = 0;
    if (start.from >= galley->count)
        return 0;
    for (const struct group *group = galley->strips[start.from].group; group; group = group->parent)
        if (group->repeat && group->open < start.from)
            height += group->repeat_above + group->repeat->height + group->repeat_below;
    return height;
}

/* Where taking strips came to. */
struct taking {
    size_t end;               /* first strip that does not fit, or is forced to the next page */
    size_t best;              /* last place where the page may end; from: none */
    double height, best_height;
    double stretch, best_stretch;
    bool forced;
};

static struct taking take_strips(const struct galley *galley, struct rest start, double room)
{
    struct taking taking = {.best = start.from};
    size_t i = start.from, head = head_strip(galley, start.from);
    for (; i < galley->count; i++) {
        const struct strip *strip = strip_at(galley, start, i);
        bool first = i <= head;
        bool begun = !first && taking.height > 0; /* no page ends before something stands on it */
        if (begun && strip->before == BREAK_FORCED) {
            taking.forced = true;
            break;
        }
        if (begun && strip->before == BREAK_ALLOWED) {
            taking.best = i;
            taking.best_height = taking.height;
            taking.best_stretch = taking.stretch;
        }
        double height = strip->height + (first ? 0 : strip->space);
        if (taking.height + height > room + TOLERANCE)
            break;
        taking.height += height;
        taking.stretch += first ? 0 : strip->stretch;
    }
    taking.end = i;
    taking.forced |= i == galley->count;
    return taking;
}

static struct piece cut_at(struct rest start, size_t to, double height, double stretch, bool forced, struct rest *left)
{
    *left = (struct rest){to, NULL};
    return (struct piece){.start = start, .to = to, .height = height, .stretch = stretch, .forced = forced};
}

/* Cuts the row that did not fit. */
static bool cut_row(struct setter *setter, const struct galley *galley, struct rest start, const struct taking *taking,
                    double room, struct piece *piece, struct rest *left)
{
    const struct strip *strip = strip_at(galley, start, taking->end);
    bool first = taking->end <= head_strip(galley, start.from);
    double above = taking->height + (first ? 0 : strip->space);
    struct strip *upper, *lower;
    if (strip->kind != STRIP_ROW || !split_row(setter, strip, room - above, &upper, &lower))
        return false;
    upper->space = first ? 0 : strip->space;
    *piece = (struct piece){.start = start, .to = taking->end, .last = upper, .height = above + upper->height};
    *left = (struct rest){taking->end, lower};
    return true;
}

struct piece take_piece(struct setter *setter, const struct galley *galley, struct rest start, double room, double full,
                        struct rest *left)
{
    struct taking taking = take_strips(galley, start, room);
    struct piece piece;
    if (taking.forced)
        return cut_at(start, taking.end, taking.height, taking.stretch, true, left);
    const struct strip *next = strip_at(galley, start, taking.end);
    bool must_cut = next->kind == STRIP_ROW && next->height > full + TOLERANCE;
    if (must_cut && room - taking.height > full / 4 &&
        cut_row(setter, galley, start, &taking, room, &piece, left))
        return piece;
    if (taking.best > start.from)
        return cut_at(start, taking.best, taking.best_height, taking.best_stretch, false, left);
    if (cut_row(setter, galley, start, &taking, room, &piece, left))
        return piece;
    if (taking.height > 0) /* nothing else for it: a break that looks bad */
        return cut_at(start, taking.end, taking.height, taking.stretch, false, left);
    return cut_at(start, start.from, 0, 0, false, left); /* not even one strip fits */
}
