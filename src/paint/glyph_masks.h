/* Letters of small pictures, as they cover pixels: made once, laid down wherever they stand. In a page one comes some fifty times, and to
 * draw its outline takes a hundred times as long. */
#ifndef PAINT_GLYPH_MASKS_H
#define PAINT_GLYPH_MASKS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

/* Where in a pixel a letter's origin is: a quarter of a pixel is less than can be seen. */
enum { MASK_PLACES = 4 };

struct mask_key {
    const void *face;
    float size;        /* [px/em] */
    uint32_t glyph, x, y; /* x, y: its place in the pixel, below MASK_PLACES */
};

/* From its origin's pixel on; of nothing that is seen the width is 0. */
struct mask {
    int left, top, width, height;
    unsigned char covers[]; /* 0 to 255, row by row */
};

struct glyph_masks {
    struct map *masks;   /* struct mask_key -> struct mask */
    struct arena *arena;
};

/* Of faces that outlive it. It forgets all when that is much. */
struct glyph_masks *glyph_masks_create(void);
void glyph_masks_destroy(struct glyph_masks *masks); /* NULL is fine */

/* Before a page. */
void glyph_masks_trim(struct glyph_masks *masks);

#endif
