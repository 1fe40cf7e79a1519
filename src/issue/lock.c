#include "issue/lock.h"

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
#include "base/ending.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/seconds.h"

struct lock {
    struct memory_rescue rescue;
    char *name;
    int descriptor;
};

#define HOLDER "process "
enum { HOLDER_MOST = 300 /* bytes */, FOREIGN = -1 /* what is there is no lock: no errno is negative */ };

/* Whether the name still stands for the file that was locked: the one who held it before removed it at the end. */
static bool is_current(const struct lock *lock)
{
    struct stat named, locked;
    return lstat(lock->name, &named) == 0 && fstat(lock->descriptor, &locked) == 0 && named.st_dev == locked.st_dev &&
           named.st_ino == locked.st_ino;
}

/* Whether it is a lock that a run left behind or holds: it has no other name, and in it is nothing but the holder. */
static bool is_lock(int descriptor)
{
    char words[sizeof HOLDER - 1];
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink > 1 || status.st_size > HOLDER_MOST)
        return false;
    ssize_t length = pread(descriptor, words, sizeof words, 0);
    return length == 0 || (length == (ssize_t)sizeof words && memcmp(words, HOLDER, sizeof words) == 0);
}

/* 0, or why not. Who holds it is for everybody to read. */
static int open_lock(struct lock *lock)
{
    int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    lock->descriptor = open(lock->name, O_RDWR | O_CREAT | flags, 0666);
    int error = lock->descriptor < 0 ? errno : 0;
    if (error == EACCES) /* perhaps it was left behind by another person's run that was killed */
        lock->descriptor = open(lock->name, O_RDONLY | flags);
    if (lock->descriptor < 0)
        return error == ELOOP || error == EISDIR || error == ENXIO ? FOREIGN : error;
    if (is_lock(lock->descriptor))
        return 0;
    close(lock->descriptor);
    lock->descriptor = -1;
    return FOREIGN;
}

/* 0: taken; EWOULDBLOCK: another has it; else why it cannot be had. */
static int try_lock(struct lock *lock)
{
    for (;;) {
        int error = open_lock(lock);
        if (error)
            return error;
        error = flock(lock->descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
        if (error == ENOSYS || error == EOPNOTSUPP) /* file systems that know no such lock are trusted */
            error = 0;
        if (!error && is_current(lock))
            return 0;
        close(lock->descriptor);
        lock->descriptor = -1;
        if (error && error != EINTR)
            return error;
    }
}

/* Who has it, for those who have to wait. It does not matter if this fails. */
static void write_holder(const struct lock *lock)
{
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    if (ftruncate(lock->descriptor, 0) == 0)
        dprintf(lock->descriptor, HOLDER "%ld on %s\n", (long)getpid(), host);
}

static void report_busy(const struct lock *lock, const struct lock_subject *subject, struct diag *diag)
{
    char holder[HOLDER_MOST + 1] = "";
    int descriptor = open(lock->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    ssize_t length = descriptor >= 0 ? read(descriptor, holder, sizeof holder - 1) : 0;
    if (descriptor >= 0)
        close(descriptor);
    holder[length > 0 ? length : 0] = '\0';
    holder[strcspn(holder, "\n")] = '\0';
    diag_report(diag, subject->busy, (struct place){subject->path, 0}, "%s", holder);
}

static void report(const struct lock *lock, const struct lock_subject *subject, int error, struct diag *diag)
{
    struct place place = {subject->path, 0};
    if (error == EWOULDBLOCK)
        report_busy(lock, subject, diag);
    else if (error == FOREIGN)
        diag_report(diag, subject->unusable, place, "%s is in the way, which is no lock of this program",
                    last_part(lock->name));
    else
        diag_report(diag, subject->unusable, place, "nothing can be written beside it: %s", say_error(error));
}

static void let_go(void *owner)
{
    const struct lock *lock = owner;
    if (is_current(lock)) /* else the folder was moved or made anew, and this one is somebody else's */
        unlink(lock->name); /* before it is unlocked: whoever comes now makes a file of their own */
    close(lock->descriptor);
}

/* Tries until it is had; of what try_lock gives the last. */
static int await_lock(struct lock *lock, const struct patience *patience, bool *given_up)
{
    static const struct timespec PAUSE = {.tv_nsec = 20 * 1000 * 1000};
    double end = seconds_now() + (patience ? patience->seconds : 0);
    int error;
    while ((error = try_lock(lock)) == EWOULDBLOCK && seconds_now() < end) {
        *given_up = patience->is_over && patience->is_over(patience->context);
        if (*given_up)
            break;
        nanosleep(&PAUSE, NULL);
    }
    return error;
}

struct lock *lock_take(const char *file, const struct lock_subject *subject, const struct patience *patience, struct diag *diag)
{
    bool given_up = false;
    struct buffer name = {0};
    buffer_format(&name, "%s.lock%c", file, '\0');
    struct lock *lock = memory_zeroed(1, sizeof *lock);
    lock->name = (char *)name.bytes;
    int error = await_lock(lock, patience, &given_up);
    if (!error) {
        memory_rescue(&lock->rescue, let_go, lock);
        write_holder(lock);
        return lock;
    }
    if (!given_up)
        report(lock, subject, error, diag);
    free(lock->name);
    free(lock);
    return NULL;
}

void lock_release(struct lock *lock)
{
    if (!lock)
        return;
    memory_rescued(&lock->rescue);
    let_go(lock);
    free(lock->name);
    free(lock);
}
