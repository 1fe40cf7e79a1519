/* What painters of raster images share: where a file's pixels belong, and how a PNG file is opened. */
#ifndef PAINT_PICTURE_H
#define PAINT_PICTURE_H

#include <png.h>
#include <stdbool.h>

#include "base/say.h"
#include "model/picture.h"

/* Where a point of the stored image stands when it is seen upright, both in units of their width and height, y down:
 * x = x_u u + x_v v + x_0, and y likewise. */
struct picture_turn {
    signed char x_u, x_v, x_0, y_u, y_v, y_0;
};

/* Exif 2.32, 4.6.4, Orientation: at which sides the first row and the first column are seen. */
static inline struct picture_turn picture_turn(const struct image *image)
{
    static const struct picture_turn turns[] = {
        {1, 0, 0, 0, 1, 0},  {-1, 0, 1, 0, 1, 0},  {-1, 0, 1, 0, -1, 1},  {1, 0, 0, 0, -1, 1},
        {0, 1, 0, 1, 0, 0},  {0, -1, 1, 1, 0, 0},  {0, -1, 1, -1, 0, 1},  {0, 1, 0, -1, 0, 1},
    };
    return turns[image->orientation ? image->orientation - 1 : 0];
}

/* The size of what is stored. */
static inline unsigned picture_stored_width(const struct image *image)
{
    return image_is_sideways(image->orientation) ? image->height_px : image->width_px;
}

static inline unsigned picture_stored_height(const struct image *image)
{
    return image_is_sideways(image->orientation) ? image->width_px : image->height_px;
}

/* Opens a PNG file through libpng's simple interface, which never jumps out of its functions; all zeros to begin with, the
 * caller's to free. NULL, or what is wrong. */
static inline const char *picture_open_png(const struct image *image, png_image *png)
{
    png->version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(png, image->bytes, image->length))
        return png->message;
    if (png->width != picture_stored_width(image) || png->height != picture_stored_height(image))
        return say("its header is damaged");
    png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* 16 bits too are sRGB where the file says nothing else, not linear light */
    return NULL;
}

#endif
