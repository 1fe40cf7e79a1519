#define _GNU_SOURCE /* RTLD_NEXT */
#include "memory_fault.h"

#include <stdlib.h> /* says whether this is glibc */

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)

#include <dlfcn.h>
#include <execinfo.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

#define EVERYWHERE __attribute__((visibility("default")))

/* glibc's own, under the names that those who replace them call. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/* Of the library; a program that this is loaded into does not show it. */
__attribute__((weak)) bool memory_is_relied_on(void);

static atomic_long count;
static long failing;
static bool all_behind;
static _Thread_local __attribute__((tls_model("initial-exec"))) int loading;

void fault_at(long number, bool all)
{
    count = 0;
    failing = number;
    all_behind = all;
}

long fault_count(void)
{
    return count;
}

/* ---- places */

enum { FRAMES = 40, SLOTS = 1 << 16 };

static long *places;
static size_t place_count, places_most;
static uint64_t seen[SLOTS];

void fault_note_places(long *numbers, size_t most)
{
    places = numbers;
    places_most = most;
}

size_t fault_place_count(void)
{
    return place_count;
}

static bool is_seen(uint64_t key)
{
    size_t slot = key % SLOTS;
    while (seen[slot] && seen[slot] != key)
        slot = (slot + 1) % SLOTS;
    bool before = seen[slot] == key;
    seen[slot] = key;
    return before;
}

/* The functions that called each other to come here tell a place. */
static void note_place(long number)
{
    void *frames[FRAMES];
    uint64_t key = 14695981039346656037U; /* FNV-1a, with addresses in the place of bytes */
    loading++;
    int depth = backtrace(frames, FRAMES);
    loading--;
    for (int i = 0; i < depth; i++)
        key = (key ^ (uintptr_t)frames[i]) * 1099511628211U;
    if (place_count < places_most && !is_seen(key))
        places[place_count++] = number;
}

bool fault_is_possible(void)
{
    return true;
}

static bool fails(void)
{
    if (loading || (memory_is_relied_on && memory_is_relied_on()))
        return false;
    long number = atomic_fetch_add(&count, 1) + 1;
    if (places)
        note_place(number);
    if (!failing || number < failing || (number > failing && !all_behind))
        return false;
    errno = ENOMEM;
    return true;
}

EVERYWHERE void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

EVERYWHERE void *calloc(size_t number, size_t size)
{
    return fails() ? NULL : __libc_calloc(number, size);
}

EVERYWHERE void *realloc(void *block, size_t size)
{
    return fails() ? NULL : __libc_realloc(block, size);
}

EVERYWHERE void *aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

EVERYWHERE int posix_memalign(void **block, size_t alignment, size_t size)
{
    void *given = fails() ? NULL : __libc_memalign(alignment, size);
    if (given)
        *block = given;
    return given ? 0 : ENOMEM;
}

EVERYWHERE void *dlopen(const char *file, int mode)
{
    void *(*own)(const char *, int) = NULL;
    void *symbol = dlsym(RTLD_NEXT, "dlopen");
    memcpy(&own, &symbol, sizeof own);
    loading++;
    void *handle = own(file, mode);
    loading--;
    return handle;
}

__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("FAULT_AT");
    if (number)
        fault_at(strtol(number, NULL, 10), getenv("FAULT_ALL") != NULL);
}

#else

void fault_at(long number, bool all)
{
    (void)number;
    (void)all;
}

long fault_count(void)
{
    return 0;
}

void fault_note_places(long *numbers, size_t most)
{
    (void)numbers;
    (void)most;
}

size_t fault_place_count(void)
{
    return 0;
}

bool fault_is_possible(void)
{
    return false;
}

#endif
