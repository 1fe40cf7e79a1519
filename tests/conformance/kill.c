/* Loaded into the program before all else (LD_PRELOAD): counts its steps on the disk, and kills it (SIGKILL) at the one whose number
 * KILL_AT says, a write half done. With another number, or none, it tells on standard error how many there were. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long last;
static atomic_long steps;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("KILL_AT");
    last = at ? atol(at) : 0;
}

__attribute__((destructor)) static void end(void)
{
    dprintf(STDERR_FILENO, "steps: %ld\n", atomic_load(&steps));
}

/* Whether it is the last that this process takes. */
static bool is_last(void)
{
    return atomic_fetch_add(&steps, 1) + 1 == last;
}

static void step(void)
{
    if (is_last())
        raise(SIGKILL);
}

#pragma GCC visibility push(default)

#define OPEN(name, PARAMETERS, folder)                                                                     \
    int name PARAMETERS;                                                                                   \
    int name PARAMETERS                                                                                    \
    {                                                                                                      \
        va_list arguments;                                                                                 \
        va_start(arguments, flags);                                                                        \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;                       \
        va_end(arguments);                                                                                 \
        if (flags & (O_CREAT | O_TRUNC))                                                                   \
            step();                                                                                        \
        return (int)syscall(SYS_openat, folder, path, flags, mode);                                        \
    }

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int folder, const char *path, int flags, ...), folder)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder)

/* What it says is no step. */
ssize_t write(int descriptor, const void *bytes, size_t length)
{
    if (descriptor > STDERR_FILENO && is_last()) {
        syscall(SYS_write, descriptor, bytes, length / 2);
        raise(SIGKILL);
    }
    return syscall(SYS_write, descriptor, bytes, length);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset)
{
    if (is_last()) {
        syscall(SYS_pwrite64, descriptor, bytes, length / 2, offset);
        raise(SIGKILL);
    }
    return syscall(SYS_pwrite64, descriptor, bytes, length, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset)
{
    return pwrite64(descriptor, bytes, length, offset);
}

#define STEP(name, PARAMETERS, ...)           \
    int name PARAMETERS                       \
    {                                         \
        step();                               \
        return (int)syscall(__VA_ARGS__);     \
    }

STEP(ftruncate, (int descriptor, off_t length), SYS_ftruncate, descriptor, length)
STEP(ftruncate64, (int descriptor, off64_t length), SYS_ftruncate, descriptor, length)
STEP(fsync, (int descriptor), SYS_fsync, descriptor)
STEP(fdatasync, (int descriptor), SYS_fdatasync, descriptor)
STEP(fchmod, (int descriptor, mode_t mode), SYS_fchmod, descriptor, mode)
STEP(mkdir, (const char *path, mode_t mode), SYS_mkdirat, AT_FDCWD, path, mode)
STEP(mkdirat, (int folder, const char *path, mode_t mode), SYS_mkdirat, folder, path, mode)
STEP(unlink, (const char *path), SYS_unlinkat, AT_FDCWD, path, 0)
STEP(unlinkat, (int folder, const char *path, int flags), SYS_unlinkat, folder, path, flags)
STEP(rename, (const char *old, const char *new), SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0)
STEP(renameat, (int from, const char *old, int to, const char *new), SYS_renameat2, from, old, to, new, 0)
STEP(renameat2, (int from, const char *old, int to, const char *new, unsigned int flags), SYS_renameat2, from, old, to, new, flags)
STEP(link, (const char *old, const char *new), SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0)
STEP(linkat, (int from, const char *old, int to, const char *new, int flags), SYS_linkat, from, old, to, new, flags)
