#include "base/map.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/arena.h"
#include "base/memory.h"

enum { FIRST_CAPACITY = 32 }; /* a power of two, like every capacity */

struct entry {
    const char *key; /* NULL: empty */
    size_t length;
    uint64_t hash;
    void *value;
};

struct map {
    struct entry *entries;
    size_t capacity;
    size_t count;
    uint64_t secret;
    struct arena *keys;
};

/* Of this process, never 0: keys come from files that others made, who could choose such that all meet in one entry. */
static uint64_t find_secret(void)
{
    static _Atomic uint64_t secret;
    uint64_t found = atomic_load(&secret), fresh;
    if (found)
        return found;
    if (getrandom(&fresh, sizeof fresh, GRND_NONBLOCK) != sizeof fresh)
        fresh = (uint64_t)(size_t)&fresh; /* where the stack lies is hard to tell too */
    return atomic_compare_exchange_strong(&secret, &found, fresh | 1) ? fresh | 1 : found;
}

struct map *map_create(void)
{
    struct map *map = memory_zeroed(1, sizeof *map);
    map->capacity = FIRST_CAPACITY;
    map->secret = find_secret();
    map->entries = memory_zeroed(map->capacity, sizeof *map->entries);
    map->keys = arena_create();
    return map;
}

void map_destroy(struct map *map)
{
    if (!map)
        return;
    arena_destroy(map->keys);
    free(map->entries);
    free(map);
}

void map_clear(struct map *map)
{
    if (!map->count)
        return;
    memset(map->entries, 0, map->capacity * sizeof *map->entries);
    map->count = 0;
    arena_clear(map->keys);
}

/* The two halves of the 128-bit product, folded: every bit of either factor reaches every bit of the result. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Up to eight bytes as a number, the first the lowest. */
static uint64_t few_bytes(const unsigned char *from, size_t count)
{
    uint32_t four, last_four;
    if (count >= sizeof four) {
        memcpy(&four, from, sizeof four);
        memcpy(&last_four, from + count - sizeof last_four, sizeof last_four);
        return four | (uint64_t)last_four << 8 * (count - sizeof last_four);
    }
    uint64_t number = 0;
    while (count--)
        number = number << 8 | from[count];
    return number;
}

static inline uint64_t hash_bytes(const void *bytes, size_t length, uint64_t secret)
{
    /* Odd constants with evenly spread bits: the fractions of the golden ratio, of sqrt 2 and of sqrt 3. */
    static const uint64_t golden = 0x9e3779b97f4a7c15, root_2 = 0x6a09e667f3bcc909, root_3 = 0xbb67ae8584caa73b;
    const unsigned char *from = bytes;
    const uint64_t root = root_2 ^ secret;
    uint64_t hash = golden ^ length;
    size_t left = length;
    uint64_t word[2];
    for (; left > sizeof word; left -= sizeof word, from += sizeof word) {
        memcpy(word, from, sizeof word);
        hash = mix(word[0] ^ root, word[1] ^ hash);
    }
    size_t first = left < sizeof *word ? left : sizeof *word;
    word[0] = few_bytes(from, first);
    word[1] = few_bytes(from + first, left - first);
    hash = mix(word[0] ^ root, word[1] ^ hash);
    return mix(hash ^ root_3, golden);
}

uint64_t map_hash(const void *bytes, size_t length)
{
    return hash_bytes(bytes, length, 0);
}

uint64_t map_hash_secretly(const void *bytes, size_t length, uint64_t seed)
{
    return hash_bytes(bytes, length, find_secret() ^ seed);
}

/* The entry that holds the key, or the empty one where it belongs. */
static struct entry *probe(const struct map *map, const void *key, size_t length, uint64_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t at = (size_t)hash & mask;; at = (at + 1) & mask) {
        struct entry *entry = &map->entries[at];
        if (!entry->key)
            return entry;
        if (entry->hash == hash && entry->length == length && (!length || !memcmp(entry->key, key, length)))
            return entry;
    }
}

static void grow(struct map *map)
{
    struct entry *old = map->entries, *entries = memory_zeroed(2 * map->capacity, sizeof *entries);
    size_t old_capacity = map->capacity;
    map->capacity *= 2;
    map->entries = entries;
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].key)
            *probe(map, old[i].key, old[i].length, old[i].hash) = old[i];
    free(old);
}

void **map_slot(struct map *map, const void *key, size_t length)
{
    uint64_t hash = hash_bytes(key, length, map->secret);
    struct entry *entry = probe(map, key, length, hash);
    if (entry->key)
        return &entry->value;
    if (map->count * 8 >= map->capacity * 5) { /* no fuller: probes stay short */
        grow(map);
        entry = probe(map, key, length, hash);
    }
    *entry = (struct entry){.key = arena_copy(map->keys, key, length), .length = length, .hash = hash};
    map->count++;
    return &entry->value;
}

void *map_find(const struct map *map, const void *key, size_t length)
{
    return probe(map, key, length, hash_bytes(key, length, map->secret))->value;
}

void map_each(const struct map *map, void (*visit)(void *value))
{
    for (size_t i = 0; i < map->capacity; i++)
        if (map->entries[i].key && map->entries[i].value)
            visit(map->entries[i].value);
}

size_t map_count(const struct map *map)
{
    return map->count;
}

size_t map_size(const struct map *map)
{
    return map->count * sizeof *map->entries + arena_used(map->keys);
}
