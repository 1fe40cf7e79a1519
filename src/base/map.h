/*
 * Map: bytes -> pointer, for memos (shaped words, paragraphs, fonts by name).
 *
 * Open addressing, by a hash with a secret of the process: whoever chooses the keys cannot make them meet.
 * The keys are copied into the map, the values are the caller's and are never freed here.
 * Nothing is removed singly.  Out of memory: see base/memory.h.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct map;

struct map *map_create(void);

/* NULL is fine. */
void map_destroy(struct map *map);

/* Forgets every key, keeps the memory. */
void map_clear(struct map *map);

/*
 * The slot of the key, added with the value NULL if it is new.  The slot may be written until the next map_slot or
 * map_clear, which may move it.
 */
void **map_slot(struct map *map, const void *key, size_t length);

/* The value of the key, or NULL if it has none. */
void *map_find(const struct map *map, const void *key, size_t length);

/* Calls `visit` with each value that is not NULL, in no order that may be relied on. */
void map_each(const struct map *map, void (*visit)(void *value));

/* Bytes that the map's entries take, keys included. */
size_t map_size(const struct map *map);

/* How many keys there are. */
size_t map_count(const struct map *map);

/* A hash of the bytes and the seed with a secret of the process: whoever chooses the bytes cannot make two meet. */
uint64_t map_hash_secretly(const void *bytes, size_t length, uint64_t seed);

/* A well-mixed 64-bit hash of the bytes, equal on every little-endian machine; not for signatures. */
uint64_t map_hash(const void *bytes, size_t length);

#endif
