/* Glyph descriptions in the `glyf` table (OpenType 1.9, "glyf", "loca"). Private to this room. */
#ifndef TYPE_GLYF_H
#define TYPE_GLYF_H

#include <stdbool.h>

#include "type/private.h"

/* The bytes of a glyph; empty for a glyph without outline and for a number beyond the last. */
struct table glyf_find(const struct face_private *face, uint32_t glyph);

static inline bool glyf_is_composite(struct table glyph)
{
    return glyph.length >= 10 && table_i16(glyph, 0) < 0;
}

/* Flags of a component: its arguments are words, and distances; more follow; instructions follow the last. */
enum { GLYF_WORDS = 0x0001, GLYF_DISTANCES = 0x0002, GLYF_MORE = 0x0020, GLYF_INSTRUCTIONS = 0x0100 };

/* A component of a composite glyph: where its record stands in the glyph's bytes. */
struct glyf_component {
    size_t offset;    /* of the record: flags, glyph number, arguments, scale */
    size_t length;    /* 0: there is no such component */
    uint16_t flags;
    uint16_t glyph;
    bool last;
};

struct glyf_component glyf_first(struct table glyph);
struct glyf_component glyf_next(struct table glyph, struct glyf_component component);

#endif
