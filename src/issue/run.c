#include "issue/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ending.h"
#include "base/file.h"
#include "base/memory.h"
#include "issue/whole.h"

/* A file of the run. */
struct part {
    const char *path;
    char name[MAKING_NAME]; /* in the making */
    struct part *next;
};

struct run_file {
    struct memory_rescue rescue;
    struct making *making;
    const char *path, *date;
    enum standard standard;
    int sheets;
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_volume *volume; /* of the last part; NULL: no part yet */
    FILE *file;
    int error;                        /* why it could not be written; 0: it could */
    int number;                       /* of parts */
    struct part *first, **link;
    struct part *last;
    struct arena *arena;
};

static void let_go(void *owner)
{
    struct run_file *run = owner;
    if (run->file)
        fclose(run->file);
    for (const struct part *part = run->first; part; part = part->next)
        making_drop(run->making, part->name); /* if it still has this name */
}

struct run_file *run_create(const char *path, int mode, bool synced, int sheets, struct supplement *supplement,
                            struct supplement_layout *layout, const char *date, enum standard standard)
{
    struct run_file *run = memory_zeroed(1, sizeof *run);
    *run = (struct run_file){.path = path, .date = date, .standard = standard, .sheets = sheets, .supplement = supplement, .layout = layout, .making = making_open(path, mode, synced),
                             .arena = arena_create()};
    run->link = &run->first;
    memory_rescue(&run->rescue, let_go, run);
    return run;
}

static bool put_bytes(void *context, const void *bytes, size_t length)
{
    struct run_file *run = context;
    if (fwrite(bytes, 1, length, run->file) == length)
        return true;
    run->error = errno;
    return false;
}

static bool is_not_of_output(void *context, enum diag_id id, struct place place)
{
    (void)context;
    (void)place;
    return id != DIAG_FILE_UNWRITABLE;
}

/* Tells what was found; that the file cannot be written in the system's words, which we alone know. */
static bool tell(struct run_file *run, bool good, struct diag *found, struct diag *diag)
{
    diag_take(diag, found, run->error ? is_not_of_output : NULL, NULL);
    diag_destroy(found);
    if (run->error)
        file_unwritable(run->last->path, run->error, diag);
    return good;
}

static bool begin_part(struct run_file *run, struct diag *diag)
{
    struct part *part = arena_new(run->arena, struct part);
    size_t stem = strlen(run->path) - strlen(".pdf");
    run->number++;
    part->path = run->sheets ? arena_format(run->arena, "%.*s-%d.pdf", (int)stem, run->path, run->number) : run->path;
    *run->link = run->last = part;
    run->link = &part->next;
    run->file = making_begin(run->making, part->name);
    if (!run->file)
        return file_unwritable(run->last->path, errno, diag);
    const struct supplement_volume_request request = {.date = run->date, .standard = run->standard};
    run->volume = supplement_volume_create(run->supplement, &request, put_bytes, run);
    return true;
}

static bool end_part(struct run_file *run, struct diag *diag)
{
    if (!run->volume)
        return true;
    struct diag *found = diag_create();
    bool good = tell(run, supplement_volume_finish(run->volume, found), found, diag);
    supplement_volume_destroy(run->volume);
    run->volume = NULL;
    bool closed = fclose(run->file) == 0;
    run->file = NULL;
    return good && (closed || file_unwritable(run->last->path, errno, diag));
}

static bool is_full(const struct run_file *run, int pages)
{
    return run->volume && run->sheets && supplement_volume_pages(run->volume) + pages > 2 * run->sheets &&
           supplement_volume_pages(run->volume) > 0;
}

bool run_add(struct run_file *run, const struct supplement_qualification *qualification,
             const struct supplement_request *request, const char *bookmark, int pages, struct diag *diag)
{
    if (is_full(run, pages) && !end_part(run, diag))
        return false;
    if (!run->volume && !begin_part(run, diag))
        return false;
    struct diag *found = diag_create();
    bool good = supplement_volume_add(run->volume, run->layout, qualification, request, bookmark, found);
    return tell(run, good, found, diag);
}

const char *run_name(const struct run_file *run)
{
    return last_part(run->last->path);
}

bool run_finish(struct run_file *run, struct diag *diag)
{
    if (!end_part(run, diag))
        return false;
    bool good = true;
    for (const struct part *part = run->first; part; part = part->next)
        good = making_end(run->making, part->name, part->path, diag) && good;
    return good;
}

void run_destroy(struct run_file *run)
{
    if (!run)
        return;
    supplement_volume_destroy(run->volume);
    memory_rescued(&run->rescue);
    let_go(run);
    making_close(run->making);
    arena_destroy(run->arena);
    free(run);
}
