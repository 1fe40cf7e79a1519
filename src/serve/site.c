#define _GNU_SOURCE /* memmem */
#include "serve/site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "serve/program.h"
#include "serve/site_index.h"
#include "serve/site_state.h"

enum { FILE_MOST = 4 * 1024 * 1024 /* bytes, as of all XML */, SAVED_EACH = 32 /* qualifications that were made */ };

struct publishing {
    const struct site *site;
    struct supplement *supplement;
    struct supplement_layout *layout; /* NULL: it was not needed so far */
    uint64_t program;
    struct site_state before;
    struct site_entry *list;          /* what is published now, in the order of their sources */
    size_t count;
    struct map *codes, *names;        /* of these: a source, anything */
    struct map *sources;              /* that are done */
    size_t made, written, removed;    /* qualifications; files */
    struct arena *arena;
    struct diag *diag;
};

static bool fail(const char *path, int error, struct diag *diag)
{
    diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){path, 0}, "%s", say_error(error));
    return false;
}

static const char *path_of(const struct publishing *publishing, const char *name)
{
    return arena_format(publishing->arena, "%s/%s", publishing->site->folder, name);
}

/* ------------------------------------------------------------------------------------------------ files */

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
    return !error || fail(path, error, diag);
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

static bool update(struct publishing *publishing, const char *name, const void *bytes, size_t length)
{
    const char *path = path_of(publishing, name);
    if (is_same(path, bytes, length))
        return true;
    publishing->written++;
    return file_write(path, bytes, length, (struct file_manner){FILE_AS_USUAL, true}, publishing->diag);
}

/* With its folder, and those above that, as far as they are empty then. */
static void remove_file(struct publishing *publishing, const char *name)
{
    publishing->removed += unlink(path_of(publishing, name)) == 0;
    char *folder = arena_copy(publishing->arena, name, strlen(name));
    for (char *slash; (slash = strrchr(folder, '/')) != NULL;) {
        *slash = '\0';
        if (rmdir(path_of(publishing, folder)) != 0)
            return;
    }
}

/* Those of its files that nothing published now has. */
static void remove_entry(struct publishing *publishing, const struct site_entry *entry)
{
    for (const char *const *name = site_entry_names(entry, publishing->arena); *name; name++)
        if (!map_find(publishing->names, *name, strlen(*name)))
            remove_file(publishing, *name);
}

/* What its files look like: sizes, and when they were written. 0: one is missing. */
static uint64_t look(const struct publishing *publishing, const struct site_entry *entry)
{
    uint64_t sight = 1;
    for (const char *const *name = site_entry_names(entry, publishing->arena); *name; name++) {
        struct stat status;
        if (lstat(path_of(publishing, *name), &status) != 0 || !S_ISREG(status.st_mode))
            return 0;
        const int64_t seen[] = {(int64_t)sight, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
        sight = map_hash(seen, sizeof seen);
    }
    return sight ? sight : 1;
}

/* ------------------------------------------------------------------------------------------------ the state */

static const struct site_entry *find_before(const struct publishing *publishing, const char *source)
{
    for (size_t i = 0; i < publishing->before.count; i++)
        if (strcmp(publishing->before.list[i].source, source) == 0)
            return &publishing->before.list[i];
    return NULL;
}

/* What is done, and what was published before of the rest. */
static bool save(struct publishing *publishing)
{
    struct buffer lines = {0};
    for (size_t i = 0; i < publishing->count; i++)
        site_state_put(&lines, &publishing->list[i]);
    for (size_t i = 0; i < publishing->before.count; i++)
        if (!map_find(publishing->sources, publishing->before.list[i].source, strlen(publishing->before.list[i].source)))
            site_state_put(&lines, &publishing->before.list[i]);
    bool good = site_state_write(publishing->site->folder, &lines, publishing->arena, publishing->diag);
    buffer_finish(&lines);
    return good;
}

static void add(struct publishing *publishing, const struct site_entry *entry)
{
    publishing->list[publishing->count++] = *entry;
    *map_slot(publishing->codes, entry->code, strlen(entry->code)) = (void *)entry->source;
    for (const char *const *name = site_entry_names(entry, publishing->arena); *name; name++)
        *map_slot(publishing->names, *name, strlen(*name)) = (void *)*name;
}

/* One that is at fault stays as it was, unless another has its code now. */
static void keep(struct publishing *publishing, const struct site_entry *before)
{
    if (before && !map_find(publishing->codes, before->code, strlen(before->code)))
        add(publishing, before);
}

/* ------------------------------------------------------------------------------------------------ making */

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* One without a code has the name of its file. */
static struct site_entry make_entry(struct publishing *publishing, const char *source, uint64_t contents,
                                    const struct supplement_qualification *opened)
{
    struct arena *arena = publishing->arena;
    const char *const *languages = supplement_editions(opened);
    struct site_entry entry = {.source = source, .code = copy(arena, supplement_code(opened)), .contents = contents};
    if (!*entry.code)
        entry.code = arena_copy(arena, source, strlen(source) - strlen(".xml"));
    while (languages[entry.count])
        entry.count++;
    entry.editions = arena_new_array(arena, struct site_edition, entry.count);
    for (size_t i = 0; i < entry.count; i++)
        entry.editions[i] = (struct site_edition){copy(arena, languages[i]), copy(arena, supplement_title(opened, languages[i]))};
    return entry;
}

/* The files of its editions in the order of their names, which follow the data's. False with errors: all of them are made, or it stays as it was. */
static bool render(struct publishing *publishing, const struct supplement_qualification *opened, const struct site_entry *entry,
                   struct supplement_files **files)
{
    static const enum supplement_format FORMATS[] = {SUPPLEMENT_HTML, SUPPLEMENT_PDF, SUPPLEMENT_PNG};
    const size_t forms = sizeof FORMATS / sizeof *FORMATS;
    bool good = true;
    if (!publishing->layout)
        publishing->layout = supplement_open_layout(publishing->supplement, publishing->site->layout, publishing->diag);
    for (size_t i = 0; publishing->layout && good && i < entry->count * forms; i++) {
        const char *language = entry->editions[i / forms].language;
        const struct supplement_request request = {.language = language, .format = FORMATS[i % forms],
                                                   .pdf = FORMATS[i % forms] == SUPPLEMENT_HTML ? arena_format(publishing->arena, "%s.pdf", language) : NULL};
        files[i] = supplement_files_create();
        good = supplement_render(publishing->supplement, publishing->layout, opened, &request, files[i], publishing->diag);
    }
    return publishing->layout && good;
}

static bool write_files(struct publishing *publishing, const struct site_entry *entry, const struct buffer *data,
                        struct supplement_files *const *files)
{
    const char *const *names = site_entry_names(entry, publishing->arena);
    bool good = site_make_folder(path_of(publishing, entry->code), publishing->diag) &&
                update(publishing, names[0], data->bytes, data->length);
    for (size_t i = 0; good && names[i + 1]; i++)
        good = update(publishing, names[i + 1], supplement_files_bytes(files[i], 0), supplement_files_length(files[i], 0));
    return good;
}

/* False with errors: nothing can be written. One that is at fault is kept as it was. */
static bool make(struct publishing *publishing, const struct supplement_qualification *opened, struct site_entry *entry,
                 const struct buffer *data, const struct site_entry *before)
{
    const size_t count = 3 * entry->count;
    struct supplement_files **files = memory_zeroed(count + 1, sizeof(struct supplement_files *));
    bool made = render(publishing, opened, entry, files), good = !made || write_files(publishing, entry, data, files);
    for (size_t i = 0; i < count; i++)
        supplement_files_destroy(files[i]);
    free(files);
    if (!made || !good) {
        keep(publishing, before);
        return good;
    }
    entry->sight = look(publishing, entry);
    add(publishing, entry);
    if (before)
        remove_entry(publishing, before);
    return ++publishing->made % SAVED_EACH != 0 || save(publishing);
}

/* ------------------------------------------------------------------------------------------------ a qualification */

static uint64_t mark_contents(const struct publishing *publishing, const struct buffer *bytes)
{
    const uint64_t parts[] = {publishing->program, bytes->length, map_hash(bytes->bytes, bytes->length)};
    return map_hash(parts, sizeof parts);
}

/* What is waived today may not be so tomorrow. */
static bool has_waivers(const struct buffer *bytes)
{
    return memmem(bytes->bytes, bytes->length, "waiver", strlen("waiver")) != NULL;
}

static bool may_be_published(const struct publishing *publishing, const struct site_entry *entry, const char *path)
{
    const char *other = map_find(publishing->codes, entry->code, strlen(entry->code));
    bool fits = site_is_path(entry->code);
    if (!fits)
        diag_report(publishing->diag, DIAG_CODE_UNFIT, (struct place){path, 0}, "%s", entry->code);
    else if (other)
        diag_report(publishing->diag, DIAG_NAME_REPEATED, (struct place){path, 0}, "code \"%s\", also in %s", entry->code,
                    arena_format(publishing->arena, "%s/%s", publishing->site->qualifications, other));
    return fits && !other;
}

static bool is_current(const struct publishing *publishing, const struct site_entry *before, uint64_t contents)
{
    return before && before->contents == contents && before->sight == look(publishing, before) &&
           !map_find(publishing->codes, before->code, strlen(before->code));
}

/* False with errors: it cannot go on. */
static bool publish_opened(struct publishing *publishing, struct supplement_qualification *opened, struct site_entry *entry,
                           const struct buffer *data, const char *path, const struct site_entry *before)
{
    if (!supplement_judge(publishing->supplement, opened, publishing->site->today, publishing->diag) ||
        !may_be_published(publishing, entry, path)) {
        keep(publishing, before);
        return true;
    }
    if (!is_current(publishing, before, entry->contents))
        return make(publishing, opened, entry, data, before);
    add(publishing, before);
    return true;
}

static bool publish_bytes(struct publishing *publishing, const char *source, const char *path, const struct buffer *data,
                          const struct site_entry *before)
{
    uint64_t contents = mark_contents(publishing, data);
    if (is_current(publishing, before, contents) && !has_waivers(data)) {
        add(publishing, before);
        return true;
    }
    struct supplement_qualification *opened =
        supplement_read_qualification(publishing->supplement, path, data->bytes, data->length, publishing->diag);
    if (!opened) {
        keep(publishing, before);
        return true;
    }
    struct site_entry entry = make_entry(publishing, source, contents, opened);
    bool good = publish_opened(publishing, opened, &entry, data, path, before);
    supplement_close_qualification(publishing->supplement, opened);
    return good;
}

static bool publish_source(struct publishing *publishing, const char *name)
{
    const char *source = copy(publishing->arena, name);
    const char *path = arena_format(publishing->arena, "%s/%s", publishing->site->qualifications, source);
    const struct site_entry *before = find_before(publishing, source);
    struct buffer data = {0};
    bool good = true;
    *map_slot(publishing->sources, source, strlen(source)) = (void *)source;
    if (file_read(path, FILE_MOST, (struct place){0}, &data, publishing->diag))
        good = publish_bytes(publishing, source, path, &data, before);
    else
        keep(publishing, before);
    buffer_finish(&data);
    return good;
}

/* ------------------------------------------------------------------------------------------------ all of them */

static int is_qualification(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && strcmp(dot, ".xml") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* What was done so far is known to the next run. */
static bool give_up(struct publishing *publishing)
{
    save(publishing);
    return false;
}

static bool publish_list(struct publishing *publishing, struct dirent **names, int count)
{
    publishing->list = memory_zeroed((size_t)count + 1, sizeof *publishing->list);
    for (int i = 0; i < count; i++) {
        if (publishing->site->stop()) {
            diag_report(publishing->diag, DIAG_INTERRUPTED, (struct place){publishing->site->folder, 0}, "%s", "");
            return give_up(publishing);
        }
        if (!publish_source(publishing, names[i]->d_name))
            return give_up(publishing);
    }
    for (size_t i = 0; i < publishing->before.count; i++)
        if (!map_find(publishing->sources, publishing->before.list[i].source, strlen(publishing->before.list[i].source)))
            remove_entry(publishing, &publishing->before.list[i]);
    return true;
}

static bool publish_folder(struct publishing *publishing)
{
    struct dirent **names = NULL;
    int count = file_scan(publishing->site->qualifications, &names, is_qualification, by_bytes);
    if (count < 0) {
        diag_report(publishing->diag, DIAG_FILE_UNREADABLE, (struct place){publishing->site->qualifications, 0}, "%s", say_error(errno));
        return false;
    }
    bool good = publish_list(publishing, names, count);
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return good;
}

/* A map that was made before is one no longer where the site has no address. */
static bool write_lists(struct publishing *publishing)
{
    struct buffer page = {0}, map = {0};
    site_index_put(&page, publishing->list, publishing->count);
    bool good = update(publishing, SITE_INDEX, page.bytes, page.length);
    if (publishing->site->address) {
        site_map_put(&map, publishing->list, publishing->count, publishing->site->address);
        good = good && update(publishing, SITE_MAP, map.bytes, map.length);
    } else {
        publishing->removed += unlink(path_of(publishing, SITE_MAP)) == 0;
    }
    buffer_finish(&page);
    buffer_finish(&map);
    return good && save(publishing);
}

static void tell(const struct publishing *publishing, struct buffer *summary)
{
    buffer_format(summary, say_count(publishing->count, "%zu qualification published: ", "%zu qualifications published: "), publishing->count);
    buffer_format(summary, say("%zu made anew, "), publishing->made);
    buffer_format(summary, say_count(publishing->removed, "%zu file removed, ", "%zu files removed, "), publishing->removed);
    buffer_format(summary, say_count(publishing->written, "%zu file written\n", "%zu files written\n"), publishing->written);
}

/* ------------------------------------------------------------------------------------------------ the door */

bool site_is_address(const char *address)
{
    static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:[]%";
    size_t scheme = strncmp(address, "https://", 8) == 0 ? 8 : strncmp(address, "http://", 7) == 0 ? 7 : 0;
    return scheme && address[scheme] && address[scheme] != '/' && !address[strspn(address, PLAIN)];
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* A folder that holds something is ours only if it says so, and says so before anything else is in it. */
static bool take_folder(struct publishing *publishing)
{
    const char *path = publishing->site->folder;
    struct dirent **names = NULL;
    publishing->before = site_state_read(path, publishing->arena);
    if (publishing->before.is_there)
        return true;
    int count = file_scan(path, &names, is_shown, by_bytes);
    if (count > 0)
        diag_report(publishing->diag, DIAG_PUBLISHED_FOLDER, (struct place){path, 0}, "%s", names[0]->d_name);
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return count < 0 ? fail(path, errno, publishing->diag) : count == 0 && save(publishing);
}

/* The lock is the folder's itself, and ends with the process. -1 with an error. */
static int lock_folder(const char *path, struct diag *diag)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        fail(path, errno, diag);
    if (folder < 0 || flock(folder, LOCK_EX | LOCK_NB) == 0)
        return folder;
    if (errno == EWOULDBLOCK)
        diag_report(diag, DIAG_SITE_BUSY, (struct place){path, 0}, "%s", "");
    else
        fail(path, errno, diag);
    close(folder);
    return -1;
}

bool site_publish(struct supplement *supplement, const struct site *site, struct buffer *summary, struct diag *diag)
{
    struct publishing publishing = {.site = site, .supplement = supplement, .codes = map_create(), .names = map_create(),
                                    .sources = map_create(), .arena = arena_create(), .diag = diag};
    int folder = lock_folder(site->folder, diag);
    const char *const except[] = {site->qualifications, site->folder, NULL};
    publishing.program = folder < 0 ? 0 : program_hash(supplement, site->layout, except);
    bool good = folder >= 0 && take_folder(&publishing) && publish_folder(&publishing) && write_lists(&publishing);
    if (good)
        tell(&publishing, summary);
    if (folder >= 0)
        close(folder);
    free(publishing.list);
    map_destroy(publishing.codes);
    map_destroy(publishing.names);
    map_destroy(publishing.sources);
    arena_destroy(publishing.arena);
    return good;
}
