/*
 * Every place where a line can begin is a spot; spots are visited in the order of the text, and from each all lines
 * are tried that begin there and fit.  A spot remembers the cheapest way to it.  As a line holds a bounded number of
 * stops, the work is linear in the paragraph's length.
 *
 * A word is hyphenated only where it does not fit on its line as a whole, and only if the line would be uneven without
 * it: readers do not forgive a hyphen in a word for which there was room.
 */
#include "typeset/linebreak.h"

#include <float.h>

#include "base/unicode.h"
#include "typeset/breaker.h"
#include "typeset/typesetter_inside.h"

enum { MOST_STOPS = 1000 /* on a line; it holds more only if they have no width */ };

static const double tolerance = 1e-6;         /* [pt] rounding of sums must not push a word off a line made for it */
static const double least_part = 0.8;         /* of the type size: what is less holds no part of a word */

static struct spot *add_spot(struct breaker *breaker)
{
    if (breaker->count == breaker->capacity) {
        struct buffer *buffer = &breaker->typesetter->spots;
        buffer->length = breaker->count * sizeof(struct spot);
        breaker->spots = (void *)(buffer_reserve(buffer, (breaker->count + 64) * sizeof(struct spot)) - buffer->length);
        breaker->capacity = buffer->capacity / sizeof(struct spot);
    }
    return &breaker->spots[breaker->count++];
}

/* The spot before byte `offset` of the piece, new if it was not there. */
static struct spot *find_spot(struct breaker *breaker, size_t piece, size_t offset)
{
    int before = NOWHERE, here = breaker->first[piece];
    while (here != NOWHERE && breaker->spots[here].at.offset < offset) {
        before = here;
        here = breaker->spots[here].next;
    }
    if (here != NOWHERE && breaker->spots[here].at.offset == offset)
        return &breaker->spots[here];
    struct spot *spot = add_spot(breaker);
    int index = (int)(spot - breaker->spots);
    *spot = (struct spot){.at = {piece, offset, false, false}, .cost = DBL_MAX, .previous = NOWHERE, .next = here};
    spot->start = breaker->extent->before[piece];
    if (offset) {
        struct walk walk = {.glyph = 0};
        walk_to(&walk, &breaker->prepared->pieces[piece], offset);
        spot->start += walk_width(&walk, breaker->extent, &breaker->prepared->pieces[piece]);
    }
    if (before == NOWHERE)
        breaker->first[piece] = index;
    else
        breaker->spots[before].next = index;
    return spot;
}

/* The same before a whole piece, as nearly always. */
static struct spot *take_spot(struct breaker *breaker, size_t piece)
{
    int first = breaker->first[piece];
    if (first == NOWHERE) {
        struct spot *spot = add_spot(breaker);
        breaker->first[piece] = (int)(spot - breaker->spots);
        *spot = (struct spot){.at = {.piece = piece}, .cost = DBL_MAX, .previous = NOWHERE, .next = NOWHERE,
                              .start = breaker->extent->before[piece]};
        return spot;
    }
    return breaker->spots[first].at.offset ? find_spot(breaker, piece, 0) : &breaker->spots[first];
}

/* There is no cheaper way to `end` than that from the spot `from`. */
static void keep_way(struct breaker *breaker, struct spot *spot, int from, struct line_end end, double cost, double uneven)
{
    double before = breaker->spots[from].uneven;
    spot->at = end;
    spot->after_hyphen = end.hyphen;
    spot->cost = cost;
    spot->uneven = uneven > before ? uneven : before;
    spot->previous = from;
}

void reach(struct breaker *breaker, int from, struct line_end end, const struct line_shape *shape)
{
    breaker->typesetter->work++;
    double uneven, cost = line_cost(&breaker->rules, shape, &uneven);
    struct spot *spot = end.offset ? find_spot(breaker, end.piece, end.offset) : take_spot(breaker, end.piece);
    cost += breaker->spots[from].cost;
    if (cost >= spot->cost)
        return;
    keep_way(breaker, spot, from, end, cost, uneven);
    spot->after_hyphen |= shape->end == LINE_END_OWN_HYPHEN;
}

/* The same for a ragged line that ends behind a word, as nearly all do. */
static void reach_space(struct breaker *breaker, int from, const struct stop *stop)
{
    breaker->typesetter->work++;
    double uneven, width = stop->seen - breaker->spots[from].start;
    double cost = line_cost_ragged(&breaker->rules, width > 0 ? width : 0, &uneven);
    struct spot *spot = take_spot(breaker, stop->piece + 1);
    cost += breaker->spots[from].cost;
    if (cost < spot->cost)
        keep_way(breaker, spot, from, (struct line_end){.piece = stop->piece + 1}, cost, uneven);
}

struct line_shape shape_line(const struct breaker *breaker, int from, double seen, double stretch)
{
    const struct spot *spot = &breaker->spots[from];
    double width = seen - spot->start, widens = stretch - breaker->extent->stretch[spot->at.piece];
    return (struct line_shape){
        .width = width > 0 ? width : 0,
        .stretch = widens > 0 ? widens : 0,
        .begins_in_word = spot->at.hyphen,
        .after_hyphen = spot->after_hyphen,
        .first = spot->previous == NOWHERE,
    };
}

double find_limit(const struct breaker *breaker, int from)
{
    const struct spot *spot = &breaker->spots[from];
    return spot->start - breaker->extent->stretch[spot->at.piece] * breaker->rules.shrink + breaker->rules.width +
           tolerance;
}

/* ------------------------------------------------------------------------------------------------ lines */

static void try_stop(struct breaker *breaker, int from, const struct stop *stop)
{
    if (stop->end == LINE_END_SPACE && breaker->rules.align != ALIGN_JUSTIFY) {
        reach_space(breaker, from, stop);
        return;
    }
    struct line_shape shape = shape_line(breaker, from, stop->seen, stop->stretch);
    shape.end = stop->end;
    reach(breaker, from, (struct line_end){.piece = stop->piece + 1}, &shape);
}

/* The word between the last stop that fits, if one does, and the first that does not. `reached`: that stop was tried. */
static void try_word(struct breaker *breaker, int from, const struct stop *fits, const struct stop *beyond,
                     bool reached)
{
    struct word word = {
        .first = fits ? fits->piece + 1 : breaker->spots[from].at.piece,
        .last = beyond->piece,
    };
    bool by_patterns = breaker->hyphenates;
    if (fits && !reached)
        try_stop(breaker, from, fits);
    if (fits && by_patterns) {
        struct line_shape shape = shape_line(breaker, from, fits->seen, fits->stretch);
        double room = find_limit(breaker, from) - breaker->extent->before[word.first];
        by_patterns = line_unevenness(&breaker->rules, &shape) > breaker->rules.uneven_for_hyphen &&
                      room > least_part * breaker->extent->sizes[breaker->prepared->pieces[word.first].run];
    }
    bool nothing = !by_patterns && !breaker->prepared->soft_count;
    if (!(fits && nothing) && !try_hyphens(breaker, from, &word, by_patterns) && !fits)
        tear_word(breaker, from, &word);
}

/* Tries all lines that begin at the spot. A line that is much too short is tried only if no better one is there. */
static void try_lines(struct breaker *breaker, int from)
{
    const struct stop *list = breaker->stops.list, *stop;
    const struct stop *first = list + breaker->stops.first[breaker->spots[from].at.piece];
    double limit = find_limit(breaker, from), least = breaker->spots[from].start + breaker->rules.least_width;
    const struct stop *least_stop = list + breaker->least_stop;
    if (least_stop < first)
        least_stop = first;
    while (least_stop->seen < least && least_stop->end != LINE_END_LAST && least_stop->least <= limit)
        least_stop++;
    breaker->least_stop = (size_t)(least_stop - list);
    bool reached = false;
    for (stop = least_stop; stop->least <= limit && stop - least_stop < MOST_STOPS; stop++) {
        try_stop(breaker, from, stop);
        reached = true;
        if (stop->end == LINE_END_LAST)
            return;
    }
    try_word(breaker, from, stop > first ? stop - 1 : NULL, stop, reached);
}

/* ------------------------------------------------------------------------------------------------ ways */

static void begin_ways(struct breaker *breaker)
{
    breaker->count = 0;
    breaker->least_stop = 0;
    for (size_t i = 0; i <= breaker->prepared->count; i++)
        breaker->first[i] = NOWHERE;
    find_spot(breaker, 0, 0)->cost = 0;
}

/* What it costs to end each line as late as can be, which is among the ways that are tried: what costs more on half the way is
 * no part of the best. DBL_MAX if a word would have to be parted for it. */
static double cost_of_late_ends(struct breaker *breaker)
{
    const struct stop *stop = breaker->stops.list;
    int spot = 0;
    begin_ways(breaker);
    for (;;) {
        const struct stop *before = stop;
        double limit = find_limit(breaker, spot);
        while (stop->least <= limit && stop->end != LINE_END_LAST)
            stop++;
        bool last = stop->end == LINE_END_LAST && stop->least <= limit;
        if ((!last && stop == before) || stop - before >= MOST_STOPS)
            return DBL_MAX;
        const struct stop *end = last ? stop : stop - 1;
        try_stop(breaker, spot, end);
        spot = breaker->first[end->piece + 1];
        if (last && end->piece + 1 == breaker->prepared->count)
            return breaker->spots[spot].cost;
        stop = end + 1;
    }
}

/* One pass over the paragraph. The last spot's index; its way back is the paragraph. */
static int break_once(struct breaker *breaker)
{
    size_t count = breaker->prepared->count;
    double most = cost_of_late_ends(breaker);
    begin_ways(breaker);
    for (size_t i = 0; i < count; i++)
        for (int spot = breaker->first[i]; spot != NOWHERE; spot = breaker->spots[spot].next)
            if (breaker->spots[spot].cost <= most)
                try_lines(breaker, spot);
    return breaker->first[count];
}

static size_t count_lines(const struct breaker *breaker, int last)
{
    size_t count = 0;
    for (int spot = last; breaker->spots[spot].previous != NOWHERE; spot = breaker->spots[spot].previous)
        count++;
    return count;
}

/* Heads and labels, which are short and not hyphenated, look best with lines of like length. */
static bool wants_balance(const struct breaker *breaker, size_t lines)
{
    return breaker->prepared->hyphenate == HYPHENATE_NO && breaker->prepared->align != ALIGN_JUSTIFY && lines > 1 &&
           lines < 4;
}

static int break_best(struct breaker *breaker)
{
    int last = break_once(breaker);
    double uneven = breaker->spots[last].uneven;
    if (line_rules_hyphenate(&breaker->rules, breaker->prepared->hyphenate, uneven)) {
        breaker->hyphenates = true;
        return break_once(breaker);
    }
    if (!wants_balance(breaker, count_lines(breaker, last)))
        return last;
    line_rules_balance(&breaker->rules);
    return break_once(breaker);
}

struct line_ends one_line_end(struct typesetter *typesetter, const struct prepared *prepared, const struct extent *extent,
                              double width)
{
    const size_t count = prepared->count;
    struct line_ends ends = {.ends = NULL};
    bool fits = count > 0 && count <= MOST_STOPS && extent->seen[count - 1] <= width + tolerance;
    for (size_t i = 0; fits && i + 1 < count; i++)
        fits = prepared->pieces[i].break_after != LINE_BREAK_MANDATORY;
    if (!fits)
        return ends;
    ends.ends = arena_new_array(typesetter->scratch, struct line_end, 1);
    ends.ends[0].piece = count;
    ends.count = 1;
    return ends;
}

struct line_ends break_lines(struct typesetter *typesetter, struct prepared *prepared, const struct extent *extent,
                             double width)
{
    struct breaker breaker = {.typesetter = typesetter, .prepared = prepared, .extent = extent};
    struct line_ends ends = one_line_end(typesetter, prepared, extent, width);
    if (ends.count || !prepared->count)
        return ends;
    line_rules_init(&breaker.rules, prepared->align, width, extent->sizes[prepared->pieces[0].run]);
    stops_init(&breaker.stops, typesetter->scratch, prepared, extent, &breaker.rules);
    breaker.first = arena_room_for(typesetter->scratch, int, prepared->count + 1);
    int last = break_best(&breaker);
    ends.hyphenated = breaker.hyphenates;
    ends.count = count_lines(&breaker, last);
    ends.ends = arena_room_for(typesetter->scratch, struct line_end, ends.count);
    size_t at = ends.count;
    for (int spot = last; at > 0; spot = breaker.spots[spot].previous)
        ends.ends[--at] = breaker.spots[spot].at;
    return ends;
}
