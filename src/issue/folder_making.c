/* The folder itself, folders in it, and what was left in the making: before and after files are written. Nothing here follows a
 * symbolic link that lies in the folder. */
#define _GNU_SOURCE /* syncfs, renameat2 */
#include "issue/folder_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* The rights of a folder whose files have these: whoever may read may also enter. */
static int folder_rights(int mode)
{
    return mode | (mode & 0444) >> 2;
}

/* Some file systems over a network know only links. */
bool folder_rename_new(int from_folder, const char *from, int to_folder, const char *to)
{
    if (renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    return linkat(from_folder, from, to_folder, to, 0) == 0 && unlinkat(from_folder, from, 0) == 0;
}

/* ------------------------------------------------------------------------------------------------ on the way to a file */

static int open_folder(int at, const char *name)
{
    return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Another worker may make it at the same time. */
static int make_folder(int at, const char *name, int mode)
{
    bool made = mkdirat(at, name, 0700) == 0;
    int descriptor = made || errno == EEXIST ? open_folder(at, name) : -1;
    if (made && descriptor >= 0)
        fchmod(descriptor, (mode_t)folder_rights(mode));
    return descriptor;
}

/* `name` with a length: one part of a path. */
static int enter(int at, const char *name, size_t length, int mode)
{
    char part[NAME_MAX + 1];
    if (length > NAME_MAX || !length || strspn(name, ".") == length) {
        errno = length > NAME_MAX ? ENAMETOOLONG : EINVAL;
        return -1;
    }
    memcpy(part, name, length);
    part[length] = '\0';
    int descriptor = open_folder(at, part);
    return descriptor < 0 && errno == ENOENT && mode ? make_folder(at, part, mode) : descriptor;
}

int folder_reach(int at, const char *name, int mode, const char **last)
{
    int here = at;
    for (const char *slash; here >= 0 && (slash = strchr(name, '/')) != NULL; name = slash + 1) {
        int next = enter(here, name, (size_t)(slash - name), mode);
        int error = errno;
        if (here != at)
            close(here);
        errno = error;
        here = next;
    }
    *last = name;
    return here == at ? fcntl(at, F_DUPFD_CLOEXEC, 0) : here;
}

/* ------------------------------------------------------------------------------------------------ the folder */

/* Each part of the path in turn. What the user names may lead over links. */
bool folder_make(const char *path, int mode, size_t *there, struct diag *diag)
{
    char part[PATH_MAX];
    size_t length = strlen(path), at = 0;
    *there = length;
    if (length >= sizeof part)
        return file_unwritable(path, ENAMETOOLONG, diag);
    while (at < length) {
        size_t end = at + strspn(path + at, "/");
        end += strcspn(path + end, "/");
        memcpy(part, path, end);
        part[end] = '\0';
        bool made = mkdir(part, 0700) == 0;
        if (!made && errno != EEXIST)
            return file_unwritable(path, errno, diag);
        if (made && chmod(part, (mode_t)folder_rights(mode)) == 0 && *there > at)
            *there = at;
        at = end;
    }
    struct stat status;
    bool is_folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    return is_folder || file_unwritable(path, ENOTDIR, diag);
}

/* Without the slashes at its end. */
static size_t trim(char *path, size_t length)
{
    while (length > 1 && path[length - 1] == '/')
        length--;
    path[length] = '\0';
    return length;
}

void folder_unmake(const char *path, size_t there)
{
    char part[PATH_MAX];
    size_t end = strlen(path);
    if (end >= sizeof part)
        return;
    memcpy(part, path, end + 1);
    for (end = trim(part, end); end > there && rmdir(part) == 0; end = trim(part, end))
        while (end > there && part[end - 1] != '/')
            end--;
}

bool folder_prepare(const char *path, const char *making, struct diag *diag)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return file_unwritable(path, errno, diag);
    file_sweep(descriptor, making, SIZE_MAX);
    close(descriptor);
    return true;
}

bool folder_sync(const char *path, struct diag *diag)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = descriptor >= 0 && syncfs(descriptor) == 0;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    return synced || file_unwritable(path, error, diag);
}
