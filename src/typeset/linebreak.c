/*
 * Every place where a line can begin is a spot; spots are visited in the order of the text, and from each all lines
 * are tried that begin there and fit.  A spot remembers the cheapest way to it.  As a line holds a bounded number of
 * pieces, the work is linear in the paragraph's length.
 *
 * A word is hyphenated only where it does not fit on its line as a whole: readers do not forgive a hyphen in a word
 * for which there was room.
 */
#include "typeset/linebreak.h"

#include <float.h>
#include <string.h>

#include "base/unicode.h"
#include "typeset/line_cost.h"
#include "typeset/syllables.h"
#include "typeset/typesetter_inside.h"

enum { NOWHERE = -1, MOST_PIECES = 1000 /* on a line; it holds more only if they have no width */ };

struct spot {
    struct line_end at;
    double cost;            /* of the cheapest way here; DBL_MAX: not reached */
    double uneven;          /* of the worst line on that way, as line_cost says it */
    double start;           /* [pt] where the line begins, in the extent's coordinates */
    int previous;           /* spot where the line before begins, or NOWHERE */
    int next;               /* spot with the next larger offset in the same piece, or NOWHERE */
};

struct breaker {
    struct typesetter *typesetter;
    struct prepared *prepared;
    const struct extent *extent;
    struct line_rules rules;
    bool hyphenates;        /* by patterns; the author's soft hyphens always count */
    struct buffer *spots;   /* of struct spot */
    int *first;             /* for each piece and the end: its spot with the smallest offset, or NOWHERE */
};

static struct spot *spot_at(const struct breaker *breaker, int index)
{
    return (struct spot *)(void *)breaker->spots->bytes + index;
}

/* The spot before byte `offset` of the piece, new if it was not there. */
static int find_spot(struct breaker *breaker, size_t piece, size_t offset)
{
    int before = NOWHERE, here = breaker->first[piece];
    while (here != NOWHERE && spot_at(breaker, here)->at.offset < offset) {
        before = here;
        here = spot_at(breaker, here)->next;
    }
    if (here != NOWHERE && spot_at(breaker, here)->at.offset == offset)
        return here;
    int index = (int)(breaker->spots->length / sizeof(struct spot));
    struct spot spot = {.at = {.piece = piece, .offset = offset}, .cost = DBL_MAX, .previous = NOWHERE, .next = here};
    spot.start = breaker->extent->before[piece];
    if (offset)
        spot.start += extent_prefix(breaker->extent, &breaker->prepared->pieces[piece], offset, false);
    buffer_append(breaker->spots, &spot, sizeof spot);
    if (before == NOWHERE)
        breaker->first[piece] = index;
    else
        spot_at(breaker, before)->next = index;
    return index;
}

/* A line from the spot `from` to `end` has been found: keeps it if there is no cheaper way to its end. */
static void reach(struct breaker *breaker, int from, struct line_end end, const struct line_shape *shape)
{
    double uneven, cost = line_cost(&breaker->rules, shape, &uneven);
    int index = find_spot(breaker, end.piece, end.offset);
    struct spot *spot = spot_at(breaker, index), *origin = spot_at(breaker, from);
    cost += origin->cost;
    if (cost >= spot->cost)
        return;
    spot->at = end;
    spot->cost = cost;
    spot->uneven = uneven > origin->uneven ? uneven : origin->uneven;
    spot->previous = from;
}

/* The line from `from` that ends behind the piece `last`, as wide as `seen` says. */
static struct line_shape shape_line(const struct breaker *breaker, int from, size_t last, double seen)
{
    const struct spot *spot = spot_at(breaker, from);
    const struct extent *extent = breaker->extent;
    double width = seen - spot->start, stretch = extent->stretch[last] - extent->stretch[spot->at.piece];
    return (struct line_shape){
        .width = width > 0 ? width : 0,
        .stretch = stretch > 0 ? stretch : 0,
        .begins_in_word = spot->at.hyphen,
        .first = spot->previous == NOWHERE,
    };
}

/* ------------------------------------------------------------------------------------------------ inside words */

/* The end of the word that `piece` belongs to: behind its last piece. */
static size_t word_end(const struct prepared *prepared, size_t piece)
{
    size_t at = piece;
    while (at + 1 < prepared->count && prepared->pieces[at].break_after == LINE_BREAK_NONE && at - piece < MOST_PIECES)
        at++;
    return at + 1;
}

static bool try_hyphen(struct breaker *breaker, int from, size_t index, size_t offset)
{
    const struct piece *piece = &breaker->prepared->pieces[index];
    const struct spot *spot = spot_at(breaker, from);
    if (index == spot->at.piece && offset <= spot->at.offset)
        return false;
    double seen = breaker->extent->before[index] + extent_prefix(breaker->extent, piece, offset, true) +
                  extent_hyphen(breaker->extent, breaker->prepared, piece->run);
    struct line_shape shape = shape_line(breaker, from, index, seen);
    if (!line_fits(&breaker->rules, &shape))
        return false;
    size_t end = word_end(breaker->prepared, index);
    shape.end = LINE_END_HYPHEN;
    shape.soft = piece->soft_count > 0;
    shape.last_word = end == breaker->prepared->count || breaker->prepared->pieces[end - 1].break_after == LINE_BREAK_MANDATORY;
    reach(breaker, from, (struct line_end){.piece = index, .offset = offset, .hyphen = true}, &shape);
    return true;
}

/* Tries the hyphens of the word from `word` to `last`, which does not fit. True if one of them does. */
static bool try_hyphens(struct breaker *breaker, int from, size_t word, size_t last)
{
    bool reached = false;
    for (size_t index = word; index <= last; index++) {
        const struct piece *piece = &breaker->prepared->pieces[index];
        if (piece->kind != PIECE_WORD)
            continue;
        for (size_t i = 0; i < piece->soft_count; i++)
            reached |= try_hyphen(breaker, from, index, breaker->prepared->softs[piece->soft_first + i]);
        if (!breaker->hyphenates || piece->soft_count)
            continue;
        const struct hyphens *hyphens = find_syllables(breaker->typesetter, breaker->prepared, index);
        for (size_t i = 0; i < hyphens->count; i++)
            reached |= try_hyphen(breaker, from, index, hyphens->offsets[i]);
    }
    return reached;
}

/* Nothing else fits on the line: ends it inside the word, between two characters, at least one behind its start. */
static void tear_word(struct breaker *breaker, int from, size_t last)
{
    const struct spot *spot = spot_at(breaker, from);
    const struct piece *piece = &breaker->prepared->pieces[last];
    const struct extent *extent = breaker->extent;
    struct line_end end = {.piece = last, .torn = true};
    size_t least = last == spot->at.piece ? spot->at.offset : 0;
    double room = spot->start + breaker->rules.width - extent->before[last];
    double unit = piece->shaped ? extent_unit(extent, piece) : 0, width = 0;
    for (size_t i = 0; piece->shaped && i < piece->shaped->count; i++) {
        const struct glyph *glyph = &piece->shaped->glyphs[i];
        bool forced = last == spot->at.piece && end.offset <= least;
        if (glyph->length && glyph->text > least && (width <= room || forced))
            end.offset = glyph->text;
        width += glyph->advance_fu * unit;
    }
    if (last == spot->at.piece && end.offset <= least)
        end = (struct line_end){.piece = last + 1, .torn = true}; /* a single character: it sticks out */
    struct line_shape shape = shape_line(breaker, from, last, spot->start + breaker->rules.width);
    shape.end = LINE_END_TORN;
    reach(breaker, from, end, &shape);
}

/* ------------------------------------------------------------------------------------------------ lines */

static enum line_end_kind end_kind(const struct prepared *prepared, size_t piece)
{
    const struct piece *last = &prepared->pieces[piece];
    if (last->break_after == LINE_BREAK_MANDATORY || piece + 1 == prepared->count)
        return LINE_END_LAST;
    if (last->kind == PIECE_SPACE || prepared->pieces[piece + 1].kind == PIECE_SPACE)
        return LINE_END_SPACE;
    return last->address ? LINE_END_ADDRESS : LINE_END_INSIDE;
}

static void try_end(struct breaker *breaker, int from, size_t piece)
{
    struct line_shape shape = shape_line(breaker, from, piece, breaker->extent->seen[piece]);
    shape.end = end_kind(breaker->prepared, piece);
    reach(breaker, from, (struct line_end){.piece = piece + 1}, &shape);
}

/* Tries all lines that begin at the spot. A line that is much too short is tried only if no better one is there. */
static void try_lines(struct breaker *breaker, int from)
{
    const struct prepared *prepared = breaker->prepared;
    size_t begin = spot_at(breaker, from)->at.piece, word = begin, piece;
    bool reached = false;
    for (piece = begin; piece < prepared->count && piece - begin < MOST_PIECES; piece++) {
        struct line_shape shape = shape_line(breaker, from, piece, breaker->extent->seen[piece]);
        if (!line_fits(&breaker->rules, &shape))
            break;
        if (prepared->pieces[piece].break_after == LINE_BREAK_NONE)
            continue;
        word = piece + 1;
        bool last = end_kind(prepared, piece) == LINE_END_LAST;
        if (last || shape.width >= breaker->rules.least_width) {
            try_end(breaker, from, piece);
            reached = true;
        }
        if (last)
            return;
    }
    if (piece == prepared->count)
        return;
    reached |= try_hyphens(breaker, from, word, piece);
    if (!reached && word > begin) {
        try_end(breaker, from, word - 1);
        reached = true;
    }
    if (!reached)
        tear_word(breaker, from, piece);
}

/* One pass over the paragraph. The last spot's index; its way back is the paragraph. */
static int break_once(struct breaker *breaker)
{
    size_t count = breaker->prepared->count;
    buffer_clear(breaker->spots);
    for (size_t i = 0; i <= count; i++)
        breaker->first[i] = NOWHERE;
    spot_at(breaker, find_spot(breaker, 0, 0))->cost = 0;
    for (size_t i = 0; i < count; i++)
        for (int spot = breaker->first[i]; spot != NOWHERE; spot = spot_at(breaker, spot)->next)
            try_lines(breaker, spot);
    return breaker->first[count];
}

static size_t count_lines(const struct breaker *breaker, int last)
{
    size_t count = 0;
    for (int spot = last; spot_at(breaker, spot)->previous != NOWHERE; spot = spot_at(breaker, spot)->previous)
        count++;
    return count;
}

/* Heads and labels, which are short and not hyphenated, look best with lines of like length. */
static bool wants_balance(const struct breaker *breaker, size_t lines)
{
    return breaker->prepared->hyphenate == HYPHENATE_NO && breaker->prepared->align != ALIGN_JUSTIFY && lines > 1 &&
           lines < 4;
}

static int break_best(struct breaker *breaker)
{
    int last = break_once(breaker);
    double uneven = spot_at(breaker, last)->uneven;
    if (line_rules_hyphenate(&breaker->rules, breaker->prepared->hyphenate, uneven)) {
        breaker->hyphenates = true;
        return break_once(breaker);
    }
    size_t lines = count_lines(breaker, last);
    if (!wants_balance(breaker, lines))
        return last;
    breaker->rules.balanced = true;
    return break_once(breaker);
}

/* Says once for each language of the paragraph that it has no patterns. */
static void check_patterns(const struct breaker *breaker, size_t run_count, struct findings *findings)
{
    struct typesetter *typesetter = breaker->typesetter;
    const char *before = NULL;
    for (size_t i = 0; i < run_count; i++) {
        const char *language = breaker->prepared->looks[i].language;
        if (language == before)
            continue;
        before = language;
        enum hyphenation_state state = hyphenation_state(typesetter->hyphenation, language);
        if (state != HYPHENATION_READY)
            findings_add(findings, typesetter->kept,
                         state == HYPHENATION_MISSING ? DIAG_HYPHENATION_MISSING : DIAG_HYPHENATION_INVALID, (int)i,
                         language);
    }
}

/* Names the word that was torn at `end`, from one space to the next. */
static void report_torn(const struct breaker *breaker, const struct line_end *end, struct findings *findings)
{
    const struct prepared *prepared = breaker->prepared;
    size_t first = end->offset ? end->piece : end->piece - 1, last;
    while (first > 0 && prepared->pieces[first - 1].break_after == LINE_BREAK_NONE &&
           prepared->pieces[first - 1].kind == PIECE_WORD)
        first--;
    char word[80];
    size_t length = 0;
    for (last = first; last < prepared->count && prepared->pieces[last].kind == PIECE_WORD; last++) {
        const struct shaped *shaped = prepared->pieces[last].shaped;
        for (size_t i = 0; i < shaped->length && length < sizeof word; i++)
            word[length++] = shaped->text[i];
        if (prepared->pieces[last].break_after != LINE_BREAK_NONE)
            break;
    }
    bool cut = length == sizeof word;
    while (cut && length > 0 && (word[length - 1] & 0xC0) == 0x80)
        length--;
    length -= cut && length > 0; /* the first byte of the last character, or all of it */
    struct arena *kept = breaker->typesetter->kept;
    const char *detail = arena_format(kept, "%.*s%s", (int)length, word, cut ? "\xE2\x80\xA6" : "");
    findings_add(findings, kept, DIAG_WORD_TOO_WIDE, prepared->pieces[first].run, detail);
}

struct line_ends break_lines(struct typesetter *typesetter, struct prepared *prepared, const struct extent *extent,
                             double width, struct findings *findings)
{
    struct breaker breaker = {
        .typesetter = typesetter, .prepared = prepared, .extent = extent, .spots = &typesetter->spots};
    struct line_ends ends = {.ends = NULL};
    if (!prepared->count)
        return ends;
    line_rules_init(&breaker.rules, prepared->align, width, extent->sizes[prepared->pieces[0].run]);
    breaker.first = arena_new_array(typesetter->scratch, int, prepared->count + 1);
    int last = break_best(&breaker);
    ends.count = count_lines(&breaker, last);
    ends.ends = arena_new_array(typesetter->scratch, struct line_end, ends.count);
    size_t at = ends.count;
    for (int spot = last; at > 0; spot = spot_at(&breaker, spot)->previous)
        ends.ends[--at] = spot_at(&breaker, spot)->at;
    if (breaker.hyphenates)
        check_patterns(&breaker, prepared->run_count, findings);
    for (size_t i = 0; i < ends.count; i++)
        if (ends.ends[i].torn && (i == 0 || !ends.ends[i - 1].torn))
            report_torn(&breaker, &ends.ends[i], findings);
    return ends;
}
