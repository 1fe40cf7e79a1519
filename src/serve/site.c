#include "serve/site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "serve/program.h"
#include "serve/site_feed.h"
#include "serve/site_files.h"
#include "serve/site_index.h"
#include "serve/site_make.h"
#include "serve/site_page.h"
#include "serve/site_state.h"
#include "serve/site_versions.h"
#include "serve/speech.h"

enum { SAVED_EACH = 32 /* qualifications that were made */ };

struct publishing {
    const struct site *site;
    uint64_t program;
    struct site_files files;
    struct site_namer namer;
    struct site_state before;
    struct map *previous;             /* of these: source -> entry */
    struct site_entry *list;          /* what is published now, in the order of their sources */
    size_t count;
    struct site_entry *withdrawn;     /* what no longer is, now and before */
    size_t withdrawn_count;
    struct map *codes, *names;        /* of these: a source, anything */
    struct map *sources;              /* that are done */
    size_t made;                      /* qualifications */
    struct arena *arena;
    struct diag *diag;
};

static bool is_published(const struct publishing *publishing, const char *code)
{
    return map_find(publishing->codes, code, strlen(code));
}

/* From today on. Its versions stay, and a page that says so. */
static bool withdraw(struct publishing *publishing, const struct site_entry *entry)
{
    struct site_entry *withdrawn = &publishing->withdrawn[publishing->withdrawn_count++];
    *withdrawn = *entry;
    withdrawn->withdrawn = site_versions_day(&publishing->files, entry->code, publishing->site->today);
    return site_versions_update(&publishing->files, withdrawn, &publishing->namer);
}

/* Those of its files that nothing published now has. */
static bool remove_entry(struct publishing *publishing, const struct site_entry *entry)
{
    const char *page = site_versions_name(entry->code, publishing->arena);
    for (const char *const *name = site_entry_names(entry, publishing->arena); *name; name++)
        if (strcmp(*name, page) != 0 && !map_find(publishing->names, *name, strlen(*name)))
            site_files_remove(&publishing->files, *name);
    return is_published(publishing, entry->code) || withdraw(publishing, entry);
}

/* What was not looked at in this run. */
static bool is_left(const struct publishing *publishing, const struct site_entry *before)
{
    return !before->withdrawn && !map_find(publishing->sources, before->source, strlen(before->source));
}

/* ------------------------------------------------------------------------------------------------ the state */

/* What is done, and what was published before of the rest. */
static bool save(struct publishing *publishing)
{
    struct buffer lines = {0};
    for (size_t i = 0; i < publishing->count; i++)
        site_state_put(&lines, &publishing->list[i]);
    for (size_t i = 0; i < publishing->before.count; i++)
        if (is_left(publishing, &publishing->before.list[i]))
            site_state_put(&lines, &publishing->before.list[i]);
    for (size_t i = 0; i < publishing->withdrawn_count; i++)
        if (!is_published(publishing, publishing->withdrawn[i].code))
            site_state_put(&lines, &publishing->withdrawn[i]);
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

/* ------------------------------------------------------------------------------------------------ a qualification */

static bool write_files(struct publishing *publishing, const struct site_piece *piece)
{
    struct site_files *to = &publishing->files;
    const char *const *names = site_entry_names(&piece->entry, to->arena);
    bool good = site_make_folder(site_path(to, piece->entry.code), publishing->diag) &&
                site_versions_keep(to, piece, publishing->site->today) &&
                site_files_update(to, names[0], piece->data.bytes, piece->data.length);
    for (size_t i = 0; good && i < piece->entry.count * SITE_FORMS; i++) {
        const struct supplement_files *files = piece->files[i / SITE_FORMS];
        struct buffer page = {0};
        if (i % SITE_FORMS == 0)
            site_page_put(&page, &piece->entry, i / SITE_FORMS, publishing->site->address, files);
        good = page.length ? site_files_update(to, names[i + 1], page.bytes, page.length)
                           : site_files_update(to, names[i + 1], supplement_files_bytes(files, i % SITE_FORMS),
                                               supplement_files_length(files, i % SITE_FORMS));
        buffer_finish(&page);
    }
    return good && site_versions_update(to, &piece->entry, &publishing->namer);
}

/* False with errors: nothing can be written. */
static bool put(struct publishing *publishing, const struct site_piece *piece)
{
    if (!write_files(publishing, piece)) {
        keep(publishing, piece->before);
        return false;
    }
    struct site_entry entry = site_entry_copy(&piece->entry, publishing->arena);
    entry.sight = site_entry_look(&entry, publishing->site->folder);
    add(publishing, &entry);
    bool good = !piece->before || remove_entry(publishing, piece->before);
    return good && (++publishing->made % SAVED_EACH != 0 || save(publishing));
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

/* What a worker has made of it takes its place, in the order of the sources, so that of two with one code it is always the same that counts. False
 * with errors: it cannot go on. */
static bool settle(struct publishing *publishing, const struct site_piece *piece)
{
    bool current = piece->outcome == SITE_CURRENT;
    diag_take(publishing->diag, piece->diag, NULL, NULL);
    if (piece->outcome == SITE_FAULTY || !may_be_published(publishing, current ? piece->before : &piece->entry, piece->path)) {
        keep(publishing, piece->before);
        return true;
    }
    if (!current)
        return put(publishing, piece);
    add(publishing, piece->before);
    return true;
}

/* ------------------------------------------------------------------------------------------------ all of them */

/* What goes through the crew. */
struct passage {
    struct crew *crew;
    struct site_piece **pieces; /* those that are given, in a ring of as many as there is room for */
    size_t room, given, taken;
};

static void give(struct publishing *publishing, struct passage *passage, const char *name)
{
    const char *source = arena_copy(publishing->arena, name, strlen(name));
    const char *path = arena_format(publishing->arena, "%s/%s", publishing->site->qualifications, source);
    struct site_piece *piece = site_piece_create(path, source, map_find(publishing->previous, source, strlen(source)));
    passage->pieces[passage->given++ % passage->room] = piece;
    crew_give(passage->crew, &piece->piece);
}

static bool take(struct publishing *publishing, struct passage *passage, bool good)
{
    struct site_piece *piece = passage->pieces[passage->taken++ % passage->room];
    while (!crew_await(passage->crew, &piece->piece))
        continue;
    if (good) {
        *map_slot(publishing->sources, piece->entry.source, strlen(piece->entry.source)) = (void *)piece->entry.source;
        good = settle(publishing, piece);
    }
    site_piece_destroy(piece);
    return good;
}

/* As many as were asked for, unless it is to stop or cannot go on. */
static bool pass(struct publishing *publishing, struct passage *passage, struct dirent **names, size_t count)
{
    bool good = true, stopped = false;
    while (passage->taken < passage->given || (good && !stopped && passage->given < count)) {
        while (good && passage->given < count && passage->given - passage->taken < passage->room &&
               !(stopped = stopped || publishing->site->stop()))
            give(publishing, passage, names[passage->given]->d_name);
        if (passage->taken < passage->given)
            good = take(publishing, passage, good);
        if (!good)
            crew_leave(passage->crew);
    }
    if (good && passage->given < count)
        diag_report(publishing->diag, DIAG_INTERRUPTED, (struct place){publishing->site->folder, 0}, "%s", "");
    return good && passage->given == count;
}

/* Its file is no longer there. */
static bool remove_left(struct publishing *publishing, const struct site_entry *before)
{
    *map_slot(publishing->sources, before->source, strlen(before->source)) = (void *)before->source;
    return remove_entry(publishing, before);
}

/* What was done so far is known to the next run. */
static bool publish_list(struct publishing *publishing, struct dirent **names, size_t count)
{
    const struct site *site = publishing->site;
    const struct site_plan plan = {site->folder, site->layout, site->today, publishing->program};
    struct passage passage = {.crew = crew_gather(&SITE_CRAFT, &plan, 0)};
    passage.room = (size_t)crew_room(passage.crew);
    passage.pieces = memory_zeroed(passage.room, sizeof(struct site_piece *));
    publishing->list = memory_zeroed(count + 1, sizeof *publishing->list);
    bool good = pass(publishing, &passage, names, count);
    crew_destroy(passage.crew);
    free(passage.pieces);
    if (!good)
        save(publishing);
    for (size_t i = 0; good && i < publishing->before.count; i++)
        if (is_left(publishing, &publishing->before.list[i]))
            good = remove_left(publishing, &publishing->before.list[i]);
    return good;
}

static bool publish_folder(struct publishing *publishing)
{
    struct dirent **names = NULL;
    int count = file_list(publishing->site->qualifications, &names, ".xml");
    if (count < 0) {
        diag_report(publishing->diag, DIAG_FILE_UNREADABLE, (struct place){publishing->site->qualifications, 0}, "%s", say_error(errno));
        return false;
    }
    bool good = publish_list(publishing, names, (size_t)count);
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return good;
}

static bool write_list(struct publishing *publishing, const char *name, struct buffer *list)
{
    bool good = site_files_update(&publishing->files, name, list->bytes, list->length);
    buffer_clear(list);
    return good;
}

/* What was withdrawn and is published again is withdrawn no longer. */
static void drop_published(struct publishing *publishing)
{
    size_t count = 0;
    for (size_t i = 0; i < publishing->withdrawn_count; i++)
        if (!is_published(publishing, publishing->withdrawn[i].code))
            publishing->withdrawn[count++] = publishing->withdrawn[i];
    publishing->withdrawn_count = count;
}

/* The list in each language of the site, and in no other any more. */
static bool write_indexes(struct publishing *publishing, const struct site_listing *listing, struct buffer *page)
{
    const char *const *languages = site_languages(listing, publishing->arena);
    bool good = true;
    for (const char *const *spoken = SPEECH_LANGUAGES; *spoken; spoken++) {
        const char *name = site_index_name(*spoken, languages, publishing->arena);
        if (!name) {
            site_files_remove(&publishing->files, arena_format(publishing->arena, "index.%s.html", *spoken));
            continue;
        }
        site_index_put(page, listing, *spoken, languages);
        good = good && write_list(publishing, name, page);
    }
    return good;
}

/* What needs an address was made before, and is right no longer, where the site has none. */
static bool write_lists(struct publishing *publishing)
{
    const char *address = publishing->site->address;
    struct buffer list = {0};
    drop_published(publishing);
    const struct site_listing listing = {publishing->list, publishing->count, publishing->withdrawn, publishing->withdrawn_count, address};
    bool good = write_indexes(publishing, &listing, &list);
    if (address) {
        site_map_put(&list, publishing->list, publishing->count, address);
        good = good && write_list(publishing, SITE_MAP, &list);
        site_feed_put(&list, &publishing->files, &listing);
        good = good && write_list(publishing, SITE_FEED, &list);
    } else {
        site_files_remove(&publishing->files, SITE_MAP);
        site_files_remove(&publishing->files, SITE_FEED);
    }
    buffer_finish(&list);
    return good && save(publishing);
}

static void tell(const struct publishing *publishing, struct buffer *summary)
{
    buffer_format(summary, say_count(publishing->count, "%zu qualification published: ", "%zu qualifications published: "), publishing->count);
    buffer_format(summary, say("%zu made anew, "), publishing->made);
    buffer_format(summary, say_count(publishing->files.removed, "%zu file removed, ", "%zu files removed, "), publishing->files.removed);
    buffer_format(summary, say_count(publishing->files.written, "%zu file written\n", "%zu files written\n"), publishing->files.written);
}

/* ------------------------------------------------------------------------------------------------ the door */

bool site_is_address(const char *address)
{
    static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:[]%";
    size_t scheme = strncmp(address, "https://", 8) == 0 ? 8 : strncmp(address, "http://", 7) == 0 ? 7 : 0;
    return scheme && address[scheme] && address[scheme] != '/' && !address[strspn(address, PLAIN)];
}

/* A folder that holds something is ours only if it says so, and says so before anything else is in it. */
static bool take_folder(struct publishing *publishing)
{
    const char *path = publishing->site->folder;
    struct dirent **names = NULL;
    publishing->before = site_state_read(path, publishing->arena);
    publishing->withdrawn = arena_new_array(publishing->arena, struct site_entry, publishing->before.count + 1);
    for (size_t i = 0; i < publishing->before.count; i++) {
        struct site_entry *entry = &publishing->before.list[i];
        if (entry->withdrawn)
            publishing->withdrawn[publishing->withdrawn_count++] = *entry;
        else
            *map_slot(publishing->previous, entry->source, strlen(entry->source)) = entry;
    }
    if (publishing->before.is_there)
        return true;
    int count = file_list(path, &names, "");
    if (count > 0)
        diag_report(publishing->diag, DIAG_PUBLISHED_FOLDER, (struct place){path, 0}, "%s", names[0]->d_name);
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return count < 0 ? file_unwritable(path, errno, publishing->diag) : count == 0 && save(publishing);
}

/* The lock is the folder's itself, and ends with the process. -1 with an error. */
static int lock_folder(const char *path, struct diag *diag)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        file_unwritable(path, errno, diag);
    if (folder < 0 || flock(folder, LOCK_EX | LOCK_NB) == 0)
        return folder;
    if (errno == EWOULDBLOCK)
        diag_report(diag, DIAG_SITE_BUSY, (struct place){path, 0}, "%s", "");
    else
        file_unwritable(path, errno, diag);
    close(folder);
    return -1;
}

bool site_publish(struct supplement *supplement, const struct site *site, struct buffer *summary, struct diag *diag)
{
    struct publishing publishing = {.site = site, .codes = map_create(), .names = map_create(), .sources = map_create(),
                                    .previous = map_create(), .namer = {supplement, site->layout, NULL}, .arena = arena_create(), .diag = diag};
    publishing.files = (struct site_files){.folder = site->folder, .arena = publishing.arena, .diag = diag};
    int folder = lock_folder(site->folder, diag);
    const char *const except[] = {site->qualifications, site->folder, NULL};
    const uint64_t common[] = {folder < 0 ? 0 : program_hash(supplement, site->layout, except),
                               site->address ? map_hash(site->address, strlen(site->address)) : 0}; /* which pages name */
    publishing.program = map_hash(common, sizeof common);
    bool good = folder >= 0 && take_folder(&publishing) && publish_folder(&publishing) && write_lists(&publishing);
    if (good)
        tell(&publishing, summary);
    if (folder >= 0)
        close(folder);
    free(publishing.list);
    map_destroy(publishing.codes);
    map_destroy(publishing.names);
    map_destroy(publishing.sources);
    map_destroy(publishing.previous);
    arena_destroy(publishing.arena);
    return good;
}
