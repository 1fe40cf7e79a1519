#include "type/pair.h"

/* Fields of both formats. */
enum { FORMAT = 0, FIRST_VALUE = 4, SECOND_VALUE = 6 };

bool pair_is_simple(const struct rule *rule)
{
    enum { IGNORE_BASES = 0x0002, IGNORE_LIGATURES = 0x0004, ADVANCE = 0x0004 };
    uint16_t format = table_u16(rule->table, FORMAT), value = table_u16(rule->table, FIRST_VALUE);
    return rule->kind == RULE_PAIR && (format == 1 || format == 2) && (value == ADVANCE || value == 0) &&
           table_u16(rule->table, SECOND_VALUE) == 0 && !(rule->flags & (IGNORE_BASES | IGNORE_LIGATURES));
}

/* Format 1: for each first glyph a list of second glyphs, sorted, with their values. */
static bool find_glyph(struct table table, size_t index, uint16_t second, int *advance_fu)
{
    struct table set = table_part(table, table_u16(table, 10 + 2 * index), SIZE_MAX);
    size_t record = table_u16(table, FIRST_VALUE) ? 4 : 2;
    size_t low = 0, high = table_records(set, 2, table_u16(set, 0), record);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const uint8_t *pair = set.bytes + 2 + middle * record;
        uint16_t glyph = bytes_u16(pair);
        if (second < glyph)
            high = middle;
        else if (second > glyph)
            low = middle + 1;
        else {
            *advance_fu += record == 4 ? (int16_t)bytes_u16(pair + 2) : 0;
            return true;
        }
    }
    return false;
}

/* Format 2: a matrix of values by the classes of the two glyphs. */
static bool find_classes(struct table table, uint16_t first, uint16_t second, int *advance_fu)
{
    enum { FIRST_CLASSES = 8, SECOND_CLASSES = 10, FIRST_COUNT = 12, SECOND_COUNT = 14, MATRIX = 16 };
    size_t row = class_find(table_part(table, table_u16(table, FIRST_CLASSES), SIZE_MAX), first);
    size_t column = class_find(table_part(table, table_u16(table, SECOND_CLASSES), SIZE_MAX), second);
    size_t columns = table_u16(table, SECOND_COUNT);
    if (row >= table_u16(table, FIRST_COUNT) || column >= columns)
        return false;
    if (table_u16(table, FIRST_VALUE))
        *advance_fu += table_i16(table, MATRIX + 2 * (row * columns + column));
    return true;
}

bool pair_find(const struct rule *rule, uint16_t first, uint16_t second, int *advance_fu)
{
    int index = coverage_find(rule->coverage, first);
    if (index < 0)
        return false;
    return table_u16(rule->table, FORMAT) == 1 ? find_glyph(rule->table, (size_t)index, second, advance_fu)
                                               : find_classes(rule->table, first, second, advance_fu);
}
