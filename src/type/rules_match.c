/* What a layout rule covers, and whether it can have a hold on a glyph without marks beside it. */
#include "type/rules.h"

/* Both tables have lists of ranges: first glyph, last glyph, value. Gives the record, or NULL. */
static const uint8_t *find_range(struct table table, uint16_t glyph)
{
    enum { HEADER = 4, RECORD = 6 };
    size_t low = 0, high = table_records(table, HEADER, table_u16(table, 2), RECORD);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const uint8_t *record = table.bytes + HEADER + middle * RECORD;
        if (glyph < bytes_u16(record))
            high = middle;
        else if (glyph > bytes_u16(record + 2))
            low = middle + 1;
        else
            return record;
    }
    return NULL;
}

/* A sorted list of glyphs. */
static int find_listed(struct table table, uint16_t glyph)
{
    enum { HEADER = 4, RECORD = 2 };
    size_t low = 0, high = table_records(table, HEADER, table_u16(table, 2), RECORD);
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint16_t listed = bytes_u16(table.bytes + HEADER + middle * RECORD);
        if (glyph < listed)
            high = middle;
        else if (glyph > listed)
            low = middle + 1;
        else
            return (int)middle;
    }
    return -1;
}

int coverage_find(struct table coverage, uint16_t glyph)
{
    if (table_u16(coverage, 0) == 1)
        return find_listed(coverage, glyph);
    const uint8_t *range = table_u16(coverage, 0) == 2 ? find_range(coverage, glyph) : NULL;
    return range ? bytes_u16(range + 4) + (glyph - bytes_u16(range)) : -1;
}

uint16_t class_find(struct table classes, uint16_t glyph)
{
    if (table_u16(classes, 0) == 2) {
        const uint8_t *range = find_range(classes, glyph);
        return range ? bytes_u16(range + 4) : 0;
    }
    size_t first = table_u16(classes, 2);
    if (table_u16(classes, 0) != 1 || glyph < first || glyph - first >= table_u16(classes, 4))
        return 0;
    return table_u16(classes, 6 + 2 * (glyph - first));
}

/* True if every glyph that is covered is a mark. A table with more glyphs than a font can have is not believed. */
static bool covers_marks(struct table coverage, struct table classes)
{
    enum { MOST_GLYPHS = 0x10000 };
    bool ranges = table_u16(coverage, 0) == 2;
    size_t count = table_u16(coverage, 2), seen = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned first = table_u16(coverage, ranges ? 4 + 6 * i : 4 + 2 * i);
        unsigned last = ranges ? table_u16(coverage, 4 + 6 * i + 2) : first;
        for (unsigned glyph = first; glyph <= last; glyph++)
            if (seen++ == MOST_GLYPHS || class_find(classes, (uint16_t)glyph) != CLASS_MARK)
                return false;
    }
    return seen > 0;
}

/* True if one of the ligatures that begin with the glyph has no mark among its parts. */
static bool ligature_can_touch(struct table table, int index, struct table classes)
{
    struct table set = table_part(table, table_u16(table, 6 + 2 * (size_t)index), SIZE_MAX);
    size_t count = table_u16(set, 0);
    for (size_t i = 0; i < count; i++) {
        struct table ligature = table_part(set, table_u16(set, 2 + 2 * i), SIZE_MAX);
        size_t parts = table_u16(ligature, 2);
        bool marked = false;
        for (size_t part = 1; part < parts && !marked; part++)
            marked = class_find(classes, table_u16(ligature, 2 + 2 * part)) == CLASS_MARK;
        if (!marked)
            return true;
    }
    return false;
}

/*
 * Format 3 lists a coverage for each place of the context: chains before, in and after it, plain contexts in it alone.
 * Gives the first one in it, where the rule begins; `needs_mark` tells whether some place takes nothing but marks.
 */
static struct table read_context(const struct rule *rule, struct table classes, bool *needs_mark)
{
    struct table begin = {NULL, 0};
    size_t at = 2;
    int parts = rule->kind == RULE_CHAIN ? 3 : 1;
    *needs_mark = false;
    for (int part = 0; part < parts; part++) {
        size_t count = table_u16(rule->table, at);
        at += parts == 1 ? 4 : 2; /* plain contexts tell the number of their actions first */
        for (size_t i = 0; i < count && at < rule->table.length; i++, at += 2) {
            struct table coverage = table_part(rule->table, table_u16(rule->table, at), SIZE_MAX);
            if (i == 0 && part == parts / 2)
                begin = coverage;
            *needs_mark = *needs_mark || covers_marks(coverage, classes);
        }
    }
    return begin;
}

static bool has_places(const struct rule *rule)
{
    return (rule->kind == RULE_CONTEXT || rule->kind == RULE_CHAIN) && table_u16(rule->table, 0) == 3;
}

bool rule_prepare(struct rule *rule, struct table classes)
{
    bool needs_mark = false;
    rule->coverage = table_part(rule->table, table_u16(rule->table, 2), SIZE_MAX);
    if (has_places(rule))
        rule->coverage = read_context(rule, classes, &needs_mark);
    return !needs_mark;
}

bool rule_can_touch(const struct rule *rule, uint16_t glyph, struct table classes)
{
    int index = coverage_find(rule->coverage, glyph);
    if (index >= 0 && rule->kind == RULE_LIGATURE)
        return ligature_can_touch(rule->table, index, classes);
    return index >= 0;
}
