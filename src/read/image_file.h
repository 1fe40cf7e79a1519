/* Raster images: the bytes of a PNG or JPEG file, checked to be what they claim. */
#ifndef READ_IMAGE_FILE_H
#define READ_IMAGE_FILE_H

#include "model/picture.h"

struct arena;
struct reach;

enum {
    IMAGE_BYTES_MOST = 8 * 1024 * 1024,
    IMAGE_SIDE_MOST_PX = 20000,
    IMAGE_PIXELS_MOST = 40 * 1000 * 1000 /* a page scanned at 600 pixels per inch */
};

/* Reads the file, whose path stands in a layout that reaches so far: its format is told by its first bytes, not by its name, and its size in pixels by its header. The
 * pixels themselves are not looked at: painters report DIAG_IMAGE_INVALID where they do not decode.
 * `place` is where the picture is asked for. NULL with DIAG_FILE_UNREADABLE, DIAG_FILE_TOO_LARGE or DIAG_IMAGE_INVALID. */
const struct image *read_image(const struct reach *reach, const char *path, struct arena *arena, struct place place,
                               struct diag *diag);

#endif
