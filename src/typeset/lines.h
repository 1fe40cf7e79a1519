/* Lines out of a broken paragraph: how tall they are, and their glyphs. */
#ifndef TYPESET_LINES_H
#define TYPESET_LINES_H

#include "frame/line.h"
#include "typeset/linebreak.h"

/* One for each end, in the arena; `sizes` as in struct extent. */
const struct line_height *find_heights(struct arena *arena, const struct prepared *prepared, const double *sizes,
                                       const struct line_ends *ends);

/* One line for each of the ends, in typesetter->kept; `unseen`: without glyphs where the text says which they are. Justified lines are filled to `width` [pt] but for the last and those
 * that the author ended. */
const struct line *const *build_lines(struct typesetter *typesetter, const struct prepared *prepared, const double *sizes,
                                      const struct line_end *ends, const struct broken_paragraph *broken, double width,
                                      bool unseen);

#endif
