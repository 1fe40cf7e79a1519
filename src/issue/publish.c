/* A register's documents for a web server: a folder for each token. Nothing is noted of what was published: what is there is compared, so
 * a run that was killed, or files that somebody removed, ask for nothing but another run. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "issue/codes.h"
#include "issue/folder.h"
#include "issue/issue.h"
#include "issue/page.h"
#include "issue/withheld.h"

#define MAKING ".supplement-making-"
#define LOCKED ".supplement-publish"
#define SCRIPT "check.js"
#define STYLE "check.css"

enum { EVERYBODY = 0644 };

/* An issue that bears a token. */
struct published {
    char token[TOKEN_SIZE];
    struct issue document; /* what names it */
    int weight;            /* of issues with one token the least is told, as register_find_by_token has it */
};

struct publishing {
    const char *path; /* of the folder */
    struct issue_register *opened;
    struct register_address address;
    struct page_parts parts;
    struct folder *folder;
    struct published *list;
    size_t count, room;
    size_t documents, files; /* published, written */
    struct arena *arena, *names;
    struct buffer bytes;     /* of the file at hand */
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ which */

static void note(struct publishing *publishing, const struct issue *issue, const char *token)
{
    if (publishing->count == publishing->room) {
        publishing->room = 2 * publishing->room + 1024;
        publishing->list = memory_resize(publishing->list, publishing->room * sizeof *publishing->list);
    }
    struct published *published = &publishing->list[publishing->count];
    if (!token_read(token, published->token)) /* anybody may have written it, and it names a folder */
        return;
    published->document = (struct issue){.qualification = arena_format(publishing->arena, "%s", issue->qualification),
                                         .diploma = arena_format(publishing->arena, "%s", issue->diploma),
                                         .language = arena_format(publishing->arena, "%s", issue->language),
                                         .number = issue->number};
    published->weight = 2 * (issue->revoked != NULL) + (issue->replaced_by != 0);
    publishing->count++;
}

static bool note_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct publishing *publishing = context;
    size_t errors = diag_errors(diag);
    arena_clear(publishing->names);
    const char *token = register_find_token(publishing->opened, issue, publishing->names, diag);
    if (token)
        note(publishing, issue, token);
    return diag_errors(diag) == errors;
}

/* By tokens, as then neither the order nor the times of files tell whose was issued with whose. */
static int compare(const void *one, const void *other)
{
    const struct published *a = one, *b = other;
    int order = strcmp(a->token, b->token);
    order = order ? order : a->weight - b->weight;
    return order ? order : b->document.number - a->document.number;
}

/* ------------------------------------------------------------------------------------------------ the folder */

static bool is_ours(const char *name)
{
    static const char *const OURS[] = {".", "..", SCRIPT, STYLE, LOCKED ".lock"};
    char token[TOKEN_SIZE];
    for (size_t i = 0; i < sizeof OURS / sizeof *OURS; i++)
        if (strcmp(name, OURS[i]) == 0)
            return true;
    return file_is_new_name(name, MAKING) || (token_read(name, token) && strcmp(name, token) == 0);
}

static bool check_folder(const struct publishing *publishing)
{
    DIR *folder = opendir(publishing->path);
    bool good = folder || errno == ENOENT;
    if (!good)
        diag_report(publishing->diag, DIAG_FILE_UNREADABLE, (struct place){publishing->path, 0}, "%s", say_error(errno));
    for (const struct dirent *entry; folder && good && (entry = readdir(folder)) != NULL;)
        if (!is_ours(entry->d_name)) {
            diag_report(publishing->diag, DIAG_PUBLISHED_FOLDER, (struct place){publishing->path, 0}, "%s", entry->d_name);
            good = false;
        }
    if (folder)
        closedir(folder);
    return good;
}

/* ------------------------------------------------------------------------------------------------ files */

static bool update(struct publishing *publishing, const char *name, const struct buffer *bytes)
{
    bool changed = false, good = folder_update(publishing->folder, name, bytes, &changed, publishing->diag);
    publishing->files += changed;
    return good;
}

/* What stands in a document never changes, and takes long to encrypt: once. */
static bool publish_withheld(struct publishing *publishing, const char *token, const struct issue *issue)
{
    const char *name = arena_format(publishing->names, "%s/fields.json", token);
    const struct buffer *known = folder_read(publishing->folder, name);
    if (known && withheld_is_whole(known))
        return true;
    buffer_clear(&publishing->bytes);
    withheld_put(publishing->address.key, token, issue, &publishing->bytes);
    return update(publishing, name, &publishing->bytes);
}

/* The page last: where it is, all is. */
static bool publish_document(struct publishing *publishing, const char *token, const struct issue *issue)
{
    if (!publish_withheld(publishing, token, issue))
        return false;
    buffer_clear(&publishing->bytes);
    page_put_status(issue, &publishing->bytes);
    if (!update(publishing, arena_format(publishing->names, "%s/status.json", token), &publishing->bytes))
        return false;
    buffer_clear(&publishing->bytes);
    page_put(&publishing->parts, issue, &publishing->bytes);
    return update(publishing, arena_format(publishing->names, "%s/index.html", token), &publishing->bytes);
}

static bool publish_list(struct publishing *publishing)
{
    bool good = update(publishing, SCRIPT, &publishing->parts.script) && update(publishing, STYLE, &publishing->parts.style);
    for (size_t i = 0; good && i < publishing->count; i++) {
        const struct published *published = &publishing->list[i];
        struct issue found;
        size_t errors = diag_errors(publishing->diag);
        if (i && strcmp(published->token, published[-1].token) == 0)
            continue;
        arena_clear(publishing->names);
        if (register_find(publishing->opened, &published->document, &found, publishing->diag))
            good = publish_document(publishing, published->token, &found);
        else
            good = diag_errors(publishing->diag) == errors;
        publishing->documents++;
    }
    return good;
}

static bool publish_files(struct publishing *publishing)
{
    size_t there;
    if (!check_folder(publishing) || !folder_make(publishing->path, EVERYBODY, &there, publishing->diag))
        return false;
    struct lock_subject subject = {publishing->path, DIAG_OUTPUT_BUSY, DIAG_FILE_UNWRITABLE};
    struct lock *lock = lock_take(arena_format(publishing->arena, "%s/" LOCKED, publishing->path), &subject, NULL, publishing->diag);
    if (!lock)
        return false;
    publishing->folder = folder_open(publishing->path, MAKING, EVERYBODY);
    bool good = folder_prepare(publishing->path, MAKING, publishing->diag) && publish_list(publishing) &&
                (!publishing->files || folder_sync(publishing->path, publishing->diag));
    folder_close(publishing->folder);
    lock_release(lock);
    return good;
}

/* ------------------------------------------------------------------------------------------------ the door */

static bool read_register(struct publishing *publishing)
{
    size_t errors = diag_errors(publishing->diag);
    struct place place = {register_path(publishing->opened), 0};
    if (!register_find_address(publishing->opened, publishing->arena, &publishing->address, publishing->diag)) {
        if (diag_errors(publishing->diag) == errors)
            diag_report(publishing->diag, DIAG_CHECK_ADDRESS_ABSENT, place, "%s", "");
        return false;
    }
    if (!register_each(publishing->opened, note_issue, publishing, publishing->diag))
        return false;
    if (publishing->count)
        qsort(publishing->list, publishing->count, sizeof *publishing->list, compare);
    return true;
}

static void tell(const struct publishing *publishing, struct buffer *summary)
{
    buffer_format(summary, say_count(publishing->documents, "%zu document published: ", "%zu documents published: "),
                  publishing->documents);
    buffer_format(summary, say_count(publishing->files, "%zu file written\n", "%zu files written\n"), publishing->files);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool publish_register(const char *path, const char *folder, const char *parts, struct buffer *summary, struct diag *diag)
{
    struct publishing publishing = {.path = folder, .diag = diag, .arena = arena_create(), .names = arena_create()};
    publishing.opened = register_open(path, REGISTER_READ, 0, diag);
    bool good = publishing.opened && page_parts_read(parts, &publishing.parts, publishing.arena, diag) &&
                read_register(&publishing) && publish_files(&publishing);
    if (good)
        tell(&publishing, summary);
    page_parts_finish(&publishing.parts);
    buffer_finish(&publishing.bytes);
    free(publishing.list);
    register_close(publishing.opened);
    arena_destroy(publishing.names);
    arena_destroy(publishing.arena);
    return good;
}
