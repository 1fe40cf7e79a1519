/* A row and a language -> a job: what it is made of, and whether it was issued before. */
#include <string.h>

#include "issue/export_inside.h"

/* The diploma and how it is attached count as a field does; the name of a field is never empty. */
static void put_diploma(struct buffer *text, const struct diploma_plan *plan, const struct diploma *diploma)
{
    const char *way = diploma_way(plan);
    buffer_byte(text, '\0');
    buffer_append(text, way, strlen(way) + 1);
    buffer_append(text, diploma->sha256, DIGEST_SIZE);
}

/* `as_written`: days as they stand in the file. */
static const char *hash_fields(const struct export *export, const struct graduate *graduate, bool as_written,
                               struct arena *arena)
{
    struct buffer text = {0};
    for (size_t i = 0; i < graduate->field_count; i++)
        graduate_put_field(graduate, i, as_written ? cohort_as_written(export->cohort, graduate, i, arena) : NULL, &text);
    if (export->diplomas)
        put_diploma(&text, export->diplomas, &export->diploma);
    char *digits = arena_alloc(arena, DIGEST_SIZE);
    digest_bytes(text.bytes, text.length, digits);
    buffer_finish(&text);
    return digits;
}

static void copy_found(struct job *job, const struct issue *found, struct arena *arena)
{
    job->issue.number = found->number;
    const char *file = name_within(found->file);
    job->issue.file = arena_copy(arena, file, strlen(file));
    job->issue.sha256 = arena_copy(arena, found->sha256, strlen(found->sha256));
    job->issue.pages = found->pages;
    job->is_found = true;
}

/* The seal of what was found, which a lost file is made again with. */
static bool copy_seal(struct export *export, struct job *job, struct arena *arena, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct issue_seal *seal = arena_new(arena, struct issue_seal);
    if (register_find_seal(export->issued, &job->issue, arena, seal, diag))
        job->seal = seal;
    return diag_errors(diag) == errors;
}

/* What was found bears the code that it bore; what is new one of its own. */
static bool take_code(struct export *export, struct job *job, struct arena *arena, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    if (job->is_found) {
        job->token = register_find_token(export->issued, &job->issue, arena, diag);
    } else if (codes_are_on(export->codes, job->graduate)) {
        char *token = arena_alloc(arena, TOKEN_SIZE);
        codes_token(export->codes, &job->issue, token);
        job->token = token;
        job->issue.surname = graduate_surname(export->cohort, job->graduate, arena);
    }
    if (job->is_found)
        job->signed_text = register_find_signed(export->issued, &job->issue, arena, diag);
    else
        job->is_to_sign = export_signs(export) && job->graduate->form->has_signed;
    const struct fields fields = codes_fields(job->token ? export->codes : NULL, job->graduate, job->token, arena);
    job->fields = codes_with_signed(fields, job->signed_text, arena);
    return diag_errors(diag) == errors;
}

/* Whether what was found was issued to the same holder. Older registers know dates as
 * they stood in the file. */
static bool has_same_fields(const struct export *export, const struct issue *found, const struct job *job, struct arena *arena)
{
    return strcmp(found->fields, job->issue.fields) == 0 ||
           strcmp(found->fields, hash_fields(export, job->graduate, true, arena)) == 0;
}

/* Whether it was issued without a signed code, and is asked for with one. */
static bool lacks_signed(struct export *export, const struct job *job, const struct issue *found, struct arena *arena,
                         struct diag *diag)
{
    return export_signs(export) && job->graduate->form->has_signed && !register_find_signed(export->issued, found, arena, diag);
}

/* Whether the document was issued before, and what that means for this row; false with an error: it cannot be issued. */
static bool look_up(struct export *export, struct job *job, struct arena *arena, struct diag *diag)
{
    struct issue found;
    size_t errors = diag_errors(diag);
    if (!export->has_issues || !register_find(export->issued, &job->issue, &found, diag))
        return diag_errors(diag) == errors;
    bool same = has_same_fields(export, &found, job, arena);
    if (same && found.revoked) {
        diag_report(diag, DIAG_DOCUMENT_REVOKED, (struct place){export->cohort->path, job->graduate->line}, "%s: %s",
                    found.revoked, found.reason ? found.reason : "");
        return false;
    }
    bool outdated = strcmp(found.edition, job->issue.edition) != 0;
    job->lacks_signed = same && lacks_signed(export, job, &found, arena, diag);
    if (same && !((outdated || job->lacks_signed) && export->request->reissue)) {
        copy_found(job, &found, arena);
        job->is_outdated = outdated;
    } else {
        job->issue.number = found.number + 1;
        job->issue.replaces = found.number;
        job->was_revoked = found.revoked != NULL;
    }
    export_compare(export, job, &found, arena);
    return !job->is_found || copy_seal(export, job, arena, diag);
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
    if (diploma_ledger_tell(export->diplomas->ledger, job->diploma, &export->diploma))
        return true;
    if (!diploma_read(&export->diploma, &export->diplomas->reach, job->diploma, row, diag))
        return false;
    return !diploma_ledger_denies(export->diplomas->ledger, &export->diploma) || diploma_tell_changed(job->diploma, row, diag);
}

bool export_fill_job(struct export *export, struct job *job, const struct graduate *graduate, const char *language,
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
        .school = role[COLUMN_SCHOOL], .fields = hash_fields(export, graduate, false, arena), .issued = export->request->date,
        .edition = edition->hash,
        .diploma_sha256 = job->diploma ? arena_copy(arena, export->diploma.sha256, DIGEST_SIZE - 1) : NULL};
    return look_up(export, job, arena, diag) && take_code(export, job, arena, diag);
}
