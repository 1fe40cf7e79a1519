/* The places between the words of a paragraph where a line may end, with all that is asked of them again and again. */
#ifndef TYPESET_STOPS_H
#define TYPESET_STOPS_H

#include "typeset/extent.h"
#include "typeset/line_cost.h"

struct arena;

struct stop {
    size_t piece;           /* the line ends behind this piece */
    double seen;            /* [pt] where the line's last word ends, in the extent's coordinates */
    double least;           /* [pt] the same with all spaces before as narrow as the rules allow */
    double stretch;         /* [pt] spaces before it that may be widened */
    enum line_end_kind end;
};

struct stops {
    struct stop *list;
    size_t count;
    uint32_t *first;        /* for each piece: the first stop behind it, as an index */
};

/* All stops of a paragraph that has pieces. Memory from the arena. */
void stops_init(struct stops *stops, struct arena *arena, const struct prepared *prepared, const struct extent *extent,
                const struct line_rules *rules);

#endif
