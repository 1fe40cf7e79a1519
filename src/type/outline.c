#include "base/memory.h"
#include "type/harfbuzz.h"
#include "type/private.h"

/* One walk over an outline. HarfBuzz gives floats, whose font units are exact. */
struct walk {
    const struct outline_sink *sink;
    void *context;
};

static void walk_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *unused)
{
    const struct walk *walk = data;
    (void)funcs, (void)state, (void)unused;
    walk->sink->move(walk->context, (double)x, (double)y);
}

static void walk_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *unused)
{
    const struct walk *walk = data;
    (void)funcs, (void)state, (void)unused;
    walk->sink->line(walk->context, (double)x, (double)y);
}

/* The cubic curve that is the quadratic one: its inner points lie two thirds of the way to the single one. */
static void walk_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float cx, float cy, float x,
                           float y, void *unused)
{
    const struct walk *walk = data;
    (void)funcs, (void)unused;
    double x0 = (double)state->current_x, y0 = (double)state->current_y;
    double x1 = x0 + 2.0 / 3.0 * ((double)cx - x0), y1 = y0 + 2.0 / 3.0 * ((double)cy - y0);
    double x2 = (double)x + 2.0 / 3.0 * ((double)cx - (double)x), y2 = (double)y + 2.0 / 3.0 * ((double)cy - (double)y);
    walk->sink->curve(walk->context, x1, y1, x2, y2, (double)x, (double)y);
}

static void walk_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *unused)
{
    const struct walk *walk = data;
    (void)funcs, (void)state, (void)unused;
    walk->sink->close(walk->context);
}

/* `glyf` holds lines and quadratic curves only, so HarfBuzz's own cubic function is never called. */
static hb_draw_funcs_t *make_funcs(const struct harfbuzz *hb)
{
    hb_draw_funcs_t *funcs = hb->hb_draw_funcs_create();
    hb->hb_draw_funcs_set_move_to_func(funcs, walk_move, NULL, NULL);
    hb->hb_draw_funcs_set_line_to_func(funcs, walk_line, NULL, NULL);
    hb->hb_draw_funcs_set_quadratic_to_func(funcs, walk_quadratic, NULL, NULL);
    hb->hb_draw_funcs_set_close_path_func(funcs, walk_close, NULL, NULL);
    return funcs;
}

void face_outline(const struct face *face, uint32_t glyph, const struct outline_sink *sink, void *context)
{
    struct walk walk = {sink, context};
    const struct harfbuzz *hb = harfbuzz_load();
    hb_font_t *font = harfbuzz_font(face);
    memory_watch();
    hb_draw_funcs_t *funcs = make_funcs(hb);
    hb->HARFBUZZ_DRAW(font, glyph, funcs, &walk);
    hb->hb_draw_funcs_destroy(funcs);
    memory_check();
}
