#include "type/complex.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "base/memory.h"
#include "type/harfbuzz.h"
#include "type/private.h"

/* What HarfBuzz does for one face, script and language. It would find its plans again by itself, but not as fast. */
struct plan {
    const struct face *face;
    hb_segment_properties_t properties;
    hb_shape_plan_t *plan;
};

struct complex_shaper {
    const struct harfbuzz *hb;
    hb_buffer_t *buffer;
    struct plan *plans;
    size_t plan_count;
    struct glyph *glyphs;
    size_t capacity; /* glyphs that there is room for */
};

/* Ligatures would make one glyph of several characters, which a reader of the PDF could only mark and copy together. */
static const hb_feature_t features[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};
enum { FEATURE_COUNT = sizeof features / sizeof *features };

/* Only the OpenType shaper: others would look for Graphite tables first. */
static const char *const shapers[] = {"ot", NULL};

struct complex_shaper *complex_create(void)
{
    struct complex_shaper *shaper = memory_zeroed(1, sizeof *shaper);
    shaper->hb = harfbuzz_load();
    memory_watch();
    shaper->buffer = shaper->hb->hb_buffer_create();
    memory_check();
    /* A mark that stays a glyph of its own keeps its own text, so a PDF can say of each glyph what it means. */
    shaper->hb->hb_buffer_set_cluster_level(shaper->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    return shaper;
}

void complex_destroy(struct complex_shaper *shaper)
{
    if (!shaper)
        return;
    for (size_t i = 0; i < shaper->plan_count; i++)
        shaper->hb->hb_shape_plan_destroy(shaper->plans[i].plan);
    free(shaper->plans);
    free(shaper->glyphs);
    shaper->hb->hb_buffer_destroy(shaper->buffer);
    free(shaper);
}

static hb_shape_plan_t *find_plan(struct complex_shaper *shaper, const struct face *face,
                                  const hb_segment_properties_t *properties)
{
    for (size_t i = 0; i < shaper->plan_count; i++)
        if (shaper->plans[i].face == face &&
            shaper->hb->hb_segment_properties_equal(&shaper->plans[i].properties, properties))
            return shaper->plans[i].plan;
    shaper->plans = memory_resize(shaper->plans, (shaper->plan_count + 1) * sizeof *shaper->plans);
    hb_shape_plan_t *plan = shaper->hb->hb_shape_plan_create2(face->private->face, properties, features, FEATURE_COUNT,
                                                              NULL, 0, shapers);
    shaper->plans[shaper->plan_count++] = (struct plan){face, *properties, plan};
    return plan;
}

/* Puts the text into the buffer, with its properties: a text without letters counts as Latin, like plain text. */
static hb_segment_properties_t fill_buffer(const struct complex_shaper *shaper, const char *language, const char *text,
                                           size_t length)
{
    const struct harfbuzz *hb = shaper->hb;
    hb_buffer_t *buffer = shaper->buffer;
    hb->hb_buffer_clear_contents(buffer);
    hb->hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
    hb->hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb->hb_buffer_set_language(buffer, hb->hb_language_from_string(language, -1)); /* or the guess would ask the locale */
    hb->hb_buffer_guess_segment_properties(buffer);
    if (hb->hb_buffer_get_script(buffer) == HB_SCRIPT_INVALID)
        hb->hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_segment_properties_t properties;
    hb->hb_buffer_get_segment_properties(buffer, &properties);
    return properties;
}

/* Copies the glyphs out of the buffer. Clusters ascend, for the text runs left to right. */
static size_t take_glyphs(struct complex_shaper *shaper, size_t length)
{
    unsigned count = 0;
    const hb_glyph_info_t *infos = shaper->hb->hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *positions = shaper->hb->hb_buffer_get_glyph_positions(shaper->buffer, &count);
    if (count > shaper->capacity) {
        shaper->glyphs = memory_resize(shaper->glyphs, count * sizeof *shaper->glyphs);
        shaper->capacity = count;
    }
    size_t end = length; /* of the cluster's text */
    for (size_t i = count; i-- > 0;) {
        uint32_t text = infos[i].cluster;
        bool first = i == 0 || infos[i - 1].cluster != text;
        shaper->glyphs[i] = (struct glyph){
            .id = (uint16_t)infos[i].codepoint,
            .length = (uint16_t)(!first ? 0 : end - text < UINT16_MAX ? end - text : UINT16_MAX),
            .text = text,
            .advance_fu = positions[i].x_advance,
            .x_offset_fu = positions[i].x_offset,
            .y_offset_fu = positions[i].y_offset,
        };
        end = first ? text : end;
    }
    return count;
}

const struct glyph *complex_shape(struct complex_shaper *shaper, const struct face *face, const char *language,
                                  const char *text, size_t length, size_t *count)
{
    assert(length <= INT_MAX);
    hb_font_t *font = harfbuzz_font(face);
    memory_watch();
    hb_segment_properties_t properties = fill_buffer(shaper, language, text, length);
    hb_shape_plan_t *plan = find_plan(shaper, face, &properties);
    shaper->hb->hb_shape_plan_execute(plan, font, shaper->buffer, features, FEATURE_COUNT);
    memory_check();
    *count = take_glyphs(shaper, length);
    return shaper->glyphs;
}
