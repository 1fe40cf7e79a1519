#include "base/files.h"

#include <stdlib.h>

#include "base/memory.h"

struct buffer *files_add(struct files *files)
{
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? 2 * files->capacity : 4;
        files->list = memory_resize(files->list, capacity * sizeof *files->list);
        for (size_t i = files->capacity; i < capacity; i++)
            buffer_init(&files->list[i]);
        files->capacity = capacity;
    }
    struct buffer *file = &files->list[files->count++];
    files->beginning = files->fonts_end = 0;
    buffer_clear(file);
    return file;
}

void files_finish(struct files *files)
{
    for (size_t i = 0; i < files->capacity; i++)
        buffer_finish(&files->list[i]);
    free(files->list);
    *files = (struct files){0};
}
