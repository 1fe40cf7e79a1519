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

/* [pt] Of the type of each run. Memory from the arena. */
double *find_sizes(struct arena *arena, const struct prepared *prepared, double scale, double minimum_size);

void extent_init(struct extent *extent, struct arena *arena, const struct prepared *prepared, double scale,
                 double minimum_size);

/* How far a piece has been walked through from its beginning. All-zero at the start. */
struct walk {
    size_t glyph;           /* the next */
    size_t base;            /* number from 1 of the last that began a cluster; 0: none */
    int64_t width_fu;
};

/* Goes on to byte `offset` of the piece, never back. */
void walk_to(struct walk *walk, const struct piece *piece, size_t offset);

/* [pt] Width of the glyphs so far as they are when the line goes on, and when it ends there: then the kerning with the
 * next letter, which fonts take from the advance of the letter before, is left out. */
double walk_width(const struct walk *walk, const struct extent *extent, const struct piece *piece);
double walk_end_width(const struct walk *walk, const struct extent *extent, const struct piece *piece);

/* [pt] Width of the hyphen that hyphenation adds to a word of this run. */
double extent_hyphen(const struct extent *extent, const struct prepared *prepared, int run);

#endif
