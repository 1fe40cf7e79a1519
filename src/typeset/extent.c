#include "typeset/extent.h"

#include "base/arena.h"

/* Points to one font unit in the piece, which is no PIECE_BREAK. */
static double extent_unit(const struct extent *extent, const struct piece *piece)
{
    return extent->sizes[piece->run] / piece->shaped->face->units_per_em;
}

double *find_sizes(struct arena *arena, const struct prepared *prepared, double scale, double minimum_size)
{
    double *sizes = arena_room_for(arena, double, prepared->run_count);
    for (size_t i = 0; i < prepared->run_count; i++)
        sizes[i] = scaled_size(prepared->looks[i].style->size, scale, minimum_size);
    return sizes;
}

void extent_init(struct extent *extent, struct arena *arena, const struct prepared *prepared, double scale,
                 double minimum_size)
{
    extent->sizes = find_sizes(arena, prepared, scale, minimum_size);
    extent->before = arena_room_for(arena, double, prepared->count + 1);
    extent->seen = arena_room_for(arena, double, prepared->count + 1);
    extent->stretch = arena_room_for(arena, double, prepared->count + 1);
    extent->before[0] = extent->stretch[0] = 0;
    double seen = 0, before = 0, stretch = 0, unit = 0;
    const bool even = prepared->even && prepared->count;
    if (even)
        unit = extent->sizes[0] / prepared->looks[0].face->units_per_em;
    for (size_t i = 0; i < prepared->count; i++) {
        const struct piece *piece = &prepared->pieces[i];
        if (!even && piece->shaped)
            unit = extent_unit(extent, piece);
        double width = piece->shaped ? piece->shaped->width_fu * unit : 0;
        extent->before[i + 1] = before += width;
        extent->stretch[i + 1] = stretch += piece->stretches ? width : 0;
        if (piece->kind == PIECE_WORD)
            seen = before;
        extent->seen[i] = seen;
    }
    extent->seen[prepared->count] = 0;
}

void walk_to(struct walk *walk, const struct piece *piece, size_t offset)
{
    const struct shaped *shaped = piece->shaped;
    for (; walk->glyph < shaped->count && shaped->glyphs[walk->glyph].text < offset; walk->glyph++) {
        walk->width_fu += shaped->glyphs[walk->glyph].advance_fu;
        if (shaped->glyphs[walk->glyph].length)
            walk->base = walk->glyph + 1;
    }
}

double walk_width(const struct walk *walk, const struct extent *extent, const struct piece *piece)
{
    return (double)walk->width_fu * extent_unit(extent, piece);
}

double walk_end_width(const struct walk *walk, const struct extent *extent, const struct piece *piece)
{
    int64_t width_fu = walk->width_fu;
    if (walk->base) {
        const struct glyph *base = &piece->shaped->glyphs[walk->base - 1];
        width_fu += face_advance_fu(piece->shaped->face, base->id) - base->advance_fu;
    }
    return (double)width_fu * extent_unit(extent, piece);
}

double extent_hyphen(const struct extent *extent, const struct prepared *prepared, int run)
{
    const struct shaped *hyphen = prepared->looks[run].hyphen;
    return hyphen->width_fu * extent->sizes[run] / hyphen->face->units_per_em;
}
