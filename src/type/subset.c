/*
 * Subsets: which glyphs of a face go into a font program, and their new numbers. subset_write.c makes the bytes.
 *
 * libharfbuzz-subset would do it too, but its bytes change from version to version, and loading it costs more than
 * this does.
 */
#include "type/subset.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

static void add_glyph(struct subset *subset, uint16_t glyph)
{
    if (subset->new_ids[glyph] == SUBSET_ABSENT)
        subset->new_ids[glyph] = (uint16_t)subset->count;
    subset->old_ids[subset->count++] = glyph;
}

static void add_needed(struct subset *subset, uint16_t glyph)
{
    if (subset->new_ids[glyph] == SUBSET_ABSENT)
        add_glyph(subset, glyph);
}

/* Adds the components of all glyphs, and theirs. The list grows while it is walked; none is added twice, so a circle
 * of composites ends too. */
static bool add_components(struct subset *subset)
{
    for (size_t i = 0; i < subset->count; i++) {
        if (subset->old_ids[i] == SUBSET_ABSENT)
            continue;
        struct table glyph = glyf_find(subset->face->private, subset->old_ids[i]);
        if (!glyf_is_composite(glyph))
            continue;
        struct glyf_component component = glyf_first(glyph);
        for (;; component = glyf_next(glyph, component)) {
            if (!component.length || component.glyph >= subset->face->glyph_count)
                return false;
            add_needed(subset, component.glyph);
            if (component.last)
                break;
        }
    }
    return true;
}

/* True for a glyph of the face as it is. */
static bool is_own(const struct face *face, const struct composite *glyph)
{
    return glyph->count == 1 && !glyph->x_fu && !glyph->y_fu &&
           face_advance_fu(face, glyph->parts->id) == glyph->advance_fu;
}

static void add_asked(struct subset *subset)
{
    for (size_t i = 0; i < subset->glyph_count; i++)
        if (is_own(subset->face, &subset->glyphs[i]))
            add_glyph(subset, subset->glyphs[i].parts->id);
        else
            subset->old_ids[subset->count++] = SUBSET_ABSENT;
}

static void add_parts(struct subset *subset)
{
    for (size_t i = 0; i < subset->glyph_count; i++)
        for (size_t j = 0; j < subset->glyphs[i].count; j++)
            add_needed(subset, subset->glyphs[i].parts[j].id);
}

bool face_subset(const struct face *face, const struct composite *glyphs, size_t count, unsigned first_code,
                 struct buffer *out, struct diag *diag)
{
    size_t before = out->length;
    struct subset subset = {
        .face = face,
        .glyphs = glyphs,
        .glyph_count = count,
        .first_code = first_code,
        .new_ids = memory_resize(NULL, face->glyph_count * sizeof *subset.new_ids),
        .old_ids = memory_resize(NULL, (1 + count + face->glyph_count) * sizeof *subset.old_ids),
    };
    memset(subset.new_ids, 0xFF, face->glyph_count * sizeof *subset.new_ids); /* SUBSET_ABSENT */
    add_glyph(&subset, 0);
    add_asked(&subset);
    add_parts(&subset);
    bool written = add_components(&subset) && subset.count <= UINT16_MAX && subset_write(&subset, out);
    if (!written) {
        out->length = before;
        diag_report(diag, DIAG_FONT_INVALID, (struct place){.file = face->path}, "the outline of a glyph is broken");
    }
    free(subset.new_ids);
    free(subset.old_ids);
    return written;
}
