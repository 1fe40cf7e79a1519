#include "type/glyf.h"

enum { GLYPH_HEADER = 10 };

/* Component flags. */
enum { SCALE = 0x0008, SCALE_XY = 0x0040, SCALE_2X2 = 0x0080 };

struct table glyf_find(const struct face_private *face, uint32_t glyph)
{
    if (glyph >= table_u16(face->maxp, 4))
        return (struct table){NULL, 0};
    bool wide = table_i16(face->head, 50) != 0;
    size_t start = wide ? table_u32(face->loca, glyph * 4) : 2u * table_u16(face->loca, glyph * 2);
    size_t end = wide ? table_u32(face->loca, glyph * 4 + 4) : 2u * table_u16(face->loca, glyph * 2 + 2);
    return end > start ? table_part(face->glyf, start, end - start) : (struct table){NULL, 0};
}

static struct glyf_component component_at(struct table glyph, size_t offset)
{
    struct glyf_component component = {.offset = offset, .last = true};
    uint16_t flags = table_u16(glyph, offset);
    size_t length = 4;
    length += flags & GLYF_WORDS ? 4 : 2;
    length += flags & SCALE ? 2 : flags & SCALE_XY ? 4 : flags & SCALE_2X2 ? 8 : 0;
    if (offset > glyph.length || length > glyph.length - offset)
        return component;
    component.length = length;
    component.flags = flags;
    component.glyph = table_u16(glyph, offset + 2);
    component.last = !(flags & GLYF_MORE);
    return component;
}

struct glyf_component glyf_first(struct table glyph)
{
    return component_at(glyph, GLYPH_HEADER);
}

struct glyf_component glyf_next(struct table glyph, struct glyf_component component)
{
    if (component.last)
        return (struct glyf_component){.last = true};
    return component_at(glyph, component.offset + component.length);
}
