/* Before anything is written: every row is checked, and whose number is whose. */
#include "issue/export_inside.h"

/* What is done with a row; false with errors: it is bad. */
typedef bool row_step(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own);

/* Of a bad row is kept what it takes to mend it. */
static void judge_row(struct export *export, const struct graduate *graduate, size_t row, bool good, struct arena *arena,
                      struct diag *own)
{
    if (!good) {
        export_mark_bad(export, row);
        if (export_is_of_shard(export, row))
            export_reject(export, graduate, own, arena);
    }
    if (diag_count(own)) {
        diag_take(export->diag, own, NULL, NULL);
        diag_clear(own);
    }
}

/* ------------------------------------------------------------------------------------------------ for the first time */

static struct holder holder_of(const struct graduate *graduate)
{
    const char *const *role = graduate->role;
    return (struct holder){.qualification = role[COLUMN_QUALIFICATION], .diploma = role[COLUMN_DIPLOMA],
                           .person = {role[COLUMN_STUDENT], role[COLUMN_BORN], role[COLUMN_NAME]},
                           .line = graduate->line};
}

static bool rehearse_row(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    struct holder holder = holder_of(graduate);
    numbers_note(export->numbers, &holder);
    rehearsal_complete(export->rehearsal, graduate, export->request->languages, arena);
    bool good = rehearsal_check(export->rehearsal, graduate, own);
    for (size_t i = 0; good && export->has_revoked && i < graduate->language_count; i++) {
        struct job job = {0};
        good = export_fill_job(export, &job, graduate, graduate->languages[i], arena, own);
    }
    return good;
}

static size_t rehearse_rows(struct export *export)
{
    struct arena *arena = arena_create();
    struct graduate graduate;
    struct diag *own = diag_create_for(export->diag);
    enum sheet_step step;
    size_t row = 0;
    for (; (step = cohort_next(export->cohort, arena, &graduate, own)) != SHEET_END; row++) {
        bool good = step == SHEET_ROW && rehearse_row(export, &graduate, arena, own);
        judge_row(export, &graduate, row, good, arena, own);
        arena_clear(arena);
        export_tell(export, &(struct supplement_event){.outcome = SUPPLEMENT_CHECKED, .line = graduate.line, .rows_done = row + 1});
    }
    diag_take(export->diag, own, NULL, NULL);
    diag_destroy(own);
    arena_destroy(arena);
    return row;
}

/* ------------------------------------------------------------------------------------------------ again */

/* Rows that can be read; with `all` also those that are bad. What reading them tells was told. */
static void go_through_again(struct export *export, bool all, row_step *step)
{
    struct arena *arena = arena_create();
    struct graduate graduate;
    struct diag *own = diag_create_for(export->diag);
    enum sheet_step read;
    size_t row = 0;
    bool more = cohort_rewind(export->cohort, export->diag);
    for (; more && (read = cohort_next(export->cohort, arena, &graduate, own)) != SHEET_END; row++) {
        diag_clear(own);
        if (read == SHEET_ROW && (all || !export_is_bad(export, row)))
            judge_row(export, &graduate, row, step(export, &graduate, arena, own), arena, own);
        arena_clear(arena);
    }
    diag_destroy(own);
    arena_destroy(arena);
}

static bool gather_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct export *export = context;
    struct buffer cited = {0};
    (void)diag;
    if (issue->replaced_by || issue->revoked)
        return true;
    issue_cite(issue, &cited);
    buffer_byte(&cited, '\0');
    numbers_gather(export->numbers, &(struct holder){
        .qualification = issue->qualification, .diploma = issue->diploma,
        .person = {issue->student, issue->born, issue->name}, .cited = (const char *)cited.bytes});
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
    (void)arena;
    return numbers_judge(export->numbers, &holder, cohort_column(export->cohort, COLUMN_DIPLOMA),
                         (struct place){export->cohort->path, graduate->line}, own);
}

/* Both of two rows that contradict each other are bad, also the one that came first. */
static void judge_numbers(struct export *export)
{
    if (!numbers_are_doubtful(export->numbers) ||
        (export->has_issues && !register_each(export->issued, gather_issue, export, export->diag)))
        return;
    go_through_again(export, true, gather_row);
    go_through_again(export, false, judge_number);
}

/* ------------------------------------------------------------------------------------------------ all of it */

void export_rehearse(struct export *export)
{
    size_t rows = rehearse_rows(export);
    export->summary->rows = rows;
    if (!rows)
        diag_report(export->diag, DIAG_COHORT_EMPTY, (struct place){export->cohort->path, 0}, "headings, and no graduate");
    judge_numbers(export);
    rehearsal_report(export->rehearsal, export->diag);
}
