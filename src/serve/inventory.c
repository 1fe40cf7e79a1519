#include "serve/inventory.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "serve/search.h"

enum { FILE_MOST = 4 * 1024 * 1024 /* bytes, as of all XML */ };

/* What it takes to read them. */
struct reading {
    struct inventory *inventory;
    const struct inventory *before;
    struct supplement *supplement;
    const char *today;
    struct diag *diag;            /* its faults */
};

/* ------------------------------------------------------------------------------------------------ holders */

struct entry *entry_hold(struct entry *entry)
{
    atomic_fetch_add(&entry->holders, 1);
    return entry;
}

void entry_release(struct entry *entry)
{
    if (atomic_fetch_sub(&entry->holders, 1) > 1)
        return;
    buffer_finish(&entry->bytes);
    arena_destroy(entry->arena);
    free(entry);
}

struct inventory *inventory_hold(struct inventory *inventory)
{
    atomic_fetch_add(&inventory->holders, 1);
    return inventory;
}

void inventory_release(struct inventory *inventory)
{
    if (!inventory || atomic_fetch_sub(&inventory->holders, 1) > 1)
        return;
    for (size_t i = 0; i < inventory->count; i++)
        entry_release(inventory->list[i]);
    map_destroy(inventory->by_code);
    diag_destroy(inventory->faults);
    free(inventory->list);
    free(inventory);
}

struct entry *inventory_find(const struct inventory *inventory, const char *code)
{
    return map_find(inventory->by_code, code, strlen(code));
}

const char *entry_title(const struct entry *entry, const char *language)
{
    const char *title = "";
    for (size_t i = 0; entry->languages[i]; i++)
        if (strcmp(entry->languages[i], language) == 0)
            return entry->titles[i];
        else if (strcmp(entry->languages[i], entry->original) == 0)
            title = entry->titles[i];
    return title;
}

/* ------------------------------------------------------------------------------------------------ an entry */

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

static const char *const *copy_list(struct arena *arena, const char *const *list)
{
    size_t count = 0;
    while (list[count])
        count++;
    const char **copies = arena_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = copy(arena, list[i]);
    return copies;
}

static const char *fold(struct arena *arena, const char *code, const char *title)
{
    struct buffer words = {0};
    search_fold(&words, code);
    search_fold(&words, title);
    const char *folded = arena_copy(arena, (const char *)words.bytes, words.length);
    buffer_finish(&words);
    return folded;
}

static void copy_titles(struct entry *entry, const struct supplement_qualification *opened)
{
    size_t count = 0;
    while (entry->languages[count])
        count++;
    const char **titles = arena_new_array(entry->arena, const char *, count), **folded = arena_new_array(entry->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        titles[i] = copy(entry->arena, supplement_title(opened, entry->languages[i]));
        folded[i] = fold(entry->arena, entry->code, titles[i]);
    }
    entry->titles = titles;
    entry->folded = folded;
}

/* Takes over the bytes. */
static struct entry *make_entry(const char *path, struct buffer *bytes, uint64_t hash, const struct supplement_qualification *opened)
{
    struct entry *entry = memory_zeroed(1, sizeof *entry);
    entry->arena = arena_create();
    entry->path = copy(entry->arena, path);
    entry->code = copy(entry->arena, supplement_code(opened));
    entry->original = copy(entry->arena, supplement_original(opened));
    entry->languages = copy_list(entry->arena, supplement_editions(opened));
    copy_titles(entry, opened);
    entry->bytes = *bytes;
    entry->hash = hash;
    atomic_init(&entry->holders, 1);
    *bytes = (struct buffer){0};
    return entry;
}

static struct entry *find_before(const struct inventory *before, const char *path)
{
    for (size_t i = 0; before && i < before->count; i++)
        if (strcmp(before->list[i]->path, path) == 0)
            return before->list[i];
    return NULL;
}

/* NULL with errors: it is at fault. */
static struct entry *open_entry(const struct reading *reading, const char *path, const struct entry *before)
{
    struct buffer bytes = {0};
    struct entry *entry = NULL;
    struct supplement_qualification *opened = NULL;
    bool there = file_read(path, FILE_MOST, (struct place){0}, &bytes, reading->diag);
    uint64_t hash = there ? map_hash(bytes.bytes, bytes.length) : 0;
    if (there && before && before->hash == hash)
        entry = entry_hold((struct entry *)before);
    else if (there)
        opened = supplement_read_qualification(reading->supplement, path, bytes.bytes, bytes.length, reading->diag);
    if (opened && supplement_judge(reading->supplement, opened, reading->today, reading->diag))
        entry = make_entry(path, &bytes, hash, opened);
    supplement_close_qualification(reading->supplement, opened);
    buffer_finish(&bytes);
    return entry;
}

/* ------------------------------------------------------------------------------------------------ all of them */

/* A code names one qualification: the first that has it. */
static void add(const struct reading *reading, struct entry *entry)
{
    struct inventory *inventory = reading->inventory;
    const struct entry *other = inventory_find(inventory, entry->code);
    if (other) {
        diag_report(reading->diag, DIAG_NAME_REPEATED, (struct place){entry->path, 0}, "code \"%s\", also in %s", entry->code,
                    other->path);
        entry_release(entry);
        return;
    }
    *map_slot(inventory->by_code, entry->code, strlen(entry->code)) = entry;
    inventory->list[inventory->count++] = entry;
}

static void read_entry(const struct reading *reading, const char *path)
{
    struct entry *before = find_before(reading->before, path);
    struct entry *entry = open_entry(reading, path, before);
    if (!entry && before) {
        entry = entry_hold(before);
        reading->inventory->kept++;
    }
    if (entry)
        add(reading, entry);
}

static void read_folder(const struct reading *reading, const char *folder, struct dirent **names, int count)
{
    struct arena *arena = arena_create();
    for (int i = 0; i < count; i++) {
        read_entry(reading, arena_format(arena, "%s/%s", folder, names[i]->d_name));
        free(names[i]);
    }
    free(names);
    arena_destroy(arena);
}

struct inventory *inventory_read(const char *folder, struct supplement *supplement, const struct inventory *before, const char *today,
                                 struct diag *diag)
{
    struct dirent **names = NULL;
    int count = folder ? file_list(folder, &names, ".xml") : 0;
    if (count < 0) {
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){folder, 0}, "%s", say_error(errno));
        return NULL;
    }
    struct inventory *inventory = memory_zeroed(1, sizeof *inventory);
    atomic_init(&inventory->holders, 1);
    inventory->by_code = map_create();
    inventory->list = memory_zeroed((size_t)count + 1, sizeof(struct entry *));
    inventory->faults = diag_create();
    const struct reading reading = {inventory, before, supplement, today, inventory->faults};
    read_folder(&reading, folder, names, count);
    return inventory;
}
