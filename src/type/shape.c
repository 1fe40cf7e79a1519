/*
 * Shaping, with a memory: equal words are shaped once.
 *
 * A document has some 500 different words, each of which costs HarfBuzz more than all else that is done with it, so
 * what HarfBuzz would look up again for each word is kept here: the plan for a face, script and language, the buffer,
 * and languages in its own form.
 */
#include <assert.h>
#include <hb-ot.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "type/private.h"

/* What HarfBuzz does for one face, script and language. */
struct plan {
    const struct face *face;
    hb_segment_properties_t properties;
    hb_shape_plan_t *plan;
};

/* A language tag as callers write it, and as HarfBuzz does. */
struct language {
    const char *tag;
    hb_language_t language;
};

struct shaper {
    struct arena *arena;     /* shaped texts, language tags */
    struct map *memo;        /* face, language and text -> struct shaped * */
    struct buffer key;       /* of the memo, built anew for each look-up */
    hb_buffer_t *buffer;
    struct plan *plans;
    size_t plan_count;
    struct language *languages;
    size_t language_count;
};

/* Ligatures would make one glyph of several characters, which a PDF reader can only copy whole; in 9 pt text of an
 * open sans serif nobody misses them. */
static const hb_feature_t features[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};
enum { FEATURE_COUNT = sizeof features / sizeof *features };

/* Only the OpenType shaper: the others would look for Graphite tables first. */
static const char *const shapers[] = {"ot", NULL};

struct shaper *shaper_create(void)
{
    struct shaper *shaper = memory_zeroed(1, sizeof *shaper);
    shaper->arena = arena_create();
    shaper->memo = map_create();
    shaper->buffer = hb_buffer_create();
    /* A mark that stays a glyph of its own keeps its own text, so a PDF can say of each glyph what it means. */
    hb_buffer_set_cluster_level(shaper->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    return shaper;
}

void shaper_destroy(struct shaper *shaper)
{
    if (!shaper)
        return;
    for (size_t i = 0; i < shaper->plan_count; i++)
        hb_shape_plan_destroy(shaper->plans[i].plan);
    free(shaper->plans);
    free(shaper->languages);
    hb_buffer_destroy(shaper->buffer);
    buffer_finish(&shaper->key);
    map_destroy(shaper->memo);
    arena_destroy(shaper->arena);
    free(shaper);
}

/* The number of the language in shaper->languages; a document has two or three. */
static size_t find_language(struct shaper *shaper, const char *tag)
{
    for (size_t i = 0; i < shaper->language_count; i++)
        if (strcmp(shaper->languages[i].tag, tag) == 0)
            return i;
    shaper->languages = memory_resize(shaper->languages, (shaper->language_count + 1) * sizeof *shaper->languages);
    shaper->languages[shaper->language_count] = (struct language){
        .tag = arena_copy(shaper->arena, tag, strlen(tag)),
        .language = hb_language_from_string(tag, -1),
    };
    return shaper->language_count++;
}

static hb_shape_plan_t *find_plan(struct shaper *shaper, const struct face *face, hb_segment_properties_t properties)
{
    for (size_t i = 0; i < shaper->plan_count; i++)
        if (shaper->plans[i].face == face && hb_segment_properties_equal(&shaper->plans[i].properties, &properties))
            return shaper->plans[i].plan;
    shaper->plans = memory_resize(shaper->plans, (shaper->plan_count + 1) * sizeof *shaper->plans);
    hb_shape_plan_t *plan = hb_shape_plan_create2(face->private->face, &properties, features, FEATURE_COUNT, NULL, 0,
                                                  shapers);
    shaper->plans[shaper->plan_count++] = (struct plan){face, properties, plan};
    return plan;
}

/* The script of the first letter; a text without letters counts as Latin, so that it needs no plan of its own. */
static hb_script_t guess_script(hb_buffer_t *buffer, const char *text, size_t length)
{
    for (size_t i = 0; i < length && !(text[i] & 0x80); i++)
        if ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'))
            return HB_SCRIPT_LATIN;
    hb_buffer_guess_segment_properties(buffer);
    hb_script_t script = hb_buffer_get_script(buffer);
    return script == HB_SCRIPT_INVALID ? HB_SCRIPT_LATIN : script;
}

/* Copies glyphs and positions out of HarfBuzz's buffer. Clusters ascend, for the text runs left to right. */
static void take_glyphs(struct shaper *shaper, struct shaped *shaped)
{
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    struct glyph *glyphs = arena_new_array(shaper->arena, struct glyph, count);
    size_t end = shaped->length; /* of the cluster's text */
    shaped->complete = true;
    for (size_t i = count; i-- > 0;) {
        uint32_t text = infos[i].cluster;
        bool first = i == 0 || infos[i - 1].cluster != text;
        glyphs[i] = (struct glyph){
            .id = (uint16_t)infos[i].codepoint,
            .length = (uint16_t)(!first ? 0 : end - text < UINT16_MAX ? end - text : UINT16_MAX),
            .text = text,
            .advance_fu = positions[i].x_advance,
            .x_offset_fu = positions[i].x_offset,
            .y_offset_fu = positions[i].y_offset,
        };
        if (first)
            end = text;
        shaped->width_fu += glyphs[i].advance_fu;
        shaped->complete = shaped->complete && infos[i].codepoint != 0;
    }
    shaped->glyphs = glyphs;
    shaped->count = count;
}

static struct shaped *shape_anew(struct shaper *shaper, const struct face *face, hb_language_t language,
                                 const char *text, size_t length)
{
    hb_buffer_t *buffer = shaper->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
    hb_segment_properties_t properties = HB_SEGMENT_PROPERTIES_DEFAULT;
    hb_buffer_set_language(buffer, language); /* before the guess, which would ask the locale */
    properties.language = language;
    properties.direction = HB_DIRECTION_LTR;
    properties.script = guess_script(buffer, text, length);
    hb_buffer_set_segment_properties(buffer, &properties);
    hb_shape_plan_execute(find_plan(shaper, face, properties), face->private->font, buffer, features, FEATURE_COUNT);

    struct shaped *shaped = arena_new(shaper->arena, struct shaped);
    shaped->face = face;
    shaped->text = arena_copy(shaper->arena, text, length);
    shaped->length = length;
    take_glyphs(shaper, shaped);
    return shaped;
}

const struct shaped *shape_text(struct shaper *shaper, const struct face *face, const char *language,
                                const char *text, size_t length)
{
    assert(length <= INT_MAX);
    size_t number = find_language(shaper, language ? language : "und");
    buffer_clear(&shaper->key);
    buffer_append(&shaper->key, &face, sizeof face);
    buffer_append(&shaper->key, &number, sizeof number);
    buffer_append(&shaper->key, text, length);
    void **slot = map_slot(shaper->memo, shaper->key.bytes, shaper->key.length);
    if (!*slot)
        *slot = shape_anew(shaper, face, shaper->languages[number].language, text, length);
    return *slot;
}
