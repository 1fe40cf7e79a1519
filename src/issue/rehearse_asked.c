/* What two rows ask for: the same document, or one diploma for two holders. */
#include "issue/name.h"
#include "issue/rehearse_inside.h"

static void tell_contest(const struct rehearsal *rehearsal, const struct graduate *graduate,
                         const struct contest *contest, struct diag *diag)
{
    size_t before = diag_count(diag);
    contest_tell(contest, cohort_column(rehearsal->plan.cohort, contest->number), graduate->role[contest->number],
                 (struct place){rehearsal->plan.cohort->path, graduate->line}, diag);
    cohort_point(rehearsal->plan.cohort, contest->number, before, diag);
}

bool rehearsal_contest(struct rehearsal *rehearsal, const struct graduate *graduate, struct contest contest, struct diag *diag)
{
    if (!rehearsal->contests)
        rehearsal->contests = contests_create();
    contests_add(rehearsal->contests, contest.line, (struct contest){contest.id, graduate->line, contest.path, contest.number});
    tell_contest(rehearsal, graduate, &contest, diag);
    return false;
}

bool rehearsal_has_contests(const struct rehearsal *rehearsal)
{
    return rehearsal->contests;
}

bool rehearsal_check_contest(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    const struct contest *contest = contests_find(rehearsal->contests, graduate->line, graduate->role[COLUMN_DIPLOMA]);
    if (contest)
        tell_contest(rehearsal, graduate, contest, diag);
    return !contest;
}

bool rehearsal_has_asked(const struct rehearsal *rehearsal, const char *qualification, const char *diploma, const char *language)
{
    return asked_has(&rehearsal->asked, qualification, diploma, language);
}

/* Two numbers may be one path, if the pattern does not name them or the signs in which they differ become `_`. */
static bool is_own_diploma(struct rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                           struct diag *diag)
{
    arena_clear(rehearsal->arena);
    const char *number = graduate->role[COLUMN_DIPLOMA];
    const char *path = path_make(rehearsal->plan.diplomas->pattern, graduate, language, rehearsal->arena);
    int before = asked_before(&rehearsal->asked, "", "", path, graduate->line);
    bool own = asked_before(&rehearsal->asked, "", number, path, graduate->line) || !before;
    return own || rehearsal_contest(rehearsal, graduate, (struct contest){DIAG_DIPLOMA_SHARED, before, path, COLUMN_DIPLOMA}, diag);
}

/* One PDF under two names: one of the two holders would get the other's diploma. */
static bool is_diploma_of_one(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    const char *number = graduate->role[COLUMN_DIPLOMA], *sha256 = diploma_rehearsal_sha256(rehearsal->diplomas);
    int before = asked_before(&rehearsal->asked, "PDF", "", sha256, graduate->line);
    bool own = asked_before(&rehearsal->asked, "PDF", number, sha256, graduate->line) || !before;
    return own || rehearsal_contest(rehearsal, graduate, (struct contest){DIAG_DIPLOMA_COPIED, before, NULL, COLUMN_DIPLOMA}, diag);
}

bool rehearsal_judge_diploma(struct rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                          struct place place, struct diag *diag)
{
    return is_own_diploma(rehearsal, graduate, language, diag) &&
           diploma_rehearsal_judge(rehearsal->diplomas, graduate, language, place, diag) &&
           is_diploma_of_one(rehearsal, graduate, diag);
}
