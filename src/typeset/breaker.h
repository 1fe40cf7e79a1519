/* A paragraph while it is being broken, for the files that break it. */
#ifndef TYPESET_BREAKER_H
#define TYPESET_BREAKER_H

#include "typeset/linebreak.h"
#include "typeset/stops.h"

enum { NOWHERE = -1 };

/* A place where a line can begin. */
struct spot {
    struct line_end at;
    bool after_hyphen;      /* the line before ends with one, added or the word's own */
    double cost;            /* of the cheapest way here; DBL_MAX: not reached */
    double uneven;          /* of the worst line on that way, as line_cost says it */
    double start;           /* [pt] where the line begins, in the extent's coordinates */
    int previous;           /* spot where the line before begins, or NOWHERE */
    int next;               /* spot with the next larger offset in the same piece, or NOWHERE */
};

struct breaker {
    struct typesetter *typesetter;
    struct prepared *prepared;
    const struct extent *extent;
    struct stops stops;
    struct line_rules rules;
    bool hyphenates;        /* by patterns; the author's soft hyphens always count */
    struct spot *spots;
    size_t count, capacity;
    int *first;             /* for each piece and the end: its spot with the smallest offset, or NOWHERE */
    size_t least_stop;      /* stops before this one make lines that are too short for any spot to come */
};

/* The line from the spot `from` to where `seen` says [pt]; `stretch` is that of the extent there. How it ends is left
 * to the caller. */
struct line_shape shape_line(const struct breaker *breaker, int from, double seen, double stretch);

/* The coordinate that a line from the spot must not go beyond, if its spaces are as narrow as they may be. */
double find_limit(const struct breaker *breaker, int from);

/* A line from the spot `from` to `end` has been found: keeps it if there is no cheaper way to its end. */
void reach(struct breaker *breaker, int from, struct line_end end, const struct line_shape *shape);

/* From a place where a line may end to the next. */
struct word {
    size_t first, last;     /* its pieces, the space behind it among them */
};

/* Tries the hyphens of a word that does not fit as a whole: the author's, and with `by_patterns` those of its language.
 * True if one of them does. */
bool try_hyphens(struct breaker *breaker, int from, const struct word *word, bool by_patterns);

/* Nothing else fits on the line: ends it inside the word, between what belongs together if that fits, else between two
 * characters, at least one behind its start. */
void tear_word(struct breaker *breaker, int from, const struct word *word);

#endif
