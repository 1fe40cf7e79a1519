#define _GNU_SOURCE /* O_PATH */
#include "base/reach.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/ending.h"

static int lead_out(void)
{
    errno = EXDEV;
    return -1;
}

/* The path from the root, links followed; of what is not there, that it would have in its folder. */
static bool find_real(const char *path, char real[PATH_MAX])
{
    char folder[PATH_MAX];
    const char *name = last_part(path);
    if (realpath(path, real))
        return true;
    if (errno != ENOENT || snprintf(folder, sizeof folder, "%.*s.", (int)(name - path), path) >= (int)sizeof folder ||
        !realpath(folder, real))
        return false;
    size_t length = strlen(real);
    return snprintf(real + length, PATH_MAX - length, "/%s", name) < (int)(PATH_MAX - length);
}

/* Opens what is at a path from the root, without links, if that is below the folder. */
static int open_if_below(const char *folder, const char *real, int flags)
{
    char above[PATH_MAX];
    if (!realpath(*folder ? folder : ".", above))
        return lead_out();
    size_t end = above[1] ? strlen(above) : 0;
    bool is_below = strncmp(real, above, end) == 0 && (real[end] == '/' || !real[end]);
    return is_below ? open(real, flags | O_NOFOLLOW) : lead_out();
}

/* Where the kernel cannot watch each step of the way, it is looked at first: somebody might change it in between. */
static int open_by_parts(const char *folder, const char *rest, int flags)
{
    char path[PATH_MAX], real[PATH_MAX];
    if (*rest == '/' || snprintf(path, sizeof path, "%s%s", folder, rest) >= (int)sizeof path)
        return lead_out();
    return find_real(path, real) ? open_if_below(folder, real, flags) : -1;
}

/* The kernel can since Linux 5.6 (openat2(2)); EPERM is what some containers say of calls that they do not know. EAGAIN: somebody
 * renames a folder on the way. */
static int open_below(const char *folder, const char *rest, int flags)
{
    enum { ATTEMPTS = 10 };
    struct open_how how = {.flags = (unsigned)flags, .resolve = RESOLVE_BENEATH};
    int above = open(*folder ? folder : ".", O_PATH | O_DIRECTORY | O_CLOEXEC), opened = -1;
    if (above < 0)
        return -1;
    for (int attempt = 0; attempt < ATTEMPTS && opened < 0 && (!attempt || errno == EAGAIN); attempt++)
        opened = (int)syscall(SYS_openat2, above, rest, &how, sizeof how);
    int error = errno;
    close(above);
    errno = error;
    return opened < 0 && (error == ENOSYS || error == EPERM) ? open_by_parts(folder, rest, flags) : opened;
}

static int open_beside(const struct reach *reach, const char *rest, int flags)
{
    char folder[PATH_MAX];
    size_t length = reach->beside ? strlen(reach->beside) : 0;
    if (!length || strncmp(rest, reach->beside, length) != 0 ||
        snprintf(folder, sizeof folder, "%s%s", reach->folder, reach->beside) >= (int)sizeof folder)
        return lead_out();
    return open_below(folder, rest + length, flags);
}

static int open_own(const struct reach *reach, const char *path, int flags)
{
    static const char *const parts[] = {"", "/../fonts"};
    char folder[PATH_MAX], real[PATH_MAX];
    if (!reach->own || !find_real(path, real))
        return lead_out();
    int opened = lead_out();
    for (size_t i = 0; i < sizeof parts / sizeof *parts && opened < 0 && errno == EXDEV; i++)
        if (snprintf(folder, sizeof folder, "%s%s", reach->own, parts[i]) < (int)sizeof folder)
            opened = open_if_below(folder, real, flags);
    return opened;
}

int reach_open(const struct reach *reach, const char *path, int flags)
{
    if (!reach)
        return open(path, flags);
    size_t length = strlen(reach->folder);
    const char *rest = strncmp(path, reach->folder, length) == 0 ? path + length : path;
    int opened = open_below(reach->folder, rest, flags);
    if (opened < 0 && errno == EXDEV)
        opened = open_beside(reach, rest, flags);
    if (opened < 0 && errno == EXDEV)
        opened = open_own(reach, path, flags);
    return opened;
}

/* 0, or the errno. */
static int find(const struct reach *reach, const char *path)
{
    int opened = reach_open(reach, path, O_PATH | O_CLOEXEC);
    if (opened < 0)
        return errno;
    close(opened);
    return 0;
}

bool reach_holds(const struct reach *reach, const char *path)
{
    return !reach || find(reach, path) != EXDEV;
}

bool reach_has(const struct reach *reach, const char *path)
{
    int error = find(reach, path);
    return error == 0 || error == EXDEV;
}
