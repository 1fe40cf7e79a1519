/* Where words may be hyphenated: patterns by language (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) in the form
 * of libhyphen. Hyphenation that changes letters (Schiffahrt, Schiff-fahrt) is left out. */
#ifndef TYPESET_HYPHENATE_H
#define TYPESET_HYPHENATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hyphenation;
struct reach;

/* As for typesetter_create. Nothing is read before a language is asked for. */
struct hyphenation *hyphenation_create(const struct reach *reach, const char *folder, const char *compiled_folder, bool paired);
void hyphenation_destroy(struct hyphenation *hyphenation);

/* Bytes that the words it has met take, with their places. */
size_t hyphenation_size(const struct hyphenation *hyphenation);

/* Forgets the words it has met, not the patterns. What hyphenation_find gave is stale then. */
void hyphenation_forget(struct hyphenation *hyphenation);

enum hyphenation_state {
    HYPHENATION_READY,
    HYPHENATION_MISSING, /* there is no file for the language */
    HYPHENATION_INVALID  /* there is one, and it cannot be used */
};

/* `language` is a BCP 47 tag. Reads the patterns the first time. */
enum hyphenation_state hyphenation_state(struct hyphenation *hyphenation, const char *language);

/* A place in a word where a line may end with a hyphen. */
struct hyphen {
    uint16_t offset;    /* [bytes] */
    bool weak;          /* no pattern speaks for it with more than 1; seams of compound words are seldom weak */
};

/* From left to right. */
struct hyphens {
    size_t count;
    struct hyphen list[];
};

enum { HYPHENATION_LONGEST = 255 }; /* bytes of a word; a longer one is no word */

/* The places in `word`, which is lower-case letters and marks only, in UTF-8; a word that is too long and one in a
 * language without patterns has none. At least 3 letters stand before a hyphen and 3 after it, more if the language
 * asks for more. Kept until hyphenation_forget; never NULL. */
const struct hyphens *hyphenation_find(struct hyphenation *hyphenation, const char *language, const char *word,
                                       size_t length);

#endif
