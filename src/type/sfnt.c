#include "type/sfnt.h"

struct table table_part(struct table table, size_t offset, size_t length)
{
    if (offset >= table.length)
        return (struct table){NULL, 0};
    size_t rest = table.length - offset;
    return (struct table){table.bytes + offset, length < rest ? length : rest};
}

/* The directory: 12 bytes, then a record for each table. */
enum { HEADER = 12, RECORD = 16 };

bool sfnt_is_whole(struct table file)
{
    size_t count = table_u16(file, 4);
    if (file.length < HEADER + count * RECORD)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t offset = table_u32(file, HEADER + i * RECORD + 8);
        size_t length = table_u32(file, HEADER + i * RECORD + 12);
        if (offset > file.length || length > file.length - offset)
            return false;
    }
    return true;
}

struct table sfnt_table(struct table file, uint32_t tag)
{
    size_t count = table_u16(file, 4);
    for (size_t i = 0; i < count; i++) {
        size_t record = HEADER + i * RECORD;
        if (table_u32(file, record) != tag)
            continue;
        size_t offset = table_u32(file, record + 8);
        size_t length = table_u32(file, record + 12);
        if (offset > file.length || length > file.length - offset)
            break;
        return table_part(file, offset, length);
    }
    return (struct table){NULL, 0};
}
