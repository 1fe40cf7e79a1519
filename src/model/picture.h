/* Pictures: a raster image as its file has it, and a drawing of filled shapes (a flag). Immutable, owned by the layout. */
#ifndef MODEL_PICTURE_H
#define MODEL_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/style.h"

enum image_format { IMAGE_PNG, IMAGE_JPEG };

/* A raster image: the bytes of the file, checked to be what they claim (signature and header). */
struct image {
    const char *path;
    enum image_format format;
    const unsigned char *bytes;
    size_t length;
    unsigned width_px, height_px; /* as it is seen upright */
    int orientation;              /* Exif: 1 to 8, of which 1 is upright as it is stored; 0: the file does not say */
};

/* True if rows are seen as columns. */
static inline bool image_is_sideways(int orientation)
{
    return orientation >= 5;
}

enum segment_kind { SEGMENT_MOVE, SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_CLOSE };

/* One step of a path; a curve is a cubic Bézier: x1,y1 and x2,y2 are its control points. Drawing units, y down. */
struct segment {
    enum segment_kind kind;
    double x1, y1, x2, y2, x, y;
};

enum { UNIT_BOX_MOST = 99 };

/* In whole drawing units, up to UNIT_BOX_MOST. */
struct unit_box {
    unsigned char x, y, width, height;
};

/* A filled shape: a path, or boxes, of which codes have hundreds. */
struct shape {
    struct color fill;
    bool even_odd;                 /* fill rule; non-zero winding otherwise */
    const struct segment *segments;
    size_t count;                  /* of them; or of boxes: */
    const struct unit_box *boxes;  /* NULL: it is a path */
};

/* Shapes painted in order, the box 0,0 – width,height in drawing units; what lies outside the box is clipped. */
struct drawing {
    const char *path;
    double width, height;
    const struct shape *shapes;
    size_t count;
};

/* Either, or neither. */
struct picture {
    const struct image *image;
    const struct drawing *drawing;
};

#endif
