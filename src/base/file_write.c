/*
 * Writing so that a reader of the folder sees the old file or the whole new one, never a part.  The bytes are not
 * forced to the disk (fsync): a supplement can be rendered again, and a cohort would wait for each.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/file_many.h"
#include "base/memory.h"
#include "base/say.h"

#define MAKING ".supplement-" /* how names of files in the making begin */

enum {
    HELD_MOST = 64,     /* of files in the making that are kept open: a document has rarely more pages */
    SWEPT_MOST = 10000  /* names that are looked at: some milliseconds */
};

/* A file under its temporary name. */
struct pending {
    struct pending *next;
    const char *asked;     /* the path as the user wrote it, for messages */
    const char *target;    /* where it goes: `asked` with a symbolic link followed */
    const char *temporary; /* in the folder of target */
    int held;              /* a descriptor that keeps it locked, so that no other run sweeps it away; or -1 */
};

struct file_batch {
    struct memory_rescue rescue;
    struct file_manner manner;
    struct arena *arena;
    struct pending *first;
    struct pending **end;
    int held_count;
};

bool file_unwritable(const char *path, int error, struct diag *diag)
{
    struct place place = {.file = strcmp(path, "-") == 0 ? say("standard output") : path};
    diag_report(diag, DIAG_FILE_UNWRITABLE, place, "%s", say_error(error));
    return false;
}

bool file_write_all(int descriptor, const void *bytes, size_t length)
{
    const unsigned char *rest = bytes;
    while (length) {
        ssize_t count = write(descriptor, rest, length);
        if (count < 0 && errno != EINTR)
            return false;
        if (count > 0) {
            rest += count;
            length -= (size_t)count;
        }
    }
    return true;
}

/* Writes and closes: 0, or the errno. A network share may tell of a full disk as late as here. */
static int write_and_close(int descriptor, const void *bytes, size_t length)
{
    int error = file_write_all(descriptor, bytes, length) ? 0 : errno;
    if (close(descriptor) != 0 && !error)
        error = errno;
    return error;
}

int file_open_new(int folder, const char *prefix, int mode, char *name, size_t size)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        uint64_t random;
        if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
            return -1;
        if (snprintf(name, size, "%s%0*" PRIx64, prefix, FILE_DIGITS, random) >= (int)size) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int descriptor = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* What is at the path: of a link that is not to be followed, the link. */
static bool look_at(const char *path, const struct file_manner *manner, struct stat *status)
{
    if (lstat(path, status) != 0)
        return false;
    bool trusted = !manner->chosen_name && (status->st_uid == geteuid() || status->st_uid == 0);
    struct stat behind;
    if (S_ISLNK(status->st_mode) && trusted && stat(path, &behind) == 0)
        *status = behind;
    return true;
}

/* The path with symbolic links followed. */
static const char *follow(struct arena *arena, const char *path)
{
    char real[PATH_MAX];
    const char *found = realpath(path, real);
    if (!found)
        memory_check();
    found = found ? found : path;
    return arena_copy(arena, found, strlen(found));
}

const char *file_target(struct arena *arena, const char *path, struct file_manner manner)
{
    struct stat status;
    bool is_link = !look_at(path, &manner, &status) || S_ISLNK(status.st_mode);
    return is_link || manner.chosen_name ? path : follow(arena, path);
}

static int folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (int)(slash + 1 - path) : 0;
}

/* Whether it is locked, or cannot be, and is still there: another run may have taken it for one that was left. */
static bool lock_new(int descriptor)
{
    struct stat status;
    return flock(descriptor, LOCK_EX) != 0 || fstat(descriptor, &status) != 0 || status.st_nlink > 0;
}

/* Opens a new file beside `target`. -1 sets errno. */
static int open_temporary(struct arena *arena, const char *target, int mode, const char **name)
{
    const char *prefix = arena_format(arena, "%.*s" MAKING, folder_length(target), target);
    size_t size = strlen(prefix) + FILE_DIGITS + 1;
    char *room = arena_alloc(arena, size);
    *name = room;
    for (;;) {
        int descriptor = file_open_new(AT_FDCWD, prefix, mode, room, size);
        if (descriptor < 0 || lock_new(descriptor))
            return descriptor;
        close(descriptor);
    }
}

/* The rights of the file that gives way. Where its group cannot be kept, the new one may read no more than anybody. */
static void keep_rights(int descriptor, const struct stat *old)
{
    mode_t mode = old->st_mode & 0777;
    if (fchown(descriptor, old->st_uid, old->st_gid) != 0 && fchown(descriptor, (uid_t)-1, old->st_gid) != 0)
        mode = (mode & ~070U) | (mode & 07) << 3;
    fchmod(descriptor, mode);
}

static void set_rights(int descriptor, const struct file_manner *manner, const struct stat *old)
{
    if (manner->mode > 0)
        fchmod(descriptor, (mode_t)manner->mode);
    else if (old)
        keep_rights(descriptor, old);
}

static bool write_straight(const char *path, const void *bytes, size_t length, struct diag *diag)
{
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? dup(STDOUT_FILENO) : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    struct stat status;
    if (descriptor < 0)
        return file_unwritable(path, errno, diag);
    if (!standard && (fstat(descriptor, &status) != 0 || S_ISREG(status.st_mode))) { /* it was no file a moment ago */
        close(descriptor);
        return file_unwritable(path, EEXIST, diag);
    }
    int error = write_and_close(descriptor, bytes, length);
    return error ? file_unwritable(path, error, diag) : true;
}

static void let_go(struct pending *pending)
{
    if (pending->held >= 0)
        close(pending->held);
    pending->held = -1;
}

/* Of a batch that is done, nothing. */
static void remove_pending(void *owner)
{
    const struct file_batch *batch = owner;
    for (struct pending *pending = batch->first; pending; pending = pending->next) {
        unlink(pending->temporary);
        let_go(pending);
    }
}

struct file_batch *file_batch_create(struct file_manner manner)
{
    struct arena *arena = arena_create();
    struct file_batch *batch = arena_new(arena, struct file_batch);
    batch->manner = manner;
    batch->arena = arena;
    batch->end = &batch->first;
    memory_rescue(&batch->rescue, remove_pending, batch);
    return batch;
}

/* Writes under a temporary name, which is then pending. `old` is the file that gives way; NULL: none, or a link that does. */
static bool write_pending(struct file_batch *batch, const char *path, const struct stat *old, const void *bytes,
                          size_t length, struct diag *diag)
{
    struct pending *pending = arena_new(batch->arena, struct pending);
    pending->asked = arena_copy(batch->arena, path, strlen(path));
    pending->target = old && !batch->manner.chosen_name ? follow(batch->arena, path) : pending->asked;
    int mode = batch->manner.mode == FILE_AS_USUAL && !old ? 0666 : 0600;
    int descriptor = open_temporary(batch->arena, pending->target, mode, &pending->temporary);
    if (descriptor < 0)
        return file_unwritable(path, errno, diag);
    *batch->end = pending;
    batch->end = &pending->next;
    set_rights(descriptor, &batch->manner, old);
    pending->held = batch->held_count++ < HELD_MOST ? fcntl(descriptor, F_DUPFD_CLOEXEC, 0) : -1;
    int error = write_and_close(descriptor, bytes, length);
    return error ? file_unwritable(path, error, diag) : true;
}

bool file_batch_add(struct file_batch *batch, const char *path, const void *bytes, size_t length, struct diag *diag)
{
    struct stat status;
    if (strcmp(path, "-") == 0)
        return write_straight(path, bytes, length, diag);
    bool exists = look_at(path, &batch->manner, &status);
    if (exists && S_ISDIR(status.st_mode))
        return file_unwritable(path, EISDIR, diag);
    if (exists && !S_ISREG(status.st_mode) && !S_ISLNK(status.st_mode) && !batch->manner.chosen_name)
        return write_straight(path, bytes, length, diag);
    return write_pending(batch, path, exists && S_ISREG(status.st_mode) ? &status : NULL, bytes, length, diag);
}

void file_many_begin(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    file_sweep(folder, MAKING, SWEPT_MOST);
    close(folder);
}

/* The folder of the target. */
static void sweep_beside(struct arena *arena, const char *target)
{
    int length = folder_length(target);
    file_many_begin(length ? arena_format(arena, "%.*s", length, target) : ".");
}

/* `last` becomes the last of them; NULL: there was none. */
static bool put_in_place(struct file_batch *batch, const char **last, struct diag *diag)
{
    *last = NULL;
    for (; batch->first; batch->first = batch->first->next) {
        if (rename(batch->first->temporary, batch->first->target) != 0)
            return file_unwritable(batch->first->asked, errno, diag);
        let_go(batch->first);
        *last = batch->first->target;
    }
    batch->end = &batch->first;
    return true;
}

bool file_batch_commit(struct file_batch *batch, struct diag *diag)
{
    const char *last;
    if (!put_in_place(batch, &last, diag))
        return false;
    if (last)
        sweep_beside(batch->arena, last);
    return true;
}

void file_batch_destroy(struct file_batch *batch)
{
    if (!batch)
        return;
    memory_rescued(&batch->rescue);
    remove_pending(batch);
    arena_destroy(batch->arena);
}

bool file_write(const char *path, const void *bytes, size_t length, struct file_manner manner, struct diag *diag)
{
    struct file_batch *batch = file_batch_create(manner);
    bool good = file_batch_add(batch, path, bytes, length, diag) && file_batch_commit(batch, diag);
    file_batch_destroy(batch);
    return good;
}

bool file_many_write(const char *path, const void *bytes, size_t length, struct file_manner manner, struct diag *diag)
{
    const char *last;
    struct file_batch *batch = file_batch_create(manner);
    bool good = file_batch_add(batch, path, bytes, length, diag) && put_in_place(batch, &last, diag);
    file_batch_destroy(batch);
    return good;
}
