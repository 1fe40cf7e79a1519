#include "serve/program.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"

enum { DEPTH_MOST = 6, FILE_MOST = 64 * 1024 * 1024 };

/* Where files are does not count, but in which order. */
static void add(uint64_t *hash, const void *bytes, size_t length)
{
    const uint64_t parts[] = {*hash, length, map_hash(bytes, length)};
    *hash = map_hash(parts, sizeof parts);
}

static void add_file(uint64_t *hash, const char *path)
{
    struct buffer bytes = {0};
    struct diag *diag = diag_create(); /* what cannot be read the engine cannot either */
    if (file_read(path, FILE_MOST, (struct place){0}, &bytes, diag))
        add(hash, bytes.bytes, bytes.length);
    diag_destroy(diag);
    buffer_finish(&bytes);
}

static bool is_excepted(const char *folder, const char *const *except)
{
    for (; *except; except++)
        if (file_is_same(folder, *except))
            return true;
    return false;
}

static void add_folder(uint64_t *hash, const char *folder, const char *const *except, int depth)
{
    struct dirent **names = NULL;
    struct arena *arena = arena_create();
    int count = file_list(folder, &names, "");
    for (int i = 0; i < count; i++) {
        const char *path = arena_format(arena, "%s/%s", folder, names[i]->d_name);
        struct stat status;
        bool there = stat(path, &status) == 0, is_folder = there && S_ISDIR(status.st_mode);
        if (!is_folder || !is_excepted(path, except))
            add(hash, names[i]->d_name, strlen(names[i]->d_name));
        if (is_folder && depth < DEPTH_MOST && !is_excepted(path, except))
            add_folder(hash, path, except, depth + 1);
        else if (there && S_ISREG(status.st_mode))
            add_file(hash, path);
        free(names[i]);
    }
    free(names);
    arena_destroy(arena);
}

/* The folder of a layout's file. */
static const char *folder_of(struct arena *arena, const char *path)
{
    struct stat status;
    const char *slash = strrchr(path, '/');
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return path;
    return slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : ".";
}

uint64_t program_hash(struct supplement *supplement, const char *layout, const char *const *except)
{
    struct arena *arena = arena_create();
    uint64_t hash = 0;
    add(&hash, supplement_version(), strlen(supplement_version()));
    add_folder(&hash, supplement_data_file(supplement, "layouts"), except, 0);
    add_folder(&hash, supplement_data_file(supplement, "fonts"), except, 0);
    if (layout) {
        const char *folder = folder_of(arena, layout);
        add(&hash, layout, strlen(layout));
        add_folder(&hash, folder, except, DEPTH_MOST - 1);
        add_folder(&hash, arena_format(arena, "%s/../fonts", folder), except, DEPTH_MOST - 1);
    }
    arena_destroy(arena);
    return hash;
}
