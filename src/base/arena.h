/*
 * Arena: memory that is forgotten all at once, one arena per document.
 *
 * Whatever a function with an `arena` parameter returns lives in that arena until arena_clear or arena_destroy.
 * Nothing in an arena is freed singly.  An arena belongs to one thread at a time.
 * Out of memory: see base/memory.h; no function here returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_create(void);

/* Frees the arena and all that lives in it; NULL is fine. */
void arena_destroy(struct arena *arena);

/* Forgets the contents and keeps the memory, so that the next document of the same size allocates nothing. */
void arena_clear(struct arena *arena);

/* `size` zeroed bytes, aligned to 16. A size of 0 gives a pointer that must not be read. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` times `size` zeroed bytes; a product that overflows counts as out of memory. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* The same, not zeroed: for what is written over at once. */
void *arena_room(struct arena *arena, size_t count, size_t size);

/* The first `length` bytes of `text`, NUL-terminated. `text` may hold NULs, and may be NULL if `length` is 0. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* What printf would print, NUL-terminated. */
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Two texts with another between them. */
char *arena_join(struct arena *arena, const char *one, const char *between, const char *other);

/* Bytes held from the system, used or not. */
size_t arena_size(const struct arena *arena);

/* Of these, about as many as were handed out since it was made or cleared. */
size_t arena_used(const struct arena *arena);

/* A copy of a list that is full, with room for twice as many, `first` if it had none; what is behind the copied ones is not cleared.
 * `count` and `room` are objects of `size` bytes. */
void *arena_widen(struct arena *arena, const void *list, size_t count, size_t *room, size_t first, size_t size);

/* One zeroed object, or an array of them. */
#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))
#define arena_room_for(arena, type, count) ((type *)arena_room((arena), (count), sizeof(type)))

#endif
