/* The only file that knows libhyphen. */
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>

#include "base/map.h"
#include "base/memory.h"
#include "typeset/patterns_file.h"

/* One level while it is being flattened. */
struct flattening {
    const HyphenDict *dict;
    struct buffer states, transitions, matches;
    struct map *known;      /* digits -> offset in matches + 1 */
};

static bool has_line(const char *source, size_t length, const char *keyword)
{
    size_t keyword_length = strlen(keyword);
    const char *at = source, *end = source + length;
    while (at && (size_t)(end - at) >= keyword_length) {
        if (!memcmp(at, keyword, keyword_length))
            return true;
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    return false;
}

/* A state's digits as numbers. Where the pattern would change letters at a hyphen, its odd digits become the next even
 * ones: no hyphen there at all. */
static uint32_t add_match(struct flattening *flattening, const HyphenState *state)
{
    unsigned char digits[MAX_CHARS + 1];
    size_t length = state->match ? strlen(state->match) : 0;
    if (!length || length > MAX_CHARS)
        return 0;
    digits[0] = (unsigned char)length;
    for (size_t i = 0; i < length; i++) {
        digits[i + 1] = (unsigned char)(state->match[i] - '0');
        if (state->repl && digits[i + 1] % 2)
            digits[i + 1]++;
    }
    void **slot = map_slot(flattening->known, digits, length + 1);
    if (!*slot) {
        if (!flattening->matches.length)
            buffer_byte(&flattening->matches, 0); /* offset 0 means none */
        *slot = (void *)(uintptr_t)flattening->matches.length;
        buffer_append(&flattening->matches, digits, length + 1);
    }
    return (uint32_t)(uintptr_t)*slot;
}

static int compare_transitions(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return first < second ? -1 : first > second;
}

static void add_transitions(struct flattening *flattening, const HyphenState *state)
{
    uint32_t sorted[256];
    int count = state->num_trans < 256 ? state->num_trans : 256;
    for (int i = 0; i < count; i++)
        sorted[i] = (uint32_t)(unsigned char)state->trans[i].ch << 24 | (uint32_t)state->trans[i].new_state;
    qsort(sorted, (size_t)count, sizeof *sorted, compare_transitions);
    buffer_append(&flattening->transitions, sorted, (size_t)count * sizeof *sorted);
}

static void add_state(struct flattening *flattening, const HyphenState *state)
{
    struct pattern_state flat = {
        .transitions = (uint32_t)(flattening->transitions.length / sizeof(uint32_t)),
        .match = state ? add_match(flattening, state) : 0,
        .fallback = state ? state->fallback_state : -1,
    };
    buffer_append(&flattening->states, &flat, sizeof flat);
    if (state)
        add_transitions(flattening, state);
}

/* Appends the level to `out` and its sizes to the header. */
static void flatten_level(const HyphenDict *dict, struct pattern_file_level *counts, struct buffer *out)
{
    struct flattening flattening = {.dict = dict, .known = map_create()};
    for (int i = 0; i < dict->num_states; i++)
        add_state(&flattening, &dict->states[i]);
    add_state(&flattening, NULL); /* where the last one's transitions end */
    counts->state_count = (uint32_t)dict->num_states;
    counts->transition_count = (uint32_t)(flattening.transitions.length / sizeof(uint32_t));
    counts->match_length = (uint32_t)flattening.matches.length;
    buffer_append(out, flattening.states.bytes, flattening.states.length);
    buffer_append(out, flattening.transitions.bytes, flattening.transitions.length);
    buffer_append(out, flattening.matches.bytes, flattening.matches.length);
    for (uint64_t i = counts->match_length; i < pattern_file_padded(counts->match_length); i++)
        buffer_byte(out, 0);
    buffer_finish(&flattening.states);
    buffer_finish(&flattening.transitions);
    buffer_finish(&flattening.matches);
    map_destroy(flattening.known);
}

/* The level that words are divided by first. Without NEXTLEVEL libhyphen puts one of its own before, which parts words at
 * hyphens and apostrophes; words come here without those. A file that begins with NEXTLEVEL (French, LibreOffice) has a first
 * level without patterns. */
static const HyphenDict *first_level(const HyphenDict *loaded, bool has_levels)
{
    bool own = has_levels && loaded->num_states > 1;
    return own ? loaded : loaded->nextlevel;
}

bool patterns_compile(const char *path, const void *source, size_t source_length, struct buffer *out)
{
    enum { MOST_STATES = 1 << 24 }; /* that a transition can name */
    HyphenDict *loaded = hnj_hyphen_load(path);
    if (!loaded)
        return false;
    const HyphenDict *first = first_level(loaded, has_line(source, source_length, "NEXTLEVEL"));
    bool usable = first && loaded->utf8 && first->num_states > 1 && first->num_states < MOST_STATES &&
                  (!first->nextlevel || first->nextlevel->num_states < MOST_STATES);
    if (usable) {
        struct pattern_file_header header = {
            .magic = PATTERN_FILE_MAGIC, .version = PATTERN_FILE_VERSION, .byte_order = PATTERN_FILE_BYTE_ORDER,
            .source_length = source_length, .source_hash = map_hash(source, source_length),
            .left = (uint8_t)loaded->lhmin, .right = (uint8_t)loaded->rhmin,
            .part_left = (uint8_t)loaded->clhmin, .part_right = (uint8_t)loaded->crhmin,
        };
        size_t at = out->length;
        buffer_append(out, &header, sizeof header);
        for (const HyphenDict *dict = first; dict && header.level_count < PATTERN_LEVELS; dict = dict->nextlevel)
            flatten_level(dict, &header.levels[header.level_count++], out);
        memcpy(out->bytes + at, &header, sizeof header);
    }
    hnj_hyphen_free(loaded);
    return usable;
}
