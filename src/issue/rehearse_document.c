/* Trying a document, and telling of its row what speaks against it. */
#include <string.h>

#include "base/memory.h"
#include "issue/rehearse_inside.h"

void rehearsal_report_empty(const struct rehearsal *rehearsal, const struct graduate *graduate, enum column_role role,
                            struct diag *diag)
{
    struct cohort *cohort = rehearsal->plan.cohort;
    size_t before = diag_count(diag);
    if (cohort->columns.of_role[role] < 0)
        diag_report(diag, DIAG_COLUMN_MISSING, (struct place){cohort->path, cohort->heading_line}, "none of the headings means \"%s\"",
                    column_word(role));
    else
        diag_report(diag, DIAG_CELL_EMPTY, (struct place){cohort->path, graduate->line}, "%s", cohort_column(cohort, role));
    cohort_point(cohort, role, before, diag);
}

/* A row, and the fields of a group for which it has nothing. */
struct lacking {
    const struct rehearsal *rehearsal;
    const struct graduate *graduate;
    struct diag *diag;
};

/* The role whose cells are the field; COLUMN_ROLES: none. */
static enum column_role role_of(const char *field)
{
    int role = 0;
    for (; role < COLUMN_ROLES; role++) {
        const char *own = column_field_name((enum column_role)role);
        if (own && strcmp(own, field) == 0)
            break;
    }
    return (enum column_role)role;
}

/* Who fills in a spreadsheet knows columns, and no fields. */
static void tell_lacking(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    const struct lacking *lacking = context;
    enum column_role role = id == DIAG_FIELD_INCOMPLETE && field ? role_of(field) : COLUMN_ROLES;
    if (role < COLUMN_ROLES)
        rehearsal_report_empty(lacking->rehearsal, lacking->graduate, role, lacking->diag);
    else if (id == DIAG_FIELD_INCOMPLETE)
        diag_report(lacking->diag, id, place, "%s", detail);
}

/* Of what was found, what stands in the row, or in those of a sheet of results; else the first finding, told of the row. */
static bool stands_in_row(void *context, enum diag_id id, struct place place)
{
    const struct graduate *graduate = context;
    if (id == DIAG_FIELD_INCOMPLETE) /* told already */
        return false;
    for (size_t i = 0; i < graduate->field_count; i++) {
        const struct place *own = &graduate->fields[i].place;
        if (own->line == place.line && place.file && strcmp(own->file, place.file) == 0)
            return true;
    }
    return place.line == graduate->line;
}

/* With the first error of those that were found elsewhere: the row may go on its way without them. */
static void report_unusable(struct place place, const char *language, const struct diag *found, struct diag *diag)
{
    struct finding_words words;
    size_t first = 0;
    while (diag_word(found, first, &words) && !words.status)
        first++;
    if (words.text && words.place.file)
        diag_report(diag, DIAG_ROW_UNUSABLE, place, "%s: %s:%d: %s: %s", language, words.place.file, words.place.line, words.text,
                    words.detail);
    else
        diag_report(diag, DIAG_ROW_UNUSABLE, place, "%s", language);
}

/* Of what was found, what the row is at fault for; else all of it, behind a word about the row. */
static void tell_unmade(const struct rehearsal *rehearsal, const struct graduate *graduate, const char *language, const struct diag *found,
                        struct diag *diag)
{
    size_t errors = diag_errors(diag);
    diag_each(found, tell_lacking, &(struct lacking){rehearsal, graduate, diag});
    diag_take(diag, found, stands_in_row, (void *)(size_t)graduate);
    if (diag_errors(diag) != errors)
        return;
    report_unusable((struct place){rehearsal->plan.cohort->path, graduate->line}, language, found, diag);
    diag_take(diag, found, NULL, NULL);
}

static void remember_letters(struct known_letters *letters, const struct graduate *graduate)
{
    for (size_t i = 0; i < graduate->field_count; i++)
        known_letters_add(letters, graduate->fields[i].value);
    known_letters_add_fields(letters, graduate->fields, graduate->field_count);
}

/* The export needs the document itself and its edition, which is made of the same pages. */
static void keep_document(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
                          const struct fields *fields, const char *language)
{
    const struct kept_key key = {offer, language, fields->list, fields->count};
    const struct buffer *bytes = &rehearsal->files.list[0];
    struct kept_document document = {.pages = rehearsal->files.pages};
    struct diag *ignored = diag_create();
    editions_digest(rehearsal->plan.editions, language, &rehearsal->files, &document.hash);
    kept_add(rehearsal->plan.kept, &key, bytes, &document);
    editions_find(rehearsal->plan.editions, offer, language, graduate, ignored);
    diag_destroy(ignored);
}

bool rehearsal_signs(const struct rehearsal *rehearsal, const struct graduate *graduate)
{
    return rehearsal->plan.signs && graduate->form->has_signed;
}

struct issue rehearsal_issue(const struct offer *offer, const struct graduate *graduate, const struct issue_edition *edition)
{
    return (struct issue){.qualification = offer->code, .diploma = graduate->role[COLUMN_DIPLOMA], .name = graduate->role[COLUMN_NAME],
                          .date = graduate->role[COLUMN_DATE], .title = edition ? edition->title : NULL};
}

/* As the export will have them, if it is to take the document from here; else with any code, which is as wide as others. */
static struct fields fields_to_try(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
                                   const char *language)
{
    const struct rehearsal_plan *plan = &rehearsal->plan;
    const struct issue_edition *edition = NULL;
    char token[TOKEN_SIZE], digits[DIGEST_SIZE];
    if (plan->kept && codes_are_on(plan->codes, graduate)) {
        struct diag *ignored = diag_create(); /* what is at fault is told with this document */
        edition = editions_find(plan->editions, offer, language, graduate, ignored);
        diag_destroy(ignored);
    }
    if (edition) {
        struct buffer text = {0};
        for (size_t i = 0; i < graduate->field_count; i++)
            graduate_put_field(graduate, i, NULL, &text);
        digest_bytes(text.bytes, text.length, digits);
        buffer_finish(&text);
        codes_token(plan->codes,
                    &(struct issue){.qualification = offer->code, .diploma = graduate->role[COLUMN_DIPLOMA], .language = language,
                                    .edition = edition->hash, .fields = digits},
                    token);
    }
    arena_clear(rehearsal->arena);
    const struct fields fields = codes_fields(plan->codes, graduate, edition ? token : NULL, rehearsal->arena);
    const struct issue issue = rehearsal_issue(offer, graduate, edition);
    return codes_with_signed(fields, rehearsal_signs(rehearsal, graduate) ? codes_unsigned(&issue, rehearsal->arena) : NULL, rehearsal->arena);
}

/* Whether anything is done with documents that are made. Else the first of an edition is made as far as that takes to find faults;
 * it pays to make the second, for all others are made of it. */
static bool is_wanted(const struct rehearsal *rehearsal)
{
    return rehearsal->plan.kept || rehearsal->diplomas;
}

bool rehearsal_try(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
                   const char *language, struct diag *diag)
{
    struct known_letters *letters = letters_known_of(rehearsal->letters, offer, language);
    bool first = !known_letters_any(letters), known = !first && known_letters_fill(letters, graduate->fields, graduate->field_count);
    for (size_t i = 0; i < graduate->field_count; i++)
        known &= known_letters_hold(letters, graduate->fields[i].value);
    if (known && graduate->field_count)
        return true;
    const struct fields fields = fields_to_try(rehearsal, offer, graduate, language);
    const struct supplement_request request = {
        .language = language, .fields = fields.list, .field_count = fields.count, .date = rehearsal->plan.date,
        .standard = rehearsal->plan.standard, .format = first && !is_wanted(rehearsal) ? SUPPLEMENT_NOTHING : SUPPLEMENT_PDF};
    struct diag *own = diag_create_for(diag);
    const struct supplement_qualification *qualification = shelf_take(rehearsal->plan.shelf, offer, own);
    bool made = qualification && supplement_render(rehearsal->plan.supplement, rehearsal->plan.layout, qualification, &request,
                                                   &rehearsal->files, own);
    made &= !diag_errors(own); /* nor warnings, where they count as errors */
    if (made)
        remember_letters(letters, graduate);
    if (made && rehearsal->diplomas)
        diploma_rehearsal_show(rehearsal->diplomas, &rehearsal->files.list[0]);
    else if (made && rehearsal->plan.kept)
        keep_document(rehearsal, offer, graduate, &fields, language);
    if (made)
        diag_take(diag, own, NULL, NULL); /* warnings */
    else
        tell_unmade(rehearsal, graduate, language, own, diag);
    diag_destroy(own);
    return made;
}
