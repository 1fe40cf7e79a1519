/* What makes a line good: how far it is from the ideal, and how it ends. Costs of a paragraph's lines are added up. */
#ifndef TYPESET_LINE_COST_H
#define TYPESET_LINE_COST_H

#include <stdbool.h>

#include "model/style.h"

struct line_rules {
    enum align align;
    double width;           /* [pt] the measure */
    double least_width;     /* [pt] shorter lines need not be considered where there is another */
    double shrink;          /* share of itself that a space may lose; 0 unless justified */
    double zone;            /* [pt] room at a ragged line's end that is as bad as 1 */
    double line_cost;       /* of each line, however good it is */
    double hyphen_cost;
    double uneven_for_hyphen; /* lines that are better than this without a hyphen get none */
    double short_word;      /* [pt] one that is narrower does not stand alone on the last line */
    bool balanced;          /* no more lines than needed, all of like length, the last too */
};

enum line_end_kind {
    LINE_END_SPACE,         /* between words */
    LINE_END_POOR,          /* between a word and a short number that belongs to it */
    LINE_END_BOUND,         /* between what belongs together: no line holds both */
    LINE_END_INSIDE,        /* behind a slash or the like of the word's own */
    LINE_END_OWN_HYPHEN,    /* behind a hyphen of the word's own */
    LINE_END_ADDRESS,       /* behind a slash of a web address */
    LINE_END_HYPHEN,        /* with a hyphen added */
    LINE_END_TORN,          /* inside a word that is wider than the measure */
    LINE_END_LAST           /* of the paragraph, or asked for by the author */
};

struct line_shape {
    double width;           /* [pt] natural, without the space at the end */
    double stretch;         /* [pt] of it: spaces that justification may widen or narrow */
    enum line_end_kind end;
    bool soft;              /* the hyphen is the author's */
    bool weak;              /* a place that patterns allow and no more */
    bool awkward;           /* where no word should be parted: in a name, behind a slash */
    bool short_part;        /* few letters before or behind the hyphen */
    bool begins_in_word;    /* the line before ended with a hyphen that was added */
    bool after_hyphen;      /* the line before ended with a hyphen */
    bool first;             /* of the paragraph */
};

/* `size` is that of the type [pt]. */
void line_rules_init(struct line_rules *rules, enum align align, double width, double size);

/* Whether lines set without hyphenation are so uneven that it should be tried with it; `uneven` is the worst of them.
 * If so, the rules are made ready for it. */
bool line_rules_hyphenate(struct line_rules *rules, enum hyphenate hyphenate, double uneven);

/* Asks for no more lines than needed, all of like length. */
void line_rules_balance(struct line_rules *rules);

/* How far the line is from the ideal, 1 being the limit of good: for ragged setting the room at its end, for justified
 * the change of its spaces. */
double line_unevenness(const struct line_rules *rules, const struct line_shape *shape);

/* The same as line_cost for what nearly every line is: ragged, ended behind a word, `width` [pt] wide. */
static inline double line_cost_ragged(const struct line_rules *rules, double width, double *uneven)
{
    double room = rules->width - width, bad = room > 0 ? room / rules->zone : 0;
    *uneven = bad;
    return 100 * bad * bad + rules->line_cost;
}

/* 0 or more. `uneven` receives how far the line is from the ideal, 1 being the limit of good. */
double line_cost(const struct line_rules *rules, const struct line_shape *shape, double *uneven);

#endif
