#include "issue/rehearse.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "gate/text.h"
#include "issue/full_name.h"
#include "issue/name.h"

enum {
    CODE_POINTS = 0x10000,
    VALUE_SHORT = 60 /* bytes: longer values are tried even if all their letters are known */
};

/* Letters that were set in an edition without a fault: a value of nothing but these need not be tried. */
struct edition_letters {
    const struct offer *offer;
    const char *language;
    uint64_t good[CODE_POINTS / 64];
    struct edition_letters *next;
};

/* The documents that were asked for, and their diplomas, by the hashes of what names them: open addressing, 0 is none. */
struct asked {
    uint64_t *hashes;
    int *lines;
    size_t count, capacity;
};

struct rehearsal {
    struct cohort *cohort;
    const struct offers *offers;
    struct supplement *supplement;
    struct gate *gate;
    struct supplement_layout *layout; /* NULL: not needed so far */
    struct supplement_qualification **qualifications; /* as the offers; likewise */
    const char *layout_path, *date;
    struct supplement_files files;
    struct edition_letters *letters;
    struct asked asked;
    const struct diploma_plan *diploma_plan; /* NULL: no diplomas */
    struct diploma_rehearsal *diplomas;      /* likewise */
    struct name_cases cases;
    struct arena *arena;                     /* of what is looked at */
};

static struct asked asked_create(size_t capacity)
{
    struct asked asked = {.capacity = capacity};
    asked.hashes = memory_zeroed(capacity, sizeof *asked.hashes);
    asked.lines = memory_zeroed(capacity, sizeof *asked.lines);
    return asked;
}

static void asked_finish(struct asked *asked)
{
    free(asked->hashes);
    free(asked->lines);
}

static size_t asked_find(const struct asked *asked, uint64_t hash)
{
    size_t at = hash & (asked->capacity - 1);
    while (asked->hashes[at] && asked->hashes[at] != hash)
        at = (at + 1) & (asked->capacity - 1);
    return at;
}

static void asked_grow(struct asked *asked)
{
    struct asked larger = asked_create(2 * asked->capacity);
    larger.count = asked->count;
    for (size_t i = 0; i < asked->capacity; i++)
        if (asked->hashes[i]) {
            size_t at = asked_find(&larger, asked->hashes[i]);
            larger.hashes[at] = asked->hashes[i];
            larger.lines[at] = asked->lines[i];
        }
    asked_finish(asked);
    *asked = larger;
}

struct rehearsal *rehearsal_create(struct cohort *cohort, const struct offers *offers, const char *data_folder,
                                   const char *layout, const char *date, const struct diploma_plan *diplomas)
{
    struct rehearsal *rehearsal = memory_zeroed(1, sizeof *rehearsal);
    *rehearsal = (struct rehearsal){.cohort = cohort, .offers = offers, .layout_path = layout, .date = date};
    rehearsal->supplement = supplement_create(data_folder);
    supplement_trust(rehearsal->supplement);
    rehearsal->gate = gate_create(supplement_data_file(rehearsal->supplement, "layouts/error-words.csv"));
    rehearsal->qualifications = memory_zeroed(offers->count + 1, sizeof *rehearsal->qualifications);
    rehearsal->asked = asked_create(1024);
    rehearsal->arena = arena_create();
    rehearsal->diploma_plan = diplomas;
    if (diplomas)
        rehearsal->diplomas = diploma_rehearsal_create(diplomas, rehearsal->supplement);
    return rehearsal;
}

void rehearsal_end(struct rehearsal *rehearsal)
{
    supplement_files_finish(&rehearsal->files);
    diploma_rehearsal_destroy(rehearsal->diplomas);
    rehearsal->diplomas = NULL;
    gate_destroy(rehearsal->gate);
    rehearsal->gate = NULL;
    supplement_destroy(rehearsal->supplement);
    rehearsal->supplement = NULL;
    asked_finish(&rehearsal->asked);
    rehearsal->asked = (struct asked){0};
    memory_give_back();
}

void rehearsal_destroy(struct rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    for (struct edition_letters *letters = rehearsal->letters, *next; letters; letters = next) {
        next = letters->next;
        free(letters);
    }
    rehearsal_end(rehearsal);
    arena_destroy(rehearsal->arena);
    free(rehearsal->qualifications);
    free(rehearsal);
}

/* ------------------------------------------------------------------------------------------------ languages */

void rehearsal_complete(const struct rehearsal *rehearsal, struct graduate *graduate, const char *languages,
                        struct arena *arena)
{
    const struct offer *offer = offers_find(rehearsal->offers, graduate->role[COLUMN_QUALIFICATION]);
    if (graduate->language_count || (!languages && !offer))
        return;
    if (!languages) {
        graduate->languages[graduate->language_count++] = offer->editions[0];
        return;
    }
    while (*(languages += strspn(languages, " ,")) && graduate->language_count < LANGUAGES_MOST) {
        size_t length = strcspn(languages, " ,");
        graduate->languages[graduate->language_count++] = arena_copy(arena, languages, length);
        languages += length;
    }
}

static bool has_edition(const struct offer *offer, const char *language)
{
    for (const char *const *edition = offer->editions; *edition; edition++)
        if (strcmp(*edition, language) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ asked twice */

/* The line in which this was asked for before; 0 if this is the first. */
static int ask(struct asked *asked, const char *one, const char *two, const char *three, int line)
{
    char key[8192]; /* more than any path */
    int length = snprintf(key, sizeof key, "%s%c%s%c%s", one, 0, two, 0, three);
    uint64_t hash = map_hash(key, length < (int)sizeof key ? (size_t)length : sizeof key);
    if (5 * asked->count > 4 * asked->capacity)
        asked_grow(asked);
    size_t at = asked_find(asked, hash ? hash : 1);
    if (asked->hashes[at])
        return asked->lines[at];
    asked->hashes[at] = hash ? hash : 1;
    asked->lines[at] = line;
    asked->count++;
    return 0;
}

/* Two numbers may be one path, if the pattern does not name them or the signs in which they differ become `_`. */
static bool is_own_diploma(struct rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                           struct place place, struct diag *diag)
{
    arena_clear(rehearsal->arena);
    const char *number = graduate->role[COLUMN_DIPLOMA];
    const char *path = path_make(rehearsal->diploma_plan->pattern, graduate, language, rehearsal->arena);
    int before = ask(&rehearsal->asked, "", "", path, graduate->line);
    bool own = ask(&rehearsal->asked, "", number, path, graduate->line) || !before;
    if (!own)
        diag_report(diag, DIAG_DIPLOMA_SHARED, place, "%s \"%s\": %s, as in line %d",
                    cohort_column(rehearsal->cohort, COLUMN_DIPLOMA), number, path, before);
    return own;
}

/* One PDF under two names: one of the two holders would get the other's diploma. */
static bool is_diploma_of_one(struct rehearsal *rehearsal, const struct graduate *graduate, struct place place,
                              struct diag *diag)
{
    const char *number = graduate->role[COLUMN_DIPLOMA], *sha256 = diploma_rehearsal_sha256(rehearsal->diplomas);
    int before = ask(&rehearsal->asked, "PDF", "", sha256, graduate->line);
    bool own = ask(&rehearsal->asked, "PDF", number, sha256, graduate->line) || !before;
    if (!own)
        diag_report(diag, DIAG_DIPLOMA_COPIED, place, "%s \"%s\", as in line %d",
                    cohort_column(rehearsal->cohort, COLUMN_DIPLOMA), number, before);
    return own;
}

static bool judge_diploma(struct rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                          struct place place, struct diag *diag)
{
    return is_own_diploma(rehearsal, graduate, language, place, diag) &&
           diploma_rehearsal_judge(rehearsal->diplomas, graduate, language, place, diag) &&
           is_diploma_of_one(rehearsal, graduate, place, diag);
}

/* ------------------------------------------------------------------------------------------------ trying */

static struct edition_letters *letters_of(struct rehearsal *rehearsal, const struct offer *offer, const char *language)
{
    struct edition_letters *letters = rehearsal->letters;
    while (letters && (letters->offer != offer || strcmp(letters->language, language) != 0))
        letters = letters->next;
    if (letters)
        return letters;
    letters = memory_zeroed(1, sizeof *letters);
    letters->offer = offer;
    for (const char *const *edition = offer->editions; *edition; edition++)
        if (strcmp(*edition, language) == 0)
            letters->language = *edition;
    letters->next = rehearsal->letters;
    return rehearsal->letters = letters;
}

/* True if all letters are known to be good; marks them as such with `mark`. */
static bool look_at_letters(struct edition_letters *letters, const char *value, bool mark)
{
    const char *end = value + strlen(value);
    bool good = end - value <= VALUE_SHORT;
    while (value < end) {
        uint32_t code_point = utf8_next(&value, end);
        if (code_point >= CODE_POINTS)
            good = false;
        else if (mark)
            letters->good[code_point / 64] |= UINT64_C(1) << code_point % 64;
        else
            good &= letters->good[code_point / 64] >> code_point % 64 & 1;
    }
    return good;
}

/* Of what was found, what stands in the cohort file; else the first finding, told of the row. */
static bool stands_in_row(void *context, enum diag_id id, struct place place)
{
    const struct graduate *graduate = context;
    (void)id;
    return place.line == graduate->line;
}

static bool open_for_trying(struct rehearsal *rehearsal, const struct offer *offer, struct diag *diag)
{
    struct supplement_qualification **qualification = &rehearsal->qualifications[offer - rehearsal->offers->list];
    if (!rehearsal->layout)
        rehearsal->layout = supplement_open_layout(rehearsal->supplement, rehearsal->layout_path, diag);
    if (!*qualification)
        *qualification = supplement_open_qualification(rehearsal->supplement, offer->path, diag);
    return rehearsal->layout && *qualification;
}

static bool try_document(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
                         const char *language, struct diag *diag)
{
    struct edition_letters *letters = letters_of(rehearsal, offer, language);
    bool known = letters->good[0] != 0;
    for (size_t i = 0; i < graduate->field_count; i++)
        known &= look_at_letters(letters, graduate->fields[i].value, false);
    if (known && graduate->field_count)
        return true;
    const struct supplement_request request = {
        .language = language, .fields = graduate->fields, .field_count = graduate->field_count, .date = rehearsal->date};
    struct diag *own = diag_create_for(diag);
    bool made = open_for_trying(rehearsal, offer, own) &&
                supplement_render(rehearsal->supplement, rehearsal->layout,
                                  rehearsal->qualifications[offer - rehearsal->offers->list], &request, &rehearsal->files, own);
    made &= !diag_errors(own); /* nor warnings, where they count as errors */
    for (size_t i = 0; made && i < graduate->field_count; i++)
        look_at_letters(letters, graduate->fields[i].value, true);
    if (made && rehearsal->diplomas)
        diploma_rehearsal_show(rehearsal->diplomas, &rehearsal->files.list[0]);
    size_t errors = diag_errors(diag);
    if (made)
        diag_take(diag, own, NULL, NULL); /* warnings */
    else
        diag_take(diag, own, stands_in_row, (void *)(size_t)graduate);
    if (!made && diag_errors(diag) == errors) {
        diag_report(diag, DIAG_ROW_UNUSABLE, (struct place){rehearsal->cohort->path, graduate->line}, "%s", language);
        diag_take(diag, own, NULL, NULL);
    }
    diag_destroy(own);
    return made;
}

/* ------------------------------------------------------------------------------------------------ a row */

static void check_needed(struct rehearsal *rehearsal, const struct graduate *graduate, struct place place,
                         struct diag *diag)
{
    static const enum column_role needed[] = {COLUMN_NAME, COLUMN_QUALIFICATION, COLUMN_DIPLOMA};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!*graduate->role[needed[i]])
            diag_report(diag, DIAG_CELL_EMPTY, place, "%s", cohort_column(rehearsal->cohort, needed[i]));
}

/* What the cells of a role are to the gate. */
static const enum text_use uses[COLUMN_ROLES] = {
    [COLUMN_STUDENT] = TEXT_NUMBER, [COLUMN_NAME] = TEXT_NAME,     [COLUMN_BORN] = TEXT_WORDS,
    [COLUMN_QUALIFICATION] = TEXT_NUMBER, [COLUMN_LANGUAGE] = TEXT_WORDS, [COLUMN_DIPLOMA] = TEXT_NUMBER,
    [COLUMN_DATE] = TEXT_WORDS,     [COLUMN_SCHOOL] = TEXT_WORDS,
};

static void check_role(struct rehearsal *rehearsal, enum column_role role, const char *value, struct place place,
                       struct diag *diag)
{
    struct suspicion found;
    if (find_suspicion(rehearsal->gate, value, uses[role], &found, diag))
        report_suspicion(&found, value, cohort_column(rehearsal->cohort, role), place, diag);
    else if ((role == COLUMN_DATE || role == COLUMN_BORN) && *value && !is_day(value))
        dates_check(&rehearsal->cohort->dates, value, cohort_column(rehearsal->cohort, role), place, diag);
}

/* The value of a field may be that of a role. */
static bool is_of_role(const struct graduate *graduate, const char *value)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (graduate->role[i] == value)
            return true;
    return false;
}

static void check_values(struct rehearsal *rehearsal, const struct graduate *graduate, struct place place,
                         struct diag *diag)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        check_role(rehearsal, (enum column_role)i, graduate->role[i], place, diag);
    for (size_t i = 0; i < graduate->field_count; i++) {
        const struct supplement_field *field = &graduate->fields[i];
        if (is_of_role(graduate, field->value))
            continue;
        if (pass_text(rehearsal->gate, field->value, field_use(field->name), field->name, place, diag) &&
            !is_day(field->value) && cohort_is_day(rehearsal->cohort, field->name))
            dates_check(&rehearsal->cohort->dates, field->value, field->name, place, diag);
    }
    cohort_check_ages(rehearsal->cohort, graduate, diag);
}

static const char *list_codes(const struct offers *offers, struct buffer *list)
{
    for (size_t i = 0; i < offers->count && list->length < 200; i++)
        buffer_format(list, "%s%s", i ? ", " : "", offers->list[i].code);
    buffer_byte(list, 0);
    return (const char *)list->bytes;
}

static void check_documents(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate,
                            struct place place, struct diag *diag)
{
    for (size_t i = 0; i < graduate->language_count; i++) {
        const char *language = graduate->languages[i];
        if (!has_edition(offer, language)) {
            diag_report(diag, DIAG_EDITION_UNKNOWN, place, "%s, \"%s\" of %s",
                        cohort_column(rehearsal->cohort, COLUMN_LANGUAGE), language, offer->code);
            continue;
        }
        int before = ask(&rehearsal->asked, offer->code, graduate->role[COLUMN_DIPLOMA], language, graduate->line);
        if (before)
            diag_report(diag, DIAG_ROW_TWICE, place, "%s \"%s\" in %s, as in line %d",
                        cohort_column(rehearsal->cohort, COLUMN_DIPLOMA), graduate->role[COLUMN_DIPLOMA], language, before);
        else
            try_document(rehearsal, offer, graduate, language, diag);
        if (!before && rehearsal->diplomas)
            judge_diploma(rehearsal, graduate, language, place, diag);
    }
}

void rehearsal_report(const struct rehearsal *rehearsal, struct diag *diag)
{
    name_cases_report(&rehearsal->cases, rehearsal->cohort->path, diag);
    if (rehearsal->diplomas)
        diploma_rehearsal_report(rehearsal->diplomas, rehearsal->cohort->path, diag);
}

bool rehearsal_check(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct place place = {rehearsal->cohort->path, graduate->line};
    const char *code = graduate->role[COLUMN_QUALIFICATION];
    const struct offer *offer = *code ? offers_find(rehearsal->offers, code) : NULL;
    check_needed(rehearsal, graduate, place, diag);
    arena_clear(rehearsal->arena);
    full_name_judge(rehearsal->cohort, graduate, rehearsal->arena, diag);
    name_cases_count(&rehearsal->cases, graduate);
    check_values(rehearsal, graduate, place, diag);
    if (*code && !offer && !find_suspicion(rehearsal->gate, code, uses[COLUMN_QUALIFICATION], &(struct suspicion){0}, diag)) {
        struct buffer list = {0};
        diag_report(diag, DIAG_QUALIFICATION_UNKNOWN, place, "%s, \"%s\"; there are: %s",
                    cohort_column(rehearsal->cohort, COLUMN_QUALIFICATION), code, list_codes(rehearsal->offers, &list));
        buffer_finish(&list);
    }
    if (offer && diag_errors(diag) == errors)
        check_documents(rehearsal, offer, graduate, place, diag);
    return diag_errors(diag) == errors;
}
