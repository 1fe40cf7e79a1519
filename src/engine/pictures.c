/* Pictures that a layout asks for by the name of a country or a file. */
#include <string.h>

#include "base/map.h"
#include "engine/engine.h"
#include "read/picture.h"

/* Reads the first that there is of a drawing and images of this name; flags are drawings. `path` is without an ending. False:
 * there is none. */
static bool read_named(struct supplement_layout *layout, struct buffer *path, bool is_flag, struct picture *picture,
                       struct place place, struct diag *diag)
{
    static const char *const endings[] = {".svg", ".png", ".jpg"};
    size_t length = path->length;
    for (size_t i = 0; i < (is_flag ? 1 : sizeof endings / sizeof *endings); i++) {
        path->length = length;
        buffer_format(path, "%s%c", endings[i], '\0');
        if (!reach_has(layout->layout->reach, (const char *)path->bytes))
            continue;
        *picture = read_picture(layout->layout->reach, (const char *)path->bytes, layout->arena, place, diag);
        return true;
    }
    return false;
}

static bool is_country(const char *name)
{
    return *name && name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

static bool is_file_name(const char *name)
{
    return *name && *name != '.' && name[strcspn(name, "/\\")] == '\0';
}

struct picture find_layout_picture(void *context, const char *folder, const char *name, struct place place, struct diag *diag)
{
    struct supplement_layout *layout = context;
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", folder ? folder : layout->layout->flags_folder, name);
    size_t length = path.length;
    const struct picture *kept = map_find(layout->pictures, path.bytes, length);
    struct picture picture = {0};
    if (kept) {
        picture = *kept;
    } else if (!(folder ? is_file_name(name) : is_country(name)) || !read_named(layout, &path, !folder, &picture, place, diag)) {
        diag_report(diag, folder ? DIAG_PICTURE_MISSING : DIAG_FLAG_MISSING, place, "\"%s\": %.*s%s", name, (int)length,
                    (const char *)path.bytes, folder ? "" : ".svg");
    } else if (picture.drawing || picture.image) {
        struct picture *keep = arena_new(layout->arena, struct picture);
        *keep = picture;
        *map_slot(layout->pictures, path.bytes, length) = keep;
    }
    buffer_finish(&path);
    return picture;
}
