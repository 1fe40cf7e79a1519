#include "typeset/lines.h"

#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "typeset/typesetter_inside.h"
#include "typeset/unseen_line.h"

/* A shaped text on a line: a piece, a part of one, or the hyphen of hyphenation. */
struct fragment {
    const struct shaped *shaped;
    int run;
    int32_t extra_fu;       /* added to each of its advances to fill the line */
    bool stretches;
    bool hyphen;            /* it says U+00AD */
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
    bool unseen;            /* nobody will look at the lines */
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

static void reserve_fragments(struct builder *builder, size_t count)
{
    if (count <= builder->capacity)
        return;
    builder->capacity = 2 * count;
    builder->fragments = arena_room_for(builder->typesetter->scratch, struct fragment, builder->capacity);
}

/* Only what is from one byte to another of the piece. */
static void cut_fragment(const struct builder *builder, struct fragment *fragment, size_t from, size_t to)
{
    const struct shaped *shaped = fragment->shaped;
    fragment->shaped = shape_text(builder->typesetter->shaper, shaped->face, builder->prepared->looks[fragment->run].language,
                                  shaped->text + from, to - from);
}

/* The hyphen stands in the face of the letters before it if that has one. */
static void add_hyphen(struct builder *builder, int run)
{
    builder->fragments[builder->count++] =
        (struct fragment){.shaped = builder->prepared->looks[run].hyphen, .run = run, .hyphen = true};
    builder->seen = builder->count;
}

static void collect_fragments(struct builder *builder, const struct line_end *from, const struct line_end *to)
{
    const struct piece *pieces = builder->prepared->pieces, *end = pieces + to->piece + (to->offset > 0);
    reserve_fragments(builder, (size_t)(end - pieces) - from->piece + 1);
    struct fragment *first = builder->fragments, *fragment = first, *seen = first;
    for (const struct piece *piece = pieces + from->piece; piece < end; piece++) {
        if (!piece->shaped)
            continue;
        *fragment++ = (struct fragment){.shaped = piece->shaped, .run = piece->run, .stretches = piece->stretches};
        seen = piece->kind == PIECE_WORD ? fragment : seen;
    }
    builder->count = (size_t)(fragment - first);
    builder->seen = (size_t)(seen - first);
    bool same = to->offset && to->piece == from->piece;
    if (to->offset)
        cut_fragment(builder, fragment - 1, same ? from->offset : 0, to->offset);
    if (from->offset && !same)
        cut_fragment(builder, first, from->offset, first->shaped->length);
    if (to->hyphen)
        add_hyphen(builder, pieces[to->piece].run);
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

/* Where the run of glyphs that begins with the fragment ends: with a run of the paragraph, or where the face is another. */
static size_t run_end(const struct builder *builder, size_t first)
{
    const struct fragment *begin = &builder->fragments[first], *end = &builder->fragments[builder->count], *at = begin + 1;
    const struct face *face = begin->shaped->face;
    if (builder->prepared->even && builder->prepared->run_count == 1) /* as most */
        return builder->count;
    while (at < end && at->run == begin->run && at->shaped->face == face)
        at++;
    return (size_t)(at - builder->fragments);
}

/* Puts the fragment's glyphs behind those of the run. */
static void append_glyphs(struct glyph *restrict to, const struct fragment *fragment, uint32_t before)
{
    const struct glyph *restrict from = fragment->shaped->glyphs, *end = from + fragment->shaped->count;
    const int32_t extra_fu = fragment->extra_fu;
    for (; from < end; from++, to++) {
        *to = *from;
        to->text += before;
        to->advance_fu += extra_fu;
    }
}

static const char HYPHEN[] = "\xC2\xAD";

/* All of it is one cluster. */
static void append_hyphen(struct glyph_run *run, struct glyph *glyphs, char *text, const struct fragment *fragment)
{
    struct glyph *to = glyphs + run->count;
    append_glyphs(to, fragment, 0);
    for (size_t i = 0; i < fragment->shaped->count; i++) {
        to[i].text = (uint32_t)run->length;
        to[i].length = (uint16_t)(i == 0 ? strlen(HYPHEN) : 0);
    }
    memcpy(text + run->length, HYPHEN, strlen(HYPHEN));
    run->length += strlen(HYPHEN);
}

static void append_text(struct glyph_run *run, char *text, const char *more, size_t length)
{
    if (length == 1) /* every second is a space */
        text[run->length] = *more;
    else
        memcpy(text + run->length, more, length);
    run->length += length;
}

static void append_fragment(struct glyph_run *run, struct glyph *glyphs, char *text, const struct fragment *fragment)
{
    const struct shaped *shaped = fragment->shaped;
    if (fragment->hyphen) {
        append_hyphen(run, glyphs, text, fragment);
    } else {
        append_glyphs(glyphs + run->count, fragment, (uint32_t)run->length);
        append_text(run, text, shaped->text, shaped->length);
    }
    run->count += shaped->count;
}

/* A fragment whose glyphs its text tells. */
static void append_literal(struct glyph_run *run, char *text, const struct fragment *fragment)
{
    if (fragment->hyphen)
        append_text(run, text, HYPHEN, strlen(HYPHEN));
    else
        append_text(run, text, fragment->shaped->text, fragment->shaped->length);
}

/* Whether the texts of the line's fragments tell all glyphs, and nobody will look at these. */
static bool leaves_glyphs_out(const struct builder *builder)
{
    for (size_t i = 0; i < builder->count; i++)
        if (!builder->fragments[i].shaped->literal)
            return false;
    return builder->unseen;
}

static void fill_run(const struct builder *builder, struct glyph_run *run, size_t first, size_t end, double x, bool literal)
{
    const struct fragment *fragments = builder->fragments;
    const struct style *style = builder->prepared->looks[fragments[first].run].style;
    struct arena *kept = builder->typesetter->kept;
    size_t glyph_count = 0, length = 0;
    for (size_t i = first; i < end; i++) {
        glyph_count += fragments[i].shaped->count;
        length += fragments[i].shaped->length;
    }
    struct glyph *glyphs = literal ? NULL : arena_room_for(kept, struct glyph, glyph_count);
    char *text = arena_room(kept, length + sizeof HYPHEN, 1); /* it may be longer than what is seen of it */
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
        if (literal)
            append_literal(run, text, &fragments[i]);
        else
            append_fragment(run, glyphs, text, &fragments[i]);
        if (i < builder->seen)
            width_fu += shaped->width_fu + (int64_t)fragments[i].extra_fu * (int64_t)shaped->count;
    }
    text[run->length] = '\0';
    run->width = (double)width_fu * fragment_unit(builder, &fragments[first]);
}

static const struct line *build_line(const struct builder *builder, const struct line_height *height)
{
    struct arena *kept = builder->typesetter->kept;
    struct line *line = arena_new(kept, struct line);
    line->ascent = height->ascent;
    line->descent = height->descent;
    for (size_t first = 0; first < builder->count; first = run_end(builder, first))
        line->count++;
    struct glyph_run *runs = arena_room_for(kept, struct glyph_run, line->count);
    line->runs = runs;
    const bool literal = leaves_glyphs_out(builder);
    size_t first = 0;
    for (size_t i = 0; i < line->count; i++) {
        size_t end = run_end(builder, first);
        fill_run(builder, &runs[i], first, end, line->width, literal);
        line->width += runs[i].width;
        first = end;
    }
    return line;
}

static const struct line *build_seen_line(struct builder *builder, const struct line_end *from, const struct line_end *to,
                                          const struct line_height *height)
{
    const struct prepared *prepared = builder->prepared;
    const struct piece *last = &prepared->pieces[to->offset ? to->piece : to->piece - 1];
    collect_fragments(builder, from, to);
    if (prepared->align == ALIGN_JUSTIFY && !to->torn)
        fill_line(builder, !to->offset && last->break_after == LINE_BREAK_MANDATORY);
    return build_line(builder, height);
}

const struct line *const *build_lines(struct typesetter *typesetter, const struct prepared *prepared, const double *sizes,
                                      const struct line_end *ends, const struct broken_paragraph *broken, double width,
                                      bool unseen)
{
    struct builder builder = {.typesetter = typesetter, .prepared = prepared, .sizes = sizes, .width = width,
                              .unseen = unseen};
    const struct line **lines = arena_room_for(typesetter->kept, const struct line *, broken->count);
    struct line_end from = {.piece = 0};
    for (size_t i = 0; i < broken->count; i++) {
        const struct line_end *to = &ends[i];
        lines[i] = unseen ? build_unseen_line(typesetter->kept, prepared, sizes, &from, to, &broken->heights[i]) : NULL;
        if (!lines[i])
            lines[i] = build_seen_line(&builder, &from, to, &broken->heights[i]);
        from = *to;
    }
    return lines;
}
