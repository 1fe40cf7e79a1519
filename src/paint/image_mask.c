/* Letters of small pictures: laid down as masks, which cairo draws when they are first needed. */
#include <math.h>
#include <string.h>

#include "paint/image_canvas.h"

enum { FULL = 255, FAR = 1 << 20 /* [px] */ };

/* ------------------------------------------------------------------------------------------------ making */

/* The pixels that the path covers, in whole numbers around the origin's. */
static struct mask find_extent(cairo_t *cairo)
{
    double left, top, right, bottom;
    cairo_fill_extents(cairo, &left, &top, &right, &bottom);
    if (!(right > left && bottom > top && right - left < FAR && bottom - top < FAR))
        return (struct mask){0};
    int x = (int)floor(left), y = (int)floor(top);
    return (struct mask){x, y, (int)ceil(right) - x, (int)ceil(bottom) - y};
}

/* The path, white on black, its origin's pixel at the mask's. */
static struct mask *draw_mask(cairo_t *path, const struct mask *extent, struct arena *arena)
{
    const size_t width = (size_t)extent->width, height = (size_t)extent->height;
    struct mask *mask = arena_alloc(arena, sizeof *mask + width * height);
    *mask = *extent;
    if (!width || !height)
        return mask;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, extent->width, extent->height);
    cairo_t *cairo = cairo_create(surface);
    cairo_path_t *copied = cairo_copy_path(path);
    cairo_translate(cairo, -extent->left, -extent->top);
    cairo_append_path(cairo, copied);
    cairo_fill(cairo);
    cairo_surface_flush(surface);
    const unsigned char *rows = cairo_image_surface_get_data(surface);
    for (size_t y = 0; rows && y < height; y++)
        memcpy(mask->covers + y * width, rows + y * (size_t)cairo_image_surface_get_stride(surface), width);
    cairo_path_destroy(copied);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return mask;
}

static struct mask *make_mask(struct canvas *canvas, const struct face *face, const struct mask_key *key)
{
    cairo_t *cairo = canvas->cairo;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_new_path(cairo);
    canvas_outline(canvas, face, key->glyph, (double)key->x / MASK_PLACES, (double)key->y / MASK_PLACES,
                   (double)key->size / face->units_per_em);
    const struct mask extent = find_extent(cairo);
    struct mask *mask = draw_mask(cairo, &extent, canvas->masks->arena);
    cairo_new_path(cairo);
    cairo_restore(cairo);
    return mask;
}

static const struct mask *find_mask(struct canvas *canvas, const struct face *face, const struct mask_key *key)
{
    void **slot = map_slot(canvas->masks->masks, key, sizeof *key);
    if (!*slot)
        *slot = make_mask(canvas, face, key);
    return *slot;
}

/* ------------------------------------------------------------------------------------------------ laying down */

/* In few steps, so that pictures have few colours, also where letters touch: PNG packs those in a third of the bytes and of the time. */
static unsigned mix(unsigned below, unsigned above, unsigned cover)
{
    enum { STEP = 17 };
    return (below * (FULL - cover) + above * cover + FULL * STEP / 2) / (FULL * STEP) * STEP;
}

static uint32_t mix_color(uint32_t below, struct color above, unsigned cover)
{
    if (cover == FULL)
        return (uint32_t)above.red << 16 | (uint32_t)above.green << 8 | above.blue;
    return mix(below >> 16 & FULL, above.red, cover) << 16 | mix(below >> 8 & FULL, above.green, cover) << 8 |
           mix(below & FULL, above.blue, cover);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static void lay(const struct raster *raster, const struct mask *mask, int x, int y, struct color color)
{
    int left = x + mask->left, top = y + mask->top, from = left < 0 ? -left : 0, to = least(mask->width, raster->width - left);
    for (int row = top < 0 ? -top : 0; row < least(mask->height, raster->height - top); row++) {
        const unsigned char *covers = mask->covers + row * mask->width;
        unsigned char *pixels = raster->bytes + (size_t)(top + row) * raster->stride;
        for (int i = from; i < to; i++) {
            uint32_t pixel;
            if (!covers[i])
                continue;
            memcpy(&pixel, pixels + sizeof pixel * (size_t)(left + i), sizeof pixel);
            pixel = mix_color(pixel, color, covers[i]);
            memcpy(pixels + sizeof pixel * (size_t)(left + i), &pixel, sizeof pixel);
        }
    }
}

/* The pixel, and the place in it. */
static int find_pixel(double at, uint32_t *place)
{
    double places = floor(at * MASK_PLACES + 0.5), pixel = floor(places / MASK_PLACES);
    *place = (uint32_t)(places - pixel * MASK_PLACES);
    return (int)pixel;
}

void canvas_lay_glyph(struct canvas *canvas, const struct glyph_run *run, uint32_t glyph, double x, double y)
{
    struct mask_key key = {.face = run->face, .size = (float)(run->size * canvas->scale), .glyph = glyph};
    if (!(fabs(x * canvas->scale) < FAR && fabs(y * canvas->scale) < FAR))
        return; /* nobody sees it */
    int x_px = find_pixel(x * canvas->scale, &key.x), y_px = find_pixel(y * canvas->scale, &key.y);
    lay(&canvas->raster, find_mask(canvas, run->face, &key), x_px, y_px, run->color);
}
