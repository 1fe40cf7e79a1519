#include "sheet/guess.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "base/unicode_encoding.h"
#include "sheet/encoding.h"
#include "sheet/spelling.h"

enum {
    WORD_BYTES = 40,
    WORDS_MOST = 2000,
    SLOTS = 4096,
    MARGIN = 7,      /* how much more must speak against all others: a pair of letters that does not occur, and more */
    RARITY_MOST = 5,
    READINGS_MOST = 4,
    WORDS_SHOWN = 3
};

struct word {
    unsigned char bytes[WORD_BYTES];
    int length; /* 0: none */
    uint64_t offset;
};

/* What the file has beside ASCII. Each of its bytes stands in one of the words, so that readings of the file that differ do so in one. */
struct evidence {
    struct word words[WORDS_MOST + UNICODE_ENCODING_BYTES];
    int count;
    int slots[SLOTS];    /* of words, from 1 */
    bool bytes[256];     /* that stand in the file */
    bool held[256];      /* that stand in a word */
};

struct candidate {
    int encoding;
    uint32_t letters[UNICODE_ENCODING_BYTES];
    long cost;
};

struct candidates {
    struct candidate all[UNICODE_ENCODINGS];
    int count;
};

/* ------------------------------------------------------------------------------------------------ words */

static void put_word(struct evidence *evidence, const struct word *word)
{
    uint32_t hash = 2166136261;
    for (int i = 0; i < word->length; i++)
        hash = (hash ^ word->bytes[i]) * 16777619;
    uint32_t at = hash % SLOTS;
    for (; evidence->slots[at]; at = (at + 1) % SLOTS) {
        const struct word *other = &evidence->words[evidence->slots[at] - 1];
        if (other->length == word->length && memcmp(other->bytes, word->bytes, (size_t)word->length) == 0)
            return;
    }
    evidence->words[evidence->count++] = *word;
    evidence->slots[at] = evidence->count;
    for (int i = 0; i < word->length; i++)
        evidence->held[word->bytes[i]] = true;
}

static bool holds_news(const struct evidence *evidence, const struct word *word)
{
    for (int i = 0; i < word->length; i++)
        if (word->bytes[i] >= 0x80 && !evidence->held[word->bytes[i]])
            return true;
    return false;
}

static void end_word(struct evidence *evidence, struct word *word, bool *high)
{
    if (*high && (evidence->count < WORDS_MOST || holds_news(evidence, word)))
        put_word(evidence, word);
    word->length = 0;
    *high = false;
}

/* Goes on with the word, and takes it where it ends; one that is longer than there is room is two. */
static void take_byte(struct evidence *evidence, struct word *word, bool *high, unsigned char byte, uint64_t offset)
{
    bool goes_on = unicode_is_word_byte(byte);
    if (!goes_on || word->length == WORD_BYTES)
        end_word(evidence, word, high);
    if (!goes_on)
        return;
    if (!word->length)
        word->offset = offset;
    word->bytes[word->length++] = byte;
    *high |= byte >= 0x80;
}

static bool gather(struct evidence *evidence, const struct source *source, struct diag *diag)
{
    unsigned char *room = memory_resize(NULL, BLOCK_ROOM);
    struct word word = {.length = 0};
    bool high = false;
    uint64_t offset = 0;
    ptrdiff_t count;
    while ((count = source_read(source, offset, room, BLOCK_ROOM, diag)) > 0) {
        for (ptrdiff_t i = 0; i < count; i++) {
            evidence->bytes[room[i]] = true;
            take_byte(evidence, &word, &high, room[i], offset + (uint64_t)i);
        }
        offset += (uint64_t)count;
    }
    take_byte(evidence, &word, &high, '\n', offset);
    free(room);
    return count == 0;
}

/* ------------------------------------------------------------------------------------------------ candidates */

static int read_word(const struct candidate *candidate, const struct word *word, uint32_t letters[WORD_BYTES])
{
    for (int i = 0; i < word->length; i++)
        letters[i] = word->bytes[i] < 0x80 ? word->bytes[i] : candidate->letters[word->bytes[i] - 0x80];
    return word->length;
}

/* Whether each byte of the file means something. */
static bool has_all(const struct candidate *candidate, const struct evidence *evidence)
{
    for (int byte = 0x80; byte < 256; byte++)
        if (evidence->bytes[byte] && !candidate->letters[byte - 0x80])
            return false;
    return true;
}

static bool is_same_text(const struct candidate *one, const struct candidate *other, const struct evidence *evidence)
{
    for (int byte = 0x80; byte < 256; byte++)
        if (evidence->bytes[byte] && one->letters[byte - 0x80] != other->letters[byte - 0x80])
            return false;
    return true;
}

static bool is_among(const struct candidates *candidates, const struct candidate *candidate, const struct evidence *evidence)
{
    for (int i = 0; i < candidates->count; i++)
        if (is_same_text(&candidates->all[i], candidate, evidence))
            return true;
    return false;
}

static int compare_costs(const void *one, const void *other)
{
    const struct candidate *first = one, *second = other;
    return first->cost != second->cost ? (first->cost > second->cost) - (first->cost < second->cost)
                                       : first->encoding - second->encoding;
}

/* What speaks against an encoding before anything is read: Windows writes Western Europe's in most schools, and few programs
 * write any but Windows' now. Never as much as the margin. */
static int rarity(int encoding)
{
    static const struct {
        const char *name;
        int cost;
    } usual[] = {{"Windows-1252", 0}, {"Windows", 3}, {"Mac Roman", 4}, {"DOS 850", 4}, {"DOS 852", 4}};
    const char *name = unicode_encoding_name(encoding);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strncmp(name, usual[i].name, strlen(usual[i].name)) == 0)
            return usual[i].cost;
    return RARITY_MOST;
}

/* All that read the file differently, the likeliest first. */
static void judge_all(struct candidates *candidates, const struct evidence *evidence)
{
    struct spelling *spelling = spelling_create();
    uint32_t letters[WORD_BYTES];
    candidates->count = 0;
    for (int encoding = 0; encoding < UNICODE_ENCODINGS; encoding++) {
        struct candidate *candidate = &candidates->all[candidates->count];
        *candidate = (struct candidate){.encoding = encoding, .cost = rarity(encoding)};
        if (!unicode_encoding_letters(encoding, candidate->letters) || !has_all(candidate, evidence) ||
            is_among(candidates, candidate, evidence))
            continue;
        for (int i = 0; i < evidence->count; i++) {
            int count = read_word(candidate, &evidence->words[i], letters);
            candidate->cost += spelling_cost(spelling, letters, count);
        }
        candidates->count++;
    }
    qsort(candidates->all, (size_t)candidates->count, sizeof *candidates->all, compare_costs);
    spelling_destroy(spelling);
}

/* ------------------------------------------------------------------------------------------------ telling */

static void put_word_as(struct buffer *out, const struct candidate *candidate, const struct word *word)
{
    uint32_t letters[WORD_BYTES];
    int count = read_word(candidate, word, letters);
    buffer_byte(out, '"');
    for (int i = 0; i < count; i++) {
        char bytes[4];
        buffer_append(out, bytes, utf8_put(letters[i], bytes));
    }
    buffer_byte(out, '"');
}

static bool is_read_alike(const struct candidate *one, const struct candidate *other, const struct word *word)
{
    uint32_t first[WORD_BYTES], second[WORD_BYTES];
    size_t size = (size_t)read_word(one, word, first) * sizeof *first;
    read_word(other, word, second);
    return memcmp(first, second, size) == 0;
}

/* The first word, from `at` on, that the two read differently; NULL: there is none. */
static const struct word *differing_word(const struct evidence *evidence, int *at, const struct candidate *one,
                                         const struct candidate *other)
{
    for (; *at < evidence->count; ++*at)
        if (!other || !is_read_alike(one, other, &evidence->words[*at]))
            return &evidence->words[(*at)++];
    return NULL;
}

static int tell_guess(const struct source *source, const struct candidates *candidates, const struct evidence *evidence,
                      struct diag *diag)
{
    const struct candidate *best = &candidates->all[0], *second = candidates->count > 1 ? best + 1 : NULL;
    struct buffer words = {0};
    int at = 0, line = 0;
    const struct word *word;
    for (int i = 0; i < WORDS_SHOWN && (word = differing_word(evidence, &at, best, second)); i++) {
        if (!i)
            line = line_at(source, word->offset, diag);
        buffer_string(&words, i ? ", " : "");
        put_word_as(&words, best, word);
    }
    diag_report(diag, DIAG_SHEET_ENCODING_GUESSED, (struct place){source->path, line}, "%s: %.*s",
                unicode_encoding_name(best->encoding), (int)words.length, (const char *)words.bytes);
    buffer_finish(&words);
    return best->encoding;
}

static int refuse(const struct source *source, const struct candidates *candidates, const struct evidence *evidence,
                  struct diag *diag)
{
    const struct candidate *best = &candidates->all[0];
    struct buffer words = {0};
    int at = 0, shown = 0;
    const struct word *word = differing_word(evidence, &at, best, candidates->count > 1 ? best + 1 : NULL);
    for (int i = 0; i < candidates->count && shown < READINGS_MOST; i++) {
        bool again = false;
        for (int j = 0; j < i && !again; j++)
            again = is_read_alike(best + i, best + j, word);
        if (again)
            continue;
        buffer_string(&words, shown++ ? ", " : "");
        put_word_as(&words, best + i, word);
        buffer_format(&words, say(" in %s"), unicode_encoding_name(best[i].encoding));
    }
    diag_report(diag, DIAG_SHEET_ENCODING_UNCLEAR, (struct place){source->path, line_at(source, word->offset, diag)}, "%.*s",
                (int)words.length, (const char *)words.bytes);
    buffer_finish(&words);
    return -1;
}

int guess_encoding(const struct source *source, bool perhaps_utf8, struct diag *diag)
{
    struct evidence *evidence = memory_zeroed(1, sizeof *evidence);
    struct candidates *candidates = memory_zeroed(1, sizeof *candidates);
    int encoding = -1;
    if (gather(evidence, source, diag)) {
        judge_all(candidates, evidence);
        const struct candidate *best = candidates->all;
        bool clear = candidates->count == 1 || (candidates->count > 1 && best[1].cost - best[0].cost >= MARGIN);
        bool plausible = candidates->count && best->cost <= 2L * evidence->count + RARITY_MOST;
        if (perhaps_utf8 && !(candidates->count && best->cost - rarity(best->encoding) <= evidence->count))
            encoding = GUESS_UTF8;
        else if (clear && plausible)
            encoding = tell_guess(source, candidates, evidence, diag);
        else if (candidates->count)
            encoding = refuse(source, candidates, evidence, diag);
        else
            diag_report(diag, DIAG_INTERNAL, source_place(source), "ICU has no tables of encodings");
    }
    free(candidates);
    free(evidence);
    return encoding;
}
