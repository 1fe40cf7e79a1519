#include "serve/site_files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"

const char *site_path(const struct site_files *files, const char *name)
{
    return arena_format(files->arena, "%s/%s", files->folder, name);
}

bool site_make_folder(const char *path, struct diag *diag)
{
    struct arena *arena = arena_create();
    char *part = arena_copy(arena, path, strlen(path));
    int error = 0;
    for (char *at = part; !error && *at;) {
        at += strspn(at, "/");
        at += strcspn(at, "/");
        char end = *at;
        *at = '\0';
        error = mkdir(part, 0777) != 0 && errno != EEXIST ? errno : 0;
        *at = end;
    }
    arena_destroy(arena);
    return !error || file_unwritable(path, error, diag);
}

/* Whether it is there with these bytes. */
static bool is_same(const char *path, const void *bytes, size_t length)
{
    struct stat status;
    struct buffer there = {0};
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || (size_t)status.st_size != length)
        return false;
    struct diag *diag = diag_create(); /* what cannot be read is written again */
    bool same = file_read(path, length, (struct place){0}, &there, diag) && there.length == length && memcmp(there.bytes, bytes, length) == 0;
    diag_destroy(diag);
    buffer_finish(&there);
    return same;
}

bool site_files_update(struct site_files *files, const char *name, const void *bytes, size_t length)
{
    const char *path = site_path(files, name);
    if (is_same(path, bytes, length))
        return true;
    files->written++;
    return file_write(path, bytes, length, (struct file_manner){FILE_AS_USUAL, true}, files->diag);
}

void site_files_remove(struct site_files *files, const char *name)
{
    files->removed += unlink(site_path(files, name)) == 0;
    char *folder = arena_copy(files->arena, name, strlen(name));
    for (char *slash; (slash = strrchr(folder, '/')) != NULL;) {
        *slash = '\0';
        if (rmdir(site_path(files, folder)) != 0)
            return;
    }
}
