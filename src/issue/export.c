/*
 * The export of a cohort.  The file is read twice: in the rehearsal every row is checked (again, where a number is in doubt
 * or something was issued before: see export_rehearse.c), then rows become jobs, which workers do in batches (see
 * export_issue.c).  Batches come back in the order of the rows, and only then their documents are entered in the register;
 * so what is registered is always the first part of the work, whenever the run is interrupted, and the next run goes on from
 * there to the same end.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/say.h"
#include "base/seconds.h"
#include "issue/export_inside.h"
#include "issue/folder.h"

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

/* What nobody means: most rows have the student numbers of others, or most corrections give to some what others had. */
static bool is_in_its_columns(const struct export *export)
{
    enum { SHARED_LEAST = 3 };
    size_t shared = numbers_shared(export->numbers), rows = export->summary->rows;
    const struct place file = {export->cohort->path, 0};
    bool slipped = shared >= SHARED_LEAST && 2 * shared > rows, passed_on = !export->request->reissue && slips_are_evident(export->slips);
    if (slipped)
        diag_report(export->diag, DIAG_STUDENTS_SLIPPED, file, "%zu of %zu rows", shared, rows);
    if (passed_on)
        diag_report(export->diag, DIAG_CORRECTIONS_SLIPPED, file, say_count(slips_passed_on(export->slips), "%zu correction", "%zu corrections"),
                    slips_passed_on(export->slips));
    return !slipped && !passed_on;
}

/* The folder stays if anything was issued into it. */
static void unmake_folder(void *owner)
{
    const struct export *export = owner;
    if (export->folder)
        folder_unmake(export->folder, export->folder_there);
}

static void finish(struct export *export)
{
    memory_rescued(&export->rescue);
    register_close(export->issued);
    lock_release(export->lock);
    unmake_folder(export);
    name_set_destroy(export->names);
    numbers_destroy(export->numbers);
    slips_destroy(export->slips);
    rehearsal_destroy(export->rehearsal);
    kept_destroy(export->kept);
    editions_destroy(export->editions);
    cohort_close(export->cohort);
    shelf_destroy(export->shelf);
    offers_finish(&export->offers);
    supplement_destroy(export->supplement);
    diploma_finish(&export->diploma);
    diploma_names_destroy(export->diploma_names);
    diploma_ledger_destroy(export->diploma_ledger);
    buffer_finish(&export->rejected);
    free(export->bad);
    arena_destroy(export->arena);
}

/* What is there of an export that was stopped while it issued. */
static void report_interruption(const struct export *export)
{
    const struct supplement_summary *summary = export->summary;
    struct place place = {export->request->output, 0};
    size_t documents = summary->issued + summary->reissued + summary->kept + summary->corrected;
    if (export->folder)
        diag_report(export->diag, DIAG_INTERRUPTED, place, "%zu of %zu rows are done: %zu documents are written and registered",
                    export->rows_done, summary->rows, documents);
    else
        diag_report(export->diag, DIAG_INTERRUPTED, place, "it is written as a whole, and nothing of it is left");
}

/* After the rehearsal; `errors` were told before it. */
static void issue_what_is_good(struct export *export, const char *data_folder, size_t errors)
{
    const struct supplement_export *request = export->request;
    struct diag *diag = export->diag;
    bool good = diag_errors(diag) == errors || (request->keep_going && diag_status(diag) != STATUS_SYSTEM);
    good = may_replace(export) && good;
    if (good && !export->slipped && !request->dry_run)
        export_issue(export, data_folder);
    if (export->interrupted)
        report_interruption(export);
    else if (export->rejected.length && request->keep_going && !request->dry_run)
        export_write_rejected(export);
    if (export->outdated)
        diag_report(diag, DIAG_ISSUE_OUTDATED, (struct place){request->cohort, 0},
                    say_count(export->outdated, "%zu document", "%zu documents"), export->outdated);
    if (export->unsigned_codes)
        diag_report(diag, DIAG_ISSUE_WITHOUT_CODE, (struct place){request->cohort, 0},
                    say_count(export->unsigned_codes, "%zu document", "%zu documents"), export->unsigned_codes);
    if (export->unsealed)
        diag_report(diag, DIAG_ISSUE_UNSEALED, (struct place){request->cohort, 0},
                    say_count(export->unsealed, "%zu document", "%zu documents"), export->unsealed);
}

static void rehearse(struct export *export)
{
    export_rehearse(export);
    export->slipped = !export->interrupted && !is_in_its_columns(export);
    rehearsal_end(export->rehearsal);
    numbers_destroy(export->numbers);
    export->numbers = NULL;
    slips_destroy(export->slips);
    export->slips = NULL;
}

__attribute__((visibility("default"))) /* the library looks it up by name */
bool export_cohort(const char *data_folder, const struct supplement_export *request, struct supplement_summary *summary,
                   struct diag *diag)
{
    struct export export = {.request = request, .summary = summary, .diag = diag, .arena = arena_create(),
                            .folder_there = SIZE_MAX};
    double start = seconds_now();
    size_t errors = diag_errors(diag);
    *summary = (struct supplement_summary){0};
    memory_rescue(&export.rescue, unmake_folder, &export);
    bool ready = export_prepare(&export, data_folder);
    if (ready)
        rehearse(&export);
    if (export.interrupted)
        diag_report(diag, DIAG_INTERRUPTED, (struct place){request->output, 0}, "nothing is written yet");
    else if (ready)
        issue_what_is_good(&export, data_folder, errors);
    summary->seconds = seconds_now() - start;
    finish(&export);
    return diag_errors(diag) == errors;
}
