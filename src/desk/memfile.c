#define _GNU_SOURCE /* memfd_create */
#include "desk/memfile.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"

bool memfile_open(struct memfile *file, const void *bytes, size_t length)
{
    *file = MEMFILE_NONE;
    int descriptor = memfd_create("cohort", MFD_CLOEXEC);
    if (descriptor < 0)
        return false;
    if (!file_write_all(descriptor, bytes, length)) {
        int error = errno;
        close(descriptor);
        errno = error;
        return false;
    }
    file->descriptor = descriptor;
    snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", descriptor);
    return true;
}

void memfile_close(struct memfile *file)
{
    if (file->descriptor >= 0)
        close(file->descriptor);
    *file = MEMFILE_NONE;
}
