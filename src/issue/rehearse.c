#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/number.h"
#include "gate/text.h"
#include "issue/rehearse_inside.h"
#include "issue/spoken.h"

struct rehearsal *rehearsal_create(const struct rehearsal_plan *plan)
{
    struct rehearsal *rehearsal = memory_zeroed(1, sizeof *rehearsal);
    rehearsal->plan = *plan;
    rehearsal->gate = gate_create(supplement_data_file(plan->supplement, "layouts"));
    rehearsal->letters = letters_known_create();
    asked_init(&rehearsal->asked);
    rehearsal->arena = arena_create();
    rehearsal->meant = map_create();
    rehearsal->meant_arena = arena_create();
    if (plan->diplomas)
        rehearsal->diplomas = diploma_rehearsal_create(plan->diplomas, plan->data_folder);
    return rehearsal;
}

void rehearsal_end(struct rehearsal *rehearsal)
{
    files_finish(&rehearsal->files);
    diploma_rehearsal_destroy(rehearsal->diplomas);
    rehearsal->diplomas = NULL;
    gate_destroy(rehearsal->gate);
    rehearsal->gate = NULL;
    asked_finish(&rehearsal->asked);
    letters_known_destroy(rehearsal->letters);
    rehearsal->letters = NULL;
    memory_give_back();
}

void rehearsal_destroy(struct rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    rehearsal_end(rehearsal);
    arena_destroy(rehearsal->arena);
    arena_destroy(rehearsal->meant_arena);
    map_destroy(rehearsal->meant);
    contests_destroy(rehearsal->contests);
    free(rehearsal);
}

/* ------------------------------------------------------------------------------------------------ languages */

static bool has_edition(const struct offer *offer, const char *language)
{
    for (const char *const *edition = offer->editions; *edition; edition++)
        if (strcmp(*edition, language) == 0)
            return true;
    return false;
}

/* Most rows of a cohort say the same. */
static const char *find_meant(const struct rehearsal *rehearsal, const struct offer *offer, const char *words, struct arena *arena)
{
    enum { MEANT_MOST = 1000 };
    const char *key = arena_format(arena, "%s\n%s", offer->code, words), *known = map_find(rehearsal->meant, key, strlen(key));
    if (known)
        return known;
    const char *meant = spoken_among(offer->editions, words);
    if (map_count(rehearsal->meant) < MEANT_MOST)
        *map_slot(rehearsal->meant, key, strlen(key)) = arena_format(rehearsal->meant_arena, "%s", meant ? meant : words);
    return meant ? meant : words;
}

void rehearsal_complete(const struct rehearsal *rehearsal, struct graduate *graduate, const char *languages,
                        struct arena *arena)
{
    const struct offer *offer = offers_find(rehearsal->plan.offers, graduate->role[COLUMN_QUALIFICATION]);
    if (!graduate->language_count && languages)
        graduate_ask_for(graduate, languages, arena);
    else if (!graduate->language_count && offer)
        graduate->languages[graduate->language_count++] = offer->editions[0];
    for (size_t i = 0; offer && i < graduate->language_count; i++)
        if (!has_edition(offer, graduate->languages[i]))
            graduate->languages[i] = find_meant(rehearsal, offer, graduate->languages[i], arena);
}

/* ------------------------------------------------------------------------------------------------ a row */

static void check_needed(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    static const enum column_role needed[] = {COLUMN_NAME, COLUMN_QUALIFICATION, COLUMN_DIPLOMA};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!*graduate->role[needed[i]])
            rehearsal_report_empty(rehearsal, graduate, needed[i], diag);
}

/* What the cells of a role are to the gate. */
static const enum text_use uses[COLUMN_ROLES] = {
    [COLUMN_STUDENT] = TEXT_NUMBER, [COLUMN_NAME] = TEXT_NAME,     [COLUMN_BORN] = TEXT_WORDS,
    [COLUMN_QUALIFICATION] = TEXT_NUMBER, [COLUMN_LANGUAGE] = TEXT_WORDS, [COLUMN_DIPLOMA] = TEXT_NUMBER,
    [COLUMN_DATE] = TEXT_WORDS,     [COLUMN_SCHOOL] = TEXT_WORDS,
};

static void check_role(struct rehearsal *rehearsal, const struct graduate *graduate, enum column_role role, struct place place,
                       struct diag *diag)
{
    const char *value = graduate->role[role];
    struct suspicion found;
    size_t before = diag_count(diag);
    if (find_suspicion(rehearsal->gate, value, uses[role], &found, diag))
        report_suspicion(&found, value, cohort_column(rehearsal->plan.cohort, role), place, diag);
    else if ((role == COLUMN_DATE || role == COLUMN_BORN) && *value && !is_day(value))
        dates_check(&rehearsal->plan.cohort->dates, graduate, value, cohort_column(rehearsal->plan.cohort, role), place, diag);
    cohort_point(rehearsal->plan.cohort, role, before, diag);
}

/* The value of a field may be that of a role. */
static bool is_of_role(const struct graduate *graduate, const char *value)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (graduate->role[i] == value)
            return true;
    return false;
}

static void check_field(struct rehearsal *rehearsal, const struct graduate *graduate, const struct supplement_field *field,
                        struct diag *diag)
{
    size_t before = diag_count(diag);
    if (pass_text(rehearsal->gate, field->value, field_use(field->name), field->name, field->place, diag)) {
        if (!is_day(field->value) && cohort_is_day(rehearsal->plan.cohort, graduate, field->name))
            dates_check(&rehearsal->plan.cohort->dates, graduate, field->value, field->name, field->place, diag);
        if (graduate->form->has_numbers && supplement_kind(graduate->form->layout, field->name) == SUPPLEMENT_NUMBER)
            number_judge(field->value, field->name, field->place, diag);
    }
    if (diag_count(diag) > before)
        cohort_point_field(rehearsal->plan.cohort, graduate, field, before, diag);
}

static void check_values(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate, struct place place,
                         struct diag *diag)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        check_role(rehearsal, graduate, (enum column_role)i, place, diag);
    for (size_t i = 0; i < graduate->field_count; i++) {
        const struct supplement_field *field = &graduate->fields[i];
        if (!is_of_role(graduate, field->value))
            check_field(rehearsal, graduate, field, diag);
    }
    cohort_judge_days(rehearsal->plan.cohort, graduate, offer, rehearsal->plan.today, diag);
}

static const char *list_codes(const struct offers *offers, struct buffer *list)
{
    for (size_t i = 0; i < offers->count && list->length < 200; i++)
        buffer_format(list, "%s%s", i ? ", " : "", offers->list[i].code);
    buffer_byte(list, 0);
    return (const char *)list->bytes;
}

/* One number in two qualifications: whose results are they? */
static bool judge_rows(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    enum column_role key = COLUMN_DIPLOMA;
    int before = rehearsal->plan.cohort->rows ? cohort_claim_rows(rehearsal->plan.cohort, graduate, &key) : 0;
    return !before || rehearsal_contest(rehearsal, graduate, (struct contest){DIAG_ROWS_SHARED, before, NULL, key}, diag);
}

static const char *list_editions(const struct offer *offer, struct arena *arena)
{
    const char *list = offer->editions[0];
    for (const char *const *edition = offer->editions + 1; *offer->editions && *edition; edition++)
        list = arena_format(arena, "%s, %s", list, *edition);
    return list ? list : "";
}

static void check_documents(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
                            struct place place, struct diag *diag)
{
    const struct issue issue = rehearsal_issue(offer, graduate, NULL);
    if (rehearsal_signs(rehearsal, graduate) && !codes_essence_fits(&issue, place, diag))
        return;
    for (size_t i = 0; i < graduate->language_count; i++) {
        const char *language = graduate->languages[i], *column = cohort_column(rehearsal->plan.cohort, COLUMN_LANGUAGE);
        size_t found = diag_count(diag);
        if (!has_edition(offer, language)) {
            diag_report(diag, DIAG_EDITION_UNKNOWN, place, "%s, \"%s\" of %s; there are: %s", column ? column : "--language", language,
                        offer->code, list_editions(offer, rehearsal->arena));
            cohort_point(rehearsal->plan.cohort, COLUMN_LANGUAGE, found, diag);
            continue;
        }
        int before = asked_before(&rehearsal->asked, offer->code, graduate->role[COLUMN_DIPLOMA], language, graduate->line);
        if (before) {
            diag_report(diag, DIAG_ROW_TWICE, place, "%s \"%s\" in %s, as in line %d",
                        cohort_column(rehearsal->plan.cohort, COLUMN_DIPLOMA), graduate->role[COLUMN_DIPLOMA], language, before);
            cohort_point(rehearsal->plan.cohort, COLUMN_DIPLOMA, found, diag);
        } else {
            rehearsal_try(rehearsal, offer, graduate, language, diag);
        }
        if (!before && rehearsal->diplomas)
            rehearsal_judge_diploma(rehearsal, graduate, language, place, diag);
    }
}

void rehearsal_report(const struct rehearsal *rehearsal, struct diag *diag)
{
    name_cases_report(&rehearsal->cases, rehearsal->plan.cohort->path, diag);
    cohort_report_rows(rehearsal->plan.cohort, diag);
    if (rehearsal->diplomas)
        diploma_rehearsal_report(rehearsal->diplomas, rehearsal->plan.cohort->path, diag);
}

size_t rehearsal_ahead(const struct rehearsal *rehearsal)
{
    return rehearsal->diplomas ? diploma_rehearsal_ahead(rehearsal->diplomas) : 1;
}

void rehearsal_announce(struct rehearsal *rehearsal, const struct graduate *graduate)
{
    diploma_rehearsal_announce(rehearsal->diplomas, graduate, (struct place){rehearsal->plan.cohort->path, graduate->line});
}

bool rehearsal_check(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct place place = {rehearsal->plan.cohort->path, graduate->line};
    const char *code = graduate->role[COLUMN_QUALIFICATION];
    const struct offer *offer = *code ? offers_find(rehearsal->plan.offers, code) : NULL;
    check_needed(rehearsal, graduate, diag);
    arena_clear(rehearsal->arena);
    full_name_judge(rehearsal->plan.cohort, graduate, rehearsal->arena, diag);
    cohort_judge_lines(rehearsal->plan.cohort, graduate, diag);
    name_cases_count(&rehearsal->cases, graduate);
    check_values(rehearsal, offer, graduate, place, diag);
    if (*code && !offer && !find_suspicion(rehearsal->gate, code, uses[COLUMN_QUALIFICATION], &(struct suspicion){0}, diag)) {
        struct buffer list = {0};
        size_t before = diag_count(diag);
        diag_report(diag, DIAG_QUALIFICATION_UNKNOWN, place, "%s, \"%s\"; there are: %s",
                    cohort_column(rehearsal->plan.cohort, COLUMN_QUALIFICATION), code, list_codes(rehearsal->plan.offers, &list));
        cohort_point(rehearsal->plan.cohort, COLUMN_QUALIFICATION, before, diag);
        buffer_finish(&list);
    }
    if (offer && diag_errors(diag) == errors && judge_rows(rehearsal, graduate, diag))
        check_documents(rehearsal, offer, graduate, place, diag);
    if (rehearsal->diplomas)
        diploma_rehearsal_pass(rehearsal->diplomas, place);
    return diag_errors(diag) == errors;
}
