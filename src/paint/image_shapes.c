/* Fills, drawings and raster images on the canvas. */
#include <math.h>
#include <string.h>

#include "paint/image_canvas.h"
#include "paint/picture.h"

/* [pt] */
struct box {
    double x, y, width, height;
};

/* A thing thinner than this is a line: it keeps its thickness wherever it falls. Of anything wider the two sides are
 * moved each to its nearest pixel, so that what touches goes on touching. */
static const double LINE_MOST_PX = 3;

static void align(double scale, double *start, double *length)
{
    double from = *start * scale, size = *length * scale;
    double whole = fmax(1, round(size));
    double first = floor(from + 0.5);
    if (size < LINE_MOST_PX)
        first = floor(from + (size - whole) / 2 + 0.5);
    else
        whole = floor(from + size + 0.5) - first;
    *start = first / scale;
    *length = whole / scale;
}

/* The item's box, moved to whole pixels, at least one wide and high, so that its sides are sharp. */
static struct box item_box(const struct canvas *canvas, const struct item *item)
{
    struct box box = {item->x, item->y, item->width, item->height};
    align(canvas->scale, &box.x, &box.width);
    align(canvas->scale, &box.y, &box.height);
    return box;
}

static bool is_empty(const struct item *item)
{
    return !(item->width > 0 && item->height > 0);
}

static void set_color(struct canvas *canvas, struct color color)
{
    cairo_set_source_rgb(canvas->cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
}

void canvas_fill(struct canvas *canvas, const struct item *item)
{
    if (is_empty(item))
        return;
    struct box box = item_box(canvas, item);
    set_color(canvas, item->fill);
    cairo_rectangle(canvas->cairo, box.x, box.y, box.width, box.height);
    cairo_fill(canvas->cairo);
}

/* ------------------------------------------------------------------------------------------------ drawings */

static void draw_segment(cairo_t *cairo, const struct segment *segment)
{
    switch (segment->kind) {
    case SEGMENT_MOVE:
        cairo_move_to(cairo, segment->x, segment->y);
        break;
    case SEGMENT_LINE:
        cairo_line_to(cairo, segment->x, segment->y);
        break;
    case SEGMENT_CURVE:
        cairo_curve_to(cairo, segment->x1, segment->y1, segment->x2, segment->y2, segment->x, segment->y);
        break;
    case SEGMENT_CLOSE:
        cairo_close_path(cairo);
        break;
    }
}

static void draw_shape(struct canvas *canvas, const struct shape *shape)
{
    cairo_new_path(canvas->cairo);
    for (size_t i = 0; i < shape->count; i++)
        if (shape->boxes)
            cairo_rectangle(canvas->cairo, shape->boxes[i].x, shape->boxes[i].y, shape->boxes[i].width, shape->boxes[i].height);
        else
            draw_segment(canvas->cairo, &shape->segments[i]);
    cairo_set_fill_rule(canvas->cairo, shape->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    set_color(canvas, shape->fill);
    cairo_fill(canvas->cairo);
}

void canvas_drawing(struct canvas *canvas, const struct item *item)
{
    if (is_empty(item))
        return;
    struct box box = item_box(canvas, item);
    const struct drawing *drawing = item->drawing;
    cairo_save(canvas->cairo);
    cairo_rectangle(canvas->cairo, box.x, box.y, box.width, box.height);
    cairo_clip(canvas->cairo);
    cairo_translate(canvas->cairo, box.x, box.y);
    cairo_scale(canvas->cairo, box.width / drawing->width, box.height / drawing->height);
    for (size_t i = 0; i < drawing->count; i++)
        draw_shape(canvas, &drawing->shapes[i]);
    cairo_restore(canvas->cairo);
}

/* ------------------------------------------------------------------------------------------------ images */

cairo_surface_t *image_decode(const struct item *item, struct diag *diag)
{
    char fault[IMAGE_FAULT];
    bool is_jpeg = item->image->format == IMAGE_JPEG;
    cairo_surface_t *pixels = is_jpeg ? jpeg_decode(item->image, fault) : png_decode(item->image, fault);
    if (!pixels)
        diag_report(diag, DIAG_IMAGE_INVALID, item->place, "%s: %s", item->image->path, fault);
    return pixels;
}

/* From pixels as they are stored to the box in which they are seen. */
static cairo_matrix_t upright(const struct image *image, struct box box, int width, int height)
{
    struct picture_turn turn = picture_turn(image);
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, box.width * turn.x_u / width, box.height * turn.y_u / width, box.width * turn.x_v / height,
                      box.height * turn.y_v / height, box.x + box.width * turn.x_0, box.y + box.height * turn.y_0);
    return matrix;
}

static void show_pixels(struct canvas *canvas, cairo_surface_t *pixels, const struct item *item)
{
    cairo_t *cairo = canvas->cairo;
    int width = cairo_image_surface_get_width(pixels), height = cairo_image_surface_get_height(pixels);
    cairo_matrix_t matrix = upright(item->image, item_box(canvas, item), width, height);
    cairo_save(cairo);
    cairo_transform(cairo, &matrix);
    cairo_set_source_surface(cairo, pixels, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD); /* so that the outermost pixels do not fade into the paper */
    cairo_rectangle(cairo, 0, 0, width, height);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

bool canvas_image(struct canvas *canvas, const struct item *item)
{
    if (is_empty(item))
        return true;
    cairo_surface_t *pixels = image_decode(item, canvas->diag);
    if (!pixels)
        return false;
    show_pixels(canvas, pixels, item);
    cairo_surface_destroy(pixels);
    return true;
}
