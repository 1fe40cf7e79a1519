/*
 * Text as outlines. Each glyph is filled where it stands, to the fraction of a pixel: cairo's own way with glyphs moves them to whole
 * pixels, which spoils the spacing of small type. Where letters are small they are laid down as masks (image_mask.c).
 */
#include "paint/image_canvas.h"

/* Where an outline goes: its origin, and user units per font unit. */
struct pen {
    cairo_t *cairo;
    double x, y, scale;
};

static void pen_move(void *context, double x_fu, double y_fu)
{
    const struct pen *pen = context;
    cairo_move_to(pen->cairo, pen->x + x_fu * pen->scale, pen->y - y_fu * pen->scale);
}

static void pen_line(void *context, double x_fu, double y_fu)
{
    const struct pen *pen = context;
    cairo_line_to(pen->cairo, pen->x + x_fu * pen->scale, pen->y - y_fu * pen->scale);
}

static void pen_curve(void *context, double x1_fu, double y1_fu, double x2_fu, double y2_fu, double x_fu, double y_fu)
{
    const struct pen *pen = context;
    cairo_curve_to(pen->cairo, pen->x + x1_fu * pen->scale, pen->y - y1_fu * pen->scale, pen->x + x2_fu * pen->scale,
                   pen->y - y2_fu * pen->scale, pen->x + x_fu * pen->scale, pen->y - y_fu * pen->scale);
}

static void pen_close(void *context)
{
    const struct pen *pen = context;
    cairo_close_path(pen->cairo);
}

static const struct outline_sink PEN = {pen_move, pen_line, pen_curve, pen_close};

/* ------------------------------------------------------------------------------------------------ glyph runs */

void canvas_outline(struct canvas *canvas, const struct face *face, uint32_t glyph, double x, double y, double scale)
{
    struct pen pen = {canvas->cairo, x, y, scale};
    face_outline(face, glyph, &PEN, &pen);
}

static void fill_glyphs(struct canvas *canvas, const struct glyph_run *run, double x, double y)
{
    const double scale = run->size / run->face->units_per_em;
    for (size_t i = 0; i < run->count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        canvas_outline(canvas, run->face, glyph->id, x + glyph->x_offset_fu * scale, y - glyph->y_offset_fu * scale, scale);
        x += glyph->advance_fu * scale;
    }
    cairo_fill(canvas->cairo);
}

static void lay_glyphs(struct canvas *canvas, const struct glyph_run *run, double x, double y)
{
    const double scale = run->size / run->face->units_per_em;
    cairo_surface_t *surface = cairo_get_target(canvas->cairo);
    cairo_surface_flush(surface);
    for (size_t i = 0; i < run->count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        canvas_lay_glyph(canvas, run, glyph->id, x + glyph->x_offset_fu * scale, y - glyph->y_offset_fu * scale);
        x += glyph->advance_fu * scale;
    }
    cairo_surface_mark_dirty(surface);
}

void canvas_text(struct canvas *canvas, const struct item *item)
{
    for (size_t i = 0; i < item->text.line->count; i++) {
        const struct glyph_run *run = &item->text.line->runs[i];
        double x = item->x + run->x, y = item->y - run->rise;
        struct color color = run->color;
        cairo_set_source_rgb(canvas->cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
        if (canvas->masks && run->size * canvas->scale < MASK_SIZE_MOST)
            lay_glyphs(canvas, run, x, y);
        else
            fill_glyphs(canvas, run, x, y);
    }
}
