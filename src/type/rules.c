#include "type/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* What HarfBuzz turns on for horizontal left-to-right text, less the ligatures that shape.c turns off. */
static const char on[][5] = {"rvrn", "ltra", "ltrm", "rand", "abvm", "blwm", "ccmp", "locl", "mark",
                             "mkmk", "rlig", "curs", "dist", "kern", "rclt"};

static bool is_on(uint32_t feature)
{
    for (size_t i = 0; i < sizeof on / sizeof *on; i++)
        if (feature == SFNT_TAG(on[i][0], on[i][1], on[i][2], on[i][3]))
            return true;
    return false;
}

/* The table that a list of tags and offsets (a script or language list, its records beginning at `start`) has for the
 * tag. Offsets count from the list's beginning. */
static struct table find_tagged(struct table list, size_t start, size_t count, uint32_t tag)
{
    for (size_t i = 0; i < count; i++)
        if (table_u32(list, start + 6 * i) == tag)
            return table_part(list, table_u16(list, start + 6 * i + 4), SIZE_MAX);
    return (struct table){NULL, 0};
}

struct table rules_system(struct table layout, uint32_t script_tag, uint32_t language)
{
    const uint32_t fallbacks[] = {script_tag, SFNT_TAG('D', 'F', 'L', 'T'), SFNT_TAG('d', 'f', 'l', 't'),
                                  SFNT_TAG('l', 'a', 't', 'n')};
    struct table scripts = table_part(layout, table_u16(layout, 4), SIZE_MAX);
    struct table script = {NULL, 0};
    for (size_t i = 0; i < 4 && !script.length; i++)
        script = find_tagged(scripts, 2, table_u16(scripts, 0), fallbacks[i]);
    struct table found = find_tagged(script, 4, table_u16(script, 2), language);
    if (!found.length && table_u16(script, 0))
        found = table_part(script, table_u16(script, 0), SIZE_MAX);
    return found;
}

/* Marks in `used` the lookups of a feature. */
static void use_feature(struct table features, size_t index, bool required, unsigned char *used, size_t lookup_count)
{
    size_t record = 2 + 6 * index;
    if (index >= table_u16(features, 0) || (!required && !is_on(table_u32(features, record))))
        return;
    struct table feature = table_part(features, table_u16(features, record + 4), SIZE_MAX);
    size_t count = table_u16(feature, 2);
    for (size_t i = 0; i < count; i++) {
        size_t lookup = table_u16(feature, 4 + 2 * i);
        if (lookup < lookup_count)
            used[lookup] = 1;
    }
}

/* The kind of a lookup type; false for those that attach marks. */
static bool find_kind(uint16_t type, bool positions, enum rule_kind *kind)
{
    if (positions) {
        *kind = type == 2 ? RULE_PAIR : type == 7 ? RULE_CONTEXT : type == 8 ? RULE_CHAIN : RULE_COVERED;
        return type < 4 || type > 6;
    }
    *kind = type == 4 ? RULE_LIGATURE : type == 5 ? RULE_CONTEXT : type == 6 ? RULE_CHAIN : RULE_COVERED;
    return true;
}

static bool add_lookup(struct rules *rules, struct table lookup, uint16_t number, bool positions)
{
    uint16_t extension = positions ? 9 : 7;
    size_t count = table_u16(lookup, 4);
    for (size_t i = 0; i < count; i++) {
        uint16_t type = table_u16(lookup, 0);
        struct table table = table_part(lookup, table_u16(lookup, 6 + 2 * i), SIZE_MAX);
        if (type == extension) {
            type = table_u16(table, 2);
            table = table_part(table, table_u32(table, 4), SIZE_MAX);
        }
        struct rule rule = {.lookup = number, .flags = table_u16(lookup, 2), .table = table};
        if (!find_kind(type, positions, &rule.kind) || !rule_prepare(&rule, rules->classes))
            continue;
        if (rules->count == RULES_LIMIT)
            return false;
        rules->list = memory_resize(rules->list, (rules->count + 1) * sizeof rule);
        rules->list[rules->count++] = rule;
    }
    return true;
}

bool rules_collect(struct rules *rules, struct table layout, bool positions, uint32_t script, uint32_t language)
{
    enum { NO_FEATURE = 0xFFFF };
    struct table system = rules_system(layout, script, language);
    struct table features = table_part(layout, table_u16(layout, 6), SIZE_MAX);
    struct table lookups = table_part(layout, table_u16(layout, 8), SIZE_MAX);
    size_t lookup_count = table_u16(lookups, 0);
    if (!system.length || !lookup_count)
        return true;
    unsigned char *used = memory_zeroed(lookup_count, 1);
    if (table_u16(system, 2) != NO_FEATURE)
        use_feature(features, table_u16(system, 2), true, used, lookup_count);
    size_t count = table_u16(system, 4);
    for (size_t i = 0; i < count; i++)
        use_feature(features, table_u16(system, 6 + 2 * i), false, used, lookup_count);
    bool few = true;
    for (size_t i = 0; i < lookup_count && few; i++)
        if (used[i])
            few = add_lookup(rules, table_part(lookups, table_u16(lookups, 2 + 2 * i), SIZE_MAX), (uint16_t)i, positions);
    free(used);
    return few;
}

void rules_finish(struct rules *rules)
{
    free(rules->list);
}
