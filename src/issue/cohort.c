#include "issue/cohort_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "issue/rows.h"

const char **cohort_copy_cells(struct arena *arena, const struct sheet_row *row, int count)
{
    if (row->count > count)
        count = row->count;
    const char **cells = arena_new_array(arena, const char *, (size_t)count + 1);
    for (int i = 0; i < count; i++)
        cells[i] = i < row->count ? arena_copy(arena, row->cells[i], strlen(row->cells[i])) : "";
    return cells;
}

/* Of a workbook, sheets that are called as rows are: they are not the graduates. */
static bool is_of_graduates(void *context, const char *name)
{
    struct cohort *cohort = context;
    const char *plain = heading_plain(name, cohort->arena), *input = rows_named(&cohort->meanings, cohort->inputs, plain);
    if (!input)
        return true;
    struct named_sheet *sheet = arena_new(cohort->arena, struct named_sheet), **last = &cohort->named_sheets;
    *sheet = (struct named_sheet){arena_copy(cohort->arena, name, strlen(name)), input, NULL};
    while (*last)
        last = &(*last)->next;
    *last = sheet;
    return false;
}

static bool takes_rows(const char *const *inputs)
{
    while (*inputs && !rows_name_length(*inputs))
        inputs++;
    return *inputs;
}

static bool open_sheet(struct cohort *cohort, const char *path, const struct sheet_options *options, const struct cohort_manner *manner,
                       struct diag *diag)
{
    struct sheet_options own = options ? *options : (struct sheet_options){0};
    if (!meanings_read(&cohort->meanings, manner->standard_map, manner->map, cohort->arena, diag))
        return false;
    if (cohort->kind == SHEET_OF_GRADUATES && takes_rows(cohort->inputs)) {
        own.takes = is_of_graduates;
        own.context = cohort;
    }
    cohort->sheet = sheet_open(path, &own, diag);
    return cohort->sheet && cohort_read_headings(cohort, &cohort->meanings, manner->any_columns, diag);
}

struct cohort *cohort_open(const char *path, const struct sheet_options *options, const struct cohort_manner *manner,
                           struct diag *diag)
{
    struct cohort *cohort = memory_zeroed(1, sizeof *cohort);
    cohort->arena = arena_create();
    const char *shown = options && options->shown ? options->shown : path;
    cohort->path = arena_copy(cohort->arena, shown, strlen(shown));
    cohort->inputs = manner->inputs;
    cohort->kind = manner->kind;
    cohort_take_corrections(cohort, manner->corrections, manner->correction_count);
    if (open_sheet(cohort, path, options, manner, diag)) {
        cohort_take_inputs(cohort);
        return cohort;
    }
    cohort_close(cohort);
    return NULL;
}

struct sheet_options cohort_options(const struct supplement_export *request)
{
    static const enum sheet_hidden hidden[] = {[SUPPLEMENT_HIDDEN_REFUSED] = SHEET_HIDDEN_REFUSE,
                                               [SUPPLEMENT_HIDDEN_TAKEN] = SHEET_HIDDEN_TAKE,
                                               [SUPPLEMENT_HIDDEN_SKIPPED] = SHEET_HIDDEN_SKIP};
    return (struct sheet_options){.name = request->sheet, .encoding = request->encoding, .hidden = hidden[request->hidden]};
}

void cohort_close(struct cohort *cohort)
{
    if (!cohort)
        return;
    sheet_close(cohort->sheet);
    cohort_close_rows(cohort);
    meanings_finish(&cohort->meanings);
    cohort_close_sorted(cohort);
    diag_destroy(cohort->uncorrected);
    arena_destroy(cohort->corrected);
    arena_destroy(cohort->arena);
    free(cohort);
}

bool cohort_rewind(struct cohort *cohort, struct diag *diag)
{
    struct sheet_row row;
    cohort->sorted_next = 0;
    return cohort->is_sorted || (sheet_rewind(cohort->sheet, diag) &&
                              cohort_pass_to(cohort, cohort->heading_line, &row, diag) == SHEET_ROW);
}

enum column_role cohort_key(const struct cohort *cohort)
{
    return cohort->kind == SHEET_OF_ROWS && cohort->columns.of_role[COLUMN_DIPLOMA] < 0 ? COLUMN_STUDENT : COLUMN_DIPLOMA;
}

const char *cohort_column(struct cohort *cohort, enum column_role role)
{
    int column = cohort->columns.of_role[role];
    if (role == COLUMN_NAME && cohort->name_columns)
        return cohort->name_columns;
    return column >= 0 ? sheet_column(cohort->sheet, column) : column_field_name(role);
}

void cohort_point(const struct cohort *cohort, enum column_role role, size_t first, struct diag *diag)
{
    diag_point(diag, first, cohort->columns.of_role[role] + 1);
}

void cohort_point_field(const struct cohort *cohort, const struct graduate *graduate, const struct supplement_field *field, size_t first,
                        struct diag *diag)
{
    if (field->place.line != graduate->line)
        return; /* it stands in a sheet of rows */
    for (int i = 0; i < cohort->columns.field_count; i++)
        if (strcmp(cohort->columns.fields[i].name, field->name) == 0)
            diag_point(diag, first, cohort->columns.fields[i].column + 1);
}

static enum sheet_step next_row(struct cohort *cohort, struct sheet_row *row, struct diag *diag)
{
    return cohort->is_sorted ? cohort_next_sorted(cohort, row, diag) : cohort_next_corrected(cohort, row, diag);
}

enum sheet_step cohort_next(struct cohort *cohort, struct arena *arena, struct graduate *graduate, struct diag *diag)
{
    struct sheet_row row = {0};
    enum sheet_step step;
    while ((step = next_row(cohort, &row, diag)) == SHEET_ROW && cohort_passes_over(cohort, &row, diag))
        ;
    *graduate = (struct graduate){.line = step == SHEET_END ? 0 : row.line, .form = cohort->forms, .torn = row.torn};
    for (int i = 0; i < COLUMN_ROLES; i++)
        graduate->role[i] = "";
    if (row.count) {
        graduate->cells = cohort_copy_cells(arena, &row, cohort->columns.count);
        graduate->cell_count = row.count > cohort->columns.count ? row.count : cohort->columns.count;
    }
    if (step != SHEET_ROW)
        return step;
    for (int i = 0; i < COLUMN_ROLES; i++)
        graduate->role[i] = cohort_cell(graduate->cells, cohort->columns.of_role[i], arena);
    if (cohort->columns.name_count)
        graduate->role[COLUMN_NAME] = graduate_name(&cohort->columns, graduate->cells, arena);
    cohort_find_form(cohort, graduate);
    graduate_languages(graduate, arena);
    graduate->role[COLUMN_BORN] = dates_take(&cohort->dates, 0, graduate, graduate->role[COLUMN_BORN], arena);
    graduate->role[COLUMN_DATE] = dates_take(&cohort->dates, 1, graduate, graduate->role[COLUMN_DATE], arena);
    if (cohort_no_graduate(cohort, graduate, diag))
        return SHEET_FAULT;
    graduate_fields(cohort, graduate, arena);
    return !cohort->rows || cohort_add_rows(cohort, graduate, arena, diag) ? SHEET_ROW : SHEET_FAULT;
}
