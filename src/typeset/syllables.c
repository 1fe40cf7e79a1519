#include "typeset/syllables.h"

#include <string.h>

#include "base/unicode.h"
#include "typeset/typesetter_inside.h"

enum { SHORTEST_WORD = 5, SHORTEST_PART = 6 /* of a word with a hyphen or slash of its own */ };

static const struct hyphens no_hyphens = {.count = 0};

/* Letters in a row inside a piece, in lower case. */
struct letters {
    size_t start, length;                 /* [bytes] in the piece */
    size_t lower_length;                  /* [bytes]; the first may be longer or shorter: İ is i in Turkish, and I is ı */
    size_t count;                         /* letters, marks apart */
    bool plain;                           /* no capital but the first, and all others as long in lower case */
    char lower[HYPHENATION_LONGEST + 4];
};

/* Turkish and Azeri tell i with a dot from i without. */
static uint32_t lower_in(const char *language, uint32_t code_point)
{
    bool dotless = code_point == 'I' && (strncmp(language, "tr", 2) == 0 || strncmp(language, "az", 2) == 0);
    return dotless ? 0x131 : unicode_lower(code_point);
}

/* Reads the letters that begin at `start`; true if they are fit for hyphenation as far as they go. */
static bool read_letters(const struct shaped *shaped, size_t start, const char *language, struct letters *letters)
{
    const char *at = shaped->text + start, *end = shaped->text + shaped->length;
    *letters = (struct letters){.start = start, .plain = true};
    while (at < end) {
        const char *from = at;
        uint32_t code_point = utf8_next(&at, end);
        if (!unicode_is_letter(code_point)) {
            at = from;
            break;
        }
        uint32_t lower = lower_in(language, code_point);
        size_t length = (size_t)(at - from);
        if (letters->lower_length + length > HYPHENATION_LONGEST)
            letters->plain = false;
        if (!letters->plain)
            continue;
        if (lower != code_point && letters->count > 0)
            letters->plain = false;
        letters->count += !unicode_is_mark(code_point);
        size_t put = utf8_put(lower, letters->lower + letters->lower_length);
        if (put != length && letters->lower_length)
            letters->plain = false;
        letters->lower_length += put;
    }
    letters->length = (size_t)(at - shaped->text) - start;
    return letters->plain;
}

/* The code point that a piece ends with or begins with. */
static uint32_t edge_character(const struct piece *piece, bool last)
{
    const char *text = piece->shaped->text, *end = text + piece->shaped->length;
    const char *at = text;
    if (last)
        for (at = end - 1; at > text && (*at & 0xC0) == 0x80;)
            at--;
    return utf8_next(&at, end);
}

/* What stands before (-1) or behind (1) the piece without a space between; 0 if nothing does. */
static uint32_t neighbour(const struct prepared *prepared, size_t index, int side)
{
    if (side < 0 ? index == 0 : index + 1 == prepared->count)
        return 0;
    const struct piece *other = side < 0 ? &prepared->pieces[index - 1] : &prepared->pieces[index + 1];
    return other->kind == PIECE_WORD ? edge_character(other, side < 0) : 0;
}

static uint32_t ascii(char byte)
{
    return (unsigned char)byte < 0x80 ? (unsigned char)byte : 0xFFFD;
}

/* The characters on both sides of the letters; any beyond ASCII in the same piece is no letter, which is all that
 * matters of it. */
static void find_sides(const struct prepared *prepared, size_t index, const struct letters *letters, uint32_t sides[2])
{
    const struct shaped *shaped = prepared->pieces[index].shaped;
    size_t end = letters->start + letters->length;
    sides[0] = letters->start ? ascii(shaped->text[letters->start - 1]) : neighbour(prepared, index, -1);
    sides[1] = end < shaped->length ? ascii(shaped->text[end]) : neighbour(prepared, index, 1);
}

static bool is_whole_word(const struct letters *letters, const uint32_t sides[2])
{
    bool part = false;
    for (int i = 0; i < 2; i++) {
        part = part || sides[i] == '-' || sides[i] == '/';
        if (sides[i] && unicode_is_letter(sides[i]))
            return false; /* the word goes on in another run or face */
    }
    return letters->count >= (part ? (size_t)SHORTEST_PART : (size_t)SHORTEST_WORD);
}

static bool has_digit(const struct shaped *shaped)
{
    for (size_t i = 0; i < shaped->length; i++)
        if ((unsigned char)(shaped->text[i] - '0') < 10)
            return true;
    return false;
}

/* `before` and then the places in the letters, as offsets in the piece; `start` may be -1, as a size, where the first letter
 * is shorter than in lower case: no place is before it. */
static const struct hyphens *join_hyphens(struct arena *arena, const struct hyphens *before, const struct hyphens *more,
                                          size_t start)
{
    if (!more->count)
        return before;
    if (!before->count && start == 0)
        return more;
    struct hyphens *joined = arena_alloc(arena, sizeof *joined + (before->count + more->count) * sizeof(struct hyphen));
    memcpy(joined->list, before->list, before->count * sizeof(struct hyphen));
    for (size_t i = 0; i < more->count; i++) {
        struct hyphen *hyphen = &joined->list[before->count + i];
        *hyphen = more->list[i];
        hyphen->offset = (uint16_t)(hyphen->offset + start);
    }
    joined->count = before->count + more->count;
    return joined;
}

static const struct hyphens *search(struct typesetter *typesetter, const struct prepared *prepared, size_t index)
{
    const struct piece *piece = &prepared->pieces[index];
    const struct hyphens *found = &no_hyphens;
    if (piece->kind != PIECE_WORD || piece->address || piece->soft_count || piece->shaped->length < SHORTEST_WORD ||
        has_digit(piece->shaped))
        return found;
    const char *language = prepared->looks[piece->run].language;
    struct letters letters;
    for (size_t at = 0; at < piece->shaped->length; at += letters.length ? letters.length : 1) {
        uint32_t sides[2];
        if (!read_letters(piece->shaped, at, language, &letters) || letters.count < SHORTEST_WORD)
            continue;
        find_sides(prepared, index, &letters, sides);
        if (!is_whole_word(&letters, sides))
            continue;
        const struct hyphens *more = hyphenation_find(typesetter->hyphenation, language, letters.lower, letters.lower_length);
        found = join_hyphens(typesetter->kept, found, more, letters.start + letters.length - letters.lower_length);
    }
    return found;
}

const struct hyphens *find_syllables(struct typesetter *typesetter, struct prepared *prepared, size_t index)
{
    struct piece *piece = &prepared->pieces[index];
    if (!piece->hyphens)
        piece->hyphens = search(typesetter, prepared, index);
    return piece->hyphens;
}
