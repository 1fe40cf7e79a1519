/* Diplomas whose names on the disk are written a little otherwise than the row has it. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "issue/diplomas.h"

/* Folders that were looked into: path -> map of names as they are compared -> the name; AMBIGUOUS: there are several. */
struct diploma_names {
    struct map *folders;
    struct arena *arena;
};

static char AMBIGUOUS[] = "";

struct diploma_names *diploma_names_create(void)
{
    struct diploma_names *names = memory_zeroed(1, sizeof *names);
    names->folders = map_create();
    names->arena = arena_create();
    return names;
}

static void destroy_listing(void *listing)
{
    map_destroy(listing);
}

void diploma_names_destroy(struct diploma_names *names)
{
    if (!names)
        return;
    map_each(names->folders, destroy_listing);
    map_destroy(names->folders);
    arena_destroy(names->arena);
    free(names);
}

/* The name in NFC, its ending in small letters: macOS writes "Zoe" and a diaeresis, scanners write .PDF. */
static const char *comparable(const char *name, struct arena *arena, size_t *length)
{
    const char *normal = unicode_nfc(arena, name, strlen(name), length);
    char *copy = arena_copy(arena, normal, *length), *dot = strrchr(copy, '.');
    for (; dot && *dot; dot++)
        if (*dot >= 'A' && *dot <= 'Z')
            *dot = (char)(*dot + 'a' - 'A');
    return copy;
}

static void add_name(struct map *listing, const char *name, struct arena *arena)
{
    size_t length = strlen(name);
    if (!utf8_valid(name, length))
        return;
    const char *key = comparable(name, arena, &length);
    void **slot = map_slot(listing, key, length);
    *slot = *slot ? AMBIGUOUS : arena_copy(arena, name, strlen(name));
}

static struct map *list_folder(struct diploma_names *names, const char *folder)
{
    void **slot = map_slot(names->folders, folder, strlen(folder));
    if (*slot)
        return *slot;
    struct map *listing = map_create();
    *slot = listing;
    memory_watch();
    DIR *opened = opendir(folder);
    memory_check();
    for (struct dirent *entry; opened && (entry = readdir(opened)) != NULL;)
        add_name(listing, entry->d_name, names->arena);
    if (opened)
        closedir(opened);
    return listing;
}

const char *diploma_find(struct diploma_names *names, const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    if (file_exists(path) || (slash && !slash[1]))
        return path;
    const char *folder = slash ? arena_copy(arena, path, (size_t)(slash - path)) : ".";
    if (slash && *folder)
        folder = diploma_find(names, folder, arena);
    size_t length;
    const char *key = comparable(slash ? slash + 1 : path, arena, &length);
    const char *name = map_find(list_folder(names, *folder ? folder : "/"), key, length);
    if (!name || name == AMBIGUOUS)
        return path;
    return slash ? arena_format(arena, "%s/%s", folder, name) : name;
}

struct reach diploma_reach(const char *pattern, struct diploma_names *names, struct arena *arena)
{
    size_t length = strcspn(pattern, "{");
    while (length && pattern[length - 1] != '/')
        length--;
    if (length < 2)
        return (struct reach){.folder = length ? "/" : ""};
    const char *folder = diploma_find(names, arena_copy(arena, pattern, length - 1), arena);
    return (struct reach){.folder = arena_format(arena, "%s/", folder)};
}
