/* Total fit: of all ways to break a paragraph into lines, the one that costs least as a whole (Knuth and Plass,
 * "Breaking Paragraphs into Lines", Software: Practice and Experience 11, 1981), with costs for ragged setting too. */
#ifndef TYPESET_LINEBREAK_H
#define TYPESET_LINEBREAK_H

#include "typeset/extent.h"

/* Where a line ends and the next begins: before byte `offset` of the piece `piece`. The last one of a paragraph is
 * behind its last piece. */
struct line_end {
    size_t piece;
    size_t offset;          /* [bytes] 0: before the piece as a whole */
    bool hyphen;            /* a hyphen is set at the end of the line */
    bool torn;              /* a word wider than the measure had to be torn here */
};

struct line_ends {
    struct line_end *ends;
    size_t count;
    bool hyphenated;        /* the patterns of its languages were asked for */
};

/* Breaks the paragraph into lines of at most `width` [pt]. Takes time linear in its length. The result lives in the
 * scratch arena. */
struct line_ends break_lines(struct typesetter *typesetter, struct prepared *prepared, const struct extent *extent,
                             double width);

/* What break_lines gives where all fits on one line, which is cheaper than any two; else no line. */
struct line_ends one_line_end(struct typesetter *typesetter, const struct prepared *prepared, const struct extent *extent,
                              double width);

#endif
