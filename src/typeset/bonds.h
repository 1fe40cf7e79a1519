/* What belongs together across a space: a number and its unit, a noun and its number, a preposition and its word. */
#ifndef TYPESET_BONDS_H
#define TYPESET_BONDS_H

#include <stdint.h>

#include "typeset/token.h"

/* Marks the space between two tokens of which neither is empty, see opportunities.h. `first` is the token before them, empty
 * if there is none: what comes behind may decide whether a line ends after it. */
void bind_tokens(const struct token *first, const struct token *before, struct token *after);

/* With which letters the words begin that their language binds to any word behind them: a bit each, and one for all that is no
 * letter of ASCII. */
uint32_t find_leading(const struct typography *typography);

/* Whether a token, which is not empty, is such that nothing is marked where the one before it is free behind it, and the one
 * behind it free before it. `leading` is what find_leading says of its typography. */
bool is_free_before(const struct token *after);
bool is_free_behind(const struct token *before, uint32_t leading);

#endif
