/* What belongs together across a space: a number and its unit, a noun and its number, a preposition and its word. */
#ifndef TYPESET_BONDS_H
#define TYPESET_BONDS_H

#include "typeset/token.h"

/* Marks the space between two tokens of which neither is empty, see opportunities.h. `first` is the token before them, empty
 * if there is none: what comes behind may decide whether a line ends after it. */
void bind_tokens(const struct token *first, const struct token *before, struct token *after);

#endif
