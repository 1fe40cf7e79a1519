/* A subset in the making. Private to this room. */
#ifndef TYPE_SUBSET_H
#define TYPE_SUBSET_H

#include "type/glyf.h"

enum { SUBSET_ABSENT = 0xFFFF };

struct subset {
    const struct face *face;
    const struct composite *glyphs; /* those asked for: their numbers count from 1 */
    size_t glyph_count;
    unsigned first_code;
    uint16_t *new_ids;  /* by old number, or SUBSET_ABSENT */
    uint16_t *old_ids;  /* by new number: 0, those asked for, then what only others need; SUBSET_ABSENT: made of others */
    size_t count;
};

/* Appends the font program to `out`. False if a glyph's description is broken; `out` then has a part of it. */
bool subset_write(const struct subset *subset, struct buffer *out);

#endif
