/* What an export needs before the first row is looked at: files, paths, the register. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "issue/export_inside.h"
#include "issue/folder.h"
#include "issue/row_sheet.h"
#include "issue/rows.h"

#define COLUMNS_FILE "layouts/columns.csv"

bool export_goes_into(const struct export *export, const char *ending)
{
    const char *output = export->output;
    size_t length = strlen(output), tail = strlen(ending);
    return length > tail && strcmp(output + length - tail, ending) == 0;
}

static const char *beside(struct export *export, const char *name)
{
    const char *output = export->output, *slash = strrchr(output, '/');
    if (export->folder)
        return arena_format(export->arena, "%s/%s", output, name);
    return slash ? arena_format(export->arena, "%.*s/%s", (int)(slash - output), output, name) : name;
}

/* "issued.zip" -> "issued-3-of-8.zip": each shard makes a whole file of its own. */
static const char *name_part(const char *path, const char *shard, struct arena *arena)
{
    const char *dot = strrchr(path, '.');
    return arena_format(arena, "%.*s%s%s", (int)(dot - path), path, shard, dot);
}

static void find_paths(struct export *export)
{
    const struct supplement_export *request = export->request;
    bool sharded = request->shards > 1;
    const char *shard = sharded ? arena_format(export->arena, "-%d-of-%d", request->shard, request->shards) : "";
    export->pattern = request->pattern ? name_pattern(request->pattern, export->arena) : NAME_PATTERN;
    export->making = arena_format(export->arena, ".supplement-making%s-", shard);
    export->mode = request->mode ? request->mode : 0600;
    if (export_goes_into(export, ".zip") || export_goes_into(export, ".pdf"))
        export->output = name_part(export->output, shard, export->arena);
    else
        export->folder = export->output;
    export->register_path = request->register_path
                                ? request->register_path
                                : beside(export, arena_format(export->arena, "register%s.db", shard));
    export->rejected_path = beside(export, arena_format(export->arena, "rejected%s.csv", shard));
    for (struct row_sheet *sheet = export->cohort->rows; sheet; sheet = sheet->next)
        sheet->rejected_path = beside(export, arena_format(export->arena, "rejected-%.*s%s.csv",
                                                           (int)rows_name_length(sheet->inputs[0]), sheet->inputs[0], shard));
}

/* A folder is made, with those above it; that of a file has to be there. */
static bool has_folder(struct export *export)
{
    return export->folder || file_exists(beside(export, ".")) || file_unwritable(export->output, errno, export->diag);
}

static bool note_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct export *export = context;
    export->has_issues = true;
    if (!register_check_names(export->issued, issue, diag))
        return true; /* others may be told too */
    name_take(export->names, name_within(issue->file), export->arena);
    if (issue->moved)
        name_take(export->names, issue->moved, export->arena);
    if (!issue->replaced_by && !issue->revoked)
        numbers_note(export->numbers, &(struct holder){.qualification = issue->qualification, .diploma = issue->diploma,
                                                       .person = {issue->student, issue->born, issue->name},
                                                       .date = issue->date, .cited = "", .school = issue->school});
    return true;
}

static bool is_over(void *context)
{
    return export_is_interrupted(context);
}

static bool open_register(struct export *export)
{
    const struct patience patience = {10, is_over, export}; /* with another export into the same register */
    bool write = !export->request->dry_run;
    size_t errors = diag_errors(export->diag);
    if (!write && !file_exists(export->register_path))
        return true;
    if (write && export->folder && !folder_make(export->folder, export->mode, &export->folder_there, export->diag))
        return false;
    export->issued = register_open(export->register_path, write ? REGISTER_WRITE : REGISTER_READ, &patience, export->diag);
    return export->issued && (!write || register_widen(export->issued, export->mode, export->diag)) &&
           (!export->request->unsynced || register_leave_unsynced(export->issued, export->diag)) &&
           register_each(export->issued, note_issue, export, export->diag) && diag_errors(export->diag) == errors;
}

static bool read_codes(struct export *export)
{
    size_t errors = diag_errors(export->diag);
    export->codes = export->issued ? codes_read(export->issued, export->arena, export->diag) : NULL;
    return diag_errors(export->diag) == errors;
}

/* Another register does not make it another output. Shards that share a folder lock each its part. */
static bool lock_output(struct export *export)
{
    const struct lock_subject subject = {export->output, DIAG_OUTPUT_BUSY, DIAG_FILE_UNWRITABLE};
    if (export->request->dry_run)
        return true;
    const char *file = export->folder ? arena_format(export->arena, "%s/%.*s", export->folder,
                                                     (int)strlen(export->making) - 1, export->making)
                                      : export->output;
    export->lock = lock_take(file, &subject, NULL, export->diag);
    return export->lock != NULL;
}

bool export_seals(const struct export *export)
{
    return export->request->key && !export_goes_into(export, ".pdf");
}

bool export_signs(const struct export *export)
{
    return export->request->key && export->request->signs_codes;
}

/* Whether the key makes codes is seen before anything else. */
static bool try_key(const struct export *export)
{
    static const struct supplement_essence SOME = {.name = "?", .number = "?", .date = "?", .qualification = "?"};
    struct buffer text = {0};
    bool good = supplement_sign_code(export->supplement, export->request->key, &SOME, &text, export->diag);
    buffer_finish(&text);
    return good;
}

/* All documents of a run at one moment, which is said once. */
static bool plan_seals(struct export *export)
{
    enum { SIZE = 32 };
    const struct supplement_export *request = export->request;
    char *now = arena_alloc(export->arena, SIZE);
    time_t moment = time(NULL);
    struct tm utc;
    gmtime_r(&moment, &utc);
    strftime(now, SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
    export->sealed = request->date ? request->date : now;
    if (export_signs(export))
        return try_key(export);
    if (!request->key || export_seals(export))
        return true;
    diag_report(export->diag, DIAG_RUN_SEAL, (struct place){0}, "%s", request->output);
    return false;
}

static bool plan_diplomas(struct export *export)
{
    const struct supplement_export *request = export->request;
    if (!request->diplomas)
        return true;
    if (export_goes_into(export, ".pdf")) {
        diag_report(export->diag, DIAG_RUN_DIPLOMAS, (struct place){0}, "%s", request->output);
        return false;
    }
    struct diploma_plan *plan = arena_new(export->arena, struct diploma_plan);
    export->diploma_names = diploma_names_create();
    export->diploma_ledger = diploma_ledger_create();
    *plan = (struct diploma_plan){.pattern = request->diplomas, .names = export->diploma_names,
                                  .ledger = export->diploma_ledger,
                                  .reach = diploma_reach(request->diplomas, export->diploma_names, export->arena),
                                  .joining = request->diploma_joining, .duplex = request->diploma_duplex};
    export->diplomas = plan;
    return path_check(plan->pattern, export->cohort, export->diag);
}

/* Of rows that do not say: the first that is asked for, else the first qualification's. */
static const char *usual_language(struct export *export)
{
    const char *languages = export->request->languages;
    if (languages && *languages)
        return arena_copy(export->arena, languages, strcspn(languages, " ,"));
    return export->offers.count ? export->offers.list[0].editions[0] : "";
}

/* With the rows that stand beside it, if it is known what the forms take of them. */
static void open_cohort(struct export *export)
{
    const struct supplement_export *request = export->request;
    const struct sheet_options options = cohort_options(request);
    const struct cohort_manner manner = {.map = request->map,
                                         .standard_map = supplement_data_file(export->supplement, COLUMNS_FILE),
                                         .corrections = request->corrections, .correction_count = request->correction_count,
                                         .inputs = export->offers.inputs ? export->offers.inputs
                                                                         : supplement_inputs(export->layout)};
    export->cohort = cohort_open(request->cohort, &options, &manner, export->diag);
    if (export->cohort && export->offers.inputs)
        cohort_read_rows(export->cohort, request->rows, &options, &manner, export->diag);
}

static struct rehearsal *create_rehearsal(struct export *export, const char *data_folder)
{
    const struct supplement_export *request = export->request;
    if (!request->dry_run && !export->diplomas)
        export->kept = kept_create(export->register_path);
    const struct rehearsal_plan plan = {
        .cohort = export->cohort, .offers = &export->offers, .supplement = export->supplement, .shelf = export->shelf, .layout = export->layout,
        .data_folder = data_folder, .date = request->date, .today = request->today ? request->today : request->date,
        .standard = request->standard, .diplomas = export->diplomas,
        .editions = export->editions, .codes = export->codes, .signs = export_signs(export),
        .kept = export->kept};
    return rehearsal_create(&plan);
}

bool export_prepare(struct export *export, const char *data_folder)
{
    const struct supplement_export *request = export->request;
    size_t errors = diag_errors(export->diag);
    export->output = request->output;
    export->supplement = supplement_create(data_folder);
    export->layout = supplement_open_layout(export->supplement, request->layout, export->diag);
    export->shelf = shelf_create(export->supplement, SHELF_MOST);
    offers_read(&export->offers, request->qualifications, export->supplement, export->layout, export->shelf,
                request->today ? request->today : request->date, export->arena, export->diag);
    supplement_trust(export->supplement); /* or nothing is made of them */
    if (export->layout)
        open_cohort(export);
    if (!export->cohort || diag_errors(export->diag) != errors)
        return false;
    find_paths(export);
    if (!has_folder(export))
        return false;
    if (request->sort && !cohort_sort(export->cohort, request->sort, usual_language(export), beside(export, "rows"), export->diag))
        return false;
    cohort_take_offers(export->cohort, &export->offers, request->dates);
    if (!plan_diplomas(export) || !plan_seals(export))
        return false;
    export->names = name_set_create();
    export->numbers = numbers_create();
    export->slips = slips_create();
    if (!name_check(request->pattern ? request->pattern : NAME_PATTERN, export->cohort, export->diag) || export_is_interrupted(export) || !open_register(export) ||
        !read_codes(export) || !lock_output(export))
        return false;
    export->editions = editions_create(export->supplement, export->shelf, export->layout, request->date, request->standard, export->codes);
    export->rehearsal = create_rehearsal(export, data_folder);
    return true;
}
