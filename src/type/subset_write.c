/*
 * The bytes of a subset: a TrueType file with the tables that a PDF needs of it (ISO 32000-1, 9.9: glyf, head, hhea,
 * hmtx, loca, maxp; OpenType 1.9 says what is in them).
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "type/subset.h"

enum { TABLE_GLYF, TABLE_HEAD, TABLE_HHEA, TABLE_HMTX, TABLE_LOCA, TABLE_MAXP, TABLE_COUNT }; /* in order of their tags */
enum { HEADER = 12, RECORD = 16 };

static const char tags[TABLE_COUNT][5] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};

struct writer {
    const struct subset *subset;
    const struct face_private *face;
    struct buffer *out;
    size_t start;              /* of the font in `out`; offsets below count from here */
    size_t *locations;         /* where each glyph begins in the new `glyf`, and where the last ends */
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

static bool put_glyf(struct writer *writer)
{
    size_t start = position(writer);
    for (size_t i = 0; i < writer->subset->count; i++) {
        struct table glyph = glyf_find(writer->face, writer->subset->glyphs[i]);
        writer->locations[i] = position(writer) - start;
        if (glyf_is_composite(glyph))
            put_composite(writer, glyph);
        else if (glyph.length && !put_simple(writer, glyph))
            return false;
        put_padding(writer, 2); /* the short form of `loca` counts in twos */
    }
    writer->locations[writer->subset->count] = position(writer) - start;
    return true;
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
static void put_hmtx(struct writer *writer)
{
    struct table hmtx = writer->face->hmtx;
    size_t metrics = table_u16(writer->face->hhea, 34);
    for (size_t i = 0; i < writer->subset->count; i++) {
        size_t glyph = writer->subset->glyphs[i];
        size_t advance = glyph < metrics ? glyph : metrics - 1;
        size_t bearing = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
        put_u16(writer->out, table_u16(hmtx, advance * 4));
        put_u16(writer->out, table_u16(hmtx, bearing));
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

/* The limits of the outlines stay as upper bounds; those of hints are what a font without hints has. */
static void put_maxp(struct writer *writer)
{
    size_t start = position(writer);
    buffer_append(writer->out, writer->face->maxp.bytes, 32);
    patch_u16(writer, start + 4, writer->subset->count);
    patch_u16(writer, start + 14, 1); /* maxZones */
    for (size_t field = 16; field <= 26; field += 2) /* maxTwilightPoints to maxSizeOfInstructions */
        patch_u16(writer, start + field, 0);
}

static bool put_tables(struct writer *writer)
{
    static void (*const put[TABLE_COUNT])(struct writer *) = {NULL, put_head, put_hhea, put_hmtx, put_loca, put_maxp};
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
    };
    bool written = put_tables(&writer);
    if (written)
        patch_directory(&writer);
    free(writer.locations);
    return written;
}
