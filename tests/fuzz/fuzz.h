/* What the fuzzing functions share: bytes as a file that has a name but stands on no disk. */
#ifndef FUZZ_H
#define FUZZ_H

#define _GNU_SOURCE /* memfd_create, memmem */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

struct fuzz_file {
    int descriptor;
    char path[64];
};

/* The file is whole and can be opened by its path until it is closed. */
static inline void fuzz_open(struct fuzz_file *file, const void *bytes, size_t length)
{
    file->descriptor = memfd_create("fuzz", 0);
    if (file->descriptor < 0 || write(file->descriptor, bytes, length) != (ssize_t)length)
        abort();
    snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->descriptor);
}

static inline void fuzz_close(struct fuzz_file *file)
{
    close(file->descriptor);
}

/* Stops where the program breaks its word. */
static inline void demand(bool promise)
{
    if (!promise)
        abort();
}

#endif
