/* Inside the room: how well a word fits the spelling of the languages of Europe. */
#ifndef SHEET_SPELLING_H
#define SHEET_SPELLING_H

#include <stdint.h>

struct spelling;

struct spelling *spelling_create(void);
void spelling_destroy(struct spelling *spelling); /* NULL is fine */

/*
 * What speaks against the word, as a sum: letters that no one language has together or beside one another, capitals behind
 * small letters, signs inside, scripts mixed. 0: a language is spelt so. Words of ASCII alone are not judged.
 */
enum { SPELLING_COST_MOST = 16 };
int spelling_cost(const struct spelling *spelling, const uint32_t *letters, int count);

/* The letters that each language has beside those of ASCII, and the letters beside which each stands: `language` is BCP 47;
 * `letters` is "LETTER BEFORE BEHIND;" for each, where ^ is the beginning of a word and $ its end. Ended by NULL. */
struct spelling_language {
    const char *language, *letters;
};
extern const struct spelling_language spelling_languages[];

#endif
