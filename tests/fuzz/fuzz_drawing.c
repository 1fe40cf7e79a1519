/* Any bytes as a flag's drawing. */
#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "read/drawing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    int file = memfd_create("drawing", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        return 0;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    (void)read_drawing(NULL, path, arena, diag);
    diag_destroy(diag);
    arena_destroy(arena);
    close(file);
    return 0;
}
