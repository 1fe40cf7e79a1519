#include "typeset/paragraph.h"

#include <string.h>

#include "base/unicode.h"
#include "typeset/line_findings.h"
#include "typeset/lines.h"
#include "typeset/typesetter_inside.h"

/* A result, kept with the prepared paragraph: there are as many as measures and scales that it was broken in. */
struct set {
    struct broken_paragraph broken; /* first: whoever has it, has all */
    double width, scale, minimum_size;
    const struct prepared *prepared;
    const struct line_end *ends;
    struct set_paragraph lines;     /* none yet; */
    struct set_paragraph unseen;    /* nor of these */
    struct findings findings;
    struct set *next;
};

struct measured {
    double scale, minimum_size;
    struct measure measure;
    struct measured *next;
};

/* ------------------------------------------------------------------------------------------------ the prepared one */

/* What of a run decides how it looks. Styles and typographies are the layout's: the address stands for all in one. */
struct run_key {
    const struct style *style;
    const struct typography *typography;
    size_t length;
    uint8_t kind, bold, italic, language_length;
};

static void build_key(struct buffer *key, const struct block *block, bool one_line)
{
    const struct paragraph_content *content = &block->paragraph;
    buffer_clear(key);
    buffer_byte(key, one_line);
    buffer_append(key, &block->style, sizeof(struct style *));
    for (size_t i = 0; i < content->count; i++) {
        const struct run *run = &content->runs[i];
        struct run_key run_key;
        memset(&run_key, 0, sizeof run_key); /* no stray bytes between the members */
        run_key.style = run->style;
        run_key.typography = run->typography;
        run_key.length = run->length;
        run_key.kind = (uint8_t)run->kind;
        run_key.bold = run->bold;
        run_key.italic = run->italic;
        run_key.language_length = (uint8_t)strlen(run->language);
        buffer_append(key, &run_key, sizeof run_key);
        buffer_append(key, run->language, run_key.language_length);
        buffer_append(key, run->text, run->length);
    }
}

/* Where a block that was met in the document stands; NULL: it may read otherwise the next time. */
static struct met *find_met(struct typesetter *typesetter, const struct block *block)
{
    const struct paragraph_content *content = &block->paragraph;
    for (size_t i = 0; i < content->count; i++)
        if (content->runs[i].kind == RUN_PAGE_NUMBER || content->runs[i].kind == RUN_PAGE_COUNT)
            return NULL;
    return typesetter->in_document ? &typesetter->met[(uintptr_t)block / 16 % MET_MOST] : NULL;
}

static struct prepared *find_kept(struct typesetter *typesetter, const struct block *block, bool one_line)
{
    build_key(&typesetter->key, block, one_line);
    void **slot = map_slot(typesetter->prepared, typesetter->key.bytes, typesetter->key.length);
    if (!*slot) {
        arena_clear(typesetter->scratch);
        *slot = prepare_paragraph(typesetter, block, one_line);
    }
    return *slot;
}

static struct prepared *find_prepared(struct typesetter *typesetter, const struct block *block, bool one_line)
{
    struct met *met = one_line ? NULL : find_met(typesetter, block);
    if (met && met->block == block && met->document == typesetter->document)
        return met->prepared;
    struct prepared *prepared = find_kept(typesetter, block, one_line);
    if (met)
        *met = (struct met){block, prepared, typesetter->document};
    return prepared;
}

/* ------------------------------------------------------------------------------------------------ breaking */

static const struct line_end *keep_ends(struct arena *arena, const struct line_ends *ends)
{
    struct line_end *kept = arena_room_for(arena, struct line_end, ends->count);
    if (ends->count)
        memcpy(kept, ends->ends, ends->count * sizeof *kept);
    return kept;
}

static struct set *break_anew(struct typesetter *typesetter, struct prepared *prepared, double width, double scale,
                              double minimum_size, bool one_line)
{
    struct extent extent;
    arena_clear(typesetter->scratch);
    extent_init(&extent, typesetter->scratch, prepared, scale, minimum_size);
    struct line_ends ends = one_line ? one_line_end(typesetter, prepared, &extent, width)
                                     : break_lines(typesetter, prepared, &extent, width);
    if (one_line && !ends.count)
        return NULL;
    struct set *set = arena_new(typesetter->kept, struct set);
    find_line_faults(typesetter, prepared, &ends, &set->findings);
    set->broken.heights = find_heights(typesetter->kept, prepared, extent.sizes, &ends);
    set->broken.count = ends.count;
    set->width = width;
    set->scale = scale;
    set->minimum_size = minimum_size;
    set->prepared = prepared;
    set->ends = keep_ends(typesetter->kept, &ends);
    set->next = prepared->sets;
    prepared->sets = set;
    return set;
}

static const struct broken_paragraph *break_paragraph(struct typesetter *typesetter, const struct block *block, double width,
                                                      double scale, double minimum_size, bool one_line, struct diag *diag)
{
    struct prepared *prepared = find_prepared(typesetter, block, one_line);
    struct set *set = prepared->sets;
    while (set && (set->width != width || set->scale != scale || set->minimum_size != minimum_size))
        set = set->next;
    if (!set)
        set = break_anew(typesetter, prepared, width, scale, minimum_size, one_line);
    findings_tell(&prepared->findings, block->paragraph.runs, diag);
    if (!set)
        return NULL;
    findings_tell(&set->findings, block->paragraph.runs, diag);
    return &set->broken;
}

const struct broken_paragraph *paragraph_break(struct typesetter *typesetter, const struct block *block, double width,
                                               double scale, double minimum_size, struct diag *diag)
{
    return break_paragraph(typesetter, block, width, scale, minimum_size, false, diag);
}

const struct broken_paragraph *paragraph_keep_whole(struct typesetter *typesetter, const struct block *block, double width,
                                                    double scale, double minimum_size, struct diag *diag)
{
    return break_paragraph(typesetter, block, width, scale, minimum_size, true, diag);
}

/* ------------------------------------------------------------------------------------------------ setting */

static void set_lines(struct typesetter *typesetter, const struct set *set, bool unseen, struct set_paragraph *lines)
{
    arena_clear(typesetter->scratch);
    const double *sizes = find_sizes(typesetter->scratch, set->prepared, set->scale, set->minimum_size);
    lines->lines = build_lines(typesetter, set->prepared, sizes, set->ends, &set->broken, set->width, unseen);
    lines->count = set->broken.count;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->lines[i]->width > lines->width)
            lines->width = lines->lines[i]->width;
}

const struct set_paragraph *paragraph_lines(struct typesetter *typesetter, const struct broken_paragraph *broken)
{
    struct set *set = (struct set *)(uintptr_t)broken;
    if (!set->lines.lines)
        set_lines(typesetter, set, false, &set->lines);
    return &set->lines;
}

const struct set_paragraph *paragraph_unseen_lines(struct typesetter *typesetter, const struct broken_paragraph *broken)
{
    struct set *set = (struct set *)(uintptr_t)broken;
    if (set->lines.lines)
        return &set->lines;
    if (!set->unseen.lines)
        set_lines(typesetter, set, true, &set->unseen);
    return &set->unseen;
}

const struct set_paragraph *paragraph_set(struct typesetter *typesetter, const struct block *block, double width,
                                          double scale, double minimum_size, struct diag *diag)
{
    return paragraph_lines(typesetter, paragraph_break(typesetter, block, width, scale, minimum_size, diag));
}

/* ------------------------------------------------------------------------------------------------ measuring */

static struct measure measure_pieces(const struct prepared *prepared, const struct extent *extent)
{
    struct measure measure = {0, 0};
    double line = 0, word = 0; /* where they begin */
    for (size_t i = 0; i < prepared->count; i++) {
        const struct piece *piece = &prepared->pieces[i];
        if (piece->break_after == LINE_BREAK_NONE && i + 1 < prepared->count)
            continue;
        double end = extent->seen[i];
        measure.least = end - word > measure.least ? end - word : measure.least;
        word = extent->before[i + 1];
        if (piece->break_after != LINE_BREAK_MANDATORY)
            continue;
        measure.natural = end - line > measure.natural ? end - line : measure.natural;
        line = word;
    }
    return measure;
}

struct measure paragraph_measure(struct typesetter *typesetter, const struct block *block, double scale,
                                 double minimum_size, struct diag *diag)
{
    (void)diag; /* findings are told when the paragraph is set */
    struct prepared *prepared = find_prepared(typesetter, block, false);
    struct measured *measured = prepared->measures;
    while (measured && (measured->scale != scale || measured->minimum_size != minimum_size))
        measured = measured->next;
    if (!measured) {
        struct extent extent;
        measured = arena_new(typesetter->kept, struct measured);
        arena_clear(typesetter->scratch);
        extent_init(&extent, typesetter->scratch, prepared, scale, minimum_size);
        *measured = (struct measured){scale, minimum_size, measure_pieces(prepared, &extent), prepared->measures};
        prepared->measures = measured;
    }
    return measured->measure;
}
