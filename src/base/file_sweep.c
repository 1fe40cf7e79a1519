/* What a run that was killed left in the making. A file that is still being written is locked by its writer, and stays. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

bool file_is_new_name(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 && strlen(name) == length + FILE_DIGITS &&
           strspn(name + length, "0123456789abcdef") == FILE_DIGITS;
}

/* Whether it is a file of ours: a link of that name, or what another person made, is not. */
static bool is_own(const struct stat *status)
{
    return S_ISREG(status->st_mode) && status->st_uid == geteuid();
}

/* Whether nobody writes to it, and it is the file that the name still stands for. Where files cannot be locked nobody knows. */
static bool is_left(int folder, const char *name, int descriptor)
{
    struct stat opened, named;
    return fstat(descriptor, &opened) == 0 && is_own(&opened) && flock(descriptor, LOCK_EX | LOCK_NB) == 0 &&
           fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && named.st_ino == opened.st_ino &&
           named.st_dev == opened.st_dev;
}

static void remove_left(int folder, const char *name)
{
    enum { FLAGS = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !is_own(&status))
        return;
    int descriptor = openat(folder, name, O_WRONLY | FLAGS); /* over a network only who may write may lock */
    if (descriptor < 0)
        descriptor = openat(folder, name, O_RDONLY | FLAGS);
    if (descriptor < 0)
        return;
    if (is_left(folder, name, descriptor))
        unlinkat(folder, name, 0);
    close(descriptor);
}

void file_sweep(int folder, const char *prefix, size_t most)
{
    int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = own >= 0 ? fdopendir(own) : NULL;
    for (struct dirent *entry; directory && most-- && (entry = readdir(directory)) != NULL;)
        if (file_is_new_name(entry->d_name, prefix))
            remove_left(folder, entry->d_name);
    if (directory)
        closedir(directory);
    else if (own >= 0)
        close(own);
}
