/* Open addressing, like base/map.h, but without keys of its own: a word tells itself what it is. */
#include "typeset/vocabulary.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "typeset/bonds.h"
#include "typeset/opportunities.h"
#include "typeset/prepare.h"

enum { FIRST_CAPACITY = 512 }; /* a power of two, like every capacity */

struct slot {
    struct known_word *word; /* NULL: empty */
    uint32_t hash;
};

struct vocabulary {
    struct shaper *shaper;
    struct slot *slots;
    size_t capacity, count;
    struct map *manners;       /* face, typography, language -> struct manner */
    struct map *languages;     /* -> the same, in the arena: equal ones have one address */
    uint32_t manner_count;
    struct buffer key;         /* of the manner at hand */
    struct arena *arena;
};

struct vocabulary *vocabulary_create(struct shaper *shaper)
{
    struct vocabulary *vocabulary = memory_zeroed(1, sizeof *vocabulary);
    vocabulary->shaper = shaper;
    vocabulary->capacity = FIRST_CAPACITY;
    vocabulary->slots = memory_zeroed(FIRST_CAPACITY, sizeof *vocabulary->slots);
    vocabulary->manners = map_create();
    vocabulary->languages = map_create();
    vocabulary->arena = arena_create();
    return vocabulary;
}

void vocabulary_destroy(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    free(vocabulary->slots);
    buffer_finish(&vocabulary->key);
    map_destroy(vocabulary->manners);
    map_destroy(vocabulary->languages);
    arena_destroy(vocabulary->arena);
    free(vocabulary);
}

size_t vocabulary_size(const struct vocabulary *vocabulary)
{
    return vocabulary->capacity * sizeof *vocabulary->slots + arena_used(vocabulary->arena);
}

void vocabulary_forget(struct vocabulary *vocabulary)
{
    if (vocabulary->count)
        memset(vocabulary->slots, 0, vocabulary->capacity * sizeof *vocabulary->slots);
    vocabulary->count = 0;
    map_clear(vocabulary->manners);
    map_clear(vocabulary->languages);
    arena_clear(vocabulary->arena);
}

/* ------------------------------------------------------------------------------------------------ manners */

static const char *keep_language(struct vocabulary *vocabulary, const char *language)
{
    size_t length = strlen(language);
    void **slot = map_slot(vocabulary->languages, language, length);
    if (!*slot)
        *slot = arena_copy(vocabulary->arena, language, length);
    return *slot;
}

static struct manner *make_manner(struct vocabulary *vocabulary, const struct face *face, const char *language,
                                  const struct typography *typography)
{
    const char *hyphen = face_has(face, 0x2010) ? "\xE2\x80\x90" : "-";
    struct manner *manner = arena_new(vocabulary->arena, struct manner);
    *manner = (struct manner){.face = face, .language = keep_language(vocabulary, language),
                              .typography = typography, .number = vocabulary->manner_count++,
                              .leading = find_leading(typography),
                              .hyphen = shape_text(vocabulary->shaper, face, language, hyphen, strlen(hyphen)),
                              .space = shape_text(vocabulary->shaper, face, language, " ", 1)};
    return manner;
}

const struct manner *vocabulary_manner(struct vocabulary *vocabulary, const struct face *face, const char *language,
                                       const struct typography *typography)
{
    struct buffer *key = &vocabulary->key;
    buffer_clear(key);
    buffer_append(key, &face, sizeof(struct face *));
    buffer_append(key, &typography, sizeof(struct typography *));
    buffer_append(key, language, strlen(language));
    void **manner = map_slot(vocabulary->manners, key->bytes, key->length);
    if (!*manner)
        *manner = make_manner(vocabulary, face, language, typography);
    return *manner;
}

/* ------------------------------------------------------------------------------------------------ words */

static struct piece make_piece(struct shaper *shaper, const struct word_part *part, size_t from, size_t to)
{
    const struct manner *manner = part->manner;
    return (struct piece){.shaped = shape_text(shaper, manner->face, manner->language, part->text + from, to - from),
                          .kind = PIECE_WORD, .run = part->run};
}

static size_t find_end(const unsigned char *breaks, size_t at, size_t end)
{
    while (at + 1 < end && !(breaks[at] & OPPORTUNITY_MASK))
        at++;
    return at + 1;
}

/* Cuts the word where a line may end and where its parts do; gives the number of pieces. 0: it takes its paragraph to tell, or a
 * face lacks a character. */
static size_t cut_word(struct shaper *shaper, const struct word_part *parts, size_t count, const struct known_word *word,
                       struct piece *pieces)
{
    unsigned char breaks[LONGEST_WORD];
    size_t piece_count = 0, before = 0;
    if (!find_word_opportunities(word->text, word->length, breaks))
        return 0;
    for (size_t i = 0; i < count; before += parts[i++].length)
        for (size_t start = 0, end; start < parts[i].length; start = end) {
            const unsigned char *own = breaks + before;
            struct piece *piece = &pieces[piece_count++];
            end = find_end(own, start, parts[i].length);
            *piece = make_piece(shaper, &parts[i], start, end);
            piece->break_after = own[end - 1] & OPPORTUNITY_MASK;
            piece->address = (own[start] & OPPORTUNITY_ADDRESS) != 0;
            if (!piece->shaped->complete)
                return 0;
        }
    return piece_count;
}

static void look_at_word(struct known_word *word, bool simple)
{
    const struct token token = {.text = word->text, .length = word->length, .typography = word->manner->typography};
    word->free_before = is_free_before(&token);
    word->free_behind = is_free_behind(&token, word->manner->leading);
    for (size_t i = 0; i < word->length && !simple; i++)
        word->has_brackets |= token_is_bracket(word->text[i]);
}

/* `text` is the parts' together. */
static struct known_word *make_word(struct shaper *shaper, const struct word_part *parts, size_t count, const char *text,
                                    size_t length, struct arena *arena)
{
    struct piece pieces[LONGEST_WORD];
    struct known_word *word = arena_room_for(arena, struct known_word, 1);
    *word = (struct known_word){.manner = parts[0].manner, .text = text, .length = (uint32_t)length};
    bool simple = count == 1 && is_simple_word(text, length);
    if (simple)
        pieces[0] = make_piece(shaper, parts, 0, length);
    size_t piece_count = simple ? pieces[0].shaped->complete : cut_word(shaper, parts, count, word, pieces);
    word->text = arena_copy(arena, text, length);
    struct piece *kept = arena_room_for(arena, struct piece, piece_count);
    if (piece_count)
        memcpy(kept, pieces, piece_count * sizeof *kept);
    word->pieces = kept;
    word->count = (uint16_t)piece_count;
    look_at_word(word, simple);
    return word;
}

struct known_word *vocabulary_join(struct vocabulary *vocabulary, const struct word_part *parts, size_t count,
                                         struct arena *arena)
{
    char text[LONGEST_WORD];
    size_t length = 0;
    for (size_t i = 0; i < count; length += parts[i++].length) {
        if (length + parts[i].length >= sizeof text)
            return NULL;
        memcpy(text + length, parts[i].text, parts[i].length);
    }
    return make_word(vocabulary->shaper, parts, count, text, length, arena);
}

static void grow(struct vocabulary *vocabulary)
{
    size_t capacity = 2 * vocabulary->capacity;
    struct slot *slots = memory_zeroed(capacity, sizeof *slots);
    for (size_t i = 0; i < vocabulary->capacity; i++) {
        size_t at = vocabulary->slots[i].hash & (capacity - 1);
        if (!vocabulary->slots[i].word)
            continue;
        while (slots[at].word)
            at = (at + 1) & (capacity - 1);
        slots[at] = vocabulary->slots[i];
    }
    free(vocabulary->slots);
    vocabulary->slots = slots;
    vocabulary->capacity = capacity;
}

static bool is_word(const struct known_word *word, const struct word_part *part)
{
    return word->manner == part->manner && word->length == part->length && memcmp(word->text, part->text, part->length) == 0;
}

/* `hash` is the part's. */
static struct known_word *find_or_make(struct vocabulary *vocabulary, const struct word_part *part, uint32_t hash)
{
    size_t mask = vocabulary->capacity - 1, at = hash & mask;
    for (; vocabulary->slots[at].word; at = (at + 1) & mask)
        if (vocabulary->slots[at].hash == hash && is_word(vocabulary->slots[at].word, part))
            return vocabulary->slots[at].word;
    struct known_word *word =
        part->length < LONGEST_WORD ? make_word(vocabulary->shaper, part, 1, part->text, part->length, vocabulary->arena) : NULL;
    vocabulary->slots[at] = (struct slot){word, hash};
    vocabulary->count += word != NULL;
    if (vocabulary->count * 8 >= vocabulary->capacity * 5) /* no fuller: probes stay short */
        grow(vocabulary);
    return word;
}

/* From memory into a cache; with its text and pieces, which lie behind it. */
static void fetch_word(const struct known_word *word)
{
    if (!word)
        return;
    __builtin_prefetch(word);
    __builtin_prefetch(word + 1);
}

void vocabulary_words(struct vocabulary *vocabulary, const struct word_part *parts, size_t count, struct known_word **words)
{
    uint32_t hashes[WORDS_TOGETHER];
    const size_t mask = vocabulary->capacity - 1;
    assert(count <= WORDS_TOGETHER);
    for (size_t i = 0; i < count; i++) {
        hashes[i] = (uint32_t)map_hash_secretly(parts[i].text, parts[i].length, parts[i].manner->number);
        __builtin_prefetch(&vocabulary->slots[hashes[i] & mask]);
    }
    for (size_t i = 0; i < count; i++)
        fetch_word(vocabulary->slots[hashes[i] & mask].word);
    for (size_t i = 0; i < count; i++)
        words[i] = find_or_make(vocabulary, &parts[i], hashes[i]);
}
