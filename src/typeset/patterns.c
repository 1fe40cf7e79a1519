#include "typeset/patterns_file.h"

#include <string.h>

enum { LONGEST_FALLBACK = 128 /* a state falls back to ever shorter texts, and no pattern has 100 bytes */ };

/* ------------------------------------------------------------------------------------------------ opening */

static bool open_level(struct pattern_level *level, const struct pattern_file_level *counts, const unsigned char **at,
                       const unsigned char *end)
{
    uint64_t states = ((uint64_t)counts->state_count + 1) * sizeof(struct pattern_state);
    uint64_t transitions = (uint64_t)counts->transition_count * sizeof(uint32_t);
    uint64_t matches = pattern_file_padded(counts->match_length);
    if (!counts->state_count || states + transitions + matches > (uint64_t)(end - *at))
        return false;
    level->states = (const void *)*at;
    level->transitions = (const void *)(*at + states);
    level->matches = *at + states + transitions;
    level->state_count = counts->state_count;
    level->transition_count = counts->transition_count;
    level->match_length = counts->match_length;
    *at += states + transitions + matches;
    return true;
}

bool patterns_open(struct patterns *patterns, const void *bytes, size_t length)
{
    struct pattern_file_header header;
    const unsigned char *at = bytes, *end = at + length;
    if (length < sizeof header)
        return false;
    memcpy(&header, bytes, sizeof header);
    if (memcmp(header.magic, PATTERN_FILE_MAGIC, sizeof header.magic) || header.version != PATTERN_FILE_VERSION ||
        header.byte_order != PATTERN_FILE_BYTE_ORDER || header.level_count < 1 || header.level_count > PATTERN_LEVELS)
        return false;
    *patterns = (struct patterns){
        .level_count = (int)header.level_count,
        .left = header.left,
        .right = header.right,
        .part_left = header.part_left,
        .part_right = header.part_right,
        .source_length = header.source_length,
        .source_hash = header.source_hash,
    };
    at += sizeof header;
    for (int i = 0; i < patterns->level_count; i++)
        if (!open_level(&patterns->levels[i], &header.levels[i], &at, end))
            return false;
    return at == end;
}

/* ------------------------------------------------------------------------------------------------ running */

/* The state that follows on `byte`, or -1. */
static int64_t follow(const struct pattern_level *level, uint32_t state, unsigned char byte)
{
    uint32_t low = level->states[state].transitions, high = level->states[state + 1].transitions;
    if (high > level->transition_count)
        return -1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2, transition = level->transitions[middle];
        if (transition >> 24 == byte) {
            uint32_t next = transition & 0xFFFFFF;
            return next < level->state_count ? (int64_t)next : -1;
        }
        if (transition >> 24 < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* Raises the points up to that behind byte `at` to the digits of the state. points[i] is behind byte i of `.word.`. */
static void raise_points(const struct pattern_level *level, uint32_t state, size_t at, unsigned char *points)
{
    uint32_t match = level->states[state].match;
    if (!match || match >= level->match_length)
        return;
    const unsigned char *digits = level->matches + match + 1;
    size_t count = level->matches[match];
    if (match + 1 + count > level->match_length)
        return;
    size_t skipped = count > at + 1 ? count - at - 1 : 0; /* digits before the word's beginning */
    for (size_t i = skipped; i < count; i++) {
        unsigned char *point = &points[at + 1 + i - count];
        if (*point < digits[i])
            *point = digits[i];
    }
}

/* Runs one level over the word: Liang's algorithm, all patterns at once. */
static void run_level(const struct pattern_level *level, const char *word, size_t length, unsigned char *points)
{
    unsigned char raised[PATTERN_LONGEST_WORD + 2] = {0};
    uint32_t state = 0;
    for (size_t i = 0; i < length + 2; i++) {
        unsigned char byte = i == 0 || i == length + 1 ? '.' : (unsigned char)word[i - 1];
        int64_t next = follow(level, state, byte);
        for (int steps = 0; next < 0 && steps < LONGEST_FALLBACK; steps++) {
            int32_t fallback = level->states[state].fallback;
            if (fallback < 0 || (uint32_t)fallback >= level->state_count)
                break;
            state = (uint32_t)fallback;
            next = follow(level, state, byte);
        }
        state = next < 0 ? 0 : (uint32_t)next;
        if (next >= 0)
            raise_points(level, state, i, raised);
    }
    memcpy(points, raised + 1, length);
    points[length - 1] = 0;
}

/* Bytes of the first (or, backwards, the last) `letters` characters of the word. */
static size_t letters_length(const char *word, size_t length, int letters, bool backwards)
{
    size_t taken = 0;
    for (int count = 0; taken < length; taken++) {
        size_t at = backwards ? length - 1 - taken : taken;
        bool lead = (word[at] & 0xC0) != 0x80;
        if (!backwards && lead && count++ == letters)
            return taken;
        if (backwards && lead && ++count == letters)
            return taken + 1;
    }
    return length;
}

/* A part of a word by the last level. At a seam with another part the language may ask for more letters. */
static void run_part(const struct patterns *patterns, const char *word, size_t length, bool seam_before,
                     bool seam_behind, unsigned char *points)
{
    run_level(&patterns->levels[patterns->level_count - 1], word, length, points);
    if (seam_before && patterns->part_left > 1) {
        size_t kept = letters_length(word, length, patterns->part_left - 1, false);
        memset(points, 0, kept);
    }
    if (seam_behind && patterns->part_right > 0) {
        size_t kept = letters_length(word, length, patterns->part_right, true);
        memset(points + length - kept, 0, kept);
    }
}

void patterns_apply(const struct patterns *patterns, const char *word, size_t length, unsigned char *points)
{
    if (!length || length > PATTERN_LONGEST_WORD)
        return;
    if (patterns->level_count == 1) {
        run_part(patterns, word, length, false, false, points);
        return;
    }
    unsigned char seams[PATTERN_LONGEST_WORD];
    run_level(&patterns->levels[0], word, length, seams);
    size_t begin = 0;
    for (size_t i = 0; i < length; i++) {
        if (!(seams[i] & 1) && i + 1 < length)
            continue;
        run_part(patterns, word + begin, i + 1 - begin, begin > 0, i + 1 < length, points + begin);
        points[i] = seams[i];
        begin = i + 1;
    }
}
