/*
 * The container of a TrueType font: tables by tag, and big-endian numbers in them (OpenType 1.9, "Font File").
 *
 * Reads of a table are checked: what lies outside it reads as 0, so a broken font can give nonsense but no crash.
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

static inline uint16_t bytes_u16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

static inline uint16_t table_u16(struct table table, size_t offset)
{
    return table.length >= 2 && offset <= table.length - 2 ? bytes_u16(table.bytes + offset) : 0;
}

static inline int16_t table_i16(struct table table, size_t offset)
{
    return (int16_t)table_u16(table, offset);
}

static inline uint32_t table_u32(struct table table, size_t offset)
{
    return (uint32_t)table_u16(table, offset) << 16 | table_u16(table, offset + 2);
}

/* How many records of `size` bytes there are room for from `offset` on, `count` at most: to search them unchecked. */
static inline size_t table_records(struct table table, size_t offset, size_t count, size_t size)
{
    size_t room = table.length > offset ? (table.length - offset) / size : 0;
    return count < room ? count : room;
}

/* The part of a table from `offset` on, at most `length` bytes long; empty where there is none. */
struct table table_part(struct table table, size_t offset, size_t length);

/* False if the file ends before one of its tables does. */
bool sfnt_is_whole(struct table file);

/* The table with the tag; empty if there is none or it reaches beyond the end of the file. */
struct table sfnt_table(struct table file, uint32_t tag);

#endif
