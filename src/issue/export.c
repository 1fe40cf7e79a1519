/*
 * The export of a cohort.  The file is read twice: in the rehearsal every row is checked, then rows become jobs, which
 * workers do in batches.  Batches come back in the order of the rows, and only then their documents are entered in the
 * register; so what is registered is always the first part of the work, whenever the run is interrupted, and the next run
 * goes on from there to the same end.
 */
#include "issue/export.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "issue/archive.h"
#include "issue/crew.h"
#include "issue/editions.h"
#include "issue/folder.h"
#include "issue/name.h"
#include "issue/run.h"

#define COLUMNS_FILE "layouts/columns.csv"
#define REASON_HEADING "reason"

static const double REGISTER_WAIT = 10; /* [s] for another export into the same register */

enum { COMMIT_DOCUMENTS = 4096, COMMIT_SECONDS = 2 };

struct export {
    const struct supplement_export *request;
    struct supplement_summary *summary;
    struct diag *diag;
    struct arena *arena;
    struct supplement *supplement;        /* of the rehearsal */
    struct supplement_layout *layout;
    struct cohort *cohort;
    struct offers offers;
    struct editions *editions;
    struct rehearsal *rehearsal;
    const struct diploma_plan *diplomas;  /* NULL: none */
    struct diploma_names *diploma_names;
    struct diploma diploma;               /* of the row at hand */
    int diploma_line;
    const char *pattern, *register_path, *rejected_path;
    const char *folder;                   /* NULL: into an archive */
    const char *making;                   /* in the folder: the folder for files in the making */
    struct issue_register *issued;
    struct name_set *names;
    struct archive_file *archive;         /* where the documents go, if it is no folder; */
    struct run_file *run;                 /* one of the two */
    struct crew *crew;
    unsigned char *bad;                   /* a bit for each row: the rehearsal found a fault */
    size_t bad_capacity;
    struct buffer rejected;               /* CSV */
    size_t rows_done, uncommitted, outdated;
    struct supplement_summary sure;       /* what is in the register for good */
    time_t committed;
    bool has_issues, has_revoked;         /* before this run the register held issues, revocations */
    bool stopped;
};

/* ------------------------------------------------------------------------------------------------ rows */

static void tell(const struct export *export, const struct supplement_event *event)
{
    if (export->request->watch)
        export->request->watch(export->request->context, event);
}

static bool is_bad(const struct export *export, size_t row)
{
    return row / 8 < export->bad_capacity && export->bad[row / 8] >> row % 8 & 1;
}

static void mark_bad(struct export *export, size_t row)
{
    if (row / 8 >= export->bad_capacity) {
        size_t capacity = 2 * (row / 8) + 64;
        export->bad = memory_resize(export->bad, capacity);
        memset(export->bad + export->bad_capacity, 0, capacity - export->bad_capacity);
        export->bad_capacity = capacity;
    }
    export->bad[row / 8] |= (unsigned char)(1u << row % 8);
}

static bool is_of_shard(const struct export *export, size_t row)
{
    int shards = export->request->shards;
    return shards < 2 || (int)(row % (size_t)shards) == export->request->shard - 1;
}

/* The first message, in a line. */
static const char *reason_of(const struct diag *own, struct arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (!stream)
        return "";
    diag_print(own, stream);
    fclose(stream);
    const char *reason = arena_copy(arena, text, strcspn(text, "\n"));
    free(text);
    return reason;
}

/* Appends a row to what is rejected; a reason from an earlier time gives way to this one. */
static void put_rejected(struct export *export, const char *const *row, int row_count, const char *reason,
                         struct arena *arena)
{
    const struct cohort *cohort = export->cohort;
    int headings = cohort->columns.count;
    const char **cells = arena_new_array(arena, const char *, (size_t)(headings + row_count) + 1);
    int count = 0;
    for (int i = 0; i < headings; i++)
        if (strcmp(cohort->headings[i], REASON_HEADING) != 0)
            cells[count++] = row ? row[i] : "";
    cells[count++] = reason;
    for (int i = headings; i < row_count; i++) /* nothing is lost, and unmended it is a fault again */
        cells[count++] = row[i];
    sheet_put_row(&export->rejected, cells, count);
}

/* The row as it stands in the file, with the reason behind it: ready to be mended and fed again. */
static void reject(struct export *export, const struct graduate *graduate, const struct diag *found, struct arena *arena)
{
    if (!export->rejected.length)
        put_rejected(export, export->cohort->headings, export->cohort->columns.count, REASON_HEADING, arena);
    put_rejected(export, graduate->cells, graduate->cell_count, reason_of(found, arena), arena);
    export->summary->rejected++;
    tell(export, &(struct supplement_event){.outcome = SUPPLEMENT_REJECTED, .line = graduate->line,
                                            .name = graduate->role[COLUMN_NAME], .rows_done = export->rows_done,
                                            .rows = export->summary->rows});
}

/* ------------------------------------------------------------------------------------------------ issued before */

/* The diploma and how it is attached count as a field does; the name of a field is never empty. */
static void put_diploma(struct buffer *text, const struct diploma_plan *plan, const struct diploma *diploma)
{
    const char *way = diploma_way(plan);
    buffer_byte(text, '\0');
    buffer_append(text, way, strlen(way) + 1);
    buffer_append(text, diploma->sha256, DIGEST_SIZE);
}

static const char *hash_fields(const struct export *export, const struct graduate *graduate, struct arena *arena)
{
    struct buffer text = {0};
    for (size_t i = 0; i < graduate->field_count; i++) {
        buffer_append(&text, graduate->fields[i].name, strlen(graduate->fields[i].name) + 1);
        buffer_append(&text, graduate->fields[i].value, strlen(graduate->fields[i].value) + 1);
    }
    if (export->diplomas)
        put_diploma(&text, export->diplomas, &export->diploma);
    char *digits = arena_alloc(arena, DIGEST_SIZE);
    digest_bytes(text.bytes, text.length, digits);
    buffer_finish(&text);
    return digits;
}

/* A file of the register by its name alone, without the archive or print run that it went into: `all.zip/NAME`. */
static const char *name_inside(const char *file)
{
    const char *archive = strstr(file, ".zip/"), *run = strstr(file, ".pdf/");
    const char *container = archive && (!run || archive < run) ? archive : run;
    return container ? container + strlen(".zip/") : file;
}

static void copy_found(struct job *job, const struct issue *found, struct arena *arena)
{
    job->issue.number = found->number;
    const char *file = name_inside(found->file);
    job->issue.file = arena_copy(arena, file, strlen(file));
    job->issue.sha256 = arena_copy(arena, found->sha256, strlen(found->sha256));
    job->issue.pages = found->pages;
    job->is_found = true;
}

/* Whether the document was issued before, and what that means for this row; false with an error: it cannot be issued. */
static bool look_up(struct export *export, struct job *job, struct arena *arena, struct diag *diag)
{
    struct issue found;
    size_t errors = diag_errors(diag);
    if (!export->has_issues || !register_find(export->issued, &job->issue, &found, diag))
        return diag_errors(diag) == errors;
    bool same = strcmp(found.fields, job->issue.fields) == 0;
    if (same && found.revoked) {
        diag_report(diag, DIAG_DOCUMENT_REVOKED, (struct place){export->cohort->path, job->graduate->line}, "%s: %s",
                    found.revoked, found.reason ? found.reason : "");
        return false;
    }
    bool outdated = strcmp(found.edition, job->issue.edition) != 0;
    if (same && !(outdated && export->request->reissue)) {
        copy_found(job, &found, arena);
        job->is_outdated = outdated;
        return true;
    }
    job->issue.number = found.number + 1;
    job->issue.replaces = found.number;
    return true;
}

/* The job's diploma in export->diploma; the languages of a row mostly share one. */
static bool find_diploma(struct export *export, struct job *job, struct arena *arena, struct diag *diag)
{
    struct place row = {export->cohort->path, job->graduate->line};
    const char *path = path_make(export->diplomas->pattern, job->graduate, job->language, arena);
    job->diploma = diploma_find(export->diplomas->names, path, arena);
    if (export->diploma_line == row.line && diploma_is_at(&export->diploma, job->diploma))
        return true;
    export->diploma_line = row.line;
    return diploma_read(&export->diploma, job->diploma, row, diag);
}

static bool fill_job(struct export *export, struct job *job, const struct graduate *graduate, const char *language,
                     struct arena *arena, struct diag *diag)
{
    const char *const *role = graduate->role;
    job->graduate = graduate;
    job->offer = offers_find(&export->offers, role[COLUMN_QUALIFICATION]);
    job->language = language;
    const struct issue_edition *edition = editions_find(export->editions, job->offer, language, graduate, diag);
    if (!edition || (export->diplomas && !find_diploma(export, job, arena, diag)))
        return false;
    job->issue = (struct issue){
        .qualification = job->offer->code, .title = edition->title, .diploma = role[COLUMN_DIPLOMA], .language = language,
        .student = role[COLUMN_STUDENT], .name = role[COLUMN_NAME], .born = role[COLUMN_BORN], .date = role[COLUMN_DATE],
        .school = role[COLUMN_SCHOOL], .fields = hash_fields(export, graduate, arena), .issued = export->request->date,
        .edition = edition->hash,
        .diploma_sha256 = job->diploma ? arena_copy(arena, export->diploma.sha256, DIGEST_SIZE - 1) : NULL};
    return look_up(export, job, arena, diag);
}

/* ------------------------------------------------------------------------------------------------ rehearsal */

static bool rehearse_row(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    rehearsal_complete(export->rehearsal, graduate, export->request->languages, arena);
    bool good = rehearsal_check(export->rehearsal, graduate, own);
    for (size_t i = 0; good && export->has_revoked && i < graduate->language_count; i++) {
        struct job job = {0};
        good = fill_job(export, &job, graduate, graduate->languages[i], arena, own);
    }
    return good;
}

/* Every row of the whole file, also of other shards: whether a document is asked for twice shows only so. */
static void rehearse(struct export *export)
{
    struct arena *arena = arena_create();
    struct graduate graduate;
    struct diag *own = diag_create();
    enum sheet_step step;
    size_t row = 0;
    for (; (step = cohort_next(export->cohort, arena, &graduate, own)) != SHEET_END; row++) {
        if (step == SHEET_FAULT || !rehearse_row(export, &graduate, arena, own)) {
            mark_bad(export, row);
            if (is_of_shard(export, row))
                reject(export, &graduate, own, arena);
        }
        if (diag_count(own)) {
            diag_take(export->diag, own, NULL, NULL);
            diag_clear(own);
        }
        arena_clear(arena);
        tell(export, &(struct supplement_event){.outcome = SUPPLEMENT_CHECKED, .line = graduate.line, .rows_done = row + 1});
    }
    diag_take(export->diag, own, NULL, NULL);
    rehearsal_report(export->rehearsal, export->diag);
    export->summary->rows = row;
    if (!row)
        diag_report(export->diag, DIAG_COHORT_EMPTY, (struct place){export->cohort->path, 0}, "headings, and no graduate");
    diag_destroy(own);
    arena_destroy(arena);
}

/* ------------------------------------------------------------------------------------------------ what came of a job */

/* What is not in the register was not issued. */
static bool take_back(struct export *export)
{
    struct supplement_summary *summary = export->summary;
    export->sure.rows = summary->rows;
    export->sure.rejected = summary->rejected;
    *summary = export->sure;
    return false;
}

static bool commit(struct export *export)
{
    if (!export->uncommitted)
        return true;
    bool committed = (!export->folder || folder_sync(export->folder, export->diag)) &&
                     register_commit(export->issued, export->diag);
    export->uncommitted = 0;
    export->committed = time(NULL);
    if (!committed)
        return take_back(export);
    export->sure = *export->summary;
    return true;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool enter(struct export *export, const struct job *job, struct arena *arena)
{
    struct issue issue = job->issue;
    issue.sha256 = job->sha256;
    issue.bytes = job->length;
    issue.pages = job->pages;
    if (!export->folder)
        issue.file = arena_format(arena, "%s/%s", export->run ? run_name(export->run) : name_of(export->request->output),
                                  issue.file);
    export->uncommitted++;
    return register_add(export->issued, &issue, export->diag);
}

static void count(struct export *export, const struct job *job)
{
    struct supplement_summary *summary = export->summary;
    enum supplement_outcome outcome = job->is_found         ? SUPPLEMENT_KEPT
                                      : job->issue.replaces ? SUPPLEMENT_REISSUED
                                                            : SUPPLEMENT_ISSUED;
    char number[512];
    int pages = job->is_found ? job->issue.pages : job->pages;
    summary->kept += outcome == SUPPLEMENT_KEPT;
    summary->reissued += outcome == SUPPLEMENT_REISSUED;
    summary->issued += outcome == SUPPLEMENT_ISSUED;
    summary->pages += (size_t)pages;
    summary->sheets += (size_t)(pages + 1) / 2;
    export->outdated += job->is_outdated;
    snprintf(number, sizeof number, "%s/%s/%s/%d", job->issue.qualification, job->issue.diploma, job->language,
             job->issue.number);
    tell(export, &(struct supplement_event){.outcome = outcome, .line = job->graduate->line, .number = number,
                                            .name = job->graduate->role[COLUMN_NAME], .language = job->language,
                                            .file = job->issue.file, .sha256 = job->sha256,
                                            .rows_done = export->rows_done, .rows = summary->rows});
}

/* Bookmarks are by student: the documents of one stand beside each other. */
static bool add_to_run(struct export *export, const struct job *job, struct arena *arena)
{
    const struct graduate *graduate = job->graduate;
    const struct supplement_request request = {.language = job->language, .fields = graduate->fields,
                                               .field_count = graduate->field_count, .date = export->request->date};
    const char *bookmark =
        arena_format(arena, "%s, %s", graduate->role[COLUMN_NAME], graduate->role[COLUMN_DIPLOMA]);
    return run_add(export->run, job->offer->qualification, &request, bookmark,
                   job->is_found ? job->issue.pages : job->pages, export->diag);
}

/* What goes wrong with one row stops all, unless that was forbidden; what goes wrong with the machine always does. */
static bool give_up(struct export *export, const struct graduate *graduate, const struct diag *found, struct arena *arena)
{
    bool fatal = diag_status(found) == STATUS_SYSTEM || !export->request->keep_going;
    if (!fatal)
        reject(export, graduate, found, arena);
    diag_take(export->diag, found, NULL, NULL);
    return fatal;
}

/* Takes a job that is done; false: nothing can go on. */
static bool deliver(struct export *export, const struct job *job, struct arena *arena)
{
    if (!job->good)
        return !give_up(export, job->graduate, job->diag, arena);
    if (job->diag)
        diag_take(export->diag, job->diag, NULL, NULL);
    if (export->archive && !archive_add(export->archive, job->issue.file, &job->bytes, export->diag))
        return false;
    if (export->run && !add_to_run(export, job, arena))
        return false;
    if (!job->is_found && !enter(export, job, arena))
        return false;
    count(export, job);
    bool due = export->uncommitted >= COMMIT_DOCUMENTS || time(NULL) - export->committed >= COMMIT_SECONDS;
    return !export->folder || !due || commit(export);
}

static void collect(struct export *export, struct batch *batch)
{
    crew_await(export->crew, batch);
    for (int i = 0; i < batch->count && !export->stopped; i++) {
        export->rows_done += i == 0 || batch->jobs[i].graduate != batch->jobs[i - 1].graduate;
        export->stopped = !deliver(export, &batch->jobs[i], batch->arena);
    }
    batch_clear(batch);
}

/* ------------------------------------------------------------------------------------------------ rows -> jobs */

static bool add_jobs(struct export *export, struct batch *batch, const struct graduate *graduate, struct diag *own)
{
    int before = batch->count;
    for (size_t i = 0; i < graduate->language_count; i++) {
        struct job *job = &batch->jobs[batch->count++];
        if (!fill_job(export, job, graduate, graduate->languages[i], batch->arena, own)) {
            batch->count = before;
            return false;
        }
        batch->diploma_bytes += export->diploma.bytes.length;
        if (job->is_found)
            continue;
        job->issue.number = job->issue.number ? job->issue.number : 1;
        job->issue.file = name_take(
            export->names, name_make(export->pattern, graduate, job->language, batch->arena), batch->arena);
    }
    return true;
}

/* The rows of other shards take their names too, so that no two shards give the same one to different documents. */
static void take_names(struct export *export, const struct graduate *graduate, struct arena *arena)
{
    for (size_t i = 0; i < graduate->language_count; i++)
        name_take(export->names, name_make(export->pattern, graduate, graduate->languages[i], arena), arena);
}

/* Fills a batch with the next rows; false at the end of the file. */
static bool fill_batch(struct export *export, struct batch *batch, size_t *row, struct diag *own)
{
    while (batch->count + LANGUAGES_MOST <= BATCH_JOBS && batch->diploma_bytes < BATCH_DIPLOMA_BYTES) {
        struct graduate *graduate = arena_new(batch->arena, struct graduate);
        enum sheet_step step = cohort_next(export->cohort, batch->arena, graduate, own);
        size_t number = (*row)++;
        if (step == SHEET_FAULT && !is_bad(export, number)) /* else the rehearsal has told it */
            diag_take(export->diag, own, NULL, NULL);
        diag_clear(own);
        if (step == SHEET_END)
            return false;
        if (step == SHEET_FAULT || is_bad(export, number))
            continue;
        rehearsal_complete(export->rehearsal, graduate, export->request->languages, batch->arena);
        if (!is_of_shard(export, number)) {
            take_names(export, graduate, batch->arena);
            continue;
        }
        if (!add_jobs(export, batch, graduate, own) && give_up(export, graduate, own, batch->arena)) {
            export->stopped = true;
            return false;
        }
        diag_clear(own);
    }
    return true;
}

/* A ring of batches: while workers make some, the next are filled, and the first are entered. */
static void issue_rows(struct export *export)
{
    int room = crew_room(export->crew);
    struct batch **ring = memory_zeroed((size_t)room, sizeof *ring);
    struct diag *own = diag_create();
    size_t row = 0, given = 0, taken = 0;
    bool more = cohort_rewind(export->cohort, export->diag);
    for (int i = 0; i < room; i++)
        ring[i] = batch_create();
    while (!export->stopped && (more || taken < given)) {
        if (more && given - taken < (size_t)room) {
            more = fill_batch(export, ring[given % (size_t)room], &row, own);
            crew_give(export->crew, ring[given++ % (size_t)room]);
        } else {
            collect(export, ring[taken++ % (size_t)room]);
        }
    }
    for (; taken < given; taken++)
        crew_await(export->crew, ring[taken % (size_t)room]);
    for (int i = 0; i < room; i++)
        batch_destroy(ring[i]);
    diag_destroy(own);
    free(ring);
}

/* ------------------------------------------------------------------------------------------------ before */

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length > tail && strcmp(text + length - tail, ending) == 0;
}

static const char *beside(struct export *export, const char *name)
{
    const char *output = export->request->output, *slash = strrchr(output, '/');
    if (export->folder)
        return arena_format(export->arena, "%s/%s", output, name);
    return slash ? arena_format(export->arena, "%.*s/%s", (int)(slash - output), output, name) : name;
}

static void find_paths(struct export *export)
{
    const struct supplement_export *request = export->request;
    bool sharded = request->shards > 1;
    const char *shard = sharded ? arena_format(export->arena, "-%d-of-%d", request->shard, request->shards) : "";
    export->pattern = request->pattern ? request->pattern : NAME_PATTERN;
    export->folder = ends_in(request->output, ".zip") || ends_in(request->output, ".pdf") ? NULL : request->output;
    export->making = arena_format(export->arena, ".supplement-making%s", shard);
    export->register_path = request->register_path
                                ? request->register_path
                                : beside(export, arena_format(export->arena, "register%s.db", shard));
    export->rejected_path = beside(export, arena_format(export->arena, "rejected%s.csv", shard));
}

static bool note_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct export *export = context;
    (void)diag;
    export->has_issues = true;
    export->has_revoked |= issue->revoked != NULL;
    name_take(export->names, name_inside(issue->file), export->arena);
    return true;
}

static bool open_register(struct export *export)
{
    bool write = !export->request->dry_run;
    if (!write && !file_exists(export->register_path))
        return true;
    if (write && export->folder && !folder_make(export->folder, export->diag))
        return false;
    export->issued = register_open(export->register_path, write ? REGISTER_WRITE : REGISTER_READ, REGISTER_WAIT,
                                   export->diag);
    return export->issued && register_each(export->issued, note_issue, export, export->diag);
}

static bool plan_diplomas(struct export *export)
{
    const struct supplement_export *request = export->request;
    if (!request->diplomas)
        return true;
    if (ends_in(request->output, ".pdf")) {
        diag_report(export->diag, DIAG_RUN_DIPLOMAS, (struct place){0}, "%s", request->output);
        return false;
    }
    struct diploma_plan *plan = arena_new(export->arena, struct diploma_plan);
    export->diploma_names = diploma_names_create();
    *plan = (struct diploma_plan){request->diplomas, export->diploma_names, request->diploma_joining,
                                  request->diploma_duplex};
    export->diplomas = plan;
    return path_check(plan->pattern, export->cohort, export->diag);
}

static bool prepare(struct export *export, const char *data_folder)
{
    const struct supplement_export *request = export->request;
    size_t errors = diag_errors(export->diag);
    export->supplement = supplement_create(data_folder);
    export->layout = supplement_open_layout(export->supplement, request->layout, export->diag);
    offers_read(&export->offers, request->qualifications, export->supplement, export->arena, export->diag);
    if (export->layout)
        export->cohort = cohort_open(request->cohort, &(struct sheet_options){.name = request->sheet}, request->map,
                                     supplement_data_file(export->supplement, COLUMNS_FILE),
                                     supplement_inputs(export->layout), export->diag);
    if (!export->cohort || diag_errors(export->diag) != errors ||
        (request->sort && !cohort_sort(export->cohort, request->sort, export->diag)))
        return false;
    if (!plan_diplomas(export))
        return false;
    export->editions = editions_create(export->supplement, export->layout, request->date);
    export->rehearsal = rehearsal_create(export->cohort, &export->offers, data_folder, request->layout, request->date,
                                         export->diplomas);
    export->names = name_set_create();
    find_paths(export);
    return name_check(export->pattern, export->cohort, export->diag) && open_register(export);
}

/* ------------------------------------------------------------------------------------------------ all of it */

static void finish_output(struct export *export)
{
    bool whole = export->folder || (!export->stopped && (export->run ? run_finish(export->run, export->diag)
                                                                     : archive_finish(export->archive, export->diag)));
    if (whole)
        commit(export);
    else
        take_back(export);
}

static void issue_all(struct export *export, const char *data_folder)
{
    const struct supplement_export *request = export->request;
    const struct crew_plan plan = {
        .data_folder = data_folder, .layout = request->layout, .date = request->date, .offers = &export->offers,
        .diplomas = export->diplomas, .folder = export->folder, .making = export->making,
        .keeps_bytes = ends_in(request->output, ".zip")};
    int lock = -1;
    if (export->folder)
        lock = folder_prepare(export->folder, export->making, export->diag);
    else if (ends_in(request->output, ".pdf"))
        export->run = run_create(request->output, request->sheets, export->supplement, export->layout, request->date);
    else
        export->archive = archive_create(request->output, export->diag);
    if (lock < 0 && !export->archive && !export->run)
        return;
    export->crew = crew_create(&plan, 0);
    export->committed = time(NULL);
    issue_rows(export);
    crew_destroy(export->crew);
    finish_output(export);
    archive_destroy(export->archive);
    run_destroy(export->run);
    if (lock >= 0)
        folder_tidy(export->folder, export->making, lock);
}

static void finish(struct export *export)
{
    register_close(export->issued);
    name_set_destroy(export->names);
    rehearsal_destroy(export->rehearsal);
    editions_destroy(export->editions);
    cohort_close(export->cohort);
    supplement_destroy(export->supplement);
    diploma_finish(&export->diploma);
    diploma_names_destroy(export->diploma_names);
    buffer_finish(&export->rejected);
    free(export->bad);
    arena_destroy(export->arena);
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

__attribute__((visibility("default"))) /* the library looks it up by name */
bool export_cohort(const char *data_folder, const struct supplement_export *request, struct supplement_summary *summary,
                   struct diag *diag)
{
    struct export export = {.request = request, .summary = summary, .diag = diag, .arena = arena_create()};
    double start = seconds_now();
    size_t errors = diag_errors(diag);
    *summary = (struct supplement_summary){0};
    if (prepare(&export, data_folder)) {
        rehearse(&export);
        rehearsal_end(export.rehearsal);
        bool good = diag_errors(diag) == errors || (request->keep_going && diag_status(diag) != STATUS_SYSTEM);
        if (good && !request->dry_run)
            issue_all(&export, data_folder);
        if (export.rejected.length && request->keep_going && !request->dry_run)
            file_write(export.rejected_path, export.rejected.bytes, export.rejected.length, diag);
        if (export.outdated)
            diag_report(diag, DIAG_ISSUE_OUTDATED, (struct place){request->cohort, 0}, "%zu documents", export.outdated);
    }
    summary->seconds = seconds_now() - start;
    finish(&export);
    return diag_errors(diag) == errors;
}
