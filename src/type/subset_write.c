/*
 * The bytes of a subset: a TrueType file with the tables that a PDF needs of it (ISO 32000-1, 9.9: cmap, glyf, head,
 * hhea, hmtx, loca, maxp; OpenType 1.9 says what is in them).
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "type/subset.h"

enum { TABLE_CMAP, TABLE_GLYF, TABLE_HEAD, TABLE_HHEA, TABLE_HMTX, TABLE_LOCA, TABLE_MAXP, TABLE_COUNT }; /* in order of their tags */
enum { HEADER = 12, RECORD = 16 };

static const char tags[TABLE_COUNT][5] = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"};

struct writer {
    const struct subset *subset;
    const struct face_private *face;
    struct buffer *out;
    size_t start;              /* of the font in `out`; offsets below count from here */
    size_t *locations;         /* where each glyph begins in the new `glyf`, and where the last ends */
    int16_t *bearings;         /* left side bearings of what is made, by glyph */
    size_t offsets[TABLE_COUNT], lengths[TABLE_COUNT];
};

static void put_u16(struct buffer *out, size_t value)
{
    buffer_byte(out, (unsigned char)(value >> 8));
    buffer_byte(out, (unsigned char)value);
}

static void put_u32(struct buffer *out, size_t value)
{
    put_u16(out, value >> 16);
    put_u16(out, value & 0xFFFF);
}

static void patch_u16(struct writer *writer, size_t offset, size_t value)
{
    unsigned char *at = writer->out->bytes + writer->start + offset;
    at[0] = (unsigned char)(value >> 8);
    at[1] = (unsigned char)value;
}

static void patch_u32(struct writer *writer, size_t offset, size_t value)
{
    patch_u16(writer, offset, value >> 16);
    patch_u16(writer, offset + 2, value);
}

static size_t position(const struct writer *writer)
{
    return writer->out->length - writer->start;
}

/* Fills up to a multiple of `unit` (a power of two) with zeros. */
static void put_padding(struct writer *writer, size_t unit)
{
    while (position(writer) & (unit - 1))
        buffer_byte(writer->out, 0);
}

/* Header and contours without the instructions, which stand between the contours' ends and their points. */
static bool put_simple(struct writer *writer, struct table glyph)
{
    size_t instructions = 10 + 2 * (size_t)table_u16(glyph, 0);
    size_t points = instructions + 2 + table_u16(glyph, instructions);
    if (points > glyph.length)
        return false;
    buffer_append(writer->out, glyph.bytes, instructions);
    put_u16(writer->out, 0);
    buffer_append(writer->out, glyph.bytes + points, glyph.length - points);
    return true;
}

/* Header and components with their new numbers, without what follows them. They were found sound when they were counted in. */
static void put_composite(struct writer *writer, struct table glyph)
{
    buffer_append(writer->out, glyph.bytes, 10);
    for (struct glyf_component component = glyf_first(glyph); component.length; component = glyf_next(glyph, component)) {
        put_u16(writer->out, component.flags & ~(unsigned)GLYF_INSTRUCTIONS);
        put_u16(writer->out, writer->subset->new_ids[component.glyph]);
        buffer_append(writer->out, glyph.bytes + component.offset + 4, component.length - 4);
    }
}

/* ------------------------------------------------------------------------------------------------ composites */

/* A part that has an outline, and where it stands. */
struct placed {
    struct table glyph;
    uint16_t id;
    long x_fu, y_fu;
};

/* The parts with an outline, in `placed`; gives how many there are. */
static size_t place_parts(const struct writer *writer, const struct composite *composite, struct placed *placed)
{
    const struct glyph *first = composite->parts; /* may be NULL: there are none */
    long pen_fu = 0;
    size_t count = 0;
    for (size_t i = 0; i < composite->count; pen_fu += first[i++].advance_fu) {
        const struct glyph *part = &first[i];
        struct table glyph = glyf_find(writer->face, part->id);
        if (glyph.length)
            placed[count++] = (struct placed){glyph, writer->subset->new_ids[part->id],
                                              composite->x_fu + pen_fu + part->x_offset_fu - first->x_offset_fu,
                                              (long)composite->y_fu + part->y_offset_fu - first->y_offset_fu};
    }
    return count;
}

static bool is_short(long value)
{
    return value >= INT16_MIN && value <= INT16_MAX;
}

/* The smallest box around all parts: x min, y min, x max, y max. False if it is larger than a font can say. */
static bool bounds_of(const struct placed *placed, size_t count, long bounds[4])
{
    for (size_t i = 0; i < count; i++)
        for (size_t side = 0; side < 4; side++) {
            long value = table_i16(placed[i].glyph, 2 + 2 * side) + (side % 2 ? placed[i].y_fu : placed[i].x_fu);
            if (i == 0 || (side < 2 ? value < bounds[side] : value > bounds[side]))
                bounds[side] = value;
            if (!is_short(value) || !is_short(placed[i].x_fu) || !is_short(placed[i].y_fu))
                return false;
        }
    return true;
}

static bool put_made(struct writer *writer, const struct composite *composite, int16_t *bearing)
{
    enum { MADE_OF_OTHERS = -1 };
    struct placed *placed = memory_zeroed(composite->count + 1, sizeof *placed);
    size_t count = place_parts(writer, composite, placed);
    long bounds[4] = {0};
    bool good = bounds_of(placed, count, bounds);
    *bearing = (int16_t)bounds[0];
    if (count)
        put_u16(writer->out, (size_t)MADE_OF_OTHERS);
    for (size_t side = 0; count && side < 4; side++)
        put_u16(writer->out, (size_t)bounds[side]);
    for (size_t i = 0; i < count; i++) {
        put_u16(writer->out, GLYF_WORDS | GLYF_DISTANCES | (i + 1 < count ? GLYF_MORE : 0));
        put_u16(writer->out, placed[i].id);
        put_u16(writer->out, (size_t)placed[i].x_fu);
        put_u16(writer->out, (size_t)placed[i].y_fu);
    }
    free(placed);
    return good;
}

/* ------------------------------------------------------------------------------------------------ tables */

static const struct composite *made_of(const struct writer *writer, size_t glyph)
{
    return writer->subset->old_ids[glyph] == SUBSET_ABSENT ? &writer->subset->glyphs[glyph - 1] : NULL;
}

static bool put_own(struct writer *writer, uint16_t old_id)
{
    struct table glyph = glyf_find(writer->face, old_id);
    if (glyf_is_composite(glyph))
        put_composite(writer, glyph);
    else if (glyph.length)
        return put_simple(writer, glyph);
    return true;
}

static bool put_glyf(struct writer *writer)
{
    size_t start = position(writer), count = writer->subset->count;
    for (size_t i = 0; i < count; i++) {
        const struct composite *made = made_of(writer, i);
        writer->locations[i] = position(writer) - start;
        if (!(made ? put_made(writer, made, &writer->bearings[i]) : put_own(writer, writer->subset->old_ids[i])))
            return false;
        put_padding(writer, 2); /* the short form of `loca` counts in twos */
    }
    writer->locations[count] = position(writer) - start;
    return true;
}

/* One subtable of platform 3, encoding 0, in which codes stand from 0xF000 on; in format 4: one segment of them, and
 * the one that must be the last. */
static void put_cmap(struct writer *writer)
{
    enum { MICROSOFT = 3, SYMBOL = 0, FORMAT = 4, LENGTH = 32, SYMBOLS = 0xF000, LAST = 0xFFFF };
    size_t first = SYMBOLS + writer->subset->first_code, count = writer->subset->glyph_count;
    const size_t words[] = {0, 1, MICROSOFT, SYMBOL, 0, 12, FORMAT, LENGTH, 0,
                            4, 4, 1, 0,                           /* twice the segments, and for searching */
                            first + count - 1, LAST, 0, first, LAST, /* ends and starts */
                            1 - first, 1, 0, 0};                  /* from code to glyph: added, modulo 65,536 */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        put_u16(writer->out, words[i]);
}

static bool is_loca_wide(const struct writer *writer)
{
    return writer->locations[writer->subset->count] > 2 * 0xFFFF;
}

static void put_head(struct writer *writer)
{
    size_t start = position(writer);
    buffer_append(writer->out, writer->face->head.bytes, 54);
    patch_u32(writer, start + 8, 0); /* the checksum of the file, when all is there */
    patch_u16(writer, start + 50, is_loca_wide(writer));
}

static void put_hhea(struct writer *writer)
{
    size_t start = position(writer);
    buffer_append(writer->out, writer->face->hhea.bytes, 36);
    patch_u16(writer, start + 34, writer->subset->count);
}

/* Advance and left side bearing of each glyph; in the face, the last advance stands for all that follow. */
static void put_metrics(struct writer *writer, size_t glyph)
{
    struct table hmtx = writer->face->hmtx;
    size_t metrics = table_u16(writer->face->hhea, 34);
    size_t advance = glyph < metrics ? glyph : metrics - 1;
    size_t bearing = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
    put_u16(writer->out, table_u16(hmtx, advance * 4));
    put_u16(writer->out, table_u16(hmtx, bearing));
}

static void put_hmtx(struct writer *writer)
{
    for (size_t i = 0; i < writer->subset->count; i++) {
        const struct composite *made = made_of(writer, i);
        if (!made) {
            put_metrics(writer, writer->subset->old_ids[i]);
            continue;
        }
        put_u16(writer->out, (size_t)made->advance_fu);
        put_u16(writer->out, (size_t)writer->bearings[i]);
    }
}

static void put_loca(struct writer *writer)
{
    bool wide = is_loca_wide(writer);
    for (size_t i = 0; i <= writer->subset->count; i++)
        if (wide)
            put_u32(writer->out, writer->locations[i]);
        else
            put_u16(writer->out, writer->locations[i] / 2);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* A composite may hold the largest of what the face has, several times. */
static void raise_limits(struct writer *writer, size_t start)
{
    struct table maxp = writer->face->maxp;
    const struct subset *subset = writer->subset;
    size_t parts = 0;
    for (size_t i = 0; i < subset->count; i++)
        if (made_of(writer, i) && made_of(writer, i)->count > parts)
            parts = made_of(writer, i)->count;
    if (!parts)
        return;
    for (size_t field = 10; field <= 12; field += 2) { /* maxCompositePoints and -Contours, behind those of simple glyphs */
        size_t simple = table_u16(maxp, field - 4), made = table_u16(maxp, field);
        patch_u16(writer, start + field, smaller(parts * (simple > made ? simple : made), UINT16_MAX));
    }
    if (parts > table_u16(maxp, 28))
        patch_u16(writer, start + 28, smaller(parts, UINT16_MAX)); /* maxComponentElements */
    patch_u16(writer, start + 30, smaller((size_t)table_u16(maxp, 30) + 1, UINT16_MAX)); /* maxComponentDepth */
}

/* The limits of the outlines stay as upper bounds; those of hints are what a font without hints has. */
static void put_maxp(struct writer *writer)
{
    size_t start = position(writer);
    buffer_append(writer->out, writer->face->maxp.bytes, 32);
    patch_u16(writer, start + 4, writer->subset->count);
    raise_limits(writer, start);
    patch_u16(writer, start + 14, 1); /* maxZones */
    for (size_t field = 16; field <= 26; field += 2) /* maxTwilightPoints to maxSizeOfInstructions */
        patch_u16(writer, start + field, 0);
}

static bool put_tables(struct writer *writer)
{
    static void (*const put[TABLE_COUNT])(struct writer *) = {put_cmap, NULL, put_head, put_hhea, put_hmtx, put_loca, put_maxp};
    memset(buffer_reserve(writer->out, HEADER + TABLE_COUNT * RECORD), 0, HEADER + TABLE_COUNT * RECORD);
    writer->out->length += HEADER + TABLE_COUNT * RECORD;
    for (int table = 0; table < TABLE_COUNT; table++) {
        writer->offsets[table] = position(writer);
        if (table != TABLE_GLYF)
            put[table](writer);
        else if (!put_glyf(writer))
            return false;
        writer->lengths[table] = position(writer) - writer->offsets[table];
        put_padding(writer, 4);
    }
    return true;
}

/* The sum of the big-endian words. */
static uint32_t checksum(const struct writer *writer, size_t offset, size_t length)
{
    const unsigned char *at = writer->out->bytes + writer->start + offset;
    uint32_t sum = 0;
    for (const unsigned char *end = at + (length + 3) / 4 * 4; at < end; at += 4)
        sum += (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    return sum;
}

/* The header, the directory, and the checksum of all in `head`. */
static void patch_directory(struct writer *writer)
{
    patch_u32(writer, 0, 0x00010000);
    patch_u16(writer, 4, TABLE_COUNT);
    patch_u16(writer, 6, 64);                      /* searchRange: 16 times the largest power of two, 4 */
    patch_u16(writer, 8, 2);                       /* entrySelector: its logarithm */
    patch_u16(writer, 10, TABLE_COUNT * 16 - 64);  /* rangeShift */
    uint32_t sum = 0;
    for (int table = 0; table < TABLE_COUNT; table++) {
        size_t record = HEADER + (size_t)table * RECORD;
        uint32_t table_sum = checksum(writer, writer->offsets[table], writer->lengths[table]);
        memcpy(writer->out->bytes + writer->start + record, tags[table], 4);
        patch_u32(writer, record + 4, table_sum);
        patch_u32(writer, record + 8, writer->offsets[table]);
        patch_u32(writer, record + 12, writer->lengths[table]);
        sum += table_sum;
    }
    sum += checksum(writer, 0, HEADER + TABLE_COUNT * RECORD);
    patch_u32(writer, writer->offsets[TABLE_HEAD] + 8, 0xB1B0AFBAu - sum);
}

bool subset_write(const struct subset *subset, struct buffer *out)
{
    struct writer writer = {
        .subset = subset,
        .face = subset->face->private,
        .out = out,
        .start = out->length,
        .locations = memory_resize(NULL, (subset->count + 1) * sizeof *writer.locations),
        .bearings = memory_zeroed(subset->count, sizeof *writer.bearings),
    };
    bool written = put_tables(&writer);
    if (written)
        patch_directory(&writer);
    free(writer.locations);
    free(writer.bearings);
    return written;
}
