/*
 * Writing so that a reader of the folder sees the old file or the whole new one, never a part.  The bytes are not
 * forced to the disk (fsync): a supplement can be rendered again, and a cohort would wait for each.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* A file under its temporary name. */
struct pending {
    struct pending *next;
    const char *asked;     /* the path as the user wrote it, for messages */
    const char *target;    /* where it goes: `asked` with a symbolic link followed */
    const char *temporary; /* in the folder of target */
};

struct file_batch {
    struct arena *arena;
    struct pending *first;
    struct pending **end;
};

static bool fail(struct diag *diag, const char *path, int error)
{
    struct place place = {.file = strcmp(path, "-") == 0 ? "standard output" : path};
    diag_report(diag, DIAG_FILE_UNWRITABLE, place, "%s", strerror(error));
    return false;
}

/* 0, or the errno. */
static int write_all(int descriptor, const unsigned char *bytes, size_t length)
{
    while (length) {
        ssize_t count = write(descriptor, bytes, length);
        if (count < 0 && errno != EINTR)
            return errno;
        if (count > 0) {
            bytes += count;
            length -= (size_t)count;
        }
    }
    return 0;
}

/* Writes and closes. A network share may tell of a full disk as late as here. */
static int write_and_close(int descriptor, const void *bytes, size_t length)
{
    int error = write_all(descriptor, bytes, length);
    if (close(descriptor) != 0 && !error)
        error = errno;
    return error;
}

/* Opens a new file beside `target`, under a name that nobody can have waiting there. -1 sets errno. */
static int open_temporary(struct arena *arena, const char *target, const char **name)
{
    const char *slash = strrchr(target, '/');
    int folder = slash ? (int)(slash + 1 - target) : 0;
    for (int attempt = 0; attempt < 100; attempt++) {
        uint64_t random;
        if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
            return -1;
        *name = arena_format(arena, "%.*s.supplement-%016" PRIx64, folder, target, random);
        int descriptor = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* The path with symbolic links followed; a link that leads nowhere will be replaced itself. */
static const char *follow(struct arena *arena, const char *path)
{
    struct stat status;
    char *real = lstat(path, &status) == 0 && S_ISLNK(status.st_mode) ? realpath(path, NULL) : NULL;
    if (!real)
        return arena_copy(arena, path, strlen(path));
    const char *copy = arena_copy(arena, real, strlen(real));
    free(real);
    return copy;
}

static bool write_straight(const char *path, const void *bytes, size_t length, struct diag *diag)
{
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? dup(STDOUT_FILENO) : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return fail(diag, path, errno);
    int error = write_and_close(descriptor, bytes, length);
    return error ? fail(diag, path, error) : true;
}

struct file_batch *file_batch_create(void)
{
    struct arena *arena = arena_create();
    struct file_batch *batch = arena_new(arena, struct file_batch);
    batch->arena = arena;
    batch->end = &batch->first;
    return batch;
}

bool file_batch_add(struct file_batch *batch, const char *path, const void *bytes, size_t length, struct diag *diag)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (strcmp(path, "-") == 0 || (exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)))
        return write_straight(path, bytes, length, diag);
    if (exists && S_ISDIR(status.st_mode))
        return fail(diag, path, EISDIR);

    struct pending *pending = arena_new(batch->arena, struct pending);
    pending->asked = arena_copy(batch->arena, path, strlen(path));
    pending->target = follow(batch->arena, path);
    int descriptor = open_temporary(batch->arena, pending->target, &pending->temporary);
    if (descriptor < 0)
        return fail(diag, path, errno);
    *batch->end = pending;
    batch->end = &pending->next;
    int error = write_and_close(descriptor, bytes, length);
    return error ? fail(diag, path, error) : true;
}

bool file_batch_commit(struct file_batch *batch, struct diag *diag)
{
    for (; batch->first; batch->first = batch->first->next)
        if (rename(batch->first->temporary, batch->first->target) != 0)
            return fail(diag, batch->first->asked, errno);
    batch->end = &batch->first;
    return true;
}

void file_batch_destroy(struct file_batch *batch)
{
    if (!batch)
        return;
    for (struct pending *pending = batch->first; pending; pending = pending->next)
        unlink(pending->temporary);
    arena_destroy(batch->arena);
}

bool file_write(const char *path, const void *bytes, size_t length, struct diag *diag)
{
    struct file_batch *batch = file_batch_create();
    bool good = file_batch_add(batch, path, bytes, length, diag) && file_batch_commit(batch, diag);
    file_batch_destroy(batch);
    return good;
}
