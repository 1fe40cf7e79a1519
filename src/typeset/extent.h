/* How wide the pieces of a prepared paragraph are at one scale. */
#ifndef TYPESET_EXTENT_H
#define TYPESET_EXTENT_H

#include "typeset/prepare.h"

struct arena;

/* All in [pt], from the paragraph's beginning as if it were one endless line. */
struct extent {
    double *sizes;          /* of the type of each run */
    double *before;         /* advance of all pieces before this one; one more than there are pieces */
    double *seen;           /* where the last word or fixed space ends that is not behind this piece */
    double *stretch;        /* width of the spaces that justification may widen, of the pieces before this one */
};

void extent_init(struct extent *extent, struct arena *arena, const struct prepared *prepared, double scale,
                 double minimum_size);

/* Points to one font unit in the piece, which is no PIECE_BREAK. */
double extent_unit(const struct extent *extent, const struct piece *piece);

/* [pt] Width of the glyphs of the first `offset` bytes of the piece. With `ends_line`, as they are when nothing
 * follows: the kerning with the next letter, which fonts take from the advance of the letter before, is left out. */
double extent_prefix(const struct extent *extent, const struct piece *piece, size_t offset, bool ends_line);

/* [pt] Width of the hyphen that hyphenation adds to a word of this run. */
double extent_hyphen(const struct extent *extent, const struct prepared *prepared, int run);

#endif
