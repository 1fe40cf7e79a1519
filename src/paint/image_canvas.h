/* The canvas: one page in the making as pixels, through cairo; and what its SVG shares with it. Private to the picture painter. */
#ifndef PAINT_IMAGE_CANVAS_H
#define PAINT_IMAGE_CANVAS_H

#include <cairo.h>

#include "base/buffer.h"
#include "frame/pages.h"
#include "paint/glyph_masks.h"

/* Where the pixels are, as cairo has them in RGB24: words 0x00RRGGBB. */
struct raster {
    unsigned char *bytes;
    size_t stride;
    int width, height;
};

struct canvas {
    cairo_t *cairo;               /* user space in points, origin top left */
    double scale;                 /* [px/pt] */
    struct glyph_masks *masks;    /* by which letters are laid down; NULL: they are drawn, each where it stands */
    struct raster raster;         /* of these */
    struct diag *diag;
};

void canvas_text(struct canvas *canvas, const struct item *item);

/* Appends a glyph's outline to the path: its origin, and user units per font unit. */
void canvas_outline(struct canvas *canvas, const struct face *face, uint32_t glyph, double x, double y, double scale);

/* Lays a glyph down with its origin there [pt], to the quarter of a pixel. Of type that is not large. */
enum { MASK_SIZE_MOST = 50 /* [px/em] */ };
void canvas_lay_glyph(struct canvas *canvas, const struct glyph_run *run, uint32_t glyph, double x, double y);
void canvas_fill(struct canvas *canvas, const struct item *item);
void canvas_drawing(struct canvas *canvas, const struct item *item);

/* False: the picture does not decode; DIAG_IMAGE_INVALID is reported at the item's place. */
bool canvas_image(struct canvas *canvas, const struct item *item);

/* The pixels of a JPEG or PNG file, as they are stored. NULL with what is wrong, in words, in `fault` (room for IMAGE_FAULT
 * bytes). The caller destroys the surface. */
enum { IMAGE_FAULT = 256 };
cairo_surface_t *jpeg_decode(const struct image *image, char *fault);
cairo_surface_t *png_decode(const struct image *image, char *fault);

/* Either, of an item. NULL: DIAG_IMAGE_INVALID is reported at its place. */
cairo_surface_t *image_decode(const struct item *item, struct diag *diag);

/* Appends a picture of RGB24 as PNG. */
void png_encode(cairo_surface_t *surface, struct buffer *out);

/* Appends the page as SVG. False with an error in the sink for each picture that does not decode, and nothing appended. */
bool svg_put_page(struct buffer *out, const struct page *page, const struct metadata *metadata, struct diag *diag);

#endif
