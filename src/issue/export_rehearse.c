/* Before anything is written: every row is checked, whose number is whose, and what will be replaced. */
#include <string.h>

#include "issue/export_inside.h"

/* What is done with a row; false with errors: it is bad. */
typedef bool row_step(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own);

/* What is wrong in any part stops all; but if each part goes on, it answers for its own rows, and others tell of theirs. */
static bool is_to_tell(const struct export *export, size_t row)
{
    return !export->request->keep_going || export_is_of_shard(export, row);
}

/* Of a bad row is kept what it takes to mend it. */
static void judge_row(struct export *export, const struct graduate *graduate, size_t row, bool good, struct arena *arena,
                      struct diag *own)
{
    if (!good) {
        export_mark_bad(export, row);
        if (export_is_of_shard(export, row))
            export_reject(export, graduate, own, arena);
    }
    if (!diag_count(own))
        return;
    if (is_to_tell(export, row))
        diag_take(export->diag, own, NULL, NULL);
    diag_clear(own);
}

/* ------------------------------------------------------------------------------------------------ for the first time */

static struct holder holder_of(const struct graduate *graduate)
{
    const char *const *role = graduate->role;
    return (struct holder){.qualification = role[COLUMN_QUALIFICATION], .diploma = role[COLUMN_DIPLOMA],
                           .person = {role[COLUMN_STUDENT], role[COLUMN_BORN], role[COLUMN_NAME]},
                           .date = role[COLUMN_DATE], .school = role[COLUMN_SCHOOL], .line = graduate->line};
}

/* A row that was read, and is checked when those before it were. */
struct waiting {
    struct graduate graduate;
    enum sheet_step step;
    struct arena *arena;
    struct diag *own;
};

enum { WAITING_MOST = 64 };

/* False: there is none, and what was found at the end is left in `own`. */
static bool read_row(struct export *export, struct waiting *row, bool ahead)
{
    if (!row->arena) {
        row->arena = arena_create();
        row->own = diag_create_for(export->diag);
    }
    arena_clear(row->arena);
    row->step = cohort_next(export->cohort, row->arena, &row->graduate, row->own);
    if (row->step == SHEET_ROW)
        rehearsal_complete(export->rehearsal, &row->graduate, export->request->languages, row->arena);
    if (row->step == SHEET_ROW && ahead)
        rehearsal_announce(export->rehearsal, &row->graduate);
    return row->step != SHEET_END;
}

static void rehearse_row(struct export *export, struct waiting *row, size_t number)
{
    struct graduate *graduate = &row->graduate;
    struct holder holder = holder_of(graduate);
    bool good = row->step == SHEET_ROW;
    if (good) {
        numbers_note(export->numbers, &holder);
        good = rehearsal_check(export->rehearsal, graduate, row->own);
    }
    judge_row(export, graduate, number, good, row->arena, row->own);
    export_tell(export, &(struct supplement_event){
        .outcome = SUPPLEMENT_CHECKED, .line = graduate->line, .rows_done = number + 1});
}

static size_t rows_ahead(const struct export *export)
{
    size_t ahead = rehearsal_ahead(export->rehearsal);
    return ahead < WAITING_MOST ? ahead : WAITING_MOST;
}

/* A ring of rows: while diplomas of some are looked at, the next are read. */
static size_t rehearse_rows(struct export *export)
{
    struct waiting ring[WAITING_MOST] = {0};
    size_t read = 0, row = 0;
    bool more = true;
    while (!export_is_interrupted(export) && (more || row < read)) {
        size_t ahead = rows_ahead(export);
        if (more && read - row < ahead) {
            more = read_row(export, &ring[read % WAITING_MOST], ahead > 1);
            read += more;
        } else {
            rehearse_row(export, &ring[row % WAITING_MOST], row);
            row++;
        }
    }
    for (int i = 0; i < WAITING_MOST && ring[i].arena; i++) {
        diag_take(export->diag, ring[i].own, NULL, NULL);
        diag_destroy(ring[i].own);
        arena_destroy(ring[i].arena);
    }
    return row;
}

/* ------------------------------------------------------------------------------------------------ again */

enum rows { ALL_ROWS, GOOD_ROWS, GOOD_ROWS_OF_SHARD };

static bool is_among(const struct export *export, size_t row, enum rows wanted)
{
    return wanted == ALL_ROWS || (!export_is_bad(export, row) && (wanted == GOOD_ROWS || export_is_of_shard(export, row)));
}

/* Rows that can be read. What reading them tells was told. */
static void go_through_again(struct export *export, enum rows wanted, row_step *step)
{
    struct arena *arena = arena_create();
    struct graduate graduate;
    struct diag *own = diag_create_for(export->diag);
    enum sheet_step read;
    size_t row = 0;
    bool more = cohort_rewind(export->cohort, export->diag);
    for (; more && !export_is_interrupted(export) &&
           (read = cohort_next(export->cohort, arena, &graduate, own)) != SHEET_END; row++) {
        diag_clear(own);
        if (read == SHEET_ROW && is_among(export, row, wanted))
            judge_row(export, &graduate, row, step(export, &graduate, arena, own), arena, own);
        arena_clear(arena);
    }
    diag_destroy(own);
    arena_destroy(arena);
}

/* An entry's date counts as long as its document is not to be made anew. */
static bool gather_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct export *export = context;
    struct buffer cited = {0};
    (void)diag;
    if (issue->replaced_by || issue->revoked)
        return true;
    issue_cite(issue, &cited);
    buffer_byte(&cited, '\0');
    bool stays = !rehearsal_has_asked(export->rehearsal, issue->qualification, issue->diploma, issue->language);
    numbers_gather(export->numbers, &(struct holder){
        .qualification = issue->qualification, .diploma = issue->diploma,
        .person = {issue->student, issue->born, issue->name}, .date = stays ? issue->date : NULL, .cited = (const char *)cited.bytes, .school = issue->school, .superseded = !stays});
    buffer_finish(&cited);
    return true;
}

static bool gather_row(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    struct holder holder = holder_of(graduate);
    (void)arena;
    (void)own;
    numbers_gather(export->numbers, &holder);
    return true;
}

static bool judge_number(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    struct holder holder = holder_of(graduate);
    size_t before = diag_count(own);
    (void)arena;
    bool good = numbers_judge(export->numbers, &holder, cohort_column(export->cohort, COLUMN_DIPLOMA),
                              (struct place){export->cohort->path, graduate->line}, own);
    cohort_point(export->cohort, COLUMN_DIPLOMA, before, own);
    return good && !diag_errors(own); /* warnings may be errors */
}

/* Both of two rows that contradict each other are bad, also the one that came first. */
static void judge_numbers(struct export *export)
{
    if (!numbers_are_doubtful(export->numbers) ||
        (export->has_issues && !register_each(export->issued, gather_issue, export, export->diag)))
        return;
    go_through_again(export, ALL_ROWS, gather_row);
    go_through_again(export, GOOD_ROWS, judge_number);
}

static bool judge_contest(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    (void)arena;
    return rehearsal_check_contest(export->rehearsal, graduate, own);
}

/* ------------------------------------------------------------------------------------------------ what will be done */

/* Of what nobody has two of. */
static void note_slips(struct export *export, const struct job *job)
{
    for (size_t i = 0; i < job->change_count; i++) {
        const struct supplement_change *change = &job->changes[i];
        if (strcmp(change->field, issue_field_name(ISSUE_BORN)) == 0 || strcmp(change->field, issue_field_name(ISSUE_STUDENT)) == 0)
            slips_add(export->slips, job->issue.diploma, change->field, change->before, change->after);
    }
}

static void foresee(struct export *export, const struct job *job)
{
    note_slips(export, job);
    bool replaces = !job->is_found && job->issue.replaces && !job->was_revoked;
    export->to_keep += job->is_found;
    export->to_replace += replaces;
    export->to_issue += !job->is_found && !replaces;
    if (job->change_count)
        export_tell_document(export, job->is_found ? SUPPLEMENT_CORRECTING : SUPPLEMENT_REPLACING, job, NULL, NULL);
}

/* A row of which one document was revoked is bad as a whole: it is looked at before anything is told. */
static bool foresee_row(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    struct job *jobs = arena_new_array(arena, struct job, LANGUAGES_MOST);
    rehearsal_complete(export->rehearsal, graduate, export->request->languages, arena);
    for (size_t i = 0; i < graduate->language_count; i++)
        if (!export_fill_job(export, &jobs[i], graduate, graduate->languages[i], arena, own))
            return false;
    for (size_t i = 0; i < graduate->language_count; i++)
        foresee(export, &jobs[i]);
    return true;
}

/* ------------------------------------------------------------------------------------------------ all of it */

void export_rehearse(struct export *export)
{
    size_t rows = rehearse_rows(export);
    if (export->interrupted)
        return;
    export->summary->rows = export_rows_of_shard(export, rows);
    if (!rows)
        diag_report(export->diag, DIAG_COHORT_EMPTY, (struct place){export->cohort->path, 0}, "headings, and no graduate");
    judge_numbers(export);
    if (rehearsal_has_contests(export->rehearsal))
        go_through_again(export, GOOD_ROWS, judge_contest);
    if (export->has_issues)
        go_through_again(export, GOOD_ROWS_OF_SHARD, foresee_row);
    if (!export->interrupted)
        rehearsal_report(export->rehearsal, export->diag);
}
