#include "typeset/line_cost.h"

#include <float.h>

/* Justified lines: a space may grow by this share of itself for an unevenness of 1, and shrink by so much at most. */
static const double space_grows = 0.6, space_shrinks = 0.22;

/* Costs, against 100 for a line of unevenness 1. */
static const double
    cost_of_line = 12,             /* so that a paragraph gets no line that it does not need */
    cost_of_poor = 250,            /* niveau|3 */
    cost_of_inside = 25,           /* Contactcenter-/medewerker */
    cost_of_address = 70,
    cost_of_soft_hyphen = 40,
    cost_of_hyphen = 60,
    cost_of_rare_hyphen = 250,     /* where hyphens are for the worst only */
    cost_of_weak_hyphen = 30,      /* Qualifikati-onsstruktur */
    cost_of_short_part = 35,       /* geko-zen, ge-kozen */
    cost_of_breach = 3000,         /* what is done only where nothing else helps: hyphens on two lines running, one
                                      before the last line, one in a name or behind a slash */
    cost_of_lone_word = 180,       /* a last line of one word */
    cost_of_lone_short_word = 1000,
    cost_of_short_end = 120,       /* a last line of no width; falls to 0 at a fifth of the measure */
    cost_of_tear = 1e6;

static const double short_end = 0.2;     /* of the measure */
static const double short_word = 5;      /* of the type size */
static const double gap_for_hyphen = 0.125; /* of the measure: ragged lines that leave no wider one get no hyphen */
static const double uneven_for_hyphen = 0.3; /* the same for justified lines */
static const double balance_of_last = 0.8; /* a last line may be shorter, if one must be */

void line_rules_init(struct line_rules *rules, enum align align, double width, double size)
{
    *rules = (struct line_rules){.align = align, .width = width, .line_cost = cost_of_line,
                                  .hyphen_cost = cost_of_hyphen};
    rules->zone = 2 * size + 0.06 * width;
    rules->least_width = align == ALIGN_JUSTIFY ? 0.6 * width : width - 2.5 * rules->zone;
    rules->shrink = align == ALIGN_JUSTIFY ? space_shrinks : 0;
    rules->uneven_for_hyphen = align == ALIGN_JUSTIFY ? uneven_for_hyphen : gap_for_hyphen * width / rules->zone;
    rules->short_word = short_word * size;
}

bool line_rules_hyphenate(struct line_rules *rules, enum hyphenate hyphenate, double uneven)
{
    double most = rules->align == ALIGN_JUSTIFY ? 0.75 : rules->uneven_for_hyphen;
    if (hyphenate == HYPHENATE_NO || uneven <= (hyphenate == HYPHENATE_YES ? most : 2.5))
        return false;
    rules->hyphen_cost = hyphenate == HYPHENATE_YES ? cost_of_hyphen : cost_of_rare_hyphen;
    return true;
}

double line_unevenness(const struct line_rules *rules, const struct line_shape *shape)
{
    double room = rules->width - shape->width;
    if (rules->align != ALIGN_JUSTIFY)
        return room > 0 ? room / rules->zone : 0;
    if (room < 0)
        return shape->stretch > 0 ? -room / (shape->stretch * space_shrinks) : 0;
    if (shape->end == LINE_END_LAST)
        return 0;
    double most = 20, ratio = shape->stretch > 0 ? room / (shape->stretch * space_grows) : most;
    return ratio < most ? ratio : most;
}

/* Of the paragraph's last line. */
static double cost_of_last(const struct line_rules *rules, const struct line_shape *shape)
{
    double cost = shape->begins_in_word ? cost_of_breach : 0, share = shape->width / rules->width;
    if (shape->first)
        return 0;
    if (share < short_end)
        cost += cost_of_short_end * (1 - share / short_end);
    if (shape->stretch <= 0)
        cost += shape->width < rules->short_word ? cost_of_lone_short_word : cost_of_lone_word;
    return cost;
}

static double cost_of_hyphen_at_end(const struct line_rules *rules, const struct line_shape *shape)
{
    double breach = shape->after_hyphen || shape->awkward ? cost_of_breach : 0;
    if (shape->soft)
        return breach + cost_of_soft_hyphen;
    return breach + rules->hyphen_cost + (shape->weak ? cost_of_weak_hyphen : 0) +
           (shape->short_part ? cost_of_short_part : 0);
}

static double cost_of_end(const struct line_rules *rules, const struct line_shape *shape)
{
    switch (shape->end) {
    case LINE_END_SPACE:
        return 0;
    case LINE_END_POOR:
        return cost_of_poor;
    case LINE_END_BOUND:
        return cost_of_tear / 10;
    case LINE_END_INSIDE:
        return cost_of_inside;
    case LINE_END_OWN_HYPHEN:
        return cost_of_inside + (shape->after_hyphen ? cost_of_breach : 0);
    case LINE_END_ADDRESS:
        return cost_of_address;
    case LINE_END_HYPHEN:
        return cost_of_hyphen_at_end(rules, shape);
    case LINE_END_TORN:
        return cost_of_tear;
    case LINE_END_LAST:
        break;
    }
    return cost_of_last(rules, shape);
}

void line_rules_balance(struct line_rules *rules)
{
    rules->balanced = true;
    rules->line_cost = cost_of_tear / 10;
    rules->least_width = rules->width * 0.3;
}

double line_cost(const struct line_rules *rules, const struct line_shape *shape, double *uneven)
{
    double bad = line_unevenness(rules, shape), share = 1;
    if (shape->end == LINE_END_LAST && rules->align != ALIGN_JUSTIFY) {
        share = rules->balanced ? balance_of_last : 0;
        *uneven = 0;
    } else {
        *uneven = shape->end == LINE_END_TORN || shape->end == LINE_END_BOUND ? DBL_MAX : bad;
    }
    double fit = rules->align == ALIGN_JUSTIFY ? 100 * bad * bad * bad : 100 * bad * bad;
    return fit * share + rules->line_cost + cost_of_end(rules, shape);
}
