/* Hyphenation patterns as a flat file that is used where it lies: a state machine over the bytes of a word, as
 * libhyphen builds it from a .dic file, without its pointers. Nothing is copied or checked when it is opened but the
 * header; every number is checked when it is followed, so that a damaged file leads to wrong hyphens at the worst. */
#ifndef TYPESET_PATTERNS_H
#define TYPESET_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* Compound words are split by the first level if there are two, and their parts by the second. */
enum { PATTERN_LEVELS = 2, PATTERN_LONGEST_WORD = 255 /* bytes */ };

/* A state of the machine: its transitions begin at `transitions` and end where those of the next state begin. */
struct pattern_state {
    uint32_t transitions;
    uint32_t match;         /* offset of its digits in `matches`: their number, then one a byte; 0: none */
    int32_t fallback;       /* the state to go on from when there is no transition; -1: none */
};

struct pattern_level {
    const struct pattern_state *states; /* one more than state_count */
    const uint32_t *transitions;        /* byte << 24 | state, sorted within a state */
    const unsigned char *matches;
    uint32_t state_count, transition_count, match_length;
};

struct patterns {
    struct pattern_level levels[PATTERN_LEVELS];
    int level_count;
    int left, right;            /* least letters before and after a hyphen, 0 if the language does not say */
    int part_left, part_right;  /* the same at the seam of two parts of a compound word */
    uint64_t source_length, source_hash; /* [bytes], map_hash: of the .dic file that it was made of */
};

/* Reads the .dic file at `path` by libhyphen, which takes milliseconds, and appends its flat form. `source` is the
 * contents of that file. False if it holds no patterns or is not in UTF-8. */
bool patterns_compile(const char *path, const void *source, size_t source_length, struct buffer *out);

/* `bytes`, aligned to 8, is borrowed. False if this is no file of patterns of this program's version. */
bool patterns_open(struct patterns *patterns, const void *bytes, size_t length);

/* Marks where the word may be divided: points[i] becomes odd if it may be after byte i. `points` has `length` bytes,
 * at most PATTERN_LONGEST_WORD. Least numbers of letters are the caller's but at the seams of compounds. */
void patterns_apply(const struct patterns *patterns, const char *word, size_t length, unsigned char *points);

#endif
