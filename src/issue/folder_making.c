/* The folder itself, and in it that of files in the making: before and after files are written. */
#define _GNU_SOURCE /* syncfs */
#include "issue/folder_inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool folder_report(const char *path, int error, struct diag *diag)
{
    diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){path, 0}, "%s", strerror(error));
    return false;
}

bool folder_make_above(int at, char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdirat(at, path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

static void empty(const char *path)
{
    char name[PATH_MOST];
    DIR *directory = opendir(path);
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;)
        if (entry->d_name[0] != '.' &&
            snprintf(name, sizeof name, "%s/%s", path, entry->d_name) < (int)sizeof name)
            unlink(name);
    if (directory)
        closedir(directory);
}

bool folder_make(const char *path, struct diag *diag)
{
    char whole[PATH_MOST];
    if (snprintf(whole, sizeof whole, "%s/", path) >= (int)sizeof whole)
        return folder_report(path, ENAMETOOLONG, diag);
    return folder_make_above(AT_FDCWD, whole) || folder_report(path, errno, diag);
}

int folder_prepare(const char *path, const char *making, struct diag *diag)
{
    char whole[PATH_MOST];
    int taken = -1;
    if (snprintf(whole, sizeof whole, "%s/%s", path, making) >= (int)sizeof whole)
        errno = ENAMETOOLONG;
    else if (mkdir(whole, 0777) == 0 || errno == EEXIST)
        taken = open(whole, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (taken < 0) {
        folder_report(path, errno, diag);
        return -1;
    }
    /* File systems that know no such lock are trusted. */
    if (flock(taken, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        diag_report(diag, DIAG_FOLDER_BUSY, (struct place){path, 0}, "%s", making);
        close(taken);
        return -1;
    }
    empty(whole);
    return taken;
}

void folder_tidy(const char *path, const char *making, int taken)
{
    char whole[PATH_MOST];
    if (snprintf(whole, sizeof whole, "%s/%s", path, making) < (int)sizeof whole) {
        empty(whole);
        rmdir(whole);
    }
    close(taken);
}

bool folder_sync(const char *path, struct diag *diag)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = descriptor >= 0 && syncfs(descriptor) == 0;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    return synced || folder_report(path, error, diag);
}
