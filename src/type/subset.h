/* A subset in the making. Private to this room. */
#ifndef TYPE_SUBSET_H
#define TYPE_SUBSET_H

#include "type/glyf.h"

enum { SUBSET_ABSENT = 0xFFFF };

struct subset {
    const struct face *face;
    uint16_t *new_ids;  /* by old number, or SUBSET_ABSENT */
    uint16_t *glyphs;   /* old numbers by new one: 0, those asked for, then components that only others need */
    size_t count;
    const struct composite *composites; /* their numbers follow */
    size_t composite_count;
};

/* Appends the font program to `out`. False if a glyph's description is broken; `out` then has a part of it. */
bool subset_write(const struct subset *subset, struct buffer *out);

#endif
