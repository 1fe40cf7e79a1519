/*
 * A chain of chunks and a bump pointer in the newest.  Bytes are zeroed as they are handed out, not before: a chunk
 * that is larger than the document costs no page faults.  After arena_clear the chunks are used again in their order.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sanitizer.h"

/* Under the address sanitizer, what was not handed out may not be touched, and a gap after each piece catches overruns. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#endif

enum { ALIGNMENT = 16, FIRST_CHUNK = 1024, LARGEST_CHUNK = 1024 * 1024 };

struct chunk {
    struct chunk *next; /* the chunk to go on with when this one is full, or NULL */
    size_t capacity;    /* bytes in memory[] */
    alignas(ALIGNMENT) unsigned char memory[];
};

struct arena {
    struct chunk *first;
    struct chunk *current;
    unsigned char *free; /* next free byte in current */
    unsigned char *end;
    size_t size, passed; /* bytes of all chunks; in those before the current one */
};

static struct chunk *chunk_create(struct arena *arena, size_t capacity)
{
    if (capacity > SIZE_MAX - sizeof(struct chunk))
        memory_exhausted();
    struct chunk *chunk = memory_resize(NULL, sizeof *chunk + capacity);
    chunk->next = NULL;
    chunk->capacity = capacity;
    arena->size += sizeof *chunk + capacity;
    return chunk;
}

static void use_chunk(struct arena *arena, struct chunk *chunk)
{
    arena->current = chunk;
    arena->free = chunk->memory;
    arena->end = chunk->memory + chunk->capacity;
    ASAN_POISON_MEMORY_REGION(chunk->memory, chunk->capacity);
}

struct arena *arena_create(void)
{
    struct arena *arena = memory_zeroed(1, sizeof *arena);
    arena->first = chunk_create(arena, FIRST_CHUNK);
    use_chunk(arena, arena->first);
    return arena;
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    for (struct chunk *chunk = arena->first, *next; chunk; chunk = next) {
        next = chunk->next;
        ASAN_UNPOISON_MEMORY_REGION(chunk->memory, chunk->capacity);
        free(chunk);
    }
    free(arena);
}

void arena_clear(struct arena *arena)
{
    use_chunk(arena, arena->first);
    arena->passed = 0;
}

/* Goes on to the next chunk with room for `size` bytes. A kept chunk that is too small is passed over, not lost. */
static void add_room(struct arena *arena, size_t size)
{
    while (arena->current->next) {
        arena->passed += arena->current->capacity;
        use_chunk(arena, arena->current->next);
        if (arena->current->capacity >= size)
            return;
    }
    size_t capacity = arena->current->capacity / 4 * 5; /* so that no more than a fifth is ever unused */
    if (capacity > LARGEST_CHUNK)
        capacity = LARGEST_CHUNK;
    if (capacity < size)
        capacity = size;
    arena->passed += arena->current->capacity;
    arena->current->next = chunk_create(arena, capacity);
    use_chunk(arena, arena->current->next);
}

static size_t round_up(size_t size)
{
    return (size + GAP + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

/* Kept apart: nearly everything fits, and taking it is some of the program's innermost work. */
__attribute__((noinline)) static void *take_from_next(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        memory_exhausted();
    if (round_up(size) > (size_t)(arena->end - arena->free))
        add_room(arena, round_up(size));
    unsigned char *taken = arena->free;
    arena->free += round_up(size);
    ASAN_UNPOISON_MEMORY_REGION(taken, size);
    return taken;
}

/* The bytes are not zeroed. Not inlined, so that those who take are: they know how much it is. */
__attribute__((noinline)) static void *take(struct arena *arena, size_t size)
{
    unsigned char *taken = arena->free;
    size_t room = (size_t)(arena->end - taken);
    if (room < GAP + ALIGNMENT || size > room - (GAP + ALIGNMENT)) /* so that what is rounded fits too */
        return take_from_next(arena, size);
    arena->free = taken + round_up(size);
    ASAN_UNPOISON_MEMORY_REGION(taken, size);
    return taken;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *taken = take(arena, size);
    return memset(taken, 0, size);
}

void *arena_room(struct arena *arena, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        memory_exhausted();
    return take(arena, total);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    void *room = arena_room(arena, count, size);
    return memset(room, 0, count * size);
}

void *arena_widen(struct arena *arena, const void *list, size_t count, size_t *room, size_t first, size_t size)
{
    *room = *room ? 2 * *room : first;
    void *more = arena_room(arena, *room, size);
    if (count)
        memcpy(more, list, count * size);
    return more;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        memory_exhausted();
    char *copy = take(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    char most[256]; /* of what is asked for fits */
    va_list first, second;
    va_start(first, format);
    va_copy(second, first);
    int length = vsnprintf(most, sizeof most, format, first);
    va_end(first);
    if (length < 0)
        memory_exhausted();
    char *text = take(arena, (size_t)length + 1);
    if ((size_t)length < sizeof most)
        memcpy(text, most, (size_t)length + 1);
    else
        vsnprintf(text, (size_t)length + 1, format, second);
    va_end(second);
    return text;
}

char *arena_join(struct arena *arena, const char *one, const char *between, const char *other)
{
    size_t first = strlen(one), second = strlen(between), third = strlen(other);
    char *text = take(arena, first + second + third + 1);
    memcpy(text, one, first);
    memcpy(text + first, between, second);
    memcpy(text + first + second, other, third + 1);
    return text;
}

size_t arena_used(const struct arena *arena)
{
    return arena->passed + (size_t)(arena->free - arena->current->memory);
}

size_t arena_size(const struct arena *arena)
{
    return arena->size;
}
