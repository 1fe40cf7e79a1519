/* Which words of a paragraph may be hyphenated, and where. */
#ifndef TYPESET_SYLLABLES_H
#define TYPESET_SYLLABLES_H

#include "typeset/prepare.h"

/* Offsets in the text of the piece where a line may end with a hyphen by the patterns of its language. None in a word
 * with digits, in capitals (SBB, DigiD), in an address, of fewer than 5 letters, of fewer than 6 beside a hyphen or
 * slash of its own, or with soft hyphens: there the author has decided. Kept in the piece; never NULL. */
const struct hyphens *find_syllables(struct typesetter *typesetter, struct prepared *prepared, size_t index);

#endif
