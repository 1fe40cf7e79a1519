#include "typeset/unseen_line.h"

#include <string.h>

#include "base/arena.h"
#include "typeset/prepare.h"

/* Most lines are of whole pieces, all in one run and as wide as they are. */
static bool is_simple(const struct prepared *prepared, const struct line_end *from, const struct line_end *to)
{
    return prepared->even && prepared->run_count == 1 && prepared->align != ALIGN_JUSTIFY && !from->offset && !to->offset &&
           !to->hyphen;
}

/* The bytes that the pieces say; 0: these do not tell their glyphs. */
static size_t literal_length(const struct piece *piece, const struct piece *end)
{
    size_t length = 0;
    for (; piece < end; piece++) {
        if (piece->shaped && !piece->shaped->literal)
            return 0;
        length += piece->shaped ? piece->shaped->length : 0;
    }
    return length;
}

/* Puts together what the pieces say; the width is that of what is seen. */
static void fill_literal_run(struct glyph_run *run, char *text, const struct piece *piece, const struct piece *end, double unit)
{
    int64_t width_fu = 0, seen_fu = 0;
    char *at = text;
    for (; piece < end; piece++) {
        const struct shaped *shaped = piece->shaped;
        if (!shaped)
            continue;
        if (shaped->length == 1)
            *at = *shaped->text;
        else
            memcpy(at, shaped->text, shaped->length);
        at += shaped->length;
        width_fu += shaped->width_fu;
        seen_fu = piece->kind == PIECE_WORD ? width_fu : seen_fu;
    }
    *at = '\0';
    run->text = text;
    run->length = (size_t)(at - text);
    run->width = (double)seen_fu * unit;
}

const struct line *build_unseen_line(struct arena *arena, const struct prepared *prepared, const double *sizes,
                                     const struct line_end *from, const struct line_end *to,
                                     const struct line_height *height)
{
    const struct piece *first = prepared->pieces + from->piece, *end = prepared->pieces + to->piece;
    const struct look *look = prepared->looks;
    size_t length = is_simple(prepared, from, to) ? literal_length(first, end) : 0;
    if (!length)
        return NULL;
    struct line *line = arena_room_for(arena, struct line, 1);
    struct glyph_run *run = arena_room_for(arena, struct glyph_run, 1);
    double size = sizes[0];
    *run = (struct glyph_run){.face = look->face, .size = size, .rise = look->style->rise * size / look->style->size,
                              .color = look->style->color};
    fill_literal_run(run, arena_room(arena, length + 1, 1), first, end, size / look->face->units_per_em);
    *line = (struct line){.width = run->width, .ascent = height->ascent, .descent = height->descent, .runs = run, .count = 1};
    return line;
}
