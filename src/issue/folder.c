#define _GNU_SOURCE /* O_TMPFILE */
#include "issue/folder_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "issue/digest.h"

enum { FILE_MOST = 64 * 1024 * 1024 };

/* A folder below that is open. */
struct reached {
    int descriptor; /* -1: none */
    char *name;     /* with its slash; "": the folder itself */
};

enum { REACHED_MOST = 4 /* a cohort has files in a folder for each qualification or class, mostly */ };

struct folder {
    const char *path;
    int descriptor;         /* -1: it could not be opened */
    int error;              /* then */
    int mode;               /* of files */
    const char *making;
    bool needs_names;       /* the file system has no files without a name: those in the making are called */
    char temporary[256];    /* in the folder */
    struct reached reached[REACHED_MOST]; /* that got the last files */
    size_t reached_next;    /* of these, the one that gives way to another */
    struct buffer contents; /* of a file that is looked at */
};

/* Leaves errno as it was. */
static void close_folder(int descriptor)
{
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = error;
}

static void forget_reached(struct reached *reached)
{
    close_folder(reached->descriptor);
    free(reached->name);
    *reached = (struct reached){.descriptor = -1};
}

static void forget_all_reached(struct folder *folder)
{
    for (size_t i = 0; i < REACHED_MOST; i++)
        forget_reached(&folder->reached[i]);
}

struct folder *folder_open(const char *path, const char *making, int mode)
{
    struct folder *folder = memory_zeroed(1, sizeof *folder);
    folder->path = path;
    folder->descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    folder->error = errno;
    for (size_t i = 0; i < REACHED_MOST; i++)
        folder->reached[i].descriptor = -1;
    folder->mode = mode;
    folder->making = making;
    return folder;
}

void folder_close(struct folder *folder)
{
    if (!folder)
        return;
    forget_all_reached(folder);
    if (folder->descriptor >= 0)
        close(folder->descriptor);
    buffer_finish(&folder->contents);
    free(folder);
}

/* ------------------------------------------------------------------------------------------------ writing */

/* A file in the making has no name where the system can do that: nothing is left of it if the run is interrupted, and two
 * workers need not wait for each other to enter it in a folder. */
static int open_new(struct folder *folder)
{
    enum { PRIVATE = 0600 };
    int descriptor = -1;
    if (!folder->needs_names)
        descriptor = openat(folder->descriptor, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, PRIVATE);
    if (descriptor < 0 && (folder->needs_names || errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
        folder->needs_names = true;
        descriptor = file_open_new(folder->descriptor, folder->making, PRIVATE, folder->temporary, sizeof folder->temporary);
    }
    if (descriptor >= 0 && folder->mode != PRIVATE)
        fchmod(descriptor, (mode_t)folder->mode);
    return descriptor;
}

/* Only a privileged process may link a descriptor as such; every one may by its name in /proc. */
static bool link_new(int descriptor, int into, const char *name)
{
    char own[32];
    if (linkat(descriptor, "", into, name, AT_EMPTY_PATH) == 0)
        return true;
    if (errno != ENOENT && errno != EINVAL)
        return false;
    snprintf(own, sizeof own, "/proc/self/fd/%d", descriptor);
    return linkat(AT_FDCWD, own, into, name, AT_SYMLINK_FOLLOW) == 0;
}

static bool is_in(const struct reached *reached, const char *name, size_t length)
{
    return reached->descriptor >= 0 && strncmp(name, reached->name, length) == 0 && reached->name[length] == '\0';
}

/* How much of a file's name is of the folder that it is in. */
static size_t folder_length(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? (size_t)(slash + 1 - name) : 0;
}

/* The folder that the file of that name is in, if it is open. Borrowed; or -1. */
static int find_reached(const struct folder *folder, const char *name)
{
    size_t length = folder_length(name);
    for (size_t i = 0; i < REACHED_MOST; i++)
        if (is_in(&folder->reached[i], name, length))
            return folder->reached[i].descriptor;
    return -1;
}

/* The folder that a new file of that name belongs in, and the last part of the name. It stays open: the next files mostly
 * belong there too. Borrowed; -1 with errno. */
static int reach_again(struct folder *folder, const char *name, const char **last)
{
    size_t length = folder_length(name);
    int open = find_reached(folder, name);
    *last = name + length;
    if (open >= 0)
        return open;
    struct reached *reached = &folder->reached[folder->reached_next++ % REACHED_MOST];
    forget_reached(reached);
    reached->name = memory_zeroed(length + 1, 1);
    memcpy(reached->name, name, length);
    reached->descriptor = folder_reach(folder->descriptor, name, folder->mode, last);
    return reached->descriptor;
}

static bool name_once(struct folder *folder, int descriptor, const char *name)
{
    const char *last;
    int into = reach_again(folder, name, &last);
    return into >= 0 && (folder->needs_names ? folder_rename_new(folder->descriptor, folder->temporary, into, last)
                                             : link_new(descriptor, into, last));
}

/* Gives the finished file its name, unless something has it. Somebody may have removed the folder that was open. */
static bool name_file(struct folder *folder, int descriptor, const char *name)
{
    if (name_once(folder, descriptor, name))
        return true;
    if (errno != ENOENT)
        return false;
    forget_all_reached(folder);
    return name_once(folder, descriptor, name);
}

static int open_within(int within, const char *last)
{
    return within < 0 ? -1 : openat(within, last, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
}

/* Mostly of a folder that got the last files. */
static int open_file(const struct folder *folder, const char *name)
{
    const char *last = name + folder_length(name);
    int within = find_reached(folder, name);
    if (within >= 0)
        return open_within(within, last);
    within = folder_reach(folder->descriptor, name, 0, &last);
    int descriptor = open_within(within, last);
    close_folder(within);
    return descriptor;
}

/* False with errno: ENOENT if there is none. */
static bool read_file(struct folder *folder, const char *name)
{
    int descriptor = open_file(folder, name);
    struct stat status;
    bool good = descriptor >= 0 && fstat(descriptor, &status) == 0;
    if (good && (!S_ISREG(status.st_mode) || status.st_size > FILE_MOST)) {
        good = false;
        errno = EINVAL;
    }
    buffer_clear(&folder->contents);
    while (good) {
        ssize_t count = read(descriptor, buffer_reserve(&folder->contents, 65536), 65536);
        if (count < 0 && errno == EINTR)
            continue;
        good = count >= 0 && folder->contents.length <= FILE_MOST;
        if (count <= 0)
            break;
        folder->contents.length += (size_t)count;
    }
    if (descriptor >= 0)
        close(descriptor);
    return good;
}

static bool holds(struct folder *folder, const char *name, const struct buffer *bytes)
{
    return read_file(folder, name) && folder->contents.length == bytes->length &&
           memcmp(folder->contents.bytes, bytes->bytes, bytes->length) == 0;
}

static void report_name(const struct folder *folder, const char *name, int error, struct diag *diag)
{
    diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){folder->path, 0}, "%s: %s", name, say_error(error));
}

/* Leaves errno as it was if all is well. */
static bool close_new(int *descriptor)
{
    int error = errno;
    bool closed = *descriptor < 0 || close(*descriptor) == 0;
    *descriptor = -1;
    if (closed)
        errno = error;
    return closed;
}

/* ------------------------------------------------------------------------------------------------ giving way */

static bool move(const struct folder *folder, const char *from, const char *to)
{
    const char *old, *new;
    int out_of = folder_reach(folder->descriptor, from, 0, &old);
    int into = out_of < 0 ? -1 : folder_reach(folder->descriptor, to, folder->mode, &new);
    bool moved = into >= 0 && folder_rename_new(out_of, old, into, new);
    close_folder(into);
    close_folder(out_of);
    return moved;
}

static bool remove_file(const struct folder *folder, const char *name)
{
    const char *last;
    int within = folder_reach(folder->descriptor, name, 0, &last);
    bool removed = within >= 0 && unlinkat(within, last, 0) == 0;
    close_folder(within);
    return removed;
}

/* It may be there under both names, by an interrupted run where files are moved by links. */
static bool give_way(struct folder *folder, struct aside *aside, struct place place, struct diag *diag)
{
    enum folder_found here = folder_look(folder, aside->from, aside->sha256);
    enum folder_found there = folder_look(folder, aside->to, aside->sha256);
    aside->moved = there == FOLDER_SAME;
    if (here == FOLDER_NOTHING || (here == FOLDER_OTHER && aside->moved))
        return true;
    if (here == FOLDER_OTHER) {
        diag_report(diag, DIAG_ISSUE_ALTERED, place, "%s", aside->from);
        return false;
    }
    if (there == FOLDER_OTHER) {
        diag_report(diag, DIAG_NAME_TAKEN, place, "%s", aside->to);
        return false;
    }
    aside->moved = there == FOLDER_SAME ? remove_file(folder, aside->from) : move(folder, aside->from, aside->to);
    if (!aside->moved)
        report_name(folder, aside->to, errno, diag);
    return aside->moved;
}

static void bring_back(struct folder *folder, struct aside *asides, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (asides[i].moved)
            move(folder, asides[i].to, asides[i].from); /* else it stays: it is told where it is looked for */
}

bool folder_bring_back(struct folder *folder, const struct aside *aside)
{
    return folder_look(folder, aside->to, aside->sha256) == FOLDER_SAME &&
           move(folder, aside->to, aside->from);
}

/* All of them, or none. */
static bool set_aside(struct folder *folder, struct aside *asides, size_t count, struct place place, struct diag *diag)
{
    for (size_t i = 0; i < count; i++)
        if (!give_way(folder, &asides[i], place, diag)) {
            bring_back(folder, asides, i);
            return false;
        }
    return true;
}

/* ------------------------------------------------------------------------------------------------ both */

/* The file in the making under its name, or what has it if that is the same. */
static bool name_or_compare(struct folder *folder, int descriptor, const char *name, const struct buffer *bytes,
                            struct place place, struct diag *diag)
{
    if (name_file(folder, descriptor, name))
        return true;
    int error = errno;
    if (error == EEXIST && holds(folder, name, bytes))
        return true;
    if (error == EEXIST)
        diag_report(diag, DIAG_NAME_TAKEN, place, "%s", name);
    else
        report_name(folder, name, error, diag);
    return false;
}

bool folder_replace(struct folder *folder, const char *name, const struct buffer *bytes, struct aside *asides, size_t count,
                    struct place place, struct diag *diag)
{
    if (folder->descriptor < 0)
        return file_unwritable(folder->path, folder->error, diag);
    int descriptor = open_new(folder);
    bool written = descriptor >= 0 && file_write_all(descriptor, bytes->bytes, bytes->length);
    if (folder->needs_names) /* over a network, what cannot be kept may be told only now */
        written = close_new(&descriptor) && written;
    if (!written)
        report_name(folder, name, errno, diag);
    bool good = written && set_aside(folder, asides, count, place, diag);
    if (good && !name_or_compare(folder, descriptor, name, bytes, place, diag)) {
        bring_back(folder, asides, count);
        good = false;
    }
    close_new(&descriptor);
    if (*folder->temporary) /* unless it has its name by now */
        unlinkat(folder->descriptor, folder->temporary, 0);
    *folder->temporary = '\0';
    return good;
}

static bool rename_over(struct folder *folder, const char *name)
{
    const char *last;
    int into = reach_again(folder, name, &last);
    return into >= 0 && renameat(folder->descriptor, folder->temporary, into, last) == 0;
}

bool folder_update(struct folder *folder, const char *name, const struct buffer *bytes, bool *changed, struct diag *diag)
{
    if (folder->descriptor < 0)
        return file_unwritable(folder->path, folder->error, diag);
    if (holds(folder, name, bytes))
        return true;
    folder->needs_names = true; /* a file without one takes no other's place */
    int descriptor = open_new(folder);
    bool good = descriptor >= 0 && file_write_all(descriptor, bytes->bytes, bytes->length);
    good = close_new(&descriptor) && good && rename_over(folder, name);
    if (good)
        *changed = true;
    else
        report_name(folder, name, errno, diag);
    if (!good && *folder->temporary)
        unlinkat(folder->descriptor, folder->temporary, 0);
    *folder->temporary = '\0';
    return good;
}

static bool see(int within, const char *name, struct folder_sight *sight)
{
    struct stat status;
    if (fstatat(within, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
        return false;
    *sight = (struct folder_sight){status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
    return true;
}

bool folder_see(const struct folder *folder, const char *within, const char *const *names, size_t count, struct folder_sight *sights)
{
    int descriptor = openat(folder->descriptor, within, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    bool good = descriptor >= 0;
    for (size_t i = 0; good && i < count; i++)
        good = see(descriptor, names[i], &sights[i]);
    close_folder(descriptor);
    return good;
}

const struct buffer *folder_read(struct folder *folder, const char *name)
{
    return read_file(folder, name) ? &folder->contents : NULL;
}

enum folder_found folder_look(struct folder *folder, const char *name, const char *sha256)
{
    char found[DIGEST_SIZE];
    if (!read_file(folder, name))
        return errno == ENOENT ? FOLDER_NOTHING : FOLDER_OTHER;
    digest_bytes(folder->contents.bytes, folder->contents.length, found);
    return strcmp(found, sha256) == 0 ? FOLDER_SAME : FOLDER_OTHER;
}
