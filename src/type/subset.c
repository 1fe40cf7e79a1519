/*
 * Subsets: which glyphs of a face go into a font program, and their new numbers. subset_write.c makes the bytes.
 *
 * libharfbuzz-subset would do it too, but its bytes change from version to version, and loading it costs more than
 * this does.
 */
#include "type/subset.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

static void add_glyph(struct subset *subset, uint16_t glyph)
{
    if (subset->new_ids[glyph] != SUBSET_ABSENT)
        return;
    subset->new_ids[glyph] = (uint16_t)subset->count;
    subset->glyphs[subset->count++] = glyph;
}

/* Adds the components of all glyphs, and theirs. The list grows while it is walked; no glyph comes twice, so a circle
 * of composites ends too. */
static bool add_components(struct subset *subset)
{
    for (size_t i = 0; i < subset->count; i++) {
        struct table glyph = glyf_find(subset->face->private, subset->glyphs[i]);
        if (!glyf_is_composite(glyph))
            continue;
        struct glyf_component component = glyf_first(glyph);
        for (;; component = glyf_next(glyph, component)) {
            if (!component.length || component.glyph >= subset->face->glyph_count)
                return false;
            add_glyph(subset, component.glyph);
            if (component.last)
                break;
        }
    }
    return true;
}

static void add_parts(struct subset *subset, const struct composite *composite)
{
    for (size_t i = 0; i < composite->count; i++) {
        assert(composite->parts[i].id < subset->face->glyph_count);
        add_glyph(subset, composite->parts[i].id);
    }
}

bool face_subset(const struct face *face, const uint16_t *glyphs, size_t count, const struct composite *composites,
                 size_t composite_count, uint16_t *new_ids, struct buffer *out, struct diag *diag)
{
    size_t before = out->length;
    struct subset subset = {
        .face = face,
        .new_ids = memory_resize(NULL, face->glyph_count * sizeof *subset.new_ids),
        .glyphs = memory_resize(NULL, face->glyph_count * sizeof *subset.glyphs),
        .composites = composites,
        .composite_count = composite_count,
    };
    memset(subset.new_ids, 0xFF, face->glyph_count * sizeof *subset.new_ids); /* SUBSET_ABSENT */
    add_glyph(&subset, 0);
    for (size_t i = 0; i < count; i++) {
        assert(glyphs[i] < face->glyph_count);
        add_glyph(&subset, glyphs[i]);
        new_ids[i] = subset.new_ids[glyphs[i]];
    }
    for (size_t i = 0; i < composite_count; i++)
        add_parts(&subset, &composites[i]);
    bool written = add_components(&subset) && subset.count + composite_count <= UINT16_MAX;
    for (size_t i = 0; i < composite_count; i++)
        new_ids[count + i] = (uint16_t)(subset.count + i);
    written = written && subset_write(&subset, out);
    if (!written) {
        out->length = before;
        diag_report(diag, DIAG_FONT_INVALID, (struct place){.file = face->path}, "the outline of a glyph is broken");
    }
    free(subset.new_ids);
    free(subset.glyphs);
    return written;
}
