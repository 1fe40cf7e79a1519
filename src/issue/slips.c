#include "issue/slips.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

enum { SLIPS_LEAST = 3 };

struct slip {
    uint64_t number, before, after; /* hashes, those of values with their field */
};

struct slips {
    struct slip *list;
    size_t count, capacity;
    struct map *said;      /* by slip: editions of one diploma are corrected alike */
    struct map *by_before; /* value and field before: the slip of who had it */
};

struct slips *slips_create(void)
{
    struct slips *slips = memory_zeroed(1, sizeof *slips);
    slips->said = map_create();
    slips->by_before = map_create();
    return slips;
}

void slips_destroy(struct slips *slips)
{
    if (!slips)
        return;
    map_destroy(slips->said);
    map_destroy(slips->by_before);
    free(slips->list);
    free(slips);
}

static uint64_t hash_of(const char *field, const char *value)
{
    return map_hash(value, strlen(value)) * 31 + map_hash(field, strlen(field));
}

void slips_add(struct slips *slips, const char *number, const char *field, const char *before, const char *after)
{
    const struct slip slip = {map_hash(number, strlen(number)), hash_of(field, before), hash_of(field, after)};
    const size_t said = map_count(slips->said);
    if (!*before || !*after)
        return;
    map_slot(slips->said, &slip, sizeof slip);
    if (map_count(slips->said) == said)
        return;
    if (slips->count == slips->capacity) {
        slips->capacity = slips->capacity ? 2 * slips->capacity : 16;
        slips->list = memory_resize(slips->list, slips->capacity * sizeof *slips->list);
    }
    slips->list[slips->count++] = slip;
}

size_t slips_passed_on(const struct slips *slips)
{
    size_t count = 0;
    for (size_t i = 0; i < slips->count; i++)
        *map_slot(slips->by_before, &slips->list[i].before, sizeof slips->list[i].before) = &slips->list[i];
    for (size_t i = 0; i < slips->count; i++) {
        const struct slip *had = map_find(slips->by_before, &slips->list[i].after, sizeof slips->list[i].after);
        count += had && had->number != slips->list[i].number;
    }
    return count;
}

bool slips_are_evident(const struct slips *slips)
{
    size_t passed_on = slips_passed_on(slips);
    return passed_on >= SLIPS_LEAST && 2 * passed_on > slips->count;
}
