#include "base/memory.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* ------------------------------------------------------------------------------------------------ giving up */

struct memory_state {
    struct memory_guard *guard; /* the outermost */
    struct memory_rescue *rescues;
    bool relies;
};

/* In the block that each thread has from its start: another would have to be allocated. */
static struct memory_state *own_state(void)
{
    static _Thread_local __attribute__((tls_model("initial-exec"))) struct memory_state state;
    return &state;
}

static memory_state_of_thread *state_of_thread = own_state;

struct memory_state *memory_state(void)
{
    return state_of_thread();
}

void memory_share(memory_state_of_thread *state)
{
    if (state_of_thread != state) /* other threads may be in the module by now */
        state_of_thread = state;
}

jmp_buf *memory_enter(struct memory_guard *guard)
{
    struct memory_state *state = memory_state();
    guard->outer = state->guard;
    if (!guard->outer)
        state->guard = guard;
    return &guard->jump;
}

void memory_leave(struct memory_guard *guard)
{
    memory_state()->guard = guard->outer;
}

bool memory_is_guarded(void)
{
    return memory_state()->guard;
}

/* Memory that runs out again in a rescue comes here again, and goes on with the next one. */
void memory_exhausted(void)
{
    struct memory_state *state = memory_state();
    if (!state->guard) {
        fputs("supplement: out of memory\n", stderr);
        abort();
    }
    while (state->rescues && state->rescues->guard == state->guard) {
        const struct memory_rescue rescue = *state->rescues;
        memory_rescued(state->rescues);
        rescue.release(rescue.owner);
    }
    struct memory_guard *guard = state->guard;
    state->guard = NULL;
    state->relies = false;
    longjmp(guard->jump, 1);
}

void memory_rescue(struct memory_rescue *rescue, void (*release)(void *owner), void *owner)
{
    struct memory_state *state = memory_state();
    *rescue = (struct memory_rescue){release, owner, state->guard, state->rescues, &state->rescues};
    if (rescue->next)
        rescue->next->link = &rescue->next;
    state->rescues = rescue;
}

void memory_rescued(struct memory_rescue *rescue)
{
    if (!rescue->link)
        return;
    *rescue->link = rescue->next;
    if (rescue->next)
        rescue->next->link = rescue->link;
    *rescue = (struct memory_rescue){0};
}

void memory_watch(void)
{
    if (!memory_state()->relies)
        errno = 0;
}

void memory_check(void)
{
    if (errno == ENOMEM && !memory_state()->relies)
        memory_exhausted();
}

void memory_check_loader(const char *words)
{
    memory_check();
    if (words && (strstr(words, "failed to map segment") || strstr(words, "annot allocate memory")))
        memory_exhausted();
}

/* ------------------------------------------------------------------------------------------------ allocating */

void *memory_resize(void *block, size_t size)
{
    void *resized = realloc(block, size ? size : 1);
    if (!resized)
        memory_exhausted();
    return resized;
}

void *memory_zeroed(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        memory_exhausted();
    return block;
}

void *memory_sparse(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_exhausted();
    void *block = mmap(NULL, count * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        memory_exhausted();
    return block;
}

void memory_sparse_free(void *block, size_t count, size_t size)
{
    if (block)
        munmap(block, count * size);
}

/* Where malloc asks the system for a large block alone it gives it back when it is freed, and asks for the next one of that size
 * as for small ones, to keep it (glibc: mallopt(3), M_MMAP_THRESHOLD). */
void memory_demand(size_t size)
{
    free(memory_resize(NULL, size));
    free(memory_resize(NULL, size));
}

void memory_rely(size_t size)
{
    memory_demand(size);
    memory_watch();
    memory_state()->relies = true;
}

void memory_relied(void)
{
    memory_state()->relies = false;
    memory_check();
}

bool memory_is_relied_on(void)
{
    return memory_state()->relies;
}

void memory_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* The heap goes on a page before a multiple of the size of large pages: what malloc notes in front of the block falls into
 * that page, so that the large ones behind it are untouched, which is when they can be had. What the heap has left before
 * is passed over: it lies in small pages, and would be given first. */
void memory_expect(size_t size)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    enum { PAGE = 4096, LARGE = 2 * 1024 * 1024, LIMIT = 16 * 1024 * 1024, CHUNK = 64 };
    static void *passed_over;
    if (size < LARGE || size > LIMIT || passed_over)
        return;
    size_t left = mallinfo2().keepcost;
    if (left > CHUNK)
        passed_over = malloc(left - CHUNK);
    /* The heap grows by the block and keeps it when it is freed, for what is asked for next. */
    (void)mallopt(M_MMAP_THRESHOLD, LIMIT + LARGE);
    (void)mallopt(M_TRIM_THRESHOLD, 2 * LIMIT);
    uintptr_t top = (uintptr_t)sbrk(0);
    if (sbrk((intptr_t)((2 * (uintptr_t)LARGE - PAGE - top % LARGE) % LARGE)) == (void *)-1)
        return;
    char *block = malloc(size + PAGE);
    if (block) {
        char *start = block + (PAGE - (uintptr_t)block % PAGE), *rest = start + size / LARGE * LARGE;
        (void)madvise(start, (size_t)(rest - start), MADV_HUGEPAGE);
#ifdef MADV_POPULATE_WRITE
        (void)madvise(rest, size % LARGE, MADV_POPULATE_WRITE); /* all at once: a page alone takes several times as long */
#endif
    }
    free(block);
#else
    (void)size;
#endif
}
