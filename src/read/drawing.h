/* A drawing: a small part of SVG 1.1, enough for a flag.
 *
 *     svg      viewBox, or width and height; if both, of the same proportions
 *     g        groups; defs holds what only <use> shows
 *     rect (without rounded corners), circle, ellipse, polygon, path (all commands of SVG 1.1, 8.3)
 *     use      href="#id" of a shape or group of the same file, x, y
 *     title, desc, metadata are passed over
 *     fill (#rgb, #rrggbb, a few names, none), fill-rule, transform (all but skewing): on svg, g, use and shapes
 *
 * Everything else is an error: what is drawn is what the file says, or nothing. */
#ifndef READ_DRAWING_H
#define READ_DRAWING_H

#include "model/picture.h"

struct arena;
struct reach;

enum {
    DRAWING_SHAPES_MOST = 1000,    /* <use> counted as often as it shows */
    DRAWING_SEGMENTS_MOST = 50000
};

/* Gives the drawing in the file, in the arena; `reach` as in base/reach.h. NULL with errors in the sink: DIAG_DRAWING_INVALID at the line at fault,
 * or what reading XML reports; that the file cannot be read, at the file itself. */
const struct drawing *read_drawing(const struct reach *reach, const char *path, struct arena *arena, struct diag *diag);

#endif
