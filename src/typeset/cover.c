#include "typeset/cover.h"

#include <string.h>

#include "base/unicode.h"
#include "typeset/typesetter_inside.h"

void cover_init(struct cover *cover, struct typesetter *typesetter, const struct run *runs, struct prepared *prepared)
{
    *cover = (struct cover){.typesetter = typesetter, .runs = runs, .prepared = prepared, .pieces = &typesetter->pieces,
                            .softs = &typesetter->softs};
    buffer_clear(cover->pieces);
    buffer_clear(cover->softs);
}

void cover_finish(struct cover *cover)
{
    struct arena *kept = cover->typesetter->kept;
    struct prepared *prepared = cover->prepared;
    prepared->count = cover->pieces->length / sizeof(struct piece);
    prepared->pieces = arena_room_for(kept, struct piece, prepared->count);
    struct hyphen *softs = arena_alloc(kept, cover->softs->length);
    if (cover->pieces->length)
        memcpy(prepared->pieces, cover->pieces->bytes, cover->pieces->length);
    if (cover->softs->length)
        memcpy(softs, cover->softs->bytes, cover->softs->length);
    prepared->softs = softs;
    prepared->soft_count = cover->softs->length / sizeof *softs;
}

void cover_add(struct cover *cover, const struct piece *piece)
{
    struct buffer *pieces = cover->pieces;
    if (pieces->capacity - pieces->length < sizeof *piece)
        (void)buffer_reserve(pieces, sizeof *piece);
    *(struct piece *)(void *)(pieces->bytes + pieces->length) = *piece;
    pieces->length += sizeof *piece;
}

struct piece *cover_last(struct cover *cover)
{
    if (!cover->pieces->length)
        return NULL;
    return (struct piece *)(void *)(cover->pieces->bytes + cover->pieces->length) - 1;
}

/* The faces to try for a run: number 0 is the style's own; NULL after the last. */
static const struct face *candidate(const struct run *run, int number)
{
    const struct families *families = run->style->families;
    if (number == 0)
        return style_face(run->style->family, run->bold, run->italic);
    if (!families || number > families->count)
        return NULL;
    return style_face(&families->list[number - 1], run->bold, run->italic);
}

static bool has_somewhere(const struct run *run, uint32_t code_point)
{
    const struct face *face;
    for (int i = 0; (face = candidate(run, i)); i++)
        if (face_has(face, code_point))
            return true;
    return false;
}

/* The face for one character with its marks. If no face can set them together, each character that is in no face at
 * all is a finding; a mark that is only in another face than its base counts as missing too. */
static const struct face *choose_face(struct cover *cover, int run_index, const char *text, size_t length)
{
    const struct run *run = &cover->runs[run_index];
    const char *language = cover->prepared->looks[run_index].language;
    const struct face *face;
    for (int i = 0; (face = candidate(run, i)); i++)
        if (shape_text(cover->typesetter->shaper, face, language, text, length)->complete)
            return face;
    bool told = false;
    const char *end = text + length;
    for (int pass = 0; pass < 2 && !told; pass++)
        for (const char *at = text; at < end;) {
            const char *from = at;
            uint32_t code_point = utf8_next(&at, end);
            if (pass == 0 ? has_somewhere(run, code_point) : face_has(candidate(run, 0), code_point))
                continue;
            findings_add_character(&cover->prepared->findings, cover->typesetter->kept, DIAG_CHARACTER_MISSING,
                                   run_index, code_point, from, (size_t)(at - from));
            told = true;
        }
    return candidate(run, 0);
}

/* The end of the character at `at` with the marks and joiners that follow it. */
static const char *cluster_end(const char *at, const char *end)
{
    const char *next = at;
    (void)utf8_next(&next, end);
    while (next < end) {
        const char *after = next;
        uint32_t code_point = utf8_next(&after, end);
        if (!unicode_is_mark(code_point) && code_point != 0x200C && code_point != 0x200D)
            break;
        next = after;
    }
    return next;
}

static void add_segment(struct cover *cover, const struct piece *piece, const struct face *face, const char *text,
                        size_t length, bool last)
{
    struct piece segment = *piece;
    const char *language = cover->prepared->looks[piece->run].language;
    segment.shaped = shape_text(cover->typesetter->shaper, face, language, text, length);
    if (!last)
        segment.break_after = LINE_BREAK_NONE;
    if (length != piece->shaped->length)
        segment.soft_count = 0; /* their offsets are the whole word's */
    cover_add(cover, &segment);
}

void cover_piece(struct cover *cover, struct piece *piece, const char *text, size_t length)
{
    const struct look *look = &cover->prepared->looks[piece->run];
    bool space = length == 1 && *text == ' ';
    piece->shaped =
        space ? look->space : shape_text(cover->typesetter->shaper, look->face, look->language, text, length);
    if (piece->shaped->complete) {
        cover_add(cover, piece);
        return;
    }
    const char *end = text + length, *start = text;
    const struct face *face = NULL;
    for (const char *at = text; at < end;) {
        const char *next = cluster_end(at, end);
        const struct face *wanted = choose_face(cover, piece->run, at, (size_t)(next - at));
        if (face && wanted != face) {
            add_segment(cover, piece, face, start, (size_t)(at - start), false);
            start = at;
        }
        face = wanted;
        at = next;
    }
    add_segment(cover, piece, face, start, (size_t)(end - start), true);
}
