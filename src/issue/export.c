/*
 * The export of a cohort.  The file is read twice: in the rehearsal every row is checked (again, where a number is in doubt
 * or something was issued before: see export_rehearse.c), then rows become jobs, which workers do in batches.  Batches come back in the order of the rows, and only then their documents are entered in the
 * register; so what is registered is always the first part of the work, whenever the run is interrupted, and the next run
 * goes on from there to the same end.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "issue/export_inside.h"
#include "issue/folder.h"

#define COLUMNS_FILE "layouts/columns.csv"

static const double REGISTER_WAIT = 10; /* [s] for another export into the same register */

enum { COMMIT_DOCUMENTS = 4096, COMMIT_SECONDS = 2 };

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

static bool note_asides(struct export *export, const struct job *job)
{
    bool good = true;
    for (size_t i = 0; good && i < job->aside_count; i++) {
        struct issue issue = job->issue;
        issue.number = job->asides[i].number;
        good = !job->asides[i].moved || register_move(export->issued, &issue, job->asides[i].to, export->diag);
    }
    return good;
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
    return register_add(export->issued, &issue, export->diag) && note_asides(export, job);
}

static enum supplement_outcome outcome_of(const struct job *job)
{
    if (job->is_found)
        return job->change_count ? SUPPLEMENT_CORRECTED : SUPPLEMENT_KEPT;
    return job->issue.replaces ? SUPPLEMENT_REISSUED : SUPPLEMENT_ISSUED;
}

static void count(struct export *export, const struct job *job)
{
    struct supplement_summary *summary = export->summary;
    enum supplement_outcome outcome = outcome_of(job);
    int pages = job->is_found ? job->issue.pages : job->pages;
    summary->kept += outcome == SUPPLEMENT_KEPT;
    summary->corrected += outcome == SUPPLEMENT_CORRECTED;
    summary->reissued += outcome == SUPPLEMENT_REISSUED;
    summary->issued += outcome == SUPPLEMENT_ISSUED;
    summary->pages += (size_t)pages;
    summary->sheets += (size_t)(pages + 1) / 2;
    export->outdated += job->is_outdated;
    export_tell_document(export, outcome, job, job->issue.file, job->sha256);
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
        export_reject(export, graduate, found, arena);
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
    if (!(job->is_found ? export_correct(export, job) : enter(export, job, arena)))
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

static bool add_job(struct export *export, struct batch *batch, struct job *job, const struct graduate *graduate,
                    const char *language, struct diag *own)
{
    *job = (struct job){.bytes = job->bytes}; /* a row that could not be issued may have had this place */
    if (!export_fill_job(export, job, graduate, language, batch->arena, own))
        return false;
    batch->diploma_bytes += export->diploma.bytes.length;
    if (job->is_found)
        return true;
    job->issue.number = job->issue.number ? job->issue.number : 1;
    return export_place(export, job, name_make(export->pattern, graduate, language, batch->arena), batch->arena, own);
}

static bool add_jobs(struct export *export, struct batch *batch, const struct graduate *graduate, struct diag *own)
{
    int before = batch->count;
    for (size_t i = 0; i < graduate->language_count; i++)
        if (!add_job(export, batch, &batch->jobs[batch->count++], graduate, graduate->languages[i], own)) {
            batch->count = before;
            return false;
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
        if (step == SHEET_FAULT && !export_is_bad(export, number)) /* else the rehearsal has told it */
            diag_take(export->diag, own, NULL, NULL);
        diag_clear(own);
        if (step == SHEET_END)
            return false;
        if (step == SHEET_FAULT || export_is_bad(export, number))
            continue;
        rehearsal_complete(export->rehearsal, graduate, export->request->languages, batch->arena);
        if (!export_is_of_shard(export, number)) {
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
    struct diag *own = diag_create_for(export->diag);
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
    name_take(export->names, export_name_inside(issue->file), export->arena);
    if (issue->moved)
        name_take(export->names, issue->moved, export->arena);
    if (!issue->replaced_by && !issue->revoked)
        numbers_note(export->numbers, &(struct holder){.qualification = issue->qualification, .diploma = issue->diploma,
                                                       .person = {issue->student, issue->born, issue->name}, .cited = ""});
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

static struct sheet_options reading_options(const struct supplement_export *request)
{
    static const enum sheet_hidden hidden[] = {[SUPPLEMENT_HIDDEN_REFUSED] = SHEET_HIDDEN_REFUSE,
                                               [SUPPLEMENT_HIDDEN_TAKEN] = SHEET_HIDDEN_TAKE,
                                               [SUPPLEMENT_HIDDEN_SKIPPED] = SHEET_HIDDEN_SKIP};
    return (struct sheet_options){.name = request->sheet, .encoding = request->encoding, .hidden = hidden[request->hidden]};
}

/* Of rows that do not say: the first that is asked for, else the first qualification's. */
static const char *usual_language(struct export *export)
{
    const char *languages = export->request->languages;
    if (languages && *languages)
        return arena_copy(export->arena, languages, strcspn(languages, " ,"));
    return export->offers.count ? export->offers.list[0].editions[0] : "";
}

static bool prepare(struct export *export, const char *data_folder)
{
    const struct supplement_export *request = export->request;
    const struct sheet_options options = reading_options(request);
    size_t errors = diag_errors(export->diag);
    export->supplement = supplement_create(data_folder);
    export->layout = supplement_open_layout(export->supplement, request->layout, export->diag);
    offers_read(&export->offers, request->qualifications, export->supplement, request->today ? request->today : request->date,
                export->arena, export->diag);
    if (export->layout)
        export->cohort = cohort_open(request->cohort, &options, request->map,
                                     supplement_data_file(export->supplement, COLUMNS_FILE),
                                     supplement_inputs(export->layout), export->diag);
    if (export->cohort)
        cohort_read_days(export->cohort, export->layout, request->dates);
    if (!export->cohort || diag_errors(export->diag) != errors ||
        (request->sort && !cohort_sort(export->cohort, request->sort, usual_language(export), export->diag)))
        return false;
    if (!plan_diplomas(export))
        return false;
    export->editions = editions_create(export->supplement, export->layout, request->date);
    export->rehearsal = rehearsal_create(export->cohort, &export->offers, data_folder, request->layout, request->date,
                                         export->diplomas);
    export->names = name_set_create();
    export->numbers = numbers_create();
    find_paths(export);
    return name_check(export->pattern, export->cohort, export->diag) && open_register(export);
}

/* ------------------------------------------------------------------------------------------------ all of it */

/* Who replaces much means to, or has the wrong file. */
static bool may_replace(const struct export *export)
{
    if (export->request->reissue || export->to_replace <= export->to_issue + export->to_keep)
        return true;
    diag_report(export->diag, DIAG_REPLACES_MUCH, (struct place){export->cohort->path, 0},
                "%zu would be replaced, %zu issued anew, %zu stay as they are", export->to_replace, export->to_issue,
                export->to_keep);
    return false;
}

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
    numbers_destroy(export->numbers);
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
        export_rehearse(&export);
        rehearsal_end(export.rehearsal);
        numbers_destroy(export.numbers);
        export.numbers = NULL;
        bool good = diag_errors(diag) == errors || (request->keep_going && diag_status(diag) != STATUS_SYSTEM);
        good = may_replace(&export) && good;
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
