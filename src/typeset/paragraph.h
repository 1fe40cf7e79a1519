/* A paragraph: runs of text -> set lines, by total fit (Knuth and Plass, "Breaking Paragraphs into Lines", 1981). */
#ifndef TYPESET_PARAGRAPH_H
#define TYPESET_PARAGRAPH_H

#include "frame/line.h"
#include "model/document.h"

struct typesetter;

/* How high a line's tallest type reaches above its baseline, and how deep below; both positive. [pt] */
struct line_height {
    double ascent, descent;
};

/* The room that the lines take, in order; none if there is nothing to set. Immutable, kept by the typesetter until
 * typesetter_trim or typesetter_forget, and given again for equal text and style. */
struct broken_paragraph {
    const struct line_height *heights;
    size_t count;
};

/* The lines themselves; the same holds for them. */
struct set_paragraph {
    const struct line *const *lines;
    size_t count;
    double width;           /* [pt] of the widest line */
};

/* Breaks the paragraph into lines of at most `width` [pt], each size and leading multiplied by `scale`; no size falls below
 * `minimum_size` [pt] unless the style itself asks for less. Never fails: a character that no font has, one that cannot be
 * printed, and a word that is wider than the measure and had to be torn are reported at the place of their run, each time
 * the paragraph is broken. */
const struct broken_paragraph *paragraph_break(struct typesetter *typesetter, const struct block *block, double width,
                                               double scale, double minimum_size, struct diag *diag);

/* The same where all of it fits on one line, with no space narrowed; NULL: it does not. It takes half the time, for nobody asks where
 * lines may end. */
const struct broken_paragraph *paragraph_keep_whole(struct typesetter *typesetter, const struct block *block, double width,
                                                    double scale, double minimum_size, struct diag *diag);

/* The lines of the paragraph, set when they are first asked for: of most sizes that are tried for a document they never are.
 * Alignment is the caller's, except for ALIGN_JUSTIFY, whose lines are filled here. */
const struct set_paragraph *paragraph_lines(struct typesetter *typesetter, const struct broken_paragraph *broken);

/* The same for who does not look at them: without glyphs where the text says which they are (frame/line.h). */
const struct set_paragraph *paragraph_unseen_lines(struct typesetter *typesetter, const struct broken_paragraph *broken);

/* Breaks it, and gives its lines. */
const struct set_paragraph *paragraph_set(struct typesetter *typesetter, const struct block *block, double width,
                                          double scale, double minimum_size, struct diag *diag);

/* Least and natural width [pt]: of the widest piece that cannot be broken, and of the paragraph in one line
 * (between the breaks that the author asked for). For columns as wide as their content. Nothing is reported. */
struct measure {
    double least, natural;
};
struct measure paragraph_measure(struct typesetter *typesetter, const struct block *block, double scale,
                                 double minimum_size, struct diag *diag);

/* The size [pt] that type of `size` gets. */
static inline double scaled_size(double size, double scale, double minimum_size)
{
    double scaled = size * scale;
    return scaled >= minimum_size ? scaled : size < minimum_size ? size : minimum_size;
}

#endif
