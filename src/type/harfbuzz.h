/* HarfBuzz, loaded when the first text asks for it: plain text needs none of it, and loading it with all that it brings
 * (FreeType, GLib, Graphite …) takes as long as setting a whole document. Private to this room. */
#ifndef TYPE_HARFBUZZ_H
#define TYPE_HARFBUZZ_H

#include <hb-ot.h>

#if HB_VERSION_ATLEAST(7, 0, 0)
#define HARFBUZZ_DRAW hb_font_draw_glyph
#else
#define HARFBUZZ_DRAW hb_font_get_glyph_shape /* its name before */
#endif

/* What is called of it. */
#define HARFBUZZ_FUNCTIONS(F)            \
    F(hb_blob_create)                        \
    F(hb_blob_destroy)                       \
    F(hb_buffer_add_utf8)                    \
    F(hb_buffer_clear_contents)              \
    F(hb_buffer_create)                      \
    F(hb_buffer_destroy)                     \
    F(hb_buffer_get_glyph_infos)             \
    F(hb_buffer_get_glyph_positions)         \
    F(hb_buffer_get_script)                  \
    F(hb_buffer_get_segment_properties)      \
    F(hb_buffer_guess_segment_properties)    \
    F(hb_buffer_set_cluster_level)           \
    F(hb_buffer_set_direction)               \
    F(hb_buffer_set_language)                \
    F(hb_buffer_set_script)                  \
    F(hb_draw_funcs_create)                  \
    F(hb_draw_funcs_destroy)                 \
    F(hb_draw_funcs_set_close_path_func)     \
    F(hb_draw_funcs_set_line_to_func)        \
    F(hb_draw_funcs_set_move_to_func)        \
    F(hb_draw_funcs_set_quadratic_to_func)   \
    F(hb_face_create)                        \
    F(hb_face_destroy)                       \
    F(hb_face_make_immutable)                \
    F(hb_font_create)                        \
    F(hb_font_destroy)                       \
    F(HARFBUZZ_DRAW)                         \
    F(hb_font_make_immutable)                \
    F(hb_language_from_string)               \
    F(hb_ot_font_set_funcs)                  \
    F(hb_segment_properties_equal)           \
    F(hb_shape_plan_create2)                 \
    F(hb_shape_plan_destroy)                 \
    F(hb_shape_plan_execute)

/* A pointer to each, under its own name. */
#define HARFBUZZ_POINTER(name) __typeof__(name) *name;
struct harfbuzz {
    HARFBUZZ_FUNCTIONS(HARFBUZZ_POINTER)
};
#undef HARFBUZZ_POINTER

/* Loads it, once for all threads. Gives up as memory_exhausted does if it is not installed: nothing can be set without it then.
 * HarfBuzz goes on without what it had no memory for: each call stands between memory_watch and memory_check. */
const struct harfbuzz *harfbuzz_load(void);

struct face;
struct face_private;

/* HarfBuzz's font over the face's mapped bytes, made when it is first asked for and scaled to font units; immutable, so
 * that threads may share it. Belongs to the face. */
hb_font_t *harfbuzz_font(const struct face *face);

/* Gives back what harfbuzz_font made, if it did. */
void harfbuzz_close(struct face_private *private);

#endif
