/* Kerning between two glyphs by a pair rule (OpenType 1.9, "GPOS", lookup type 2). Private to this room. */
#ifndef TYPE_PAIR_H
#define TYPE_PAIR_H

#include "type/rules.h"

/* True if all that the rule does is to change the advance of the first glyph of a pair, with no glyph passed over. */
bool pair_is_simple(const struct rule *rule);

/* True if the simple rule fits the pair; adds to *advance_fu what it says. */
bool pair_find(const struct rule *rule, uint16_t first, uint16_t second, int *advance_fu);

#endif
