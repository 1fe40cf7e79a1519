#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ending.h"
#include "base/memory.h"
#include "base/say.h"

/* One path, and what to say where if it fails. */
struct request {
    const struct reach *reach;
    const char *path;
    struct place place;
    struct diag *diag;
};

static bool fail(const struct request *request, const char *reason)
{
    struct place place = request->place.file ? request->place : (struct place){.file = request->path};
    if (strcmp(place.file, request->path) == 0) /* the message begins with the path already */
        diag_report(request->diag, DIAG_FILE_UNREADABLE, place, "%s", reason);
    else
        diag_report(request->diag, DIAG_FILE_UNREADABLE, place, "%s: %s", request->path, reason);
    return false;
}

static bool fail_outside(const struct request *request)
{
    struct place place = request->place.file ? request->place : (struct place){.file = request->path};
    bool is_told = strcmp(place.file, request->path) == 0; /* the message begins with the path already */
    diag_report(request->diag, DIAG_PATH_OUTSIDE, place, "%s", is_told ? "" : request->path);
    return false;
}

static bool fail_large(const struct request *request, size_t limit)
{
    struct place place = request->place.file ? request->place : (struct place){.file = request->path};
    if (strcmp(place.file, request->path) == 0)
        diag_report(request->diag, DIAG_FILE_TOO_LARGE, place, "more than %zu bytes", limit);
    else
        diag_report(request->diag, DIAG_FILE_TOO_LARGE, place, "%s: more than %zu bytes", request->path, limit);
    return false;
}

/* The descriptor and size of a regular file, or -1. Not blocking, so that a pipe nobody writes to is told, not waited
 * for. */
static int open_regular(const struct request *request, size_t limit, size_t *size)
{
    int descriptor = reach_open(request->reach, request->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    if (descriptor < 0 && errno == EXDEV)
        fail_outside(request);
    else if (descriptor < 0 || fstat(descriptor, &status) != 0)
        fail(request, say_error(errno));
    else if (!S_ISREG(status.st_mode))
        fail(request, S_ISDIR(status.st_mode) ? say_error(EISDIR) : say("not a regular file"));
    else if ((uintmax_t)status.st_size > limit)
        fail_large(request, limit);
    else {
        *size = (size_t)status.st_size;
        return descriptor;
    }
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

/* Reads to the end of the file; `expected` bytes are likely to come. */
static bool read_all(const struct request *request, int descriptor, size_t expected, size_t limit, struct buffer *into)
{
    size_t before = into->length;
    size_t room = expected + 1; /* one more, so that the end is seen without growing */
    for (;;) {
        ssize_t count = read(descriptor, buffer_reserve(into, room), room);
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0)
            return true;
        if (count > 0)
            into->length += (size_t)count;
        bool large = into->length - before > limit;
        if (count < 0 || large) {
            into->length = before;
            return large ? fail_large(request, limit) : fail(request, say_error(errno));
        }
        room = into->capacity > into->length ? into->capacity - into->length : 4096;
    }
}

static void close_descriptor(void *descriptor)
{
    close(*(int *)descriptor);
}

bool file_read_within(const struct reach *reach, const char *path, size_t limit, struct place place, struct buffer *contents,
                      struct diag *diag)
{
    struct request request = {reach, path, place, diag};
    if (!reach && strcmp(path, "-") == 0)
        return read_all(&request, STDIN_FILENO, 16 * 1024 - 1, limit, contents);
    size_t size = 0;
    int descriptor = open_regular(&request, limit, &size);
    if (descriptor < 0)
        return false;
    struct memory_rescue rescue;
    memory_rescue(&rescue, close_descriptor, &descriptor);
    bool good = read_all(&request, descriptor, size, limit, contents);
    memory_rescued(&rescue);
    close(descriptor);
    return good;
}

bool file_read(const char *path, size_t limit, struct place place, struct buffer *contents, struct diag *diag)
{
    return file_read_within(NULL, path, limit, place, contents, diag);
}

bool file_map(const struct reach *reach, const char *path, size_t limit, struct place place, struct file_map *map,
              struct diag *diag)
{
    struct request request = {reach, path, place, diag};
    *map = (struct file_map){.bytes = (const unsigned char *)""};
    int descriptor = open_regular(&request, limit, &map->length);
    if (descriptor < 0)
        return false;
    void *mapped = NULL;
    if (map->length) /* an empty mapping is not possible */
        mapped = mmap(NULL, map->length, PROT_READ, MAP_PRIVATE, descriptor, 0);
    int error = errno;
    close(descriptor);
    if (mapped == MAP_FAILED)
        return fail(&request, say_error(error));
    if (mapped)
        map->bytes = mapped;
    return true;
}

void file_unmap(struct file_map *map)
{
    if (map->length)
        munmap((void *)(uintptr_t)map->bytes, map->length);
    *map = (struct file_map){.bytes = (const unsigned char *)""};
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool file_is_same(const char *path, const char *other)
{
    struct stat one, two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

const char *file_called_as_folder(struct arena *arena, const char *path, const char *end)
{
    char *real = strchr(path, '/') ? NULL : realpath(path, NULL); /* a name alone does not say its folder */
    const char *full = real ? real : path;
    const char *slash = strrchr(full, '/');
    const char *file = slash && slash > full ? arena_format(arena, "%.*s%s", (int)(slash - full), full, end) : NULL;
    free(real);
    return file && file_exists(file) ? file : NULL;
}

int file_scan(const char *folder, struct dirent ***entries, int (*filter)(const struct dirent *),
              int (*compare)(const struct dirent **, const struct dirent **))
{
    int count = scandir(folder, entries, filter, compare);
    if (count < 0 && errno == ENOMEM)
        memory_exhausted();
    return count;
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const void *one, const void *other)
{
    const struct dirent *const *first = one, *const *second = other;
    return strcmp((*first)->d_name, (*second)->d_name);
}

int file_list(const char *folder, struct dirent ***entries, const char *ending)
{
    int all = file_scan(folder, entries, is_visible, NULL), count = 0;
    for (int i = 0; i < all; i++) {
        struct dirent *entry = (*entries)[i];
        if (ends_in(entry->d_name, ending))
            (*entries)[count++] = entry;
        else
            free(entry);
    }
    if (all < 0)
        return all;
    if (count) /* else there may be no list; and the others need no order */
        qsort(*entries, (size_t)count, sizeof **entries, by_bytes);
    return count;
}
