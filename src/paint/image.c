/* One page as PNG, through cairo, or as SVG. */
#include <math.h>

#include <cairo.h>

#include "base/memory.h"
#include "paint/image_canvas.h"
#include "paint/paint.h"

static const double RESOLUTION_LEAST = 20, RESOLUTION_MOST = 1200; /* [px/inch] */

static const double FINE = 1.25; /* [px/pt] below it letters are seen rather than read: masks of them do */

static bool paint_item(struct canvas *canvas, const struct item *item)
{
    switch (item->kind) {
    case ITEM_TEXT:
        canvas_text(canvas, item);
        break;
    case ITEM_FILL:
        canvas_fill(canvas, item);
        break;
    case ITEM_DRAWING:
        canvas_drawing(canvas, item);
        break;
    case ITEM_IMAGE:
        return canvas_image(canvas, item);
    case ITEM_SEAL: /* pictures have none */
        break;
    }
    return true;
}

/* White paper, then the items; goes on after a picture that does not decode, so that all of them are reported. */
static bool paint_items(struct canvas *canvas, const struct page *page)
{
    bool good = true;
    cairo_set_source_rgb(canvas->cairo, 1, 1, 1);
    cairo_paint(canvas->cairo);
    for (size_t i = 0; i < page->count; i++)
        good = paint_item(canvas, &page->items[i]) && good;
    return good;
}

/* Where an allocation fails, cairo leaves out what it had no room for, says so or does not, or falls. So room is demanded before
 * for more than a page takes, and what was made all the same without is never handed out. */
static void demand_room(double area) /* [px²] */
{
    enum { PAGE_MOST = 16 * 1024 * 1024, PIXEL = 12 };
    memory_rely(PAGE_MOST + (size_t)area * PIXEL);
}

static bool check(cairo_status_t status, struct diag *diag)
{
    memory_relied();
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    if (status == CAIRO_STATUS_NO_MEMORY)
        memory_exhausted();
    diag_report(diag, DIAG_INTERNAL, (struct place){0}, "cairo: %s", cairo_status_to_string(status));
    return false;
}

/* Letters are laid down as masks. cairo's own way of being fast (CAIRO_ANTIALIAS_FAST) is none: in 1.16 it writes behind a block of its own
 * where small letters overlap, some page in a hundred, which damages the heap. */
static void use_masks(struct canvas *canvas, cairo_surface_t *surface, struct glyph_masks *masks)
{
    canvas->raster = (struct raster){cairo_image_surface_get_data(surface), (size_t)cairo_image_surface_get_stride(surface),
                                     cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)};
    if (canvas->raster.bytes) /* a picture that is too large has none, and its status says so */
        canvas->masks = masks;
}

/* False with an error in the sink, or another status: only what is checked in the end, when cairo is done, is good. */
static bool paint_surface(cairo_surface_t *surface, const struct page *page, double scale, struct glyph_masks *masks,
                          cairo_status_t *status, struct diag *diag)
{
    struct canvas canvas = {.cairo = cairo_create(surface), .scale = scale, .diag = diag};
    cairo_scale(canvas.cairo, scale, scale);
    if (scale < FINE)
        use_masks(&canvas, surface, masks);
    bool good = paint_items(&canvas, page);
    *status = cairo_status(canvas.cairo);
    cairo_destroy(canvas.cairo);
    return good && *status == CAIRO_STATUS_SUCCESS;
}

static int pixels(double length, double scale)
{
    return (int)fmax(1, round(fmin(length * scale, 1e6))); /* cairo refuses more than 32767 by itself */
}

static bool paint_png(const struct page *page, double resolution, struct glyph_masks *masks, struct buffer *out,
                      struct diag *diag)
{
    if (!(resolution >= RESOLUTION_LEAST && resolution <= RESOLUTION_MOST)) {
        diag_report(diag, DIAG_USAGE, (struct place){0}, "a resolution of %g: expected %g to %g pixels per inch",
                    resolution, RESOLUTION_LEAST, RESOLUTION_MOST);
        return false;
    }
    double scale = resolution / 72;
    demand_room(pixels(page->width, scale) * (double)pixels(page->height, scale));
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(page->width, scale), pixels(page->height, scale));
    cairo_status_t status;
    bool good = paint_surface(surface, page, scale, masks, &status, diag);
    if (good)
        png_encode(surface, out);
    cairo_surface_destroy(surface);
    return check(status, diag) && good;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool paint_image(const struct pages *pages, int page, enum image_output output, double resolution,
                 struct glyph_masks *masks, struct buffer *out, struct diag *diag)
{
    if (page < 1 || page > pages->count) {
        diag_report(diag, DIAG_USAGE, (struct place){0}, "page %d: there are %d", page, pages->count);
        return false;
    }
    const struct page *painted = &pages->pages[page - 1];
    if (output == IMAGE_OUTPUT_PNG)
        return paint_png(painted, resolution, masks, out, diag);
    return svg_put_page(out, painted, &pages->document->metadata, diag);
}
