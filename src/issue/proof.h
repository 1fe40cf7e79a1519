/* What the holder of a document gives, so that all is told that stands in it: the surname, or the diploma's number. It is compared as a word
 * that capitals, accents, spaces and signs make no difference to; the page that `register publish` writes makes the same words of what is
 * typed there (layouts/check/check.js).
 *
 * A name does not say where its surname begins: "Jan van den Berg", "Ana García López", "Eva de Vries-Jansen". So its last word proves it,
 * and so do its last two and three in one: berg, denberg, vandenberg; and each word between the first and the last that says who somebody
 * is: garcía, vries, but not den. Words end at spaces and hyphens. Of what is given the last word counts, or all of it in one:
 * "J. van den Berg", "VandenBerg".
 *
 * Where the cohort had a column of surnames, the same of that alone: also the first of its words, and none that is no part of it; or all of the
 * name. */
#ifndef ISSUE_PROOF_H
#define ISSUE_PROOF_H

#include <stdbool.h>

#include "base/buffer.h"

enum { PROOF_ENDS = 3, PROOF_OTHERS = 4, PROOF_WORDS = PROOF_ENDS + PROOF_OTHERS + 1 };

/* The words that prove a name, in place of what the list holds; empty where it has fewer. The last ones of names that have more. The surname
 * may be NULL: it is not known. */
void proof_words(const char *name, const char *surname, struct buffer list[PROOF_WORDS]);
void proof_words_finish(struct buffer list[PROOF_WORDS]);

/* Appends what counts of a number. */
void proof_of_number(const char *number, struct buffer *out);

/* Whether they are the same word, which takes as long for any two of these lengths. */
bool proof_is(const struct buffer *given, const struct buffer *wanted);

/* Whether what is given proves the name; the work is the same if it does not. */
bool proof_fits_name(const char *given, const char *name, const char *surname);

#endif
