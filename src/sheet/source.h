/* Inside the room: the file, kept open, and what tells that somebody changed it meanwhile. */
#ifndef SHEET_SOURCE_H
#define SHEET_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/diag.h"

struct source {
    const char *path; /* borrowed */
    int descriptor;   /* -1 while it is not open */
    struct stat status;
};

/* Opens a regular file. False with an error. */
bool source_open(struct source *source, const char *path, struct diag *diag);
void source_close(struct source *source);

uint64_t source_size(const struct source *source);

/* Reads at most `room` bytes from `offset` on; gives how many, fewer than `room` only at the end; -1 with an error. */
ptrdiff_t source_read(const struct source *source, uint64_t offset, void *bytes, size_t room, struct diag *diag);

/* The line of the byte at `offset`, counted from 1; 0 if the file can no longer be read. */
int line_at(const struct source *source, uint64_t offset, struct diag *diag);

/* Whether the file is as it was when it was opened. False with an error. */
bool source_is_unchanged(const struct source *source, struct diag *diag);

/* The place that is the whole file. */
static inline struct place source_place(const struct source *source)
{
    return (struct place){source->path, 0};
}

#endif
