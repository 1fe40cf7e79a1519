/* A register's documents for a web server: a folder for each token. What was published last is known (published.h), and of that only what
 * its files look like is compared; of all else what is there, so a run that was killed, or files that somebody removed, ask for nothing
 * but another run. What takes long is encrypting, which all processors share. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "issue/codes.h"
#include "issue/folder.h"
#include "issue/issue.h"
#include "issue/page.h"
#include "issue/published.h"
#include "issue/withheld.h"

#define MAKING ".supplement-making-"
#define LOCKED ".supplement-publish"
#define SCRIPT "check.js"
#define STYLE "check.css"

enum { EVERYBODY = 0644, LOT_MOST = 64 };

/* An issue that bears a token. */
struct bearer {
    char token[TOKEN_SIZE];
    struct issue document; /* what names it */
    int weight;            /* of issues with one token the least is told, as register_find_by_token has it */
    struct mark contents;  /* of what is to be published of it */
};

struct publishing {
    const char *path; /* of the folder */
    struct issue_register *opened;
    struct register_address address;
    struct page_parts parts;
    struct marker marker;
    struct mark script_and_page; /* of what all documents have in common */
    struct folder *folder;
    struct bearer *list;
    size_t count, room;
    struct published *before;        /* what was published last */
    struct published_entry *entries; /* what is published now, */
    size_t documents, files;         /* so many; files written */
    struct arena *arena, *names;
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ which */

static void put_text(struct buffer *out, const char *text)
{
    buffer_append(out, text ? text : "", strlen(text ? text : "") + 1);
}

/* All that its files are made of. */
static struct mark mark_contents(const struct publishing *publishing, const struct issue *issue)
{
    struct buffer text = {0};
    buffer_append(&text, publishing->script_and_page.bytes, MARK_SIZE);
    put_text(&text, issue->qualification);
    put_text(&text, issue->language);
    put_text(&text, issue->title);
    put_text(&text, issue->name);
    put_text(&text, issue->surname);
    put_text(&text, issue->diploma);
    put_text(&text, issue->date);
    put_text(&text, issue->issued);
    put_text(&text, issue->revoked);
    put_text(&text, issue->replaced_by ? "replaced" : "");
    const struct mark mark = mark_of(&publishing->marker, "contents", text.bytes, text.length);
    buffer_finish(&text);
    return mark;
}

static void note(struct publishing *publishing, const struct issue *issue, const char *token)
{
    if (publishing->count == publishing->room) {
        publishing->room = 2 * publishing->room + 1024;
        publishing->list = memory_resize(publishing->list, publishing->room * sizeof *publishing->list);
    }
    struct bearer *bearer = &publishing->list[publishing->count];
    if (!token_read(token, bearer->token)) /* anybody may have written it, and it names a folder */
        return;
    bearer->contents = mark_contents(publishing, issue);
    bearer->document = (struct issue){.qualification = arena_format(publishing->arena, "%s", issue->qualification),
                                         .diploma = arena_format(publishing->arena, "%s", issue->diploma),
                                         .language = arena_format(publishing->arena, "%s", issue->language),
                                         .number = issue->number};
    bearer->weight = 2 * (issue->revoked != NULL) + (issue->replaced_by != 0);
    publishing->count++;
}

static bool note_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct publishing *publishing = context;
    size_t errors = diag_errors(diag);
    arena_clear(publishing->names);
    struct issue named = *issue;
    const char *token = register_find_token(publishing->opened, issue, publishing->names, diag);
    if (token) {
        named.surname = register_find_surname(publishing->opened, issue, publishing->names, diag);
        note(publishing, &named, token);
    }
    return diag_errors(diag) == errors;
}

/* By tokens, as then neither the order nor the times of files tell whose was issued with whose. */
static int compare(const void *one, const void *other)
{
    const struct bearer *a = one, *b = other;
    int order = strcmp(a->token, b->token);
    order = order ? order : a->weight - b->weight;
    return order ? order : b->document.number - a->document.number;
}

/* ------------------------------------------------------------------------------------------------ the folder */

static bool is_ours(const char *name)
{
    static const char *const OURS[] = {".", "..", SCRIPT, STYLE, PUBLISHED_STATE, LOCKED ".lock"};
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

/* Documents that a worker writes, one after another. */
struct lot {
    struct piece piece;
    struct arena *arena;       /* of all that stands in the issues */
    struct {
        const char *token;
        struct issue issue;
        struct published_entry *entry; /* where what its files look like is noted */
    } documents[LOT_MOST];
    int count;
    bool good;
    size_t files;              /* written */
    struct diag *diag;
};

struct clerk {
    const struct publishing *publishing;
    struct folder *folder;
    struct buffer bytes; /* of the file at hand */
};

static bool update(struct clerk *clerk, struct lot *lot, const char *token, const char *file)
{
    bool changed = false;
    const char *name = arena_format(lot->arena, "%s/%s", token, file);
    bool good = folder_update(clerk->folder, name, &clerk->bytes, &changed, lot->diag);
    lot->files += changed;
    return good;
}

/* What stands in a document never changes, and takes long to encrypt: once. */
static bool write_withheld(struct clerk *clerk, struct lot *lot, const char *token, const struct issue *issue)
{
    const struct buffer *known = folder_read(clerk->folder, arena_format(lot->arena, "%s/" PUBLISHED_FIELDS, token));
    if (known && withheld_is_whole(known))
        return true;
    buffer_clear(&clerk->bytes);
    withheld_put(clerk->publishing->address.key, token, issue, &clerk->bytes);
    return update(clerk, lot, token, PUBLISHED_FIELDS);
}

/* The page last: where it is, all is. */
static bool write_document(struct clerk *clerk, struct lot *lot, const char *token, const struct issue *issue)
{
    if (!write_withheld(clerk, lot, token, issue))
        return false;
    buffer_clear(&clerk->bytes);
    page_put_status(issue, false, &clerk->bytes);
    if (!update(clerk, lot, token, PUBLISHED_STATUS))
        return false;
    buffer_clear(&clerk->bytes);
    page_put(&clerk->publishing->parts, &(struct page_view){.issue = issue}, &clerk->bytes);
    return update(clerk, lot, token, PUBLISHED_PAGE);
}

static void *begin(const void *plan)
{
    struct clerk *clerk = memory_zeroed(1, sizeof *clerk);
    clerk->publishing = plan;
    clerk->folder = folder_open(clerk->publishing->path, MAKING, EVERYBODY);
    return clerk;
}

static void work(void *context, struct piece *piece, const atomic_bool *leaving)
{
    struct clerk *clerk = context;
    struct lot *lot = (struct lot *)piece;
    lot->good = true;
    for (int i = 0; i < lot->count && lot->good && !*leaving; i++) {
        struct published_entry *entry = lot->documents[i].entry;
        lot->good = write_document(clerk, lot, lot->documents[i].token, &lot->documents[i].issue);
        if (lot->good)
            published_look(&clerk->publishing->marker, clerk->folder, lot->documents[i].token, &entry->files);
    }
}

static void let_go(void *context)
{
    struct clerk *clerk = context;
    folder_close(clerk->folder);
}

static void finish(void *context)
{
    struct clerk *clerk = context;
    buffer_finish(&clerk->bytes);
    free(clerk);
}

/* ------------------------------------------------------------------------------------------------ all of them */

static const char *copy(const char *text, struct arena *arena)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static struct issue copy_issue(const struct issue *issue, struct arena *arena)
{
    return (struct issue){.qualification = copy(issue->qualification, arena), .diploma = copy(issue->diploma, arena),
                          .language = copy(issue->language, arena), .title = copy(issue->title, arena),
                          .name = copy(issue->name, arena), .date = copy(issue->date, arena), .issued = copy(issue->issued, arena),
                          .replaced_by = issue->replaced_by, .revoked = copy(issue->revoked, arena)};
}

/* Whether it was published as it is, and its files are there as they were written then. */
static bool is_current(const struct publishing *publishing, struct published_entry *entry)
{
    const struct published_entry *before = published_find(publishing->before, &entry->token);
    return before && memcmp(&before->contents, &entry->contents, sizeof entry->contents) == 0 &&
           memcmp(&before->files, &entry->files, sizeof entry->files) == 0;
}

/* Fills a lot with the next that are not current. False with an error. */
static bool fill(struct publishing *publishing, struct lot *lot, size_t *next)
{
    while (*next < publishing->count && lot->count < LOT_MOST) {
        const struct bearer *bearer = &publishing->list[(*next)++];
        struct published_entry *entry = &publishing->entries[publishing->documents];
        struct issue found;
        if (bearer > publishing->list && strcmp(bearer->token, bearer[-1].token) == 0)
            continue;
        *entry = (struct published_entry){.token = mark_of(&publishing->marker, "token", bearer->token, TOKEN_SIZE),
                                          .contents = bearer->contents};
        publishing->documents++;
        if (published_look(&publishing->marker, publishing->folder, bearer->token, &entry->files) && is_current(publishing, entry))
            continue;
        if (!register_find(publishing->opened, &bearer->document, &found, publishing->diag)) {
            if (diag_errors(publishing->diag))
                return false;
            continue;
        }
        lot->documents[lot->count].token = bearer->token;
        lot->documents[lot->count].issue = copy_issue(&found, lot->arena);
        lot->documents[lot->count].issue.surname = register_find_surname(publishing->opened, &found, lot->arena, publishing->diag);
        lot->documents[lot->count++].entry = entry;
    }
    return true;
}

static bool collect(struct publishing *publishing, struct crew *crew, struct lot *lot)
{
    while (!crew_await(crew, &lot->piece))
        ;
    publishing->files += lot->files;
    diag_take(publishing->diag, lot->diag, NULL, NULL);
    diag_clear(lot->diag);
    arena_clear(lot->arena);
    bool good = lot->good;
    lot->count = 0;
    lot->files = 0;
    return good;
}

/* A ring of lots: while workers write some, the next are filled. */
static bool publish_list(struct publishing *publishing)
{
    static const struct craft writing = {begin, work, let_go, finish};
    struct crew *crew = crew_gather(&writing, publishing, 0);
    size_t room = (size_t)crew_room(crew), next = 0, given = 0, taken = 0;
    struct lot *lots = memory_zeroed(room, sizeof *lots);
    bool good = true, more = true;
    for (size_t i = 0; i < room; i++) {
        lots[i].arena = arena_create();
        lots[i].diag = diag_create_for(publishing->diag);
    }
    while ((good && more) || taken < given) {
        struct lot *lot = &lots[given % room];
        if (good && more && given - taken < room) {
            good = fill(publishing, lot, &next);
            more = good && lot->count == LOT_MOST;
            crew_give(crew, &lot->piece);
            given++;
        } else {
            good = collect(publishing, crew, &lots[taken++ % room]) && good;
        }
        if (!good)
            crew_leave(crew);
    }
    for (size_t i = 0; i < room; i++) {
        arena_destroy(lots[i].arena);
        diag_destroy(lots[i].diag);
    }
    free(lots);
    crew_destroy(crew);
    return good;
}

static bool publish_part(struct publishing *publishing, const char *name, const struct buffer *bytes)
{
    bool changed = false, good = folder_update(publishing->folder, name, bytes, &changed, publishing->diag);
    publishing->files += changed;
    return good;
}

/* What is noted is on the disk before it is noted. */
static bool publish_into(struct publishing *publishing)
{
    publishing->before = published_read(publishing->folder, &publishing->marker);
    publishing->entries = memory_zeroed(publishing->count + 1, sizeof *publishing->entries);
    return publish_part(publishing, SCRIPT, &publishing->parts.script) && publish_part(publishing, STYLE, &publishing->parts.style) &&
           publish_list(publishing) && (!publishing->files || folder_sync(publishing->path, publishing->diag)) &&
           published_write(publishing->folder, &publishing->marker, publishing->entries, publishing->documents, publishing->diag);
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
    bool good = folder_prepare(publishing->path, MAKING, publishing->diag) && publish_into(publishing);
    folder_close(publishing->folder);
    lock_release(lock);
    return good;
}

/* ------------------------------------------------------------------------------------------------ the door */

/* Of the page, and of how what it withholds is encrypted. */
static struct mark mark_parts(const struct publishing *publishing)
{
    struct buffer text = {0};
    buffer_format(&text, "%d\n", WITHHELD_VERSION);
    buffer_append(&text, publishing->parts.html.bytes, publishing->parts.html.length);
    const struct mark mark = mark_of(&publishing->marker, "parts", text.bytes, text.length);
    buffer_finish(&text);
    return mark;
}

static bool read_register(struct publishing *publishing)
{
    size_t errors = diag_errors(publishing->diag);
    struct place place = {register_path(publishing->opened), 0};
    if (!register_find_address(publishing->opened, publishing->arena, &publishing->address, publishing->diag)) {
        if (diag_errors(publishing->diag) == errors)
            diag_report(publishing->diag, DIAG_CHECK_ADDRESS_ABSENT, place, "%s", "");
        return false;
    }
    marker_init(&publishing->marker, publishing->address.key);
    publishing->script_and_page = mark_parts(publishing);
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
    published_destroy(publishing.before);
    free(publishing.entries);
    free(publishing.list);
    register_close(publishing.opened);
    arena_destroy(publishing.names);
    arena_destroy(publishing.arena);
    return good;
}
