/* Files in memory alone: what pupils' data are kept in, so that nothing of them is left on a disk, whatever becomes of the program. */
#ifndef DESK_MEMFILE_H
#define DESK_MEMFILE_H

#include <stdbool.h>
#include <stddef.h>

enum { MEMFILE_PATH_SIZE = 32 };

struct memfile {
    int descriptor;               /* -1: there is none */
    char path[MEMFILE_PATH_SIZE]; /* by which this process opens it */
};

#define MEMFILE_NONE ((struct memfile){.descriptor = -1})

/* False with errno: there is none then. */
bool memfile_open(struct memfile *file, const void *bytes, size_t length);
void memfile_close(struct memfile *file);

#endif
