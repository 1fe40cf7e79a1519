/*
 * Prepares in two steps: gather (the runs' texts in one, without what is not seen) and cut (into pieces).
 * A piece keeps no pointer into the gathered text: the shaper has its own copy.
 */
#include "typeset/prepare.h"

#include <string.h>

#include "base/unicode.h"
#include "typeset/cover.h"
#include "typeset/narrow.h"
#include "typeset/opportunities.h"
#include "typeset/prepare_words.h"
#include "typeset/typesetter_inside.h"

struct preparation {
    struct typesetter *typesetter;
    const struct paragraph_content *content;
    struct prepared *prepared;
    struct cover cover;
    char *text;               /* gathered */
    size_t length;
    size_t *run_ends;         /* where each run ends in it */
    size_t *softs;            /* where soft hyphens stood in it */
    size_t soft_count, soft_next;
    unsigned char *breaks;
};

/* ------------------------------------------------------------------------------------------------ gather */

/* First bytes of characters that need a look: soft hyphen and C1 (C2), U+061C (D8), format characters (E2, EF) and
 * noncharacters beyond the first plane. */
static bool is_suspect(unsigned char byte)
{
    if ((unsigned char)(byte - 0x20) < 0x7F - 0x20) /* by far the most */
        return false;
    return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte >= 0xEF;
}

/* The bytes from `at` on that can be taken as they are. */
static size_t plain_span(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && !is_suspect((unsigned char)*at))
        at++;
    return (size_t)(at - from);
}

static void gather_run(struct preparation *preparation, int index, const struct run *run)
{
    const char *at = run->text, *end = run->text + run->length;
    while (at < end) {
        const char *from = at;
        size_t length = plain_span(at, end);
        if (!length) {
            uint32_t code_point = utf8_next(&at, end);
            length = (size_t)(at - from);
            if (code_point == 0xAD) {
                preparation->softs[preparation->soft_count++] = preparation->length;
                continue;
            }
            if (unicode_is_control(code_point)) {
                findings_add_character(&preparation->prepared->findings, preparation->typesetter->kept,
                                       DIAG_CHARACTER_CONTROL, index, code_point, NULL, 0);
                continue;
            }
        }
        memcpy(preparation->text + preparation->length, from, length);
        preparation->length += length;
        at = from + length;
    }
}

static void gather(struct preparation *preparation)
{
    const struct paragraph_content *content = preparation->content;
    struct arena *scratch = preparation->typesetter->scratch;
    size_t total = 0, softs = 0;
    for (size_t i = 0; i < content->count; i++)
        total += content->runs[i].length + 1;
    for (size_t i = 0; i < content->count; i++)
        if (content->runs[i].length && memchr(content->runs[i].text, 0xC2, content->runs[i].length))
            softs += content->runs[i].length / 2;
    preparation->text = arena_alloc(scratch, total + 1);
    preparation->run_ends = arena_room_for(scratch, size_t, content->count);
    preparation->softs = arena_room_for(scratch, size_t, softs);
    for (size_t i = 0; i < content->count; i++) {
        if (content->runs[i].kind == RUN_BREAK)
            preparation->text[preparation->length++] = '\n';
        else if (content->runs[i].length)
            gather_run(preparation, (int)i, &content->runs[i]);
        preparation->run_ends[i] = preparation->length;
    }
}

/* ------------------------------------------------------------------------------------------------ cut */

/* The soft hyphens inside the word from `start` to `end` become byte offsets in the piece. */
static void take_softs(struct preparation *preparation, size_t start, size_t end, struct piece *piece)
{
    while (preparation->soft_next < preparation->soft_count && preparation->softs[preparation->soft_next] <= start)
        preparation->soft_next++;
    piece->soft_first = (uint32_t)(preparation->cover.softs->length / sizeof(struct hyphen));
    while (preparation->soft_next < preparation->soft_count && preparation->softs[preparation->soft_next] < end) {
        struct hyphen soft = {.offset = (uint16_t)(preparation->softs[preparation->soft_next++] - start)};
        buffer_append(preparation->cover.softs, &soft, sizeof soft);
        piece->soft_count++;
    }
}

static void cut_piece(struct preparation *preparation, enum piece_kind kind, size_t start, size_t end, int run)
{
    if (start == end)
        return;
    struct piece piece = {
        .kind = (unsigned char)kind,
        .run = run,
        .break_after = preparation->breaks[end - 1] & OPPORTUNITY_MASK,
        .poor = (preparation->breaks[end - 1] & OPPORTUNITY_POOR) != 0,
        .bound = (preparation->breaks[end - 1] & OPPORTUNITY_BOUND) != 0,
        .name = (preparation->breaks[start] & OPPORTUNITY_NAME) != 0,
        .address = (preparation->breaks[start] & OPPORTUNITY_ADDRESS) != 0,
        .stretches = kind == PIECE_SPACE && preparation->text[start] == ' ',
    };
    if (preparation->soft_next < preparation->soft_count)
        take_softs(preparation, start, end, &piece);
    cover_piece(&preparation->cover, &piece, preparation->text + start, end - start);
}

static bool is_narrow(const struct preparation *preparation, size_t start, size_t end, int run)
{
    const struct typography *typography = preparation->content->runs[run].typography;
    return space_is_narrow(typography, preparation->text, preparation->length, start, end);
}

/* The space that was added last is as wide as a narrow one, and no line ends there. */
static void narrow_last(struct preparation *preparation)
{
    struct piece *space = cover_last(&preparation->cover);
    space->shaped = narrow_space(preparation->typesetter->kept, space->shaped);
    space->break_after = LINE_BREAK_NONE;
    space->stretches = false;
}

/* A space of a run. Spaces at the head of a line and further ones after a first are not set. */
static void cut_space(struct preparation *preparation, size_t start, size_t end, int run)
{
    struct piece *last = cover_last(&preparation->cover);
    if (!last || last->kind == PIECE_BREAK)
        return;
    if (last->kind == PIECE_SPACE && last->stretches && preparation->text[start] == ' ') {
        last->break_after = preparation->breaks[end - 1] & OPPORTUNITY_MASK;
        last->poor = (preparation->breaks[end - 1] & OPPORTUNITY_POOR) != 0;
        last->bound = (preparation->breaks[end - 1] & OPPORTUNITY_BOUND) != 0;
        return;
    }
    cut_piece(preparation, PIECE_SPACE, start, end, run);
    if (is_narrow(preparation, start, end, run))
        narrow_last(preparation);
}

static void cut_break(struct preparation *preparation, int run)
{
    struct piece piece = {.kind = PIECE_BREAK, .run = run, .break_after = LINE_BREAK_MANDATORY};
    cover_add(&preparation->cover, &piece);
}

/* A zero width space, word joiner or byte order mark has said all it has to say: where a line may end. */
static bool is_unseen(uint32_t code_point)
{
    return code_point == 0x200B || code_point == 0x2060 || code_point == 0xFEFF;
}

/* Looks at what is not a plain letter: true if the character from `at` to `next` ends the word and was dealt with. */
static bool cut_special(struct preparation *preparation, size_t word, size_t at, size_t *next, int run)
{
    const char *text = preparation->text + at;
    uint32_t code_point = utf8_next(&text, preparation->text + preparation->length);
    *next = (size_t)(text - preparation->text);
    bool space = unicode_is_space(code_point) || (code_point == 0xA0 && is_narrow(preparation, at, *next, run));
    bool unseen = is_unseen(code_point);
    if (!space && !unseen && code_point != '\n')
        return false;
    cut_piece(preparation, PIECE_WORD, word, at, run);
    if (space)
        cut_space(preparation, at, *next, run);
    else if (code_point == '\n')
        cut_break(preparation, run);
    else if (cover_last(&preparation->cover))
        cover_last(&preparation->cover)->break_after = preparation->breaks[*next - 1] & OPPORTUNITY_MASK;
    return true;
}

/* The first byte from `at` on that may end a word, or that a line may end behind. Spaces other than U+0020 and what
 * is unseen begin with E1 or more; but a no-break space that may be narrow with C2, as letters do. */
static size_t skip_letters(const struct preparation *preparation, size_t at, size_t end, bool narrows)
{
    const unsigned char *text = (const unsigned char *)preparation->text;
    while (at < end && text[at] > ' ' && text[at] < 0xE1 && !(preparation->breaks[at] & OPPORTUNITY_MASK) &&
           !(narrows && text[at] == 0xC2))
        at++;
    return at;
}

static void cut_run(struct preparation *preparation, int run, size_t start, size_t end)
{
    const struct typography *typography = preparation->content->runs[run].typography;
    bool narrows = typography && (typography->narrow_before || typography->narrow_behind);
    size_t word = start;
    for (size_t at = start; at < end;) {
        size_t bound = word + LONGEST_WORD < end ? word + LONGEST_WORD : end, next;
        at = skip_letters(preparation, at, bound, narrows);
        if (at == end)
            break;
        if (preparation->text[at] == ' ') { /* what most words end with */
            cut_piece(preparation, PIECE_WORD, word, at, run);
            cut_space(preparation, at, at + 1, run);
            word = ++at;
            continue;
        }
        if (cut_special(preparation, word, at, &next, run)) {
            word = next;
        } else if (preparation->breaks[next - 1] & OPPORTUNITY_MASK || next - word >= LONGEST_WORD) {
            cut_piece(preparation, PIECE_WORD, word, next, run);
            word = next;
        }
        at = next;
    }
    cut_piece(preparation, PIECE_WORD, word, end, run);
}

static void cut(struct preparation *preparation)
{
    size_t start = 0;
    for (size_t i = 0; i < preparation->content->count; i++) {
        cut_run(preparation, (int)i, start, preparation->run_ends[i]);
        start = preparation->run_ends[i];
    }
    struct piece *last = cover_last(&preparation->cover);
    if (last)
        last->break_after = LINE_BREAK_MANDATORY;
}

/* ------------------------------------------------------------------------------------------------ together */

static const struct look *copy_looks(struct typesetter *typesetter, const struct paragraph_content *content)
{
    struct look *looks = arena_room_for(typesetter->kept, struct look, content->count);
    for (size_t i = 0; i < content->count; i++) {
        const struct run *run = &content->runs[i];
        const struct face *face = style_face(run->style->family, run->bold, run->italic);
        const struct manner *manner = vocabulary_manner(typesetter->vocabulary, face, run->language, run->typography);
        looks[i] = (struct look){run->style, manner, face, manner->hyphen, manner->space, manner->language};
    }
    return looks;
}

static bool are_looks_even(const struct prepared *prepared)
{
    const struct look *first = &prepared->looks[0];
    for (size_t i = 0; i < prepared->run_count; i++) {
        const struct look *look = &prepared->looks[i];
        if (look->face != first->face || look->style->size != first->style->size || look->style->rise != 0)
            return false;
    }
    return true;
}

/* Whether it is all in the faces of its looks. */
static bool is_in_one_family(const struct prepared *prepared)
{
    for (size_t i = 0; i < prepared->count; i++)
        if (prepared->pieces[i].shaped && prepared->pieces[i].shaped->face != prepared->looks[prepared->pieces[i].run].face)
            return false;
    return true;
}

static void read_letters(struct preparation *preparation, bool one_line)
{
    struct typesetter *typesetter = preparation->typesetter;
    const struct run *runs = preparation->content->runs;
    gather(preparation);
    preparation->breaks = arena_alloc(typesetter->scratch, preparation->length + 1);
    if (preparation->length)
        find_opportunities(preparation->text, preparation->length, runs, preparation->run_ends, one_line, preparation->breaks);
    cover_init(&preparation->cover, typesetter, runs, preparation->prepared);
    cut(preparation);
    cover_finish(&preparation->cover);
}

struct prepared *prepare_paragraph(struct typesetter *typesetter, const struct block *block, bool one_line)
{
    const struct paragraph_content *content = &block->paragraph;
    struct prepared *prepared = arena_new(typesetter->kept, struct prepared);
    prepared->align = block->style->align;
    prepared->hyphenate = block->style->hyphenate;
    prepared->run_count = content->count;
    prepared->looks = copy_looks(typesetter, content);
    prepared->even = are_looks_even(prepared);
    if (!prepare_words(typesetter, content, one_line, prepared)) {
        struct preparation preparation = {.typesetter = typesetter, .content = content, .prepared = prepared};
        read_letters(&preparation, one_line);
        prepared->even = prepared->even && is_in_one_family(prepared);
    }
    return prepared;
}
