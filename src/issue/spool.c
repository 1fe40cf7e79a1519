#define _GNU_SOURCE /* O_TMPFILE */
#include "issue/spool.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

struct spool {
    struct memory_rescue rescue;
    char *folder;       /* to begin with, the path; NULL: there is a file, or can be none */
    int descriptor;     /* -1: no file */
    bool full;          /* it takes no more */
    size_t filed;       /* bytes in it; the others follow in memory */
    struct buffer held;
};

static void let_go(void *owner)
{
    struct spool *spool = owner;
    if (spool->descriptor >= 0)
        close(spool->descriptor);
    spool->descriptor = -1;
}

struct spool *spool_create(const char *beside)
{
    struct spool *spool = memory_zeroed(1, sizeof *spool);
    size_t size = strlen(beside) + 1;
    spool->descriptor = -1;
    memory_rescue(&spool->rescue, let_go, spool);
    spool->folder = memory_resize(NULL, size);
    memcpy(spool->folder, beside, size);
    return spool;
}

void spool_destroy(struct spool *spool)
{
    if (!spool)
        return;
    memory_rescued(&spool->rescue);
    let_go(spool);
    buffer_finish(&spool->held);
    free(spool->folder);
    free(spool);
}

/* ------------------------------------------------------------------------------------------------ its file */

/* Cuts the last name off; "" is the folder at hand. False: there is nothing above. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (!*path || strcmp(path, "/") == 0)
        return false;
    path[slash ? (slash == path) + (size_t)(slash - path) : 0] = '\0';
    return true;
}

/* Some file systems know no files without a name: there it loses it at once. */
static int open_nameless(const char *folder)
{
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600), within;
    char name[256];
    if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) ||
        (within = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
        return descriptor;
    int written = file_open_new(within, ".supplement-making-", 0600, name, sizeof name);
    if (written >= 0) {
        descriptor = openat(within, name, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        unlinkat(within, name, 0);
        close(written);
    }
    close(within);
    return descriptor;
}

static void open_file(struct spool *spool)
{
    struct stat status;
    while (go_up(spool->folder))
        if (stat(*spool->folder ? spool->folder : ".", &status) == 0) {
            spool->descriptor = open_nameless(*spool->folder ? spool->folder : ".");
            break;
        }
    free(spool->folder);
    spool->folder = NULL;
}

/* ------------------------------------------------------------------------------------------------ bytes */

/* What the file does not take stays. */
static void file_held(struct spool *spool)
{
    if (spool->folder)
        open_file(spool);
    if (spool->descriptor < 0 || spool->full)
        return;
    spool->full = !file_write_all(spool->descriptor, spool->held.bytes, spool->held.length);
    if (spool->full)
        return;
    spool->filed += spool->held.length;
    buffer_clear(&spool->held);
}

void spool_append(struct spool *spool, const void *bytes, size_t length)
{
    if (spool->held.length && spool->held.length + length > SPOOL_HELD)
        file_held(spool);
    buffer_append(&spool->held, bytes, length);
}

size_t spool_length(const struct spool *spool)
{
    return spool->filed + spool->held.length;
}

size_t spool_held(const struct spool *spool)
{
    return spool->held.length;
}

static bool read_filed(const struct spool *spool, size_t offset, unsigned char *to, size_t length)
{
    while (length) {
        ssize_t count = pread(spool->descriptor, to, length, (off_t)offset);
        if (count == 0)
            errno = EIO; /* somebody cut it off */
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        if (count > 0) {
            offset += (size_t)count;
            to += count;
            length -= (size_t)count;
        }
    }
    return true;
}

bool spool_read(const struct spool *spool, size_t offset, void *bytes, size_t length)
{
    size_t filed = offset >= spool->filed ? 0 : spool->filed - offset < length ? spool->filed - offset : length;
    assert(offset + length <= spool_length(spool));
    if (length > filed)
        memcpy((unsigned char *)bytes + filed, spool->held.bytes + (offset + filed - spool->filed), length - filed);
    return read_filed(spool, offset, bytes, filed);
}
