/* Before anything is written: every row is checked. */
#include "issue/export_inside.h"

static bool rehearse_row(struct export *export, struct graduate *graduate, struct arena *arena, struct diag *own)
{
    rehearsal_complete(export->rehearsal, graduate, export->request->languages, arena);
    bool good = rehearsal_check(export->rehearsal, graduate, own);
    for (size_t i = 0; good && export->has_revoked && i < graduate->language_count; i++) {
        struct job job = {0};
        good = export_fill_job(export, &job, graduate, graduate->languages[i], arena, own);
    }
    return good;
}

/* Every row of the whole file, also of other shards: whether a document is asked for twice shows only so. */
void export_rehearse(struct export *export)
{
    struct arena *arena = arena_create();
    struct graduate graduate;
    struct diag *own = diag_create();
    enum sheet_step step;
    size_t row = 0;
    for (; (step = cohort_next(export->cohort, arena, &graduate, own)) != SHEET_END; row++) {
        if (step == SHEET_FAULT || !rehearse_row(export, &graduate, arena, own)) {
            export_mark_bad(export, row);
            if (export_is_of_shard(export, row))
                export_reject(export, &graduate, own, arena);
        }
        if (diag_count(own)) {
            diag_take(export->diag, own, NULL, NULL);
            diag_clear(own);
        }
        arena_clear(arena);
        export_tell(export, &(struct supplement_event){.outcome = SUPPLEMENT_CHECKED, .line = graduate.line, .rows_done = row + 1});
    }
    diag_take(export->diag, own, NULL, NULL);
    rehearsal_report(export->rehearsal, export->diag);
    export->summary->rows = row;
    if (!row)
        diag_report(export->diag, DIAG_COHORT_EMPTY, (struct place){export->cohort->path, 0}, "headings, and no graduate");
    diag_destroy(own);
    arena_destroy(arena);
}
