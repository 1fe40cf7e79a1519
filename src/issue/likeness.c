/* A name becomes its words in plain small Latin letters, which are then paired. */
#include "issue/likeness.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

enum { LETTERS_MOST = 96, WORDS_MOST = 16 };

struct word {
    const uint32_t *letters;
    int length;
    bool particle;
};

struct words {
    uint32_t letters[LETTERS_MOST]; /* of all words, one behind the other */
    int length;
    struct word list[WORDS_MOST];
    int count;
};

/* ------------------------------------------------------------------------------------------------ letters */

/* What does not come apart into a letter and marks, and how passports write it: ICAO 9303-3, section 6, and where that has
 * several ways, or one that hides the letter, the plain one: what differs in one letter is alike anyway. Small letters. */
static const struct {
    uint32_t letter;
    char plain[5];
} plain_letters[] = {
    {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"},
    {0x138, "k"}, {0x142, "l"}, {0x14B, "n"}, {0x153, "oe"}, {0x167, "t"}, {0x180, "b"}, {0x19A, "l"}, {0x1E5, "g"},
    {0x259, "a"}, {0x268, "i"}, {0x289, "u"},
    /* Greek */
    {0x3B1, "a"}, {0x3B2, "v"}, {0x3B3, "g"}, {0x3B4, "d"}, {0x3B5, "e"}, {0x3B6, "z"}, {0x3B7, "i"}, {0x3B8, "th"},
    {0x3B9, "i"}, {0x3BA, "k"}, {0x3BB, "l"}, {0x3BC, "m"}, {0x3BD, "n"}, {0x3BE, "x"}, {0x3BF, "o"}, {0x3C0, "p"},
    {0x3C1, "r"}, {0x3C2, "s"}, {0x3C3, "s"}, {0x3C4, "t"}, {0x3C5, "u"}, {0x3C6, "f"}, {0x3C7, "ch"}, {0x3C8, "ps"},
    {0x3C9, "o"},
    /* Cyrillic */
    {0x430, "a"}, {0x431, "b"}, {0x432, "v"}, {0x433, "g"}, {0x434, "d"}, {0x435, "e"}, {0x436, "zh"}, {0x437, "z"},
    {0x438, "i"}, {0x43A, "k"}, {0x43B, "l"}, {0x43C, "m"}, {0x43D, "n"}, {0x43E, "o"}, {0x43F, "p"}, {0x440, "r"},
    {0x441, "s"}, {0x442, "t"}, {0x443, "u"}, {0x444, "f"}, {0x445, "kh"}, {0x446, "ts"}, {0x447, "ch"}, {0x448, "sh"},
    {0x449, "shch"}, {0x44A, ""}, {0x44B, "y"}, {0x44C, ""}, {0x44D, "e"}, {0x44E, "yu"}, {0x44F, "ya"}, {0x452, "d"},
    {0x454, "ie"}, {0x455, "dz"}, {0x456, "i"}, {0x458, "j"}, {0x459, "lj"}, {0x45A, "nj"}, {0x45B, "c"}, {0x45F, "dz"},
    {0x491, "g"},
};

/* The entry of a letter, by halving; NULL: it has none. */
static const char *find_plain(uint32_t letter)
{
    size_t low = 0, high = sizeof plain_letters / sizeof *plain_letters;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (plain_letters[middle].letter == letter)
            return plain_letters[middle].plain;
        if (plain_letters[middle].letter < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Between the letters of a name, and no part of them: O'Neil, O’Neil and ONeil are one. */
static bool is_apostrophe(uint32_t code_point)
{
    return code_point == '\'' || code_point == '`' || code_point == 0xB4 || (code_point >= 0x2018 && code_point <= 0x201B) ||
           (code_point >= 0x2B9 && code_point <= 0x2BF) || code_point == 0x2032;
}

static void put_letter(struct words *words, uint32_t letter)
{
    if (words->length < LETTERS_MOST)
        words->letters[words->length++] = letter;
}

static void put_folded(struct words *words, uint32_t code_point)
{
    uint32_t letter = unicode_base(unicode_lower(code_point));
    const char *plain = letter < 0x80 ? NULL : find_plain(letter);
    if (!plain)
        put_letter(words, letter);
    for (; plain && *plain; plain++)
        put_letter(words, (unsigned char)*plain);
}

/* ------------------------------------------------------------------------------------------------ words */

bool name_is_particle(const char *word, size_t length)
{
    static const char *const particles[] = {"al",  "am",  "and", "auf", "bin", "da",  "das", "de", "del", "dem", "den",
                                            "der", "des", "di",  "do",  "dos", "du",  "e",   "el", "het", "in",  "la",
                                            "las", "le",  "les", "los", "op",  "of",  "t",   "te", "ten", "ter", "thoe",
                                            "tot", "und", "van", "vom", "von", "y",   "zu",  "zum", "zur"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (strlen(particles[i]) == length && memcmp(word, particles[i], length) == 0)
            return true;
    return false;
}

static bool is_particle(const struct word *word)
{
    char text[4];
    if (word->length > (int)sizeof text)
        return false;
    for (int i = 0; i < word->length; i++) {
        if (word->letters[i] >= 0x80)
            return false;
        text[i] = (char)word->letters[i];
    }
    return name_is_particle(text, (size_t)word->length);
}

static void end_word(struct words *words, int start)
{
    struct word *word = &words->list[words->count];
    *word = (struct word){words->letters + start, words->length - start, false};
    if (!word->length || words->count + 1 == WORDS_MOST)
        return;
    word->particle = is_particle(word);
    words->count++;
}

static void split(const char *name, struct words *words)
{
    const char *end = name + strlen(name);
    int start = 0;
    words->length = words->count = 0;
    while (name < end && words->length < LETTERS_MOST) {
        uint32_t code_point = utf8_next(&name, end);
        if (is_apostrophe(code_point) || unicode_is_mark(code_point))
            continue;
        if (unicode_is_letter(code_point) || unicode_is_digit(code_point)) {
            put_folded(words, code_point);
        } else {
            end_word(words, start);
            start = words->length;
        }
    }
    end_word(words, start);
}

/* ------------------------------------------------------------------------------------------------ alike */

static bool begins_with(const struct word *word, const struct word *beginning)
{
    return beginning->length <= word->length &&
           memcmp(word->letters, beginning->letters, (size_t)beginning->length * sizeof *word->letters) == 0;
}

static bool is_equal(const struct word *one, const struct word *other)
{
    return one->length == other->length && begins_with(one, other);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Whether so many slips lie between the two at most: letters that are added, left out, changed, or swapped with the next. */
static bool is_within(const struct word *one, const struct word *other, int slips)
{
    int rows[3][LETTERS_MOST + 1];
    if (abs(one->length - other->length) > slips)
        return false;
    for (int j = 0; j <= other->length; j++)
        rows[0][j] = j;
    for (int i = 1; i <= one->length; i++) {
        int *row = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= other->length; j++) {
            uint32_t a = one->letters[i - 1], b = other->letters[j - 1];
            row[j] = least(least(before[j], row[j - 1]) + 1, before[j - 1] + (a != b));
            if (i > 1 && j > 1 && a == other->letters[j - 2] && one->letters[i - 2] == b)
                row[j] = least(row[j], earlier[j - 2] + 1);
        }
    }
    return rows[one->length % 3][other->length] <= slips;
}

/* An initial, the beginning of a longer form (Alex, Alexander), a slip in a longer word. */
static bool is_alike(const struct word *one, const struct word *other)
{
    enum { SHORT_FORM = 3, LETTERS_A_SLIP = 4 };
    int shorter = least(one->length, other->length), longer = one->length + other->length - shorter;
    if ((shorter == 1 || shorter >= SHORT_FORM) && (begins_with(one, other) || begins_with(other, one)))
        return true;
    return is_within(one, other, longer / LETTERS_A_SLIP);
}

typedef bool word_relation(const struct word *one, const struct word *other);

/* Pairs each word of the one that is no particle with another of the other: how many have none, and how many of the pairs
 * are more than initials. */
struct pairing {
    int single, full;
};

static struct pairing pair(const struct words *one, const struct words *other, word_relation *related)
{
    struct pairing pairing = {0};
    bool taken[WORDS_MOST] = {false};
    for (int i = 0; i < one->count; i++) {
        const struct word *word = &one->list[i];
        int j = 0;
        while (j < other->count && (taken[j] || !related(word, &other->list[j])))
            j++;
        if (j < other->count)
            taken[j] = true;
        else
            pairing.single += !word->particle;
        pairing.full += j < other->count && !word->particle && word->length > 1 && other->list[j].length > 1;
    }
    return pairing;
}

/* As if they were written without spaces: Vande Velde, Vandevelde; one slip in so many letters. */
static bool is_slip(const struct words *one, const struct words *other)
{
    enum { LETTERS_A_SLIP = 6 };
    const struct word first = {one->letters, one->length, false}, second = {other->letters, other->length, false};
    int longer = one->length > other->length ? one->length : other->length;
    return is_within(&first, &second, longer / LETTERS_A_SLIP);
}

static const struct word *first_word(const struct words *words)
{
    for (int i = 0; i < words->count; i++)
        if (!words->list[i].particle)
            return &words->list[i];
    return words->count ? &words->list[0] : NULL;
}

static bool is_part_of(const struct words *one, const struct words *other)
{
    struct pairing pairing = pair(one, other, is_alike);
    return pairing.full && !pairing.single;
}

enum likeness names_compare(const char *one, const char *other)
{
    struct words first, second;
    if (strcmp(one, other) == 0)
        return NAMES_SAME;
    split(one, &first);
    split(other, &second);
    const struct word *a = first_word(&first), *b = first_word(&second);
    if (!a || !b)
        return NAMES_UNLIKE;
    if (first.count == second.count && first.length == second.length && !pair(&first, &second, is_equal).single)
        return NAMES_SAME;
    if (is_slip(&first, &second) || is_part_of(&first, &second) || is_part_of(&second, &first))
        return NAMES_ALIKE;
    bool begin_alike = a->length > 1 && b->length > 1 && is_alike(a, b);
    return begin_alike || pair(&first, &second, is_alike).full >= 2 ? NAMES_SHARE : NAMES_UNLIKE;
}
