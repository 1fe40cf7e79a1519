/* A set line: glyph runs on one baseline. Immutable; kept by the typesetter and shared between documents, so it holds no
 * node and no place: a glyph run says which run of its paragraph it came from, and the item that places the line says
 * whose runs these are. */
#ifndef FRAME_LINE_H
#define FRAME_LINE_H

#include <stddef.h>

#include "model/style.h"
#include "type/type.h"

/* Glyphs of one face, size and colour. Of a document that nobody will see there are none where the text says which they would be:
 * each is what the face has for a character of it (see shaped.literal). Spaces are glyphs too, the one at a line's end included (its advance is counted
 * outside the line's width). A hyphen that hyphenation made has the text U+00AD. */
struct glyph_run {
    const struct face *face;
    double size;              /* [pt] */
    double rise;              /* [pt] up */
    struct color color;
    double x;                 /* [pt] from the line's left end */
    double width;             /* [pt] */
    int run;                  /* index of the paragraph's run */
    const char *text;         /* what the glyphs say: glyph.text and glyph.length point into it */
    size_t length;
    const struct glyph *glyphs; /* NULL: the text says which; count is 0 then */
    size_t count;
};

struct line {
    double width;             /* [pt] of what is seen: without the space at its end */
    double ascent, descent;   /* [pt] of its tallest type, both positive */
    const struct glyph_run *runs;
    size_t count;
};

#endif
