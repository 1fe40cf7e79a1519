/* Files that pages need: style and script, which are in the program. */
#ifndef DESK_ASSET_H
#define DESK_ASSET_H

#include <stddef.h>

struct asset {
    const char *path, *media; /* "/desk.css" */
    const unsigned char *bytes;
    size_t length;
};

/* NULL: there is none of this path. */
const struct asset *asset_find(const char *path);

#endif
