#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void memory_exhausted(void)
{
    fputs("supplement: out of memory\n", stderr);
    abort();
}

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

void memory_expect(size_t size)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    enum { PAGE = 4096, LIMIT = 16 * 1024 * 1024 };
    if (size < 2 * PAGE || size > LIMIT)
        return;
    /* The heap grows by the block and keeps it when it is freed, for what is asked for next. */
    (void)mallopt(M_MMAP_THRESHOLD, LIMIT + PAGE);
    (void)mallopt(M_TRIM_THRESHOLD, 2 * LIMIT);
    char *block = malloc(size);
    if (block) {
        char *page = block + (PAGE - (uintptr_t)block % PAGE);
        (void)madvise(page, (size - PAGE) / PAGE * PAGE, MADV_HUGEPAGE);
    }
    free(block);
#else
    (void)size;
#endif
}
