/* Lines that end inside a word: with a hyphen, or where nothing else helps. */
#include "base/unicode.h"
#include "typeset/breaker.h"
#include "typeset/syllables.h"
#include "typeset/typesetter_inside.h"

/* What is tried of a piece: its hyphens from left to right, until one is beyond the measure. */
struct trial {
    int from;               /* spot where the line begins */
    size_t index;           /* of the piece */
    struct walk walk;
    bool reached;           /* one of them fits */
};

/* A hyphen is better not set in a name, and not in the word behind a slash, where a line could end. */
static bool is_awkward(const struct prepared *prepared, size_t index)
{
    const struct piece *piece = &prepared->pieces[index], *before = index > 0 ? piece - 1 : NULL;
    return piece->name ||
           (before && before->kind == PIECE_WORD && before->shaped->text[before->shaped->length - 1] == '/');
}

/* False if this one and all behind it are beyond the measure. */
static bool try_hyphen(struct breaker *breaker, struct trial *trial, const struct hyphen *hyphen)
{
    size_t offset = hyphen->offset;
    const struct piece *piece = &breaker->prepared->pieces[trial->index];
    const struct spot *spot = &breaker->spots[trial->from];
    const struct extent *extent = breaker->extent;
    if (trial->index == spot->at.piece && offset <= spot->at.offset)
        return true;
    breaker->typesetter->work++;
    walk_to(&trial->walk, piece, offset);
    double seen = extent->before[trial->index] + walk_end_width(&trial->walk, extent, piece) +
                  extent_hyphen(extent, breaker->prepared, piece->run);
    if (seen - extent->stretch[trial->index] * breaker->rules.shrink > find_limit(breaker, trial->from))
        return false;
    struct line_shape shape = shape_line(breaker, trial->from, seen, extent->stretch[trial->index]);
    shape.end = LINE_END_HYPHEN;
    shape.soft = piece->soft_count > 0;
    shape.weak = hyphen->weak;
    shape.awkward = !shape.soft && is_awkward(breaker->prepared, trial->index);
    shape.short_part = offset < 4 || piece->shaped->length - offset < 4; /* near enough in bytes */
    reach(breaker, trial->from, (struct line_end){.piece = trial->index, .offset = offset, .hyphen = true}, &shape);
    trial->reached = true;
    return true;
}

/* The last piece of the word that begins on the line; the others are beyond it. */
static size_t last_on_line(const struct breaker *breaker, const struct word *word, double limit)
{
    size_t last = word->first;
    while (last < word->last && breaker->extent->before[last + 1] <= limit)
        last++;
    return last;
}

bool try_hyphens(struct breaker *breaker, int from, const struct word *word, bool by_patterns)
{
    size_t last = last_on_line(breaker, word, find_limit(breaker, from));
    bool reached = false;
    for (size_t index = word->first; index <= last; index++) {
        const struct piece *piece = &breaker->prepared->pieces[index];
        struct trial trial = {.from = from, .index = index};
        breaker->typesetter->work++;
        if (piece->kind != PIECE_WORD)
            continue;
        const struct hyphen *list = breaker->prepared->softs + piece->soft_first;
        size_t count = piece->soft_count;
        if (!count && by_patterns) {
            const struct hyphens *hyphens = find_syllables(breaker->typesetter, breaker->prepared, index);
            list = hyphens->list;
            count = hyphens->count;
        }
        for (size_t i = 0; i < count && try_hyphen(breaker, &trial, &list[i]); i++)
            ;
        reached |= trial.reached;
    }
    return reached;
}

/* True if a new character begins at the glyph, not only a mark on the one before. */
static bool begins_character(const struct shaped *shaped, const struct glyph *glyph)
{
    const char *at = shaped->text + glyph->text;
    return glyph->length && !unicode_is_mark(utf8_next(&at, shaped->text + shaped->length));
}

/* The last offset in the piece, behind `least`, where it can be torn without going beyond `room` [pt]; if there is
 * none, `least`, or where `needed` the next character's. */
static size_t tear_offset(const struct breaker *breaker, const struct piece *piece, size_t least, double room,
                          bool needed)
{
    size_t offset = least;
    struct walk walk = {.glyph = 0};
    for (size_t i = 0; piece->shaped && i < piece->shaped->count; i++) {
        const struct glyph *glyph = &piece->shaped->glyphs[i];
        if (glyph->text <= least || !begins_character(piece->shaped, glyph))
            continue;
        walk_to(&walk, piece, glyph->text);
        if (walk_end_width(&walk, breaker->extent, piece) > room && !(needed && offset == least))
            break;
        offset = glyph->text;
    }
    return offset;
}

/* Behind the last space on the line between what belongs together; the word's first piece if there is none. */
static size_t behind_bond(const struct breaker *breaker, const struct word *word, size_t last, double limit)
{
    size_t index = last + 1;
    while (index > word->first && !(breaker->prepared->pieces[index - 1].bound && breaker->extent->seen[index - 1] <= limit))
        index--;
    return index;
}

/* Ends the line before a piece of the word. */
static void part_word(struct breaker *breaker, int from, size_t piece)
{
    const struct extent *extent = breaker->extent;
    struct line_shape shape = shape_line(breaker, from, extent->seen[piece - 1], extent->stretch[piece - 1]);
    shape.end = LINE_END_BOUND;
    reach(breaker, from, (struct line_end){.piece = piece}, &shape);
}

void tear_word(struct breaker *breaker, int from, const struct word *word)
{
    const struct spot *spot = &breaker->spots[from];
    const struct extent *extent = breaker->extent;
    const struct piece *pieces = breaker->prepared->pieces;
    double limit = spot->start + breaker->rules.width;
    size_t last = last_on_line(breaker, word, limit);
    size_t bond = behind_bond(breaker, word, last, find_limit(breaker, from));
    if (bond > word->first) {
        part_word(breaker, from, bond);
        return;
    }
    bool own = last == spot->at.piece;
    size_t least = own ? spot->at.offset : 0;
    struct line_end end = {.piece = last, .torn = true};
    end.offset = tear_offset(breaker, &pieces[last], least, limit - extent->before[last], own);
    if (own && end.offset == least)
        end = (struct line_end){.piece = last + 1, .torn = true}; /* a single character: it sticks out */
    while (!end.offset && end.piece <= word->last && pieces[end.piece].kind != PIECE_WORD)
        end.piece++; /* no line begins with the space behind it */
    struct line_shape shape = shape_line(breaker, from, limit, extent->stretch[last]);
    shape.end = LINE_END_TORN;
    reach(breaker, from, end, &shape);
}
