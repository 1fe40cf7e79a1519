/* A line that nobody will look at: without glyphs where its text says which they are (frame/line.h). */
#ifndef TYPESET_UNSEEN_LINE_H
#define TYPESET_UNSEEN_LINE_H

#include "frame/line.h"
#include "typeset/linebreak.h"

/* From the end of the line before to the line's own, in the arena; as wide and tall as with its glyphs. NULL: it is no plain line, and
 * takes its glyphs to tell. */
const struct line *build_unseen_line(struct arena *arena, const struct prepared *prepared, const double *sizes,
                                     const struct line_end *from, const struct line_end *to,
                                     const struct line_height *height);

#endif
