#include "issue/register_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"

struct register_lock {
    char *name;
    int descriptor;
};

/* Whether the name still stands for the file that was locked: the one who held it before removed it at the end. */
static bool is_current(const struct register_lock *lock)
{
    struct stat named, locked;
    return stat(lock->name, &named) == 0 && fstat(lock->descriptor, &locked) == 0 && named.st_dev == locked.st_dev &&
           named.st_ino == locked.st_ino;
}

/* 0, or why not. */
static int open_lock(struct register_lock *lock)
{
    lock->descriptor = open(lock->name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    int error = lock->descriptor < 0 ? errno : 0;
    if (error == EACCES) /* perhaps it was left behind by another person's run that was killed */
        lock->descriptor = open(lock->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return lock->descriptor < 0 ? error : 0;
}

/* 0: taken; EWOULDBLOCK: another has it; else why it cannot be had. */
static int try_lock(struct register_lock *lock)
{
    for (;;) {
        int error = open_lock(lock);
        if (error)
            return error;
        error = flock(lock->descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
        if (!error && is_current(lock))
            return 0;
        close(lock->descriptor);
        lock->descriptor = -1;
        if (error && error != EINTR)
            return error;
    }
}

/* Who has it, for those who have to wait. It does not matter if this fails. */
static void write_holder(const struct register_lock *lock)
{
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    if (ftruncate(lock->descriptor, 0) == 0)
        dprintf(lock->descriptor, "process %ld on %s\n", (long)getpid(), host);
}

static void report_busy(const struct register_lock *lock, const char *path, struct diag *diag)
{
    char holder[300] = "";
    int descriptor = open(lock->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t length = descriptor >= 0 ? read(descriptor, holder, sizeof holder - 1) : 0;
    if (descriptor >= 0)
        close(descriptor);
    holder[length > 0 ? length : 0] = '\0';
    holder[strcspn(holder, "\n")] = '\0';
    diag_report(diag, DIAG_REGISTER_BUSY, (struct place){path, 0}, "%s", holder);
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct register_lock *register_lock_take(const char *file, const char *path, double wait_seconds, struct diag *diag)
{
    static const struct timespec PAUSE = {.tv_nsec = 20 * 1000 * 1000};
    struct buffer name = {0};
    buffer_format(&name, "%s.lock%c", file, '\0');
    struct register_lock *lock = memory_zeroed(1, sizeof *lock);
    lock->name = (char *)name.bytes;
    double end = seconds_now() + wait_seconds;
    int error;
    while ((error = try_lock(lock)) == EWOULDBLOCK && seconds_now() < end)
        nanosleep(&PAUSE, NULL);
    if (!error) {
        write_holder(lock);
        return lock;
    }
    if (error == EWOULDBLOCK)
        report_busy(lock, path, diag);
    else
        diag_report(diag, DIAG_REGISTER_UNUSABLE, (struct place){path, 0}, "nothing can be written beside it: %s",
                    strerror(error));
    free(lock->name);
    free(lock);
    return NULL;
}

void register_lock_release(struct register_lock *lock)
{
    if (!lock)
        return;
    unlink(lock->name); /* before it is unlocked: whoever comes now makes a file of their own */
    close(lock->descriptor);
    free(lock->name);
    free(lock);
}
