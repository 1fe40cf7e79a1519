/* What differs from what was issued before, field by field. */
#include <stdio.h>
#include <string.h>

#include "issue/export_inside.h"

enum { CHANGES_MOST = 8 };

struct changes {
    struct supplement_change *list;
    size_t count;
};

static void add_change(struct changes *changes, const char *field, const char *old, const char *new)
{
    changes->list[changes->count++] = (struct supplement_change){field, old, new};
}

static void compare(struct changes *changes, const char *field, const char *old, const char *new, struct arena *arena)
{
    if (strcmp(old, new) != 0)
        add_change(changes, field, arena_copy(arena, old, strlen(old)), new);
}

/* ------------------------------------------------------------------------------------------------ what stays */

/* A file that lacks a column says nothing of it. */
static void keep_known(const struct export *export, enum column_role role, const char **value, const char *before,
                       struct arena *arena)
{
    if (export->cohort->columns.of_role[role] < 0 && *before)
        *value = arena_copy(arena, before, strlen(before));
}

/* ------------------------------------------------------------------------------------------------ replaced */

static void compare_replaced(struct changes *changes, const struct issue *found, const struct issue *issue,
                             struct arena *arena)
{
    compare(changes, "name", found->name, issue->name, arena);
    compare(changes, issue_field_name(ISSUE_BORN), found->born, issue->born, arena);
    compare(changes, "date", found->date, issue->date, arena);
    compare(changes, issue_field_name(ISSUE_SCHOOL), found->school, issue->school, arena);
    compare(changes, issue_field_name(ISSUE_STUDENT), found->student, issue->student, arena);
    compare(changes, "diploma_sha256", found->diploma_sha256 ? found->diploma_sha256 : "",
            issue->diploma_sha256 ? issue->diploma_sha256 : "", arena);
    if (!changes->count && strcmp(found->fields, issue->fields) != 0)
        add_change(changes, "other", NULL, NULL);
    if (strcmp(found->edition, issue->edition) != 0)
        add_change(changes, "edition", NULL, NULL);
}

/* ------------------------------------------------------------------------------------------------ corrected */

/* An empty cell says nothing, and neither does another way of writing a day. */
static void compare_found(struct changes *changes, const struct issue *found, const struct issue *issue,
                          struct arena *arena)
{
    if (*issue->student)
        compare(changes, issue_field_name(ISSUE_STUDENT), found->student, issue->student, arena);
    if (*issue->born && !born_is_same(found->born, issue->born))
        compare(changes, issue_field_name(ISSUE_BORN), found->born, issue->born, arena);
    if (*issue->school)
        compare(changes, issue_field_name(ISSUE_SCHOOL), found->school, issue->school, arena);
}

static enum issue_field field_of(const char *name)
{
    enum issue_field field = ISSUE_STUDENT;
    while (field + 1 < ISSUE_FIELDS && strcmp(name, issue_field_name(field)) != 0)
        field++;
    return field;
}

bool export_correct(struct export *export, const struct job *job)
{
    bool good = true;
    for (size_t i = 0; good && i < job->change_count; i++) {
        const struct supplement_change *change = &job->changes[i];
        const struct correction correction = {field_of(change->field), change->before, change->after, export->request->date};
        export->uncommitted++;
        good = register_correct(export->issued, &job->issue, &correction, export->diag);
    }
    return good;
}

/* ------------------------------------------------------------------------------------------------ both */

void export_compare(const struct export *export, struct job *job, const struct issue *found, struct arena *arena)
{
    struct changes changes = {arena_new_array(arena, struct supplement_change, CHANGES_MOST), 0};
    struct issue *issue = &job->issue;
    keep_known(export, COLUMN_STUDENT, &issue->student, found->student, arena);
    keep_known(export, COLUMN_BORN, &issue->born, found->born, arena);
    keep_known(export, COLUMN_SCHOOL, &issue->school, found->school, arena);
    if (job->is_found)
        compare_found(&changes, found, issue, arena);
    else
        compare_replaced(&changes, found, issue, arena);
    job->changes = changes.list;
    job->change_count = changes.count;
}

static const char *cite(char *number, size_t size, const struct job *job, int issue)
{
    snprintf(number, size, "%s/%s/%s/%d", job->issue.qualification, job->issue.diploma, job->language, issue);
    return number;
}

static const char *where_it_went(const struct job *job)
{
    for (size_t i = 0; i < job->aside_count; i++)
        if (job->asides[i].number == job->issue.replaces && job->asides[i].moved)
            return job->asides[i].to;
    return NULL;
}

void export_tell_document(const struct export *export, enum supplement_outcome outcome, const struct job *job,
                          const char *file, const char *sha256)
{
    char number[512], replaced[512];
    int replaces = job->is_found ? 0 : job->issue.replaces;
    export_tell(export, &(struct supplement_event){
        .outcome = outcome, .line = job->graduate->line, .number = cite(number, sizeof number, job, job->issue.number),
        .name = job->graduate->role[COLUMN_NAME], .language = job->language, .file = file, .sha256 = sha256,
        .replaces = replaces ? cite(replaced, sizeof replaced, job, replaces) : NULL, .changes = job->changes,
        .change_count = job->change_count, .moved = where_it_went(job), .rows_done = export->rows_done,
        .rows = export->summary->rows,
        .sealed_by = job->seal        ? job->seal->owner
                     : job->is_sealed ? supplement_key_owner(export->request->key)
                                      : NULL});
}
