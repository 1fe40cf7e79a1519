#include "read/picture.h"

#include <string.h>

#include "read/drawing.h"
#include "read/image_file.h"

static bool is_drawing(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".svg") == 0;
}

struct picture read_picture(const struct reach *reach, const char *path, struct arena *arena, struct place place,
                            struct diag *diag)
{
    struct picture picture = {0};
    if (is_drawing(path))
        picture.drawing = read_drawing(reach, path, arena, diag);
    else
        picture.image = read_image(reach, path, arena, place, diag);
    return picture;
}
