/* The flat file of patterns: a header, then for each level its states, transitions and digits. In the machine's byte
 * order: it is made where it is used. */
#ifndef TYPESET_PATTERNS_FILE_H
#define TYPESET_PATTERNS_FILE_H

#include "typeset/patterns.h"

#define PATTERN_FILE_MAGIC "HYPHENS"
enum { PATTERN_FILE_VERSION = 1, PATTERN_FILE_BYTE_ORDER = 0x01020304 };

struct pattern_file_level {
    uint32_t state_count, transition_count, match_length;
};

struct pattern_file_header {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t source_length, source_hash;
    uint8_t left, right, part_left, part_right;
    uint32_t level_count;
    struct pattern_file_level levels[PATTERN_LEVELS];
};

/* Digits are followed by zeros up to a multiple of 4 bytes. */
static inline uint64_t pattern_file_padded(uint32_t length)
{
    return ((uint64_t)length + 3) & ~(uint64_t)3;
}

#endif
