/* Loaded into the program before all else (LD_PRELOAD): when it opens the file that TRY_AT names, this tries what a program that was
 * taken over would, tells on standard error how each ended, and lets it go on. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/landlock.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int real_open(const char *path, int flags, mode_t mode)
{
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static void tell(const char *what, long result)
{
    dprintf(STDERR_FILENO, "tried: %s: %s\n", what, result < 0 ? strerrorname_np(errno) : "done");
}

static void try_open(const char *what, const char *path, int flags)
{
    int descriptor = real_open(path, flags, 0600);
    tell(what, descriptor);
    if (descriptor >= 0)
        close(descriptor);
}

/* Below the folder that TRY_IN names, which nobody named to the program. */
static const char *outside(const char *name)
{
    static char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", getenv("TRY_IN"), name);
    return path;
}

static void try_files(long version)
{
    char other[PATH_MAX];
    strcpy(other, outside("other"));
    try_open("read a file", outside("secret"), O_RDONLY);
    try_open("read it by a link", getenv("TRY_LINK"), O_RDONLY);
    try_open("list a folder", outside(""), O_RDONLY | O_DIRECTORY);
    try_open("write own memory", "/proc/self/mem", O_RDWR);
    try_open("write a file", outside("secret"), O_WRONLY);
    try_open("make a file", outside("new"), O_WRONLY | O_CREAT);
    if (version >= 3) /* before that Landlock did not know of it */
        tell("cut a file", truncate(outside("secret"), 0));
    tell("remove a file", unlink(outside("secret")));
    tell("rename a file", rename(outside("secret"), other));
    tell("make a folder", mkdir(outside("folder"), 0700));
    tell("make a link", symlink("secret", outside("link")));
    tell("make a pipe", mkfifo(outside("pipe"), 0600));
}

static void try_calls(void)
{
    tell("internet", socket(AF_INET, SOCK_STREAM, 0));
    tell("socket of this machine", socket(AF_UNIX, SOCK_STREAM, 0));
    tell("pair of sockets", socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0}));
    tell("connect", connect(-1, NULL, 0));
    tell("bind", bind(-1, NULL, 0));
    tell("run a program", execve("/bin/true", (char *[]){NULL}, (char *[]){NULL}));
    tell("run an open program", syscall(SYS_execveat, -1, "", NULL, NULL, AT_EMPTY_PATH));
    tell("read memory of another", syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0));
    tell("mount", mount("none", "/", "tmpfs", 0, NULL));
    tell("unshare", syscall(SYS_unshare, 0));
    tell("io_uring", syscall(SYS_io_uring_setup, 1, NULL));
    tell("bpf", syscall(SYS_bpf, 0, NULL, 0));
    tell("type into the terminal", ioctl(STDIN_FILENO, TIOCSTI, "x"));
    tell("reboot", syscall(SYS_reboot, 0, 0, 0, NULL));
    tell("the last forbidden", syscall(SYS_mount_setattr, -1, NULL, 0, NULL, 0));
#ifdef __x86_64__
    tell("numbers of x32", syscall(0x40000000 | SYS_getpid));
#endif
#ifndef __SANITIZE_ADDRESS__
    tell("trace", ptrace(PTRACE_TRACEME, 0, NULL, NULL));
#endif
}

static void try_all(const char *path)
{
    static bool tried;
    const char *at = getenv("TRY_AT");
    if (tried || !at || strcmp(path, at) != 0)
        return;
    tried = true;
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    tell("landlock", version);
    if (version >= 1)
        try_files(version);
    try_calls();
}

#define OPEN(name)                                         \
    int name(const char *path, int flags, ...);            \
    int name(const char *path, int flags, ...)             \
    {                                                      \
        va_list arguments;                                 \
        va_start(arguments, flags);                        \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0; \
        va_end(arguments);                                 \
        if (!(flags & O_PATH)) /* which reads nothing: that is how files are permitted */ \
            try_all(path);                                 \
        return real_open(path, flags, mode);               \
    }

#pragma GCC visibility push(default)
OPEN(open)
OPEN(open64)
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return open(path, flags);
}
