#include "typeset/lines.h"

#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "typeset/typesetter_inside.h"

/* A shaped text on a line: a piece, a part of one, or the hyphen of hyphenation. */
struct fragment {
    const struct shaped *shaped;
    const char *text;       /* what it says: the shaped text, or U+00AD */
    size_t length;
    int run;
    bool space;
    bool stretches;
    int32_t extra_fu;       /* added to each of its advances to fill the line */
};

struct builder {
    struct typesetter *typesetter;
    const struct prepared *prepared;
    const double *sizes;    /* [pt] of each run's type */
    double width;           /* [pt] the measure */
    struct fragment *fragments; /* of the line at hand */
    size_t count;
    size_t seen;            /* fragments up to the last that is no space */
    size_t capacity;
};

/* ------------------------------------------------------------------------------------------------ heights */

static void raise_line(struct line_height *height, const struct face *face, double size, double rise)
{
    double ascent = face->ascent_fu * size / face->units_per_em + rise;
    double descent = face->descent_fu * size / face->units_per_em - rise;
    height->ascent = ascent > height->ascent ? ascent : height->ascent;
    height->descent = descent > height->descent ? descent : height->descent;
}

/* Type of a run, in one of its faces. */
static void raise_run(struct line_height *height, const struct look *look, const struct face *face, double size)
{
    raise_line(height, face, size, look->style->rise * size / look->style->size);
}

/* From the end of the line before to the line's own. An empty line is as high as the type of what it ends with. */
static struct line_height find_height(const struct prepared *prepared, const double *sizes, const struct line_end *from,
                                      const struct line_end *to)
{
    struct line_height height = {0, 0};
    const struct piece *pieces = prepared->pieces;
    size_t end = to->piece + (to->offset > 0);
    bool empty = true;
    for (size_t i = from->piece; i < end; i++) {
        const struct piece *piece = &pieces[i];
        if (!piece->shaped)
            continue;
        raise_run(&height, &prepared->looks[piece->run], piece->shaped->face, sizes[piece->run]);
        empty = false;
    }
    int last = pieces[end - 1].run;
    const struct look *look = &prepared->looks[last];
    if (to->hyphen)
        raise_run(&height, look, look->hyphen->face, sizes[last]);
    if (empty)
        raise_line(&height, look->face, sizes[last], look->style->rise);
    return height;
}

const struct line_height *find_heights(struct arena *arena, const struct prepared *prepared, const double *sizes,
                                       const struct line_ends *ends)
{
    struct line_height *heights = arena_room_for(arena, struct line_height, ends->count), even = {0, 0};
    struct line_end from = {.piece = 0};
    if (ends->count && prepared->even)
        raise_run(&even, &prepared->looks[0], prepared->looks[0].face, sizes[0]);
    for (size_t i = 0; i < ends->count; i++) {
        heights[i] = prepared->even ? even : find_height(prepared, sizes, &from, &ends->ends[i]);
        from = ends->ends[i];
    }
    return heights;
}

/* ------------------------------------------------------------------------------------------------ fragments */

static struct fragment *add_fragment(struct builder *builder, const struct shaped *shaped, int run)
{
    if (builder->count == builder->capacity) {
        size_t capacity = builder->capacity ? 2 * builder->capacity : 32;
        struct fragment *more = arena_room_for(builder->typesetter->scratch, struct fragment, capacity);
        if (builder->count)
            memcpy(more, builder->fragments, builder->count * sizeof *more);
        builder->fragments = more;
        builder->capacity = capacity;
    }
    struct fragment *fragment = &builder->fragments[builder->count++];
    *fragment = (struct fragment){.shaped = shaped, .text = shaped->text, .length = shaped->length, .run = run};
    return fragment;
}

static void add_piece(struct builder *builder, const struct piece *piece, size_t from, size_t to)
{
    const struct shaped *shaped = piece->shaped;
    if (!shaped || from == to)
        return;
    if (from > 0 || to < shaped->length)
        shaped = shape_text(builder->typesetter->shaper, shaped->face, builder->prepared->looks[piece->run].language,
                            shaped->text + from, to - from);
    struct fragment *fragment = add_fragment(builder, shaped, piece->run);
    fragment->space = piece->kind == PIECE_SPACE;
    fragment->stretches = piece->stretches;
}

/* The hyphen stands in the face of the letters before it if that has one. */
static void add_hyphen(struct builder *builder, const struct piece *piece)
{
    const struct look *look = &builder->prepared->looks[piece->run];
    struct fragment *fragment = add_fragment(builder, look->hyphen, piece->run);
    fragment->text = "\xC2\xAD";
    fragment->length = 2;
}

static void collect_fragments(struct builder *builder, const struct line_end *from, const struct line_end *to)
{
    const struct piece *pieces = builder->prepared->pieces;
    builder->count = builder->seen = 0;
    for (size_t i = from->piece; i < to->piece + (to->offset > 0); i++) {
        size_t begin = i == from->piece ? from->offset : 0;
        size_t length = pieces[i].shaped ? pieces[i].shaped->length : 0;
        add_piece(builder, &pieces[i], begin, i == to->piece ? to->offset : length);
        if (pieces[i].kind == PIECE_WORD)
            builder->seen = builder->count;
    }
    if (to->hyphen) {
        add_hyphen(builder, &pieces[to->piece]);
        builder->seen = builder->count;
    }
}

/* ------------------------------------------------------------------------------------------------ justification */

static double fragment_unit(const struct builder *builder, const struct fragment *fragment)
{
    return builder->sizes[fragment->run] / fragment->shaped->face->units_per_em;
}

/* Shares the room out over the spaces by their widths. What rounding to font units takes from one, the next gets. */
static void fill_line(struct builder *builder, bool last)
{
    double width = 0, stretch = 0, owed = 0;
    for (size_t i = 0; i < builder->seen; i++) {
        const struct fragment *fragment = &builder->fragments[i];
        double own = fragment->shaped->width_fu * fragment_unit(builder, fragment);
        width += own;
        stretch += fragment->stretches ? own : 0;
    }
    double room = builder->width - width;
    if (stretch <= 0 || (last && room > 0))
        return;
    for (size_t i = 0; i < builder->seen; i++) {
        struct fragment *fragment = &builder->fragments[i];
        if (!fragment->stretches || !fragment->shaped->count)
            continue;
        double unit = fragment_unit(builder, fragment);
        owed += room * fragment->shaped->width_fu * unit / stretch;
        double extra_fu = round(owed / unit / (double)fragment->shaped->count);
        fragment->extra_fu = (int32_t)extra_fu;
        owed -= extra_fu * unit * (double)fragment->shaped->count;
    }
}

/* ------------------------------------------------------------------------------------------------ glyph runs */

static bool same_run(const struct fragment *a, const struct fragment *b)
{
    return a->run == b->run && a->shaped->face == b->shaped->face;
}

/* Appends the fragment's glyphs and text to the run that is being filled. */
static void append_fragment(struct glyph_run *run, struct glyph *glyphs, char *text, const struct fragment *fragment)
{
    const struct shaped *shaped = fragment->shaped;
    const struct glyph *from = shaped->glyphs;
    const uint32_t before = (uint32_t)run->length;
    const int32_t extra_fu = fragment->extra_fu;
    const size_t count = shaped->count;
    struct glyph *to = glyphs + run->count;
    for (size_t i = 0; i < count; i++) {
        to[i] = from[i];
        to[i].text += before;
        to[i].advance_fu += extra_fu;
    }
    for (size_t i = 0; i < count && fragment->text != shaped->text; i++) { /* the hyphen: one cluster */
        to[i].text = before;
        to[i].length = (uint16_t)(i == 0 ? fragment->length : 0);
    }
    memcpy(text + run->length, fragment->text, fragment->length);
    run->count += shaped->count;
    run->length += fragment->length;
}

static void fill_run(const struct builder *builder, struct glyph_run *run, size_t first, size_t end, double x)
{
    const struct fragment *fragments = builder->fragments;
    const struct style *style = builder->prepared->looks[fragments[first].run].style;
    struct arena *kept = builder->typesetter->kept;
    size_t glyph_count = 0, length = 0;
    for (size_t i = first; i < end; i++) {
        glyph_count += fragments[i].shaped->count;
        length += fragments[i].length;
    }
    struct glyph *glyphs = arena_room_for(kept, struct glyph, glyph_count);
    char *text = arena_alloc(kept, length + 1);
    *run = (struct glyph_run){
        .face = fragments[first].shaped->face,
        .size = builder->sizes[fragments[first].run],
        .rise = style->rise * builder->sizes[fragments[first].run] / style->size,
        .color = style->color,
        .x = x,
        .run = fragments[first].run,
        .text = text,
        .glyphs = glyphs,
    };
    int64_t width_fu = 0;
    for (size_t i = first; i < end; i++) {
        const struct shaped *shaped = fragments[i].shaped;
        append_fragment(run, glyphs, text, &fragments[i]);
        if (i < builder->seen)
            width_fu += shaped->width_fu + (int64_t)fragments[i].extra_fu * (int64_t)shaped->count;
    }
    run->width = (double)width_fu * fragment_unit(builder, &fragments[first]);
}

static const struct line *build_line(const struct builder *builder, const struct line_height *height)
{
    struct arena *kept = builder->typesetter->kept;
    struct line *line = arena_new(kept, struct line);
    line->ascent = height->ascent;
    line->descent = height->descent;
    const struct fragment *fragments = builder->fragments;
    for (size_t i = 0; i < builder->count; i++)
        line->count += i == 0 || !same_run(&fragments[i], &fragments[i - 1]);
    struct glyph_run *runs = arena_new_array(kept, struct glyph_run, line->count);
    line->runs = runs;
    size_t first = 0;
    for (size_t i = 0; i < line->count; i++) {
        size_t end = first + 1;
        while (end < builder->count && same_run(&fragments[end], &fragments[first]))
            end++;
        fill_run(builder, &runs[i], first, end, line->width);
        line->width += runs[i].width;
        first = end;
    }
    return line;
}

const struct line *const *build_lines(struct typesetter *typesetter, const struct prepared *prepared, const double *sizes,
                                      const struct line_end *ends, const struct broken_paragraph *broken, double width)
{
    struct builder builder = {.typesetter = typesetter, .prepared = prepared, .sizes = sizes, .width = width};
    const struct line **lines = arena_new_array(typesetter->kept, const struct line *, broken->count);
    struct line_end from = {.piece = 0};
    for (size_t i = 0; i < broken->count; i++) {
        const struct line_end *to = &ends[i];
        const struct piece *last = &prepared->pieces[to->offset ? to->piece : to->piece - 1];
        collect_fragments(&builder, &from, to);
        if (prepared->align == ALIGN_JUSTIFY && !to->torn)
            fill_line(&builder, !to->offset && last->break_after == LINE_BREAK_MANDATORY);
        lines[i] = build_line(&builder, &broken->heights[i]);
        from = *to;
    }
    return lines;
}
