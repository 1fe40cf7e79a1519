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

/* What the lines of a paragraph are drawn of. */
struct sketch {
    struct typesetter *typesetter;
    const struct prepared *prepared;
    const double *sizes;    /* [pt] of each run */
    const struct line_end *ends;
    double width;           /* [pt] the measure */
};

/* A line, and what it takes to draw it. */
struct sketched_line {
    struct line line;
    const struct sketch *sketch;
    size_t number;          /* in the paragraph, from 0 */
};

struct builder {
    const struct sketch *sketch;
    struct fragment *fragments; /* of the line at hand, in typesetter->scratch */
    size_t count;
    size_t seen;            /* fragments up to the last that is no space */
    size_t capacity;
};

/* ------------------------------------------------------------------------------------------------ fragments */

static struct fragment *add_fragment(struct builder *builder, const struct shaped *shaped, int run)
{
    if (builder->count == builder->capacity) {
        size_t capacity = builder->capacity ? 2 * builder->capacity : 32;
        struct fragment *more = arena_new_array(builder->sketch->typesetter->scratch, struct fragment, capacity);
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
        shaped = shape_text(builder->sketch->typesetter->shaper, shaped->face, builder->sketch->prepared->looks[piece->run].language,
                            shaped->text + from, to - from);
    struct fragment *fragment = add_fragment(builder, shaped, piece->run);
    fragment->space = piece->kind == PIECE_SPACE;
    fragment->stretches = piece->stretches;
}

/* The hyphen stands in the face of the letters before it if that has one. */
static void add_hyphen(struct builder *builder, const struct piece *piece)
{
    const struct look *look = &builder->sketch->prepared->looks[piece->run];
    struct fragment *fragment = add_fragment(builder, look->hyphen, piece->run);
    fragment->text = "\xC2\xAD";
    fragment->length = 2;
}

static void collect_fragments(struct builder *builder, const struct line_end *from, const struct line_end *to)
{
    const struct piece *pieces = builder->sketch->prepared->pieces;
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
    return builder->sketch->sizes[fragment->run] / fragment->shaped->face->units_per_em;
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
    double room = builder->sketch->width - width;
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
    bool own_text = fragment->text == shaped->text;
    for (size_t i = 0; i < shaped->count; i++) {
        struct glyph *glyph = &glyphs[run->count + i];
        *glyph = shaped->glyphs[i];
        glyph->advance_fu += fragment->extra_fu;
        if (!own_text) { /* the hyphen: one cluster */
            glyph->text = 0;
            glyph->length = (uint16_t)(i == 0 ? fragment->length : 0);
        }
        glyph->text += (uint32_t)run->length;
    }
    memcpy(text + run->length, fragment->text, fragment->length);
    run->count += shaped->count;
    run->length += fragment->length;
}

/* The end of the run that begins with fragment `first`. */
static size_t run_end(const struct builder *builder, size_t first)
{
    size_t end = first + 1;
    while (end < builder->count && same_run(&builder->fragments[end], &builder->fragments[first]))
        end++;
    return end;
}

static double run_width(const struct builder *builder, size_t first, size_t end)
{
    int64_t width_fu = 0;
    for (size_t i = first; i < end && i < builder->seen; i++) {
        const struct fragment *fragment = &builder->fragments[i];
        width_fu += fragment->shaped->width_fu + (int64_t)fragment->extra_fu * (int64_t)fragment->shaped->count;
    }
    return (double)width_fu * fragment_unit(builder, &builder->fragments[first]);
}

static const struct style *style_of(const struct builder *builder, const struct fragment *fragment)
{
    return builder->sketch->prepared->looks[fragment->run].style;
}

/* It is scaled as the size is. */
static double rise_of(const struct builder *builder, const struct fragment *fragment)
{
    const struct style *style = style_of(builder, fragment);
    return style->rise * builder->sketch->sizes[fragment->run] / style->size;
}

static void draw_run(const struct builder *builder, struct glyph_run *run, size_t first, size_t end, double x)
{
    const struct fragment *fragments = builder->fragments;
    struct arena *kept = builder->sketch->typesetter->kept;
    size_t glyph_count = 0, length = 0;
    for (size_t i = first; i < end; i++) {
        glyph_count += fragments[i].shaped->count;
        length += fragments[i].length;
    }
    struct glyph *glyphs = arena_new_array(kept, struct glyph, glyph_count);
    char *text = arena_alloc(kept, length + 1);
    *run = (struct glyph_run){
        .face = fragments[first].shaped->face,
        .size = builder->sketch->sizes[fragments[first].run],
        .rise = rise_of(builder, &fragments[first]),
        .color = style_of(builder, &fragments[first])->color,
        .x = x,
        .width = run_width(builder, first, end),
        .run = fragments[first].run,
        .text = text,
        .glyphs = glyphs,
    };
    for (size_t i = first; i < end; i++)
        append_fragment(run, glyphs, text, &fragments[i]);
}

static void raise_line(struct line *line, const struct face *face, double size, double rise)
{
    double ascent = face->ascent_fu * size / face->units_per_em + rise;
    double descent = face->descent_fu * size / face->units_per_em - rise;
    line->ascent = ascent > line->ascent ? ascent : line->ascent;
    line->descent = descent > line->descent ? descent : line->descent;
}

/* Width, height and number of runs; the runs themselves are for who places the line. */
static void measure_line(const struct builder *builder, struct line *line, int empty_run)
{
    const struct look *looks = builder->sketch->prepared->looks;
    const double *sizes = builder->sketch->sizes;
    for (size_t first = 0, end; first < builder->count; first = end) {
        const struct fragment *fragment = &builder->fragments[first];
        end = run_end(builder, first);
        line->width += run_width(builder, first, end);
        line->count++;
        raise_line(line, fragment->shaped->face, sizes[fragment->run], rise_of(builder, fragment));
    }
    if (!line->count)
        raise_line(line, looks[empty_run].face, sizes[empty_run], looks[empty_run].style->rise);
}

/* The fragments of a line. */
static void collect_line(struct builder *builder, size_t number)
{
    const struct sketch *sketch = builder->sketch;
    const struct line_end *to = &sketch->ends[number], from = number ? to[-1] : (struct line_end){.piece = 0};
    collect_fragments(builder, &from, to);
    if (sketch->prepared->align == ALIGN_JUSTIFY && !to->torn)
        fill_line(builder, !to->offset && sketch->prepared->pieces[to->piece - 1].break_after == LINE_BREAK_MANDATORY);
}

const struct line *draw_line(const struct line *line)
{
    struct sketched_line *sketched = (struct sketched_line *)(void *)(size_t)line; /* every line is one */
    const struct sketch *sketch = sketched->sketch;
    if (!line->count || line->runs)
        return line;
    arena_clear(sketch->typesetter->scratch);
    struct builder builder = {.sketch = sketch};
    collect_line(&builder, sketched->number);
    struct glyph_run *runs = arena_new_array(sketch->typesetter->kept, struct glyph_run, line->count), *run = runs;
    double x = 0;
    for (size_t first = 0, end; first < builder.count; first = end, x += run++->width) {
        end = run_end(&builder, first);
        draw_run(&builder, run, first, end, x);
    }
    sketched->line.runs = runs;
    return line;
}

const struct line *const *sketch_lines(struct typesetter *typesetter, const struct prepared *prepared,
                                       const struct extent *extent, const struct line_ends *ends, double width)
{
    struct arena *kept = typesetter->kept;
    double *sizes = arena_new_array(kept, double, prepared->run_count);
    struct line_end *copy = arena_new_array(kept, struct line_end, ends->count);
    struct sketch *sketch = arena_new(kept, struct sketch);
    const struct line **lines = arena_new_array(kept, const struct line *, ends->count);
    struct sketched_line *sketched = arena_new_array(kept, struct sketched_line, ends->count);
    struct builder builder = {.sketch = sketch};
    memcpy(sizes, extent->sizes, prepared->run_count * sizeof *sizes);
    if (ends->count)
        memcpy(copy, ends->ends, ends->count * sizeof *copy);
    *sketch = (struct sketch){typesetter, prepared, sizes, copy, width};
    for (size_t i = 0; i < ends->count; i++) {
        const struct line_end *to = &copy[i];
        sketched[i].sketch = sketch;
        sketched[i].number = i;
        collect_line(&builder, i);
        measure_line(&builder, &sketched[i].line, prepared->pieces[to->offset ? to->piece : to->piece - 1].run);
        lines[i] = &sketched[i].line;
    }
    return lines;
}
