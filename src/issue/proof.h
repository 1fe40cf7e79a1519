/* What the holder of a document gives, so that all is told that stands in it: the last word of the name, or the diploma's number. It is
 * compared as a word that capitals, accents, hyphens and signs make no difference to; the page that `register publish` writes makes the
 * same word of what is typed there (layouts/check/check.js). */
#ifndef ISSUE_PROOF_H
#define ISSUE_PROOF_H

#include <stdbool.h>

#include "base/buffer.h"

/* Both append the word; nothing if there is none. */
void proof_of_name(const char *name, struct buffer *out);
void proof_of_number(const char *number, struct buffer *out);

/* Whether they are the same word, which takes as long for any two of these lengths. */
bool proof_is(const struct buffer *given, const struct buffer *wanted);

#endif
