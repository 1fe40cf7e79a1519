/* Rows -> documents: jobs are made of rows, given to workers, and what comes back is entered in the register. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ending.h"
#include "base/memory.h"
#include "issue/export_inside.h"
#include "issue/folder.h"

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
    bool committed = (!export->folder || export->request->unsynced || folder_sync(export->folder, export->diag)) &&
                     register_commit(export->issued, export->diag);
    export->uncommitted = 0;
    export->committed = time(NULL);
    if (!committed)
        return take_back(export);
    export->sure = *export->summary;
    return true;
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

static bool enter_seal(struct export *export, const struct job *job)
{
    const struct supplement_key *key = export->request->key;
    const struct issue_seal seal = {
        .unsealed = job->unsealed, .certificate = supplement_key_certificate(key), .owner = supplement_key_owner(key),
        .sealed = export->sealed, .bytes = job->revision, .length = job->revision_length};
    return register_add_seal(export->issued, &job->issue, &seal, export->diag);
}

static bool enter(struct export *export, const struct job *job, struct arena *arena)
{
    struct issue issue = job->issue;
    issue.sha256 = job->sha256;
    issue.bytes = job->length;
    issue.pages = job->pages;
    if (!export->folder)
        issue.file = arena_format(arena, "%s/%s", export->run ? run_name(export->run) : last_part(export->output),
                                  issue.file);
    export->uncommitted++;
    return register_add(export->issued, &issue, export->diag) && (!job->is_sealed || enter_seal(export, job)) &&
           (!job->token || register_add_token(export->issued, &issue, job->token, export->diag)) &&
           (!job->token || !issue.surname || register_add_surname(export->issued, &issue, issue.surname, export->diag)) &&
           (!job->signed_text || register_add_signed(export->issued, &issue, job->signed_text, export->diag)) &&
           note_asides(export, job);
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
    export->unsealed += export_seals(export) && job->is_found && !job->seal;
    export->unsigned_codes += job->is_found && job->lacks_signed;
    export_tell_document(export, outcome, job, job->issue.file, job->sha256);
}

/* Bookmarks are by student: the documents of one stand beside each other. */
static bool add_to_run(struct export *export, const struct job *job, struct arena *arena)
{
    const struct graduate *graduate = job->graduate;
    const struct supplement_request request = {.language = job->language, .fields = job->fields.list,
                                               .field_count = job->fields.count, .date = export->request->date,
                                               .standard = export->request->standard};
    const char *bookmark =
        arena_format(arena, "%s, %s", graduate->role[COLUMN_NAME], graduate->role[COLUMN_DIPLOMA]);
    const struct supplement_qualification *qualification = shelf_take(export->shelf, job->offer, export->diag);
    return qualification && run_add(export->run, qualification, &request, bookmark,
                                    job->is_found ? job->issue.pages : job->pages, export->diag);
}

/* Dated as the document is, as far as the cohort says. */
static bool add_to_archive(struct export *export, const struct job *job, const struct batch *batch)
{
    const struct buffer bytes = {batch->bytes.bytes + job->at, (size_t)job->length, (size_t)job->length};
    const char *date = export->request->date ? export->request->date : job->graduate->role[COLUMN_DATE];
    return archive_add(export->archive, job->issue.file, date, &bytes, export->diag);
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
static bool deliver(struct export *export, const struct job *job, const struct batch *batch)
{
    struct arena *arena = batch->arena;
    if (!job->good)
        return !give_up(export, job->graduate, job->diag, arena);
    if (job->diag)
        diag_take(export->diag, job->diag, NULL, NULL);
    if (export->archive && !add_to_archive(export, job, batch))
        return false;
    if (export->run && !add_to_run(export, job, arena))
        return false;
    if (!(job->is_found ? export_correct(export, job) : enter(export, job, arena)))
        return false;
    count(export, job);
    bool due = export->uncommitted >= COMMIT_DOCUMENTS || time(NULL) - export->committed >= COMMIT_SECONDS;
    return !export->folder || !due || commit(export);
}

/* Workers need not make then what nobody takes. */
static bool is_interrupted(struct export *export)
{
    if (export_is_interrupted(export))
        crew_leave(export->crew);
    return export->interrupted;
}

static void await(struct export *export, struct batch *batch)
{
    while (!crew_await(export->crew, &batch->piece))
        is_interrupted(export);
}

/* Of a row of which a document is left, it is not done. */
static void collect(struct export *export, struct batch *batch)
{
    await(export, batch);
    for (int i = 0; i < batch->count && !export->stopped; i++) {
        bool begins_row = i == 0 || batch->jobs[i].graduate != batch->jobs[i - 1].graduate;
        if (is_interrupted(export)) {
            export->rows_done -= !begins_row;
            export->stopped = true;
        } else {
            export->rows_done += begins_row;
            export->stopped = !deliver(export, &batch->jobs[i], batch);
        }
    }
    batch_clear(batch);
}

/* ------------------------------------------------------------------------------------------------ rows -> jobs */

static bool add_job(struct export *export, struct batch *batch, struct job *job, const struct graduate *graduate,
                    const char *language, struct diag *own)
{
    *job = (struct job){0}; /* a row that could not be issued may have had this place */
    if (!export_fill_job(export, job, graduate, language, batch->arena, own))
        return false;
    batch->expected += SUPPLEMENT_BYTES + export->diploma.length;
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

/* Fills a batch with the next rows; false: they were the last. */
static bool fill_batch(struct export *export, struct batch *batch, size_t *row, struct diag *own)
{
    while (batch->count + LANGUAGES_MOST <= BATCH_JOBS && (!export->archive || batch->expected < BATCH_BYTES)) {
        if (is_interrupted(export))
            return false;
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
            crew_give(export->crew, &ring[given++ % (size_t)room]->piece);
        } else {
            collect(export, ring[taken++ % (size_t)room]);
        }
    }
    crew_leave(export->crew);
    for (; taken < given; taken++)
        await(export, ring[taken % (size_t)room]);
    for (int i = 0; i < room; i++)
        batch_destroy(ring[i]);
    diag_destroy(own);
    free(ring);
}

/* ------------------------------------------------------------------------------------------------ all of it */

static void finish_output(struct export *export)
{
    bool done = !export->stopped && !export->interrupted;
    bool whole = export->folder || (done && (export->run ? run_finish(export->run, export->diag)
                                                         : archive_finish(export->archive, export->diag)));
    if (whole && export->request->shards > 1 && !export->uncommitted)
        register_commit(export->issued, export->diag); /* also of a part without documents: who merges the registers names them all */
    else if (whole)
        commit(export);
    else
        take_back(export);
}

void export_issue(struct export *export, const char *data_folder)
{
    const struct supplement_export *request = export->request;
    const struct crew_plan plan = {
        .data_folder = data_folder, .layout = request->layout, .date = request->date, .standard = request->standard, .kept = export->kept,
        .diplomas = export->diplomas, .folder = export->folder,
        .is_new = export->folder && export->folder_there < strlen(export->folder), .making = export->making, .mode = export->mode,
        .keeps_bytes = export_goes_into(export, ".zip"), .key = request->key, .seals = export_seals(export), .certify = request->certify,
        .network = request->network, .sealed = export->sealed};
    bool ready = true;
    if (export->folder)
        ready = folder_prepare(export->folder, export->making, export->diag);
    else if (export_goes_into(export, ".pdf"))
        export->run = run_create(export->output, export->mode, !request->unsynced, request->sheets, export->supplement, export->layout,
                                 request->date, request->standard);
    else
        ready = (export->archive = archive_create(export->output, export->mode, !request->unsynced, export->diag)) != NULL;
    if (!ready)
        return;
    export->crew = crew_create(&plan, 0);
    export->committed = time(NULL);
    issue_rows(export);
    crew_destroy(export->crew);
    finish_output(export);
    archive_destroy(export->archive);
    run_destroy(export->run);
}
