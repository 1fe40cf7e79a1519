/*
 * Fonts: files -> faces.
 *
 * The file is mapped and its tables are looked up by our own reader; HarfBuzz gets the same bytes when
 * it is first asked about the face, so opening a face costs next to nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "type/cmap.h"
#include "type/harfbuzz.h"
#include "type/private.h"

/* The largest fonts there are (Chinese, Japanese, Korean) have some 20 MB. */
enum { FILE_LIMIT = 64 * 1024 * 1024 };

struct fonts {
    struct arena *arena; /* faces and their strings */
    struct map *by_path; /* path -> struct face * */
    struct face **faces; /* in the order of opening */
    size_t count;
};

struct fonts *fonts_create(void)
{
    struct fonts *fonts = memory_zeroed(1, sizeof *fonts);
    fonts->arena = arena_create();
    fonts->by_path = map_create();
    return fonts;
}

static void private_close(struct face_private *private)
{
    harfbuzz_close(private);
    file_unmap(&private->map);
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->count; i++)
        private_close(fonts->faces[i]->private);
    free(fonts->faces);
    map_destroy(fonts->by_path);
    arena_destroy(fonts->arena);
    free(fonts);
}

static struct face *face_open(struct fonts *fonts, const struct reach *reach, const char *path, struct place place,
                              struct diag *diag)
{
    struct file_map map;
    if (!file_map(reach, path, FILE_LIMIT, place, &map, diag))
        return NULL;
    struct face *face = arena_new(fonts->arena, struct face);
    face->private = arena_new(fonts->arena, struct face_private);
    face->private->map = map;
    face->path = arena_copy(fonts->arena, path, strlen(path));
    const char *fault = face_read(face, fonts->arena);
    if (fault) {
        diag_report(diag, DIAG_FONT_INVALID, place, "%s: %s", path, fault);
        file_unmap(&face->private->map);
        return NULL;
    }
    return face;
}

const struct face *fonts_open(struct fonts *fonts, const struct reach *reach, const char *path, struct place place,
                              struct diag *diag)
{
    struct face *face = map_find(fonts->by_path, path, strlen(path));
    if (face)
        return face;
    face = face_open(fonts, reach, path, place, diag);
    if (!face)
        return NULL;
    face->index = (int)fonts->count;
    fonts->faces = memory_resize(fonts->faces, (fonts->count + 1) * sizeof(struct face *));
    fonts->faces[fonts->count++] = face;
    *map_slot(fonts->by_path, path, strlen(path)) = face;
    return face;
}

uint32_t face_glyph(const struct face *face, uint32_t code_point)
{
    uint32_t glyph = cmap_glyph(face->private->cmap, code_point);
    return glyph < face->glyph_count ? glyph : 0;
}

bool face_has(const struct face *face, uint32_t code_point)
{
    return face_glyph(face, code_point) != 0;
}

int face_advance_fu(const struct face *face, uint32_t glyph)
{
    const struct face_private *private = face->private;
    size_t metrics = table_u16(private->hhea, 34); /* the last advance stands for all glyphs that follow */
    if (glyph >= face->glyph_count)
        return 0;
    return table_u16(private->hmtx, 4 * (glyph < metrics ? glyph : metrics - 1));
}
