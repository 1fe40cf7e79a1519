/* A picture of any kind that a layout may show. */
#ifndef READ_PICTURE_H
#define READ_PICTURE_H

#include "model/picture.h"

struct arena;
struct reach;

/* A drawing, if the file is called so (.svg), else an image; read as read_drawing and read_image do. Neither: reported. */
struct picture read_picture(const struct reach *reach, const char *path, struct arena *arena, struct place place,
                            struct diag *diag);

#endif
