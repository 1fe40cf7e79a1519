/*
 * The container of a TrueType font: tables by tag, and big-endian numbers in them (OpenType 1.9, "Font File").
 *
 * Every read is checked: what lies outside its table reads as 0, so a broken font can give nonsense but no crash.
 */
#ifndef TYPE_SFNT_H
#define TYPE_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of someone else's. An absent table has the length 0. */
struct table {
    const uint8_t *bytes;
    size_t length;
};

#define SFNT_TAG(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

static inline uint16_t table_u16(struct table table, size_t offset)
{
    if (table.length < 2 || offset > table.length - 2)
        return 0;
    return (uint16_t)(table.bytes[offset] << 8 | table.bytes[offset + 1]);
}

static inline int16_t table_i16(struct table table, size_t offset)
{
    return (int16_t)table_u16(table, offset);
}

static inline uint32_t table_u32(struct table table, size_t offset)
{
    return (uint32_t)table_u16(table, offset) << 16 | table_u16(table, offset + 2);
}

/* The part of a table from `offset` on, at most `length` bytes long; empty where there is none. */
struct table table_part(struct table table, size_t offset, size_t length);

/* False if the file ends before one of its tables does. */
bool sfnt_is_whole(struct table file);

/* The table with the tag; empty if there is none or it reaches beyond the end of the file. */
struct table sfnt_table(struct table file, uint32_t tag);

#endif
