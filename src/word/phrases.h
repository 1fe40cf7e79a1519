/* Inside the room: a form's fixed words, found in what somebody wrote. Case, accents, signs, spaces, and numbers before them do not count. */
#ifndef WORD_PHRASES_H
#define WORD_PHRASES_H

#include "base/arena.h"
#include "word/word.h"

/* Words as letters and figures alone. */
struct folded {
    const char *words;
    const char *key;      /* small letters without marks, and figures */
    size_t length;
    const unsigned *ends; /* of each byte of the key, where its letter ends in the words */
};
/* Behind what numbers a heading, or marks a note. */
const char *skip_number(const char *words);
struct folded fold_words(const char *words, struct arena *arena);

enum { PHRASE_VALUES_MOST = 4 };

struct phrase {
    const struct word_phrase *said;
    const char *const *parts;  /* fixed words, as they stand, between values */
    const char *const *keys;   /* the same, folded */
    size_t count;              /* of these; values: one less */
};

struct phrases {
    struct phrase *list;
    size_t count;
};

/* Of all languages; in the arena. */
struct phrases phrases_make(const struct word_phrase *said, size_t count, struct arena *arena);
/* Those of one language. */
struct phrases phrases_in(const struct phrases *phrases, const char *language, struct arena *arena);

/* Whether the words are those of the phrase, and which are its values; in the arena. */
bool phrase_fits(const struct phrase *phrase, const struct folded *folded, const char *values[PHRASE_VALUES_MOST], struct arena *arena);

/* What a heading says behind its words. */
struct heading {
    const struct phrase *phrase; /* NULL: it is no heading */
    const char *code;            /* in brackets behind it: "NL"; or NULL */
    const char *rest;            /* what follows on its line, behind a colon, or on the next; or NULL */
};

/* The longest that the words begin with, and behind which no others go on. The words are without a number before them. */
struct heading phrases_heading(const struct phrases *phrases, const struct folded *folded, struct arena *arena);

bool phrase_is(const struct phrase *phrase, const char *label);

#endif
