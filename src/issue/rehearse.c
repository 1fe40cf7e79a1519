#include "issue/rehearse.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/number.h"
#include "gate/text.h"
#include "issue/asked.h"
#include "issue/contests.h"
#include "issue/editions.h"
#include "issue/full_name.h"
#include "issue/known_letters.h"
#include "issue/name.h"
#include "issue/spoken.h"

struct rehearsal {
    struct rehearsal_plan plan;
    struct gate *gate;
    struct supplement_files files;
    struct letters_known *letters;
    struct asked asked;
    struct diploma_rehearsal *diplomas;      /* NULL: no diplomas */
    struct contests *contests;               /* NULL: none */
    struct name_cases cases;
    struct arena *arena;                     /* of what is looked at */
    struct map *meant;                       /* which edition words mean, by a qualification's code and the words */
    struct arena *meant_arena;
};

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

/* ------------------------------------------------------------------------------------------------ asked twice */

static void tell_contest(const struct rehearsal *rehearsal, const struct graduate *graduate,
                         const struct contest *contest, struct diag *diag)
{
    size_t before = diag_count(diag);
    contest_tell(contest, cohort_column(rehearsal->plan.cohort, contest->number), graduate->role[contest->number],
                 (struct place){rehearsal->plan.cohort->path, graduate->line}, diag);
    cohort_point(rehearsal->plan.cohort, contest->number, before, diag);
}

/* The row is bad, and so is the one in the line that the contest names. False. */
static bool contest(struct rehearsal *rehearsal, const struct graduate *graduate, struct contest contest, struct diag *diag)
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
    return own || contest(rehearsal, graduate, (struct contest){DIAG_DIPLOMA_SHARED, before, path, COLUMN_DIPLOMA}, diag);
}

/* One PDF under two names: one of the two holders would get the other's diploma. */
static bool is_diploma_of_one(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    const char *number = graduate->role[COLUMN_DIPLOMA], *sha256 = diploma_rehearsal_sha256(rehearsal->diplomas);
    int before = asked_before(&rehearsal->asked, "PDF", "", sha256, graduate->line);
    bool own = asked_before(&rehearsal->asked, "PDF", number, sha256, graduate->line) || !before;
    return own || contest(rehearsal, graduate, (struct contest){DIAG_DIPLOMA_COPIED, before, NULL, COLUMN_DIPLOMA}, diag);
}

static bool judge_diploma(struct rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                          struct place place, struct diag *diag)
{
    return is_own_diploma(rehearsal, graduate, language, diag) &&
           diploma_rehearsal_judge(rehearsal->diplomas, graduate, language, place, diag) &&
           is_diploma_of_one(rehearsal, graduate, diag);
}

/* ------------------------------------------------------------------------------------------------ trying */

/* By its heading, or that there is none of it. */
static void report_empty(const struct rehearsal *rehearsal, const struct graduate *graduate, enum column_role role,
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
        report_empty(lacking->rehearsal, lacking->graduate, role, lacking->diag);
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

static bool bears_signed(const struct rehearsal *rehearsal, const struct graduate *graduate)
{
    return rehearsal->plan.signs && graduate->form->has_signed;
}

/* What a signed code says of a document. */
static struct issue issue_to_try(const struct offer *offer, const struct graduate *graduate, const struct issue_edition *edition)
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
    const struct issue issue = issue_to_try(offer, graduate, edition);
    return codes_with_signed(fields, bears_signed(rehearsal, graduate) ? codes_unsigned(&issue, rehearsal->arena) : NULL, rehearsal->arena);
}

/* Whether anything is done with documents that are made. Else the first of an edition is made as far as that takes to find faults;
 * it pays to make the second, for all others are made of it. */
static bool is_wanted(const struct rehearsal *rehearsal)
{
    return rehearsal->plan.kept || rehearsal->diplomas;
}

static bool try_document(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
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
    for (size_t i = 0; made && i < graduate->field_count; i++)
        known_letters_add(letters, graduate->fields[i].value);
    if (made)
        known_letters_add_fields(letters, graduate->fields, graduate->field_count);
    if (made && rehearsal->diplomas)
        diploma_rehearsal_show(rehearsal->diplomas, &rehearsal->files.list[0]);
    else if (made && rehearsal->plan.kept)
        keep_document(rehearsal, offer, graduate, &fields, language);
    size_t errors = diag_errors(diag);
    if (made)
        diag_take(diag, own, NULL, NULL); /* warnings */
    else {
        diag_each(own, tell_lacking, &(struct lacking){rehearsal, graduate, diag});
        diag_take(diag, own, stands_in_row, (void *)(size_t)graduate);
    }
    if (!made && diag_errors(diag) == errors) {
        report_unusable((struct place){rehearsal->plan.cohort->path, graduate->line}, language, own, diag);
        diag_take(diag, own, NULL, NULL);
    }
    diag_destroy(own);
    return made;
}

/* ------------------------------------------------------------------------------------------------ a row */

static void check_needed(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    static const enum column_role needed[] = {COLUMN_NAME, COLUMN_QUALIFICATION, COLUMN_DIPLOMA};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!*graduate->role[needed[i]])
            report_empty(rehearsal, graduate, needed[i], diag);
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
    return !before || contest(rehearsal, graduate, (struct contest){DIAG_ROWS_SHARED, before, NULL, key}, diag);
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
    const struct issue issue = issue_to_try(offer, graduate, NULL);
    if (bears_signed(rehearsal, graduate) && !codes_essence_fits(&issue, place, diag))
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
            try_document(rehearsal, offer, graduate, language, diag);
        }
        if (!before && rehearsal->diplomas)
            judge_diploma(rehearsal, graduate, language, place, diag);
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
