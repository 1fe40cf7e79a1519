/* The `cmap` table: characters -> glyphs (OpenType 1.9, "cmap"). Private to this room. */
#ifndef TYPE_CMAP_H
#define TYPE_CMAP_H

#include "type/sfnt.h"

/* The subtable for Unicode, in format 4 or 12; empty if there is none. */
struct table cmap_find(struct table cmap);

/* The glyph of a code point in such a subtable; 0 if it has none. */
uint32_t cmap_glyph(struct table subtable, uint32_t code_point);

#endif
