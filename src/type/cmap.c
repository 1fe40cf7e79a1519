#include "type/cmap.h"

/* Platform and encoding of Unicode subtables, the fullest first. */
static const uint16_t encodings[][2] = {{3, 10}, {0, 6}, {0, 4}, {3, 1}, {0, 3}, {0, 2}, {0, 1}, {0, 0}};

struct table cmap_find(struct table cmap)
{
    enum { HEADER = 4, RECORD = 8 };
    size_t count = table_u16(cmap, 2);
    for (size_t wanted = 0; wanted < sizeof encodings / sizeof *encodings; wanted++)
        for (size_t i = 0; i < count; i++) {
            size_t record = HEADER + i * RECORD;
            if (table_u16(cmap, record) != encodings[wanted][0] || table_u16(cmap, record + 2) != encodings[wanted][1])
                continue;
            struct table subtable = table_part(cmap, table_u32(cmap, record + 4), SIZE_MAX);
            uint16_t format = table_u16(subtable, 0);
            if (format == 4 || format == 12)
                return subtable;
        }
    return (struct table){NULL, 0};
}

/* Format 4: segments, sorted by their last code point, in four parallel arrays. */
static uint32_t find_in_segments(struct table subtable, uint32_t code_point)
{
    size_t size = table_u16(subtable, 6) & ~(size_t)1; /* of each array, in bytes */
    size_t last = 14, first = 16 + size, delta = 16 + 2 * size, range = 16 + 3 * size;
    size_t low = 0, high = table_records(subtable, last, size / 2, 2);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (bytes_u16(subtable.bytes + last + 2 * middle) < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    size_t at = 2 * low;
    uint16_t start = table_u16(subtable, first + at);
    if (at >= size || code_point > 0xFFFF || code_point < start)
        return 0;
    size_t offset = table_u16(subtable, range + at);
    if (!offset)
        return (code_point + table_u16(subtable, delta + at)) & 0xFFFF;
    uint32_t glyph = table_u16(subtable, range + at + offset + 2 * (code_point - start));
    return glyph ? (glyph + table_u16(subtable, delta + at)) & 0xFFFF : 0;
}

/* Format 12: groups of consecutive code points, sorted. */
static uint32_t find_in_groups(struct table subtable, uint32_t code_point)
{
    enum { HEADER = 16, GROUP = 12 };
    size_t low = 0, high = table_u32(subtable, 12);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t group = HEADER + middle * GROUP;
        uint32_t first = table_u32(subtable, group), last = table_u32(subtable, group + 4);
        if (code_point < first)
            high = middle;
        else if (code_point > last)
            low = middle + 1;
        else
            return table_u32(subtable, group + 8) + (code_point - first);
    }
    return 0;
}

uint32_t cmap_glyph(struct table subtable, uint32_t code_point)
{
    return table_u16(subtable, 0) == 4 ? find_in_segments(subtable, code_point) : find_in_groups(subtable, code_point);
}
