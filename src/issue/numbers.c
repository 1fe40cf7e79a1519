#include "issue/numbers.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "issue/likeness.h"

enum { HOLDERS_MOST = 8, KEY_MOST = 512 };

/* What was noted first under a key. Both hashes 0: in doubt. */
struct note {
    uint64_t key; /* 0: none */
    uint32_t number, person;
};

/* Open addressing. */
struct notes {
    struct note *list;
    size_t count, capacity;
};

/* Who stands under a key in doubt. */
struct group {
    struct holder holders[HOLDERS_MOST];
    int count;
};

struct numbers {
    struct notes by_number;  /* qualification, and diploma number as it is compared */
    struct notes by_student; /* student number; and qualification and student number, of the cohort alone */
    bool doubtful;
    size_t shared;           /* rows */
    struct map *groups;      /* by the note's key */
    struct arena *arena;
    struct buffer plain;     /* a student number as it is compared */
};

/* ------------------------------------------------------------------------------------------------ notes */

static struct notes notes_create(size_t capacity)
{
    return (struct notes){memory_zeroed(capacity, sizeof(struct note)), 0, capacity};
}

static struct note *find_note(const struct notes *notes, uint64_t key)
{
    size_t at = key & (notes->capacity - 1);
    while (notes->list[at].key && notes->list[at].key != key)
        at = (at + 1) & (notes->capacity - 1);
    return &notes->list[at];
}

static void notes_grow(struct notes *notes)
{
    struct notes larger = notes_create(2 * notes->capacity);
    larger.count = notes->count;
    for (size_t i = 0; i < notes->capacity; i++)
        if (notes->list[i].key)
            *find_note(&larger, notes->list[i].key) = notes->list[i];
    free(notes->list);
    *notes = larger;
}

static bool is_doubtful(const struct note *note)
{
    return note->key && !note->number && !note->person;
}

/* True if it is in doubt from now on, or was before. */
static bool take_note(struct notes *notes, struct note new)
{
    if (5 * notes->count > 4 * notes->capacity)
        notes_grow(notes);
    struct note *note = find_note(notes, new.key);
    if (!note->key) {
        notes->count++;
        *note = new;
    } else if (note->number != new.number || note->person != new.person) {
        note->number = note->person = 0;
    }
    return is_doubtful(note);
}

/* ------------------------------------------------------------------------------------------------ keys */

struct key {
    char bytes[KEY_MOST];
    size_t length;
};

static void put_code_point(struct key *key, uint32_t code_point)
{
    if (key->length + 4 > KEY_MOST)
        return;
    if (code_point < 0x80)
        key->bytes[key->length++] = (char)code_point;
    else
        key->length += utf8_put(code_point, key->bytes + key->length);
}

static void put_text(struct key *key, const char *text)
{
    size_t length = strlen(text) + 1;
    if (length > KEY_MOST - key->length)
        length = KEY_MOST - key->length;
    memcpy(key->bytes + key->length, text, length);
    key->length += length;
}

/* The next sign of a number as it is compared, in lower case and without marks; 0: it does not count. Nearly all are ASCII. */
static uint32_t next_sign(const char **at, const char *end)
{
    unsigned char byte = (unsigned char)**at;
    if (byte < 0x80) {
        ++*at;
        return byte >= '0' && byte <= '9' ? byte : (byte | 0x20U) - 'a' < 26 ? byte | 0x20U : 0;
    }
    uint32_t sign = utf8_next(at, end);
    return unicode_is_digit(sign) || unicode_is_letter(sign) ? unicode_base(unicode_lower(sign)) : 0;
}

/* A diploma number by its letters and digits; between two digits something counts, but not what: 2026-4711, 2026 4711 and
 * 2026/004711 are one, 1-12 and 11-2 are not. */
static void put_number(struct key *key, const char *number)
{
    const char *end = number + strlen(number);
    bool after_digit = false, gap = false, leading = true;
    while (number < end) {
        uint32_t sign = next_sign(&number, end);
        if (!sign) {
            gap = leading = true;
            continue;
        }
        bool digit = unicode_is_digit(sign);
        if (digit && gap && after_digit)
            put_code_point(key, '.');
        leading = (leading || !after_digit) && digit;
        bool zero = leading && sign == '0' && *number >= '0' && *number <= '9';
        if (!zero && !unicode_is_mark(sign))
            put_code_point(key, sign);
        leading = zero;
        after_digit = digit;
        gap = false;
    }
}

void number_put_plain(struct buffer *out, const char *number)
{
    struct key key = {.length = 0};
    put_number(&key, number);
    buffer_append(out, key.bytes, key.length);
}

static uint64_t number_key(const struct holder *holder)
{
    struct key key = {.length = 0};
    put_text(&key, holder->qualification);
    put_number(&key, holder->diploma);
    uint64_t hash = map_hash(key.bytes, key.length);
    return hash ? hash : 1;
}

/* Groups of all kinds lie in one map. */
static uint64_t student_key(struct numbers *numbers, const struct holder *holder, const char *qualification)
{
    struct buffer *plain = &numbers->plain;
    buffer_clear(plain);
    buffer_string(plain, qualification);
    buffer_byte(plain, '\0');
    student_put_plain(plain, holder->person.student);
    uint64_t hash = ~map_hash(plain->bytes, plain->length);
    return hash ? hash : 1;
}

static uint32_t text_hash(const char *text)
{
    return (uint32_t)map_hash(text, strlen(text)) | 1; /* never 0 */
}

static const char *date_of(const struct holder *holder)
{
    return holder->date ? holder->date : "";
}

static uint32_t person_hash(const struct holder *holder)
{
    const struct person *person = &holder->person;
    return text_hash(person->student) ^ (text_hash(person->born) << 1) ^ (text_hash(person->name) << 2) ^ (text_hash(date_of(holder)) << 3);
}

static uint32_t name_hash(const struct holder *holder)
{
    return text_hash(holder->person.name) ^ (text_hash(holder->person.born) << 1);
}

/* ------------------------------------------------------------------------------------------------ going through all */

struct numbers *numbers_create(void)
{
    struct numbers *numbers = memory_zeroed(1, sizeof *numbers);
    numbers->by_number = notes_create(256);
    numbers->by_student = notes_create(256);
    numbers->groups = map_create();
    numbers->arena = arena_create();
    return numbers;
}

void numbers_destroy(struct numbers *numbers)
{
    if (!numbers)
        return;
    free(numbers->by_number.list);
    free(numbers->by_student.list);
    map_destroy(numbers->groups);
    arena_destroy(numbers->arena);
    buffer_finish(&numbers->plain);
    free(numbers);
}

/* Nobody can be told from another, or no number. */
static bool says_nothing(const struct holder *holder)
{
    return !*holder->diploma || !*holder->person.name;
}

void numbers_note(struct numbers *numbers, const struct holder *holder)
{
    if (says_nothing(holder))
        return;
    uint32_t number = text_hash(holder->diploma);
    bool row = !holder->cited;
    bool doubt = take_note(&numbers->by_number, (struct note){number_key(holder), number, person_hash(holder)});
    if (*holder->person.student)
        doubt |= take_note(&numbers->by_student, (struct note){student_key(numbers, holder, ""), 1, name_hash(holder)});
    if (row && *holder->person.student)
        doubt |= take_note(&numbers->by_student, (struct note){student_key(numbers, holder, holder->qualification), number, 1});
    numbers->doubtful |= doubt && row;
}

bool numbers_are_doubtful(const struct numbers *numbers)
{
    return numbers->doubtful;
}

static bool is_equal(const struct holder *one, const struct holder *other)
{
    return strcmp(one->diploma, other->diploma) == 0 && strcmp(date_of(one), date_of(other)) == 0 &&
           strcmp(one->person.name, other->person.name) == 0 &&
           strcmp(one->person.born, other->person.born) == 0 && strcmp(one->person.student, other->person.student) == 0;
}

static const char *copy(struct numbers *numbers, const char *text)
{
    return text ? arena_copy(numbers->arena, text, strlen(text)) : NULL;
}

static void add_to_group(struct numbers *numbers, uint64_t key, const struct holder *holder)
{
    void **slot = map_slot(numbers->groups, &key, sizeof key);
    if (!*slot) {
        *slot = arena_new(numbers->arena, struct group);
        *(struct group *)*slot = (struct group){.count = 0};
    }
    struct group *group = *slot;
    for (int i = 0; i < group->count; i++)
        if (is_equal(&group->holders[i], holder))
            return;
    if (group->count == HOLDERS_MOST)
        return;
    const struct person *person = &holder->person;
    group->holders[group->count++] = (struct holder){
        .diploma = copy(numbers, holder->diploma), .date = copy(numbers, holder->date), .line = holder->line,
        .cited = copy(numbers, holder->cited), .school = copy(numbers, holder->school),
        .person = {copy(numbers, person->student), copy(numbers, person->born), copy(numbers, person->name)}};
}

static void gather_by(struct numbers *numbers, const struct notes *notes, uint64_t key, const struct holder *holder)
{
    if (is_doubtful(find_note(notes, key)))
        add_to_group(numbers, key, holder);
}

void numbers_gather(struct numbers *numbers, const struct holder *holder)
{
    bool has_student = *holder->person.student;
    if (says_nothing(holder))
        return;
    gather_by(numbers, &numbers->by_number, number_key(holder), holder);
    if (has_student && !holder->superseded)
        gather_by(numbers, &numbers->by_student, student_key(numbers, holder, ""), holder);
    if (has_student && !holder->cited)
        gather_by(numbers, &numbers->by_student, student_key(numbers, holder, holder->qualification), holder);
}

/* ------------------------------------------------------------------------------------------------ judging */

/* `column "4711": held by Anna Jansen (student 1001), 25135/4711/nl/1; here Bram de Vries (student 2002)` */
static void tell(enum diag_id id, const struct holder *other, const struct holder *row, const char *column,
                 struct place place, struct diag *diag)
{
    struct buffer words = {0};
    buffer_string(&words, other->cited && id != DIAG_STUDENT_SHARED && id != DIAG_HOLDER_DIFFERS ? say("held by ") : "");
    person_put(&other->person, &words);
    if (other->cited) {
        buffer_string(&words, ", ");
        buffer_string(&words, other->cited);
    } else {
        buffer_format(&words, say(" in line %d"), other->line);
    }
    if (strcmp(other->diploma, row->diploma) != 0) {
        buffer_string(&words, say(" has \""));
        buffer_string(&words, other->diploma);
        buffer_byte(&words, '"');
    }
    buffer_string(&words, say("; here "));
    person_put(&row->person, &words);
    diag_report(diag, id, place, "%s \"%s\": %.*s", column, row->diploma, (int)words.length, (const char *)words.bytes);
    buffer_finish(&words);
}

static void tell_days(const struct holder *other, const struct holder *row, const char *column, struct place place, struct diag *diag)
{
    if (other->cited)
        diag_report(diag, DIAG_NUMBER_DAYS, place, "%s \"%s\": %s in %s; here %s", column, row->diploma, other->date, other->cited,
                    row->date);
    else
        diag_report(diag, DIAG_NUMBER_DAYS, place, "%s \"%s\": %s in line %d; here %s", column, row->diploma, other->date, other->line,
                    row->date);
}

static const struct group *find_group(const struct numbers *numbers, uint64_t key)
{
    static const struct group NONE;
    const struct group *group = map_find(numbers->groups, &key, sizeof key);
    return group ? group : &NONE;
}

/* Warnings stand at the later of two rows. */
static bool is_earlier(const struct holder *other, const struct holder *row)
{
    return other->cited || other->line < row->line;
}

static const struct holder *find_other_person(const struct group *group, const struct holder *row)
{
    for (int i = 0; i < group->count; i++)
        if (strcmp(group->holders[i].diploma, row->diploma) == 0 &&
            !person_is_same(&group->holders[i].person, &row->person))
            return &group->holders[i];
    return NULL;
}

/* Rows of one number are editions of one diploma, and so is what was issued under it. */
static const struct holder *find_other_day(const struct group *group, const struct holder *row)
{
    for (int i = 0; i < group->count; i++) {
        const struct holder *other = &group->holders[i];
        if (strcmp(other->diploma, row->diploma) == 0 && *date_of(other) && *date_of(row) && strcmp(other->date, row->date) != 0)
            return other;
    }
    return NULL;
}

static const struct holder *find_other_number(const struct group *group, const struct holder *row)
{
    for (int i = 0; i < group->count; i++)
        if (strcmp(group->holders[i].diploma, row->diploma) != 0 && is_earlier(&group->holders[i], row))
            return &group->holders[i];
    return NULL;
}

typedef bool differ(const struct person *one, const struct person *other);

static bool is_spelt_otherwise(const struct person *one, const struct person *other)
{
    return strcmp(one->name, other->name) != 0;
}

static bool is_known_otherwise(const struct person *one, const struct person *other)
{
    return (*one->born && *other->born && !born_is_same(one->born, other->born)) ||
           (*one->student && *other->student && !student_is_same(one->student, other->student));
}

/* An earlier row of the same number; what stands in the register is corrected, and told then. */
static const struct holder *find_differing(const struct group *group, const struct holder *row, differ *differs)
{
    for (int i = 0; i < group->count; i++)
        if (!group->holders[i].cited && group->holders[i].line < row->line &&
            strcmp(group->holders[i].diploma, row->diploma) == 0 && differs(&group->holders[i].person, &row->person))
            return &group->holders[i];
    return NULL;
}

/* Schools number their students themselves. */
static bool is_other_school(const struct holder *one, const struct holder *other)
{
    return one->school && other->school && *one->school && *other->school && strcmp(one->school, other->school) != 0;
}

/* With the student number of the row: another person, or the same with another date of birth. */
static const struct holder *find_other_student(const struct group *group, const struct holder *row, bool same)
{
    for (int i = 0; i < group->count; i++) {
        const struct holder *other = &group->holders[i];
        bool differs = same ? is_known_otherwise(&other->person, &row->person) : true;
        if (differs && is_earlier(other, row) && !is_other_school(other, row) && person_is_same(&other->person, &row->person) == same)
            return other;
    }
    return NULL;
}

static void judge_student(struct numbers *numbers, const struct holder *row, const char *column, struct place place, struct diag *diag)
{
    const struct group *group = find_group(numbers, student_key(numbers, row, ""));
    const struct holder *other = find_other_student(group, row, false);
    if (other) {
        numbers->shared++;
        tell(DIAG_STUDENT_SHARED, other, row, column, place, diag);
        return;
    }
    if ((other = find_other_student(group, row, true)) != NULL && strcmp(other->diploma, row->diploma) != 0)
        tell(DIAG_HOLDER_DIFFERS, other, row, column, place, diag);
    other = find_other_number(find_group(numbers, student_key(numbers, row, row->qualification)), row);
    if (other && person_is_same(&other->person, &row->person))
        tell(DIAG_HOLDER_TWICE, other, row, column, place, diag);
}

size_t numbers_shared(const struct numbers *numbers)
{
    return numbers->shared;
}

bool numbers_judge(struct numbers *numbers, const struct holder *row, const char *column, struct place place, struct diag *diag)
{
    if (says_nothing(row))
        return true;
    const struct group *group = find_group(numbers, number_key(row));
    const struct holder *other = find_other_person(group, row);
    if (other) {
        tell(DIAG_NUMBER_HELD, other, row, column, place, diag);
        return false;
    }
    if ((other = find_other_day(group, row)) != NULL) {
        tell_days(other, row, column, place, diag);
        return false;
    }
    if ((other = find_differing(group, row, is_spelt_otherwise)) != NULL)
        tell(DIAG_HOLDER_SPELT, other, row, column, place, diag);
    if ((other = find_differing(group, row, is_known_otherwise)) != NULL)
        tell(DIAG_HOLDER_DIFFERS, other, row, column, place, diag);
    if ((other = find_other_number(group, row)) != NULL)
        tell(DIAG_NUMBER_ALIKE, other, row, column, place, diag);
    else if (*row->person.student)
        judge_student(numbers, row, column, place, diag);
    return true;
}
