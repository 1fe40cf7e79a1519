#include "issue/row_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/row_name.h"
#include "base/say.h"
#include "issue/numbers.h"
#include "issue/rejected.h"
#include "issue/rows.h"

/* ------------------------------------------------------------------------------------------------ reading */

static const char *copy(struct row_sheet *sheet, const char *text)
{
    return arena_copy(sheet->arena, text, strlen(text));
}

static bool names_qualifications(const struct cohort *file)
{
    return file->columns.of_role[COLUMN_QUALIFICATION] >= 0;
}

/* By which a number finds its rows, however it is spelt. */
static void put_key(struct buffer *key, const char *qualification, enum column_role of, const char *number)
{
    buffer_append(key, qualification, strlen(qualification) + 1);
    if (of == COLUMN_STUDENT)
        student_put_plain(key, number);
    else
        number_put_plain(key, number);
}

static struct row_group *group_of(struct row_sheet *sheet, const struct graduate *row)
{
    const char *const *role = row->role;
    struct buffer key = {0};
    put_key(&key, role[COLUMN_QUALIFICATION], sheet->key, role[sheet->key]);
    void **slot = map_slot(sheet->groups, key.bytes, key.length);
    struct row_group *group = *slot;
    buffer_finish(&key);
    if (group)
        return group;
    *slot = group = arena_new(sheet->arena, struct row_group);
    *group = (struct row_group){.qualification = copy(sheet, role[COLUMN_QUALIFICATION]),
                                .number = copy(sheet, role[sheet->key]), .student = "", .name = "", .line = row->line};
    group->link = &group->first;
    *sheet->link = group;
    sheet->link = &group->next;
    return group;
}

/* What is not known is nobody else's. */
static bool may_be_same(const char *student, const char *name, const char *const *role)
{
    const char *others = role[COLUMN_STUDENT], *other = role[COLUMN_NAME];
    if (*student && *others && !student_is_same(student, others))
        return false;
    const struct person one = {student, "", name}, two = {others, "", other};
    return !*name || !*other || person_is_same(&one, &two);
}

static void note_holder(struct row_sheet *sheet, struct row_group *group, const struct graduate *row)
{
    const char *const *role = row->role;
    if (sheet->key == COLUMN_DIPLOMA && !group->other && strcmp(group->number, role[COLUMN_DIPLOMA]) != 0) {
        group->other = copy(sheet, role[COLUMN_DIPLOMA]);
        group->other_line = row->line;
    }
    if (!group->mixed_line && !may_be_same(group->student, group->name, role))
        group->mixed_line = row->line;
    if (!*group->student && *role[COLUMN_STUDENT])
        group->student = copy(sheet, role[COLUMN_STUDENT]);
    if (!*group->name && *role[COLUMN_NAME])
        group->name = copy(sheet, role[COLUMN_NAME]);
}

static const char *const *take_values(struct row_sheet *sheet, const struct graduate *row)
{
    size_t count = 0;
    while (sheet->inputs[count])
        count++;
    const char **values = arena_new_array(sheet->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        values[i] = "";
        for (size_t j = 0; j < row->field_count; j++)
            if (strcmp(row->fields[j].name, sheet->inputs[i]) == 0)
                values[i] = copy(sheet, row->fields[j].value);
    }
    return values;
}

/* Whether the rows say something of the same: the first column is what they are rows of. */
static void check_repeated(const struct row_sheet *sheet, const struct row_group *group, const struct sheet_values *row,
                           struct diag *diag)
{
    for (const struct sheet_values *other = group->first; *row->values[0] && other; other = other->next)
        if (strcmp(other->values[0], row->values[0]) == 0) {
            diag_report(diag, DIAG_ROWS_REPEATED, (struct place){sheet->path, row->line}, "\"%s\", \"%s\", as in line %d",
                        group->number, row->values[0], other->line);
            return;
        }
}

/* Of more rows than any holder may have, one is enough to tell. */
static void add_row(struct row_sheet *sheet, const struct graduate *row, struct diag *diag)
{
    struct row_group *group = group_of(sheet, row);
    note_holder(sheet, group, row);
    if (group->count++ > ROWS_MOST)
        return;
    struct sheet_values *values = arena_new(sheet->arena, struct sheet_values);
    *values = (struct sheet_values){.line = row->line, .values = take_values(sheet, row)};
    check_repeated(sheet, group, values, diag);
    *group->link = values;
    group->link = &values->next;
}

static bool is_usable(struct cohort *file, const struct graduate *row, struct diag *diag)
{
    struct place place = {file->path, row->line};
    enum column_role key = cohort_key(file);
    bool whole = *row->role[key] && (!names_qualifications(file) || *row->role[COLUMN_QUALIFICATION]);
    if (!whole)
        diag_report(diag, DIAG_CELL_EMPTY, place, "%s", cohort_column(file, *row->role[key] ? COLUMN_QUALIFICATION : key));
    else if (!row->field_count)
        diag_report(diag, DIAG_CELL_EMPTY, place, "%s", sheet_column(file->sheet, file->columns.fields[0].column));
    return whole && row->field_count;
}

struct row_sheet *row_sheet_read(struct cohort *file, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct row_sheet *sheet = memory_zeroed(1, sizeof *sheet);
    sheet->arena = arena_create();
    sheet->groups = map_create();
    sheet->link = &sheet->first;
    sheet->file = file;
    sheet->path = file->path;
    sheet->inputs = file->inputs;
    sheet->key = cohort_key(file);
    struct arena *arena = arena_create();
    struct graduate row;
    for (enum sheet_step step; (step = cohort_next(file, arena, &row, diag)) != SHEET_END; arena_clear(arena))
        if (step == SHEET_ROW && is_usable(file, &row, diag)) {
            cohort_judge_lines(file, &row, diag);
            add_row(sheet, &row, diag);
        }
    arena_destroy(arena);
    if (diag_errors(diag) == errors)
        return sheet;
    row_sheet_destroy(sheet);
    return NULL;
}

void row_sheet_destroy(struct row_sheet *sheet)
{
    if (!sheet)
        return;
    map_destroy(sheet->groups);
    arena_destroy(sheet->arena);
    cohort_close(sheet->file);
    free(sheet);
}

/* ------------------------------------------------------------------------------------------------ whose they are */

static struct row_group *find_group(const struct row_sheet *sheet, const struct graduate *graduate)
{
    bool named = names_qualifications(sheet->file);
    struct buffer key = {0};
    put_key(&key, named ? graduate->role[COLUMN_QUALIFICATION] : "", sheet->key, graduate->role[sheet->key]);
    struct row_group *group = map_find(sheet->groups, key.bytes, key.length);
    buffer_finish(&key);
    return group;
}

/* False with an error: they may be another's. */
static bool is_certain(const struct row_sheet *sheet, const struct row_group *group, const struct graduate *graduate,
                       struct place place, struct diag *diag)
{
    const char *const *role = graduate->role;
    bool alike = sheet->key == COLUMN_DIPLOMA && strcmp(group->number, role[COLUMN_DIPLOMA]) != 0;
    bool same = may_be_same(group->student, group->name, role);
    if (alike || group->other)
        diag_report(diag, DIAG_ROWS_ALIKE, place, "\"%s\"; \"%s\" in %s:%d", role[COLUMN_DIPLOMA],
                    alike ? group->number : group->other, sheet->path, alike ? group->line : group->other_line);
    else if (!same || group->mixed_line)
        diag_report(diag, DIAG_ROWS_OTHERS, place, "\"%s\", %s; \"%s\" in %s:%d", role[sheet->key], role[COLUMN_NAME],
                    *group->name ? group->name : group->student, sheet->path, same ? group->mixed_line : group->line);
    return !alike && !group->other && same && !group->mixed_line;
}

void row_sheet_pass(const struct row_sheet *sheet, const struct graduate *graduate)
{
    struct row_group *group = find_group(sheet, graduate);
    if (group)
        group->is_asked_for = true;
}

struct row_group *row_sheet_find(const struct row_sheet *sheet, const struct graduate *graduate, struct place place,
                                 struct diag *diag)
{
    struct row_group *group = *graduate->role[sheet->key] ? find_group(sheet, graduate) : NULL;
    if (group)
        group->is_asked_for = true;
    return group && is_certain(sheet, group, graduate, place, diag) ? group : NULL;
}

void row_sheet_add_fields(const struct row_sheet *sheet, const struct row_group *group, struct graduate *graduate,
                          struct arena *arena)
{
    size_t columns = 0, count = graduate->field_count;
    while (sheet->inputs[columns])
        columns++;
    size_t rows = (size_t)(group->count > ROWS_MOST ? ROWS_MOST + 1 : group->count);
    struct supplement_field *fields = arena_new_array(arena, struct supplement_field, count + rows * columns);
    if (count)
        memcpy(fields, graduate->fields, count * sizeof *fields);
    int number = 1;
    for (const struct sheet_values *row = group->first; row; row = row->next, number++)
        for (size_t i = 0; i < columns; i++) {
            const char *input = sheet->inputs[i];
            size_t length = rows_name_length(input);
            if (*row->values[i] && inputs_take(graduate->form->inputs, input)) /* another form may have columns that this has not */
                fields[count++] = (struct supplement_field){
                    arena_format(arena, "%.*s.%d%s", (int)length, input, number, input + length + strlen(".*")), row->values[i],
                    {sheet->path, row->line}};
        }
    graduate->fields = fields;
    graduate->field_count = count;
}

int row_group_claim(struct row_group *group, const struct graduate *graduate, struct arena *arena)
{
    const char *qualification = graduate->role[COLUMN_QUALIFICATION], *diploma = graduate->role[COLUMN_DIPLOMA];
    if (group->claimed_line) {
        bool same = strcmp(group->qualification_claimed, qualification) == 0 && strcmp(group->diploma_claimed, diploma) == 0;
        return same ? 0 : group->claimed_line;
    }
    group->claimed_line = graduate->line;
    group->qualification_claimed = arena_copy(arena, qualification, strlen(qualification));
    group->diploma_claimed = arena_copy(arena, diploma, strlen(diploma));
    return 0;
}

void row_sheet_report(const struct row_sheet *sheet, struct diag *diag)
{
    for (const struct row_group *group = sheet->first; group; group = group->next)
        if (!group->is_asked_for)
            diag_report(diag, DIAG_ROWS_UNCLAIMED, (struct place){sheet->path, group->line}, "%s \"%s\"",
                        cohort_column(sheet->file, sheet->key), group->number);
}

/* ------------------------------------------------------------------------------------------------ to be mended */

static bool is_at(void *context, enum diag_id id, struct place place)
{
    const struct place *wanted = context;
    (void)id;
    return place.file && place.line == wanted->line && strcmp(place.file, wanted->file) == 0;
}

void row_sheet_reject(const struct row_sheet *sheet, const struct graduate *graduate, const struct diag *found)
{
    struct row_group *group = find_group(sheet, graduate);
    if (!group)
        return;
    group->is_rejected = true;
    for (struct sheet_values *row = group->first; row; row = row->next) {
        struct place place = {sheet->path, row->line};
        if (!diag_has(found, place, NULL))
            continue;
        struct diag *own = diag_create_for(found);
        diag_take(own, found, is_at, &place);
        if (diag_errors(own))
            row->reason = rejected_reason(own, sheet->arena);
        diag_destroy(own);
    }
}

static const char *reason_of(const struct row_group *group, int line)
{
    const struct sheet_values *row = group->first;
    while (row && row->line != line)
        row = row->next;
    return row && row->reason ? row->reason : "";
}

bool row_sheet_put_rejected(const struct row_sheet *sheet, struct buffer *out, struct diag *diag)
{
    struct cohort *file = sheet->file;
    struct diag *unheard = diag_create(); /* it was told when the rows were read */
    struct arena *arena = arena_create();
    struct graduate row;
    bool more = cohort_rewind(file, diag);
    rejected_put_headings(out, file, arena);
    for (enum sheet_step step; more && (step = cohort_next(file, arena, &row, unheard)) != SHEET_END; arena_clear(arena)) {
        const struct row_group *group = step == SHEET_ROW ? find_group(sheet, &row) : NULL;
        if (group && (group->is_rejected || !group->is_asked_for))
            rejected_put(out, file, &row, reason_of(group, row.line), arena);
    }
    arena_destroy(arena);
    diag_destroy(unheard);
    return more;
}
