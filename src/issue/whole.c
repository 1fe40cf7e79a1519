#define _GNU_SOURCE /* renameat2 */
#include "issue/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool is_same_file(const char *a, const char *b)
{
    FILE *first = fopen(a, "rb"), *second = fopen(b, "rb");
    char left[16384], right[16384];
    bool same = first && second;
    for (size_t count = 1; same && count > 0;) {
        count = fread(left, 1, sizeof left, first);
        same = fread(right, 1, sizeof right, second) == count && memcmp(left, right, count) == 0;
    }
    if (first)
        fclose(first);
    if (second)
        fclose(second);
    return same;
}

static bool sync_file(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = descriptor >= 0 && fsync(descriptor) == 0;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = error;
    return synced;
}

/* Some file systems over a network know only links. */
static bool rename_new(const char *temporary, const char *path)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    return link(temporary, path) == 0 && unlink(temporary) == 0;
}

bool whole_name(const char *temporary, const char *path, struct diag *diag)
{
    if (sync_file(temporary) && rename_new(temporary, path))
        return true;
    int error = errno;
    bool same = error == EEXIST && is_same_file(temporary, path);
    unlink(temporary);
    if (error == EEXIST && !same)
        diag_report(diag, DIAG_NAME_TAKEN, (struct place){path, 0}, "it holds other documents");
    else if (!same)
        diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){path, 0}, "%s", strerror(error));
    return same;
}
