/* Languages and scripts as OpenType names them. Private to this room. */
#ifndef TYPE_LANGUAGE_H
#define TYPE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/sfnt.h"

#define SCRIPT_LATIN SFNT_TAG('l', 'a', 't', 'n')
#define SCRIPT_GREEK SFNT_TAG('g', 'r', 'e', 'k')
#define SCRIPT_CYRILLIC SFNT_TAG('c', 'y', 'r', 'l')

/* The OpenType tag of a language. False for a BCP 47 tag that is not in the short list here: ask HarfBuzz. */
bool language_find(const char *tag, uint32_t *language);

/*
 * The script of a text, one of the three above: that of its first letter, Latin if it has none.
 * 0 for a text with characters that want more than a glyph each: marks, controls, other scripts.
 */
uint32_t script_find(const char *text, size_t length);

#endif
