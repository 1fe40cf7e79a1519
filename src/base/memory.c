#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

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
