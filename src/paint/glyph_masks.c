#include "paint/glyph_masks.h"

#include <stdlib.h>

#include "base/memory.h"

enum { KEPT_MOST = 2 * 1024 * 1024 /* bytes: some ten thousand, of a hundred letters in several faces and sizes */ };

struct glyph_masks *glyph_masks_create(void)
{
    struct glyph_masks *masks = memory_zeroed(1, sizeof *masks);
    masks->masks = map_create();
    masks->arena = arena_create();
    return masks;
}

void glyph_masks_destroy(struct glyph_masks *masks)
{
    if (!masks)
        return;
    map_destroy(masks->masks);
    arena_destroy(masks->arena);
    free(masks);
}

void glyph_masks_trim(struct glyph_masks *masks)
{
    if (arena_used(masks->arena) + map_size(masks->masks) <= KEPT_MOST)
        return;
    map_clear(masks->masks);
    arena_clear(masks->arena);
}
