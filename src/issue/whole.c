#define _GNU_SOURCE /* renameat2 */
#include "issue/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/ending.h"
#include "base/file.h"
#include "base/memory.h"
#include "issue/folder_inside.h"

struct making {
    int folder, error;    /* a descriptor; -1: it could not be opened, and why */
    int mode;
    bool synced;
    struct buffer prefix; /* of names in the making, a string */
};

struct making *making_open(const char *output, int mode, bool synced)
{
    struct making *making = memory_zeroed(1, sizeof *making);
    struct buffer folder = {0};
    size_t length = (size_t)(last_part(output) - output);
    buffer_format(&folder, "%.*s%c", length ? (int)length : 1, length ? output : ".", '\0');
    buffer_format(&making->prefix, ".%s.making-%c", last_part(output), '\0');
    making->mode = mode;
    making->synced = synced;
    making->folder = open((const char *)folder.bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    making->error = errno;
    buffer_finish(&folder);
    if (making->folder >= 0)
        file_sweep(making->folder, (const char *)making->prefix.bytes, SIZE_MAX);
    return making;
}

void making_close(struct making *making)
{
    if (!making)
        return;
    if (making->folder >= 0)
        close(making->folder);
    buffer_finish(&making->prefix);
    free(making);
}

FILE *making_begin(const struct making *making, char name[MAKING_NAME])
{
    errno = making->error;
    int descriptor = making->folder < 0 ? -1 : file_open_new(making->folder, (const char *)making->prefix.bytes, 0600, name,
                                                             MAKING_NAME);
    if (descriptor < 0) {
        *name = '\0';
        return NULL;
    }
    fchmod(descriptor, (mode_t)making->mode);
    FILE *file = fdopen(descriptor, "wb");
    if (!file)
        close(descriptor);
    return file;
}

void making_drop(const struct making *making, const char *name)
{
    if (*name)
        unlinkat(making->folder, name, 0);
}

/* ------------------------------------------------------------------------------------------------ its name */

static FILE *open_at(int folder, const char *name)
{
    int descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    return descriptor < 0 ? NULL : fdopen(descriptor, "rb");
}

static bool is_same_file(int folder, const char *a, const char *b)
{
    FILE *first = open_at(folder, a), *second = open_at(folder, b);
    char left[16384], right[16384];
    bool same = first && second;
    for (size_t count = 1; same && count > 0;) {
        count = fread(left, 1, sizeof left, first);
        same = fread(right, 1, sizeof right, second) == count && !ferror(second) && memcmp(left, right, count) == 0;
    }
    if (first)
        fclose(first);
    if (second)
        fclose(second);
    return same;
}

static bool sync_file(int folder, const char *name)
{
    int descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool synced = descriptor >= 0 && fsync(descriptor) == 0;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = error;
    return synced;
}

bool making_end(const struct making *making, const char *name, const char *path, struct diag *diag)
{
    if ((!making->synced || sync_file(making->folder, name)) &&
        folder_rename_new(making->folder, name, making->folder, last_part(path)))
        return true;
    int error = errno;
    bool same = error == EEXIST && is_same_file(making->folder, name, last_part(path));
    making_drop(making, name);
    if (error == EEXIST && !same)
        diag_report(diag, DIAG_NAME_TAKEN, (struct place){path, 0}, "it holds other documents");
    else if (!same)
        file_unwritable(path, error, diag);
    return same;
}
