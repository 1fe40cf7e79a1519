/* The segments of a shape, and the basic shapes (SVG 1.1, chapter 9). */
#include <math.h>

#include "read/drawing.h"
#include "read/drawing_inside.h"

/* What a drawing's coordinates may be, once they are transformed: painters calculate with them. */
static const double COORDINATE_MOST = 1e6;

/* Where the control points of a quarter of a circle of radius 1 lie along its tangents. */
static const double QUARTER = 0.5522847498307936;

static bool is_full(struct sketch *sketch)
{
    size_t count = sketch->segments.length / sizeof(struct segment);
    if (!sketch->is_full && count >= DRAWING_SEGMENTS_MOST) {
        sketch_fault(sketch, "more than %d lines and curves", DRAWING_SEGMENTS_MOST);
        sketch->is_full = true;
    }
    return sketch->is_full;
}

/* Moves a point to the drawing's own coordinates; false if it is out of all bounds or no number. */
static bool place_point(const struct matrix *m, double *x, double *y)
{
    double placed_x = m->a * *x + m->c * *y + m->e, placed_y = m->b * *x + m->d * *y + m->f;
    *x = placed_x;
    *y = placed_y;
    return fabs(placed_x) <= COORDINATE_MOST && fabs(placed_y) <= COORDINATE_MOST;
}

static void add(struct sketch *sketch, struct segment segment)
{
    if (is_full(sketch))
        return;
    const struct matrix *matrix = &sketch->matrix;
    bool good = place_point(matrix, &segment.x, &segment.y);
    if (segment.kind == SEGMENT_CURVE) {
        good = place_point(matrix, &segment.x1, &segment.y1) && good;
        good = place_point(matrix, &segment.x2, &segment.y2) && good;
    }
    if (!good) {
        sketch_fault(sketch, "a point lies more than %.0f units away", COORDINATE_MOST);
        sketch->is_full = true;
        return;
    }
    buffer_append(&sketch->segments, &segment, sizeof segment);
}

void sketch_move(struct sketch *sketch, double x, double y)
{
    add(sketch, (struct segment){.kind = SEGMENT_MOVE, .x = x, .y = y});
}

void sketch_line(struct sketch *sketch, double x, double y)
{
    add(sketch, (struct segment){.kind = SEGMENT_LINE, .x = x, .y = y});
}

void sketch_curve(struct sketch *sketch, double x1, double y1, double x2, double y2, double x, double y)
{
    add(sketch, (struct segment){SEGMENT_CURVE, x1, y1, x2, y2, x, y});
}

void sketch_close(struct sketch *sketch)
{
    if (!is_full(sketch)) {
        struct segment segment = {.kind = SEGMENT_CLOSE};
        buffer_append(&sketch->segments, &segment, sizeof segment);
    }
}

/* ------------------------------------------------------------------------------------------------ basic shapes */

bool sketch_rect(struct sketch *sketch)
{
    double x, y, width, height;
    if (!sketch_number(sketch, "x", 0, &x) || !sketch_number(sketch, "y", 0, &y) ||
        !sketch_number(sketch, "width", 0, &width) || !sketch_number(sketch, "height", 0, &height))
        return false;
    if (width <= 0 || height <= 0)
        return sketch_fault(sketch, "<rect>: expected a width and a height greater than 0");
    sketch_move(sketch, x, y);
    sketch_line(sketch, x + width, y);
    sketch_line(sketch, x + width, y + height);
    sketch_line(sketch, x, y + height);
    sketch_close(sketch);
    return true;
}

static void add_ellipse(struct sketch *sketch, double x, double y, double rx, double ry)
{
    double kx = rx * QUARTER, ky = ry * QUARTER;
    sketch_move(sketch, x + rx, y);
    sketch_curve(sketch, x + rx, y + ky, x + kx, y + ry, x, y + ry);
    sketch_curve(sketch, x - kx, y + ry, x - rx, y + ky, x - rx, y);
    sketch_curve(sketch, x - rx, y - ky, x - kx, y - ry, x, y - ry);
    sketch_curve(sketch, x + kx, y - ry, x + rx, y - ky, x + rx, y);
    sketch_close(sketch);
}

bool sketch_ellipse(struct sketch *sketch)
{
    bool is_circle = xml_is_named(sketch->node, "circle");
    const char *across = is_circle ? "r" : "rx", *down = is_circle ? "r" : "ry";
    double x, y, rx, ry;
    if (!sketch_number(sketch, "cx", 0, &x) || !sketch_number(sketch, "cy", 0, &y) ||
        !sketch_number(sketch, across, 0, &rx) || !sketch_number(sketch, down, 0, &ry))
        return false;
    if (rx <= 0 || ry <= 0)
        return sketch_fault(sketch, "<%s>: expected a radius greater than 0", xml_name(sketch->node));
    add_ellipse(sketch, x, y, rx, ry);
    return true;
}

bool sketch_polygon(struct sketch *sketch)
{
    const char *points = xml_attribute(sketch->node, "points");
    double x, y;
    int count = 0;
    for (const char *text = separator_skip(points ? points : ""); *text; text = separator_skip(text), count++) {
        text = number_read(text, &x);
        text = text ? number_read(separator_skip(text), &y) : NULL;
        if (!text)
            return sketch_fault(sketch, "<polygon>: points: expected pairs of numbers");
        (count ? sketch_line : sketch_move)(sketch, x, y);
        if (sketch->is_full)
            return false;
    }
    if (count < 3)
        return sketch_fault(sketch, "<polygon>: expected at least three points");
    sketch_close(sketch);
    return true;
}
