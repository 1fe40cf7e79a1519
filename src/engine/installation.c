/* Where this code is installed, and with it what it brings: data, modules, catalogues. */
#define _GNU_SOURCE /* dladdr1 */
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "engine/engine.h"

/* Files are in folders below the one that this code is installed in, so that an installation can be moved.
 * The build tree has the same folders. */
static const char *const CODE_FOLDERS[] = {"/" SUPPLEMENT_MODULE_PATH, "/" SUPPLEMENT_LIBRARY_PATH, "/" SUPPLEMENT_PROGRAM_PATH, ""};

/* The kernel has its whole path: no part of it is a link. */
static bool find_program(char path[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    return path[0] == '/' && length < PATH_MAX - 1;
}

/* The file that this code is in: the library, a module, or the program that they are a part of. */
static bool find_own_file(char path[PATH_MAX])
{
    Dl_info information;
    void *map = NULL, *code;
    bool (*function)(char[PATH_MAX]) = find_own_file;
    memcpy(&code, &function, sizeof code); /* ISO C has no cast for this; POSIX allows it */
    if (!dladdr1(code, &information, &map, RTLD_DL_LINKMAP))
        return false;
    const char *name = ((struct link_map *)map)->l_name;
    return *name ? realpath(name, path) != NULL : find_program(path);
}

/* Cuts the folder off that ends in one of those of code, and makes the rest that of the installation. */
static bool find_installation(char path[PATH_MAX])
{
    if (!find_own_file(path))
        return false;
    *strrchr(path, '/') = '\0';
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof CODE_FOLDERS / sizeof *CODE_FOLDERS; i++) {
        size_t end = strlen(CODE_FOLDERS[i]);
        if (length < end || strcmp(path + length - end, CODE_FOLDERS[i]) != 0)
            continue;
        path[length - end] = '\0';
        return true;
    }
    return false;
}

/* Where the code's file says nothing, as in a program of others that is linked with the archive, they are where they were
 * to be installed. */
void find_folders(struct supplement *supplement, const char **data)
{
    char path[PATH_MAX], own[PATH_MAX];
    const char *prefix = SUPPLEMENT_PREFIX;
    *data = SUPPLEMENT_PREFIX "/" SUPPLEMENT_DATA_PATH;
    if (find_installation(path) && strlen(path) < sizeof path - sizeof "/" SUPPLEMENT_DATA_PATH) {
        size_t length = strlen(path);
        memcpy(path + length, "/" SUPPLEMENT_DATA_PATH, sizeof "/" SUPPLEMENT_DATA_PATH);
        if (realpath(path, own)) {
            *data = arena_copy(supplement->arena, own, strlen(own));
            path[length] = '\0';
            prefix = path;
        }
    }
    supplement->module_folder = arena_format(supplement->arena, "%s/%s", prefix, SUPPLEMENT_MODULE_PATH);
}

static void speak(const char *languages)
{
    char path[PATH_MAX], folder[PATH_MAX + sizeof "/" SUPPLEMENT_LOCALE_PATH];
    if (!languages && !(languages = say_wanted())) {
        say_as(NULL);
        return;
    }
    const char *prefix = find_installation(path) ? path : SUPPLEMENT_PREFIX;
    snprintf(folder, sizeof folder, "%s/" SUPPLEMENT_LOCALE_PATH, prefix);
    say_in(folder, languages);
}

void supplement_speak(const char *languages)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return; /* what was spoken before still is */
    speak(languages);
    memory_leave(&guard);
}

const char *supplement_data_file(struct supplement *supplement, const char *name)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, NULL);
        return NULL;
    }
    const char *path = arena_format(supplement->arena, "%s/%s", supplement->data_folder, name);
    memory_leave(&guard);
    return path;
}

const char *const *supplement_own_folders(struct supplement *supplement)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, NULL);
        return NULL;
    }
    const char **folders = arena_new_array(supplement->arena, const char *, 3);
    folders[0] = supplement->data_folder;
    folders[1] = supplement->module_folder;
    memory_leave(&guard);
    return folders;
}
