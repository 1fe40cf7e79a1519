/* Words that stood in paragraphs before: cut into pieces, shaped, with what their neighbours must know of them. Nearly every
 * word of a document stood in one before, so it is found as a whole and not read letter by letter. */
#ifndef TYPESET_VOCABULARY_H
#define TYPESET_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/type.h"
#include "typeset/token.h"

struct arena;
struct piece;
struct typography;

/* What decides how words are set, size and colour apart. */
struct manner {
    const struct face *face;
    const char *language;                /* equal ones have one address */
    const struct typography *typography;
    const struct shaped *space, *hyphen; /* of hyphenation: U+2010, or what stands for it in the face */
    uint32_t number;
    uint32_t leading;                    /* see bonds.h */
};

/* What stands between two spaces. */
struct known_word {
    const struct manner *manner; /* of its first letter */
    const char *text;
    uint32_t length;
    uint16_t count;           /* of its pieces; 0: how it is set takes its paragraph to tell */
    bool free_before, free_behind; /* see bonds.h */
    bool has_brackets;
    unsigned char listed[TOKEN_LISTS]; /* see token.h */
    const struct piece *pieces; /* `run` counts from the one where the word begins */
};

/* As much of a word as stands in one run. */
struct word_part {
    const struct manner *manner;
    const char *text;
    size_t length;
    int run;                  /* counted from the one where the word begins */
};
enum { WORD_PARTS_MOST = 8 };

/* Not thread-safe. `shaper` is borrowed. */
struct vocabulary;
struct vocabulary *vocabulary_create(struct shaper *shaper);
void vocabulary_destroy(struct vocabulary *vocabulary);

/* Bytes that it takes; and forgets all words and manners: faces, typographies and what the shaper gave are known by address. */
size_t vocabulary_size(const struct vocabulary *vocabulary);
void vocabulary_forget(struct vocabulary *vocabulary);

/* Lives until vocabulary_forget, as do words. */
const struct manner *vocabulary_manner(struct vocabulary *vocabulary, const struct face *face, const char *language,
                                       const struct typography *typography);

/* Puts the word of each part into `words`; NULL: no word is so long. The parts are whole words, not empty and without a space (U+0020) in
 * them, and WORDS_TOGETHER at most: of tens of thousands of words few are in a processor's own memory, so they are fetched together. */
enum { WORDS_TOGETHER = 16 };
void vocabulary_words(struct vocabulary *vocabulary, const struct word_part *parts, size_t count, struct known_word **words);

/* A word of several parts, which is made in the arena and not kept; NULL as above. */
struct known_word *vocabulary_join(struct vocabulary *vocabulary, const struct word_part *parts, size_t count,
                                         struct arena *arena);

#endif
