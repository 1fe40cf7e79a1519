/* Lines of glyphs out of a broken paragraph. */
#ifndef TYPESET_LINES_H
#define TYPESET_LINES_H

#include "frame/line.h"
#include "typeset/linebreak.h"

/* One line for each end, in typesetter->kept. Justified lines are filled to `width` [pt] but for the last and those
 * that the author ended. */
const struct line *const *build_lines(struct typesetter *typesetter, const struct prepared *prepared,
                                      const struct extent *extent, const struct line_ends *ends, double width);

#endif
