/* Rows of a graduate that stand in a sheet of their own, such as results. */
#include <string.h>

#include "issue/cohort_inside.h"
#include "issue/row_sheet.h"
#include "issue/rows.h"

void cohort_close_rows(struct cohort *cohort)
{
    for (struct row_sheet *sheet = cohort->rows, *next; sheet; sheet = next) {
        next = sheet->next;
        row_sheet_destroy(sheet);
    }
}

/* ------------------------------------------------------------------------------------------------ opening */

/* Those of the inputs that are of the same rows as this one. */
static const char *const *inputs_beside(struct cohort *cohort, const char *input)
{
    size_t count = 0;
    while (cohort->inputs[count])
        count++;
    const char **list = arena_new_array(cohort->arena, const char *, count + 1);
    count = 0;
    for (const char *const *other = cohort->inputs; *other; other++)
        if (inputs_are_beside(*other, input))
            list[count++] = *other;
    return list;
}

static bool is_in_columns(const struct cohort *cohort, const char *const *inputs)
{
    for (int i = 0; i < cohort->columns.field_count; i++)
        if (inputs_take(inputs, cohort->columns.fields[i].name))
            return true;
    return false;
}

/* Of several sheets of another workbook, the one that is called as the rows are. */
struct wanted {
    struct cohort *cohort;
    const char *input;
};

static bool is_wanted(void *context, const char *name)
{
    const struct wanted *wanted = context;
    const char *plain = heading_plain(name, wanted->cohort->arena);
    return rows_named(&wanted->cohort->meanings, wanted->cohort->inputs, plain) == wanted->input;
}

static bool is_read(const struct cohort *cohort, const char *input)
{
    for (const struct row_sheet *sheet = cohort->rows; sheet; sheet = sheet->next)
        if (strcmp(sheet->inputs[0], input) == 0)
            return true;
    return false;
}

/* `name`: of the sheet; NULL: the one that is called so, or the only one. */
static bool read_sheet(struct cohort *cohort, const char *path, const char *name, const char *input,
                       const struct sheet_options *options, const struct cohort_manner *manner, struct diag *diag)
{
    struct wanted wanted = {cohort, input};
    const struct sheet_options own = {.name = name, .encoding = name ? NULL : options->encoding, .hidden = options->hidden,
                                      .takes = name ? NULL : is_wanted, .context = &wanted,
                                      .shown = name ? arena_format(cohort->arena, "%s#%s", path, name) : NULL};
    struct cohort_manner rows = *manner;
    rows.correction_count = 0; /* they are of the graduates' file */
    rows.any_columns = false;
    rows.kind = SHEET_OF_ROWS;
    rows.inputs = inputs_beside(cohort, input);
    if (is_read(cohort, input) || is_in_columns(cohort, rows.inputs)) {
        diag_report(diag, DIAG_ROWS_TWICE, (struct place){path, 0}, "%.*s", (int)rows_name_length(input), input);
        return false;
    }
    struct cohort *file = cohort_open(path, &own, &rows, diag);
    if (!file)
        return false;
    if (cohort->columns.of_role[cohort_key(file)] < 0) {
        diag_report(diag, DIAG_COLUMN_MISSING, (struct place){cohort->path, cohort->heading_line},
                    "none of the headings means \"student\", by which %s tells whose its rows are", path);
        cohort_close(file);
        return false;
    }
    struct row_sheet *sheet = row_sheet_read(file, diag);
    if (!sheet)
        return false;
    sheet->next = cohort->rows;
    cohort->rows = sheet;
    return true;
}

/* "result=results.csv": the input of these rows; NULL with an error. */
static const char *input_of(const struct cohort *cohort, const char *file, struct diag *diag)
{
    size_t length = strcspn(file, "=");
    for (const char *const *input = cohort->inputs; file[length] && *input; input++)
        if (length && rows_name_length(*input) == length && strncmp(*input, file, length) == 0)
            return *input;
    diag_report(diag, DIAG_ROWS_UNKNOWN, (struct place){0}, "%s", file);
    return NULL;
}

/* What the caller names comes before what the workbook has. */
static bool is_named(const struct cohort *cohort, const char *const *files, const char *input, struct diag *diag)
{
    for (; files && *files; files++)
        if (input_of(cohort, *files, diag) == input)
            return true;
    return false;
}

/* A layout with rows, and nothing that fills them, is perhaps a sheet misnamed. */
static void report_absent(struct cohort *cohort, struct diag *diag)
{
    for (const char *const *input = cohort->inputs; *input; input++) {
        size_t length = rows_name_length(*input);
        const char *const *beside = length ? inputs_beside(cohort, *input) : NULL;
        if (beside && beside[0] == *input && !is_read(cohort, *input) && !is_in_columns(cohort, beside))
            diag_report(diag, DIAG_ROWS_ABSENT, (struct place){cohort->path, 0}, "%.*s", (int)length, *input);
    }
}

bool cohort_read_rows(struct cohort *cohort, const char *const *files, const struct sheet_options *options,
                      const struct cohort_manner *manner, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    for (const char *const *file = files; file && *file; file++) {
        const char *input = input_of(cohort, *file, diag);
        if (input)
            read_sheet(cohort, *file + strcspn(*file, "=") + 1, NULL, input, options, manner, diag);
    }
    for (const struct named_sheet *sheet = cohort->named_sheets; sheet && diag_errors(diag) == errors; sheet = sheet->next)
        if (!is_named(cohort, files, sheet->input, diag))
            read_sheet(cohort, cohort->path, sheet->name, sheet->input, options, manner, diag);
    if (diag_errors(diag) == errors)
        report_absent(cohort, diag);
    return diag_errors(diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ graduates */

/* The days and numbers among them, as the graduate's form reads them. */
static void take_values(struct cohort *cohort, struct graduate *graduate, size_t from, struct arena *arena)
{
    struct supplement_field *fields = (struct supplement_field *)(size_t)graduate->fields; /* in the arena */
    const struct supplement_layout *layout = graduate->form->layout;
    for (size_t i = from; layout && i < graduate->field_count; i++)
        fields[i].value = graduate_value(cohort, graduate, supplement_kind(layout, fields[i].name), fields[i].value, arena);
}

/* Whether the graduate's form has a place for such rows. */
static bool is_for(const struct row_sheet *sheet, const struct graduate *graduate)
{
    for (const char *const *input = graduate->form->inputs; *input; input++)
        if (rows_name_length(*input) && inputs_are_beside(*input, sheet->inputs[0]))
            return true;
    return false;
}

static void report_none(struct cohort *cohort, const struct graduate *graduate, const struct row_sheet *sheet, struct diag *diag)
{
    const char *number = graduate->role[sheet->key];
    struct place place = {cohort->path, graduate->line};
    if (*number)
        diag_report(diag, DIAG_ROWS_NONE, place, "\"%s\", %s", number, sheet->path);
    else if (sheet->key != COLUMN_DIPLOMA) /* that is an error anyway */
        diag_report(diag, DIAG_ROWS_NONE, place, "%s, %s", cohort_column(cohort, sheet->key), sheet->path);
}

bool cohort_add_rows(struct cohort *cohort, struct graduate *graduate, struct arena *arena, struct diag *diag)
{
    size_t errors = diag_errors(diag), count = graduate->field_count;
    struct place place = {cohort->path, graduate->line};
    for (const struct row_sheet *sheet = cohort->rows; sheet; sheet = sheet->next) {
        const struct row_group *group = NULL;
        if (!is_for(sheet, graduate)) {
            row_sheet_pass(sheet, graduate);
            continue;
        }
        if ((group = row_sheet_find(sheet, graduate, place, diag)) != NULL)
            row_sheet_add_fields(sheet, group, graduate, arena);
        else if (diag_errors(diag) == errors)
            report_none(cohort, graduate, sheet, diag);
    }
    take_values(cohort, graduate, count, arena);
    return diag_errors(diag) == errors;
}

int cohort_claim_rows(struct cohort *cohort, const struct graduate *graduate, enum column_role *key)
{
    struct diag *unheard = diag_create(); /* what is wrong was told when the row was read */
    int claimed = 0;
    for (struct row_sheet *sheet = cohort->rows; sheet; sheet = sheet->next) {
        struct row_group *group = is_for(sheet, graduate) ? row_sheet_find(sheet, graduate, (struct place){0}, unheard) : NULL;
        int line = group ? row_group_claim(group, graduate, cohort->arena) : 0;
        if (line && !claimed) {
            claimed = line;
            *key = sheet->key;
        }
    }
    diag_destroy(unheard);
    return claimed;
}

void cohort_report_rows(const struct cohort *cohort, struct diag *diag)
{
    for (const struct row_sheet *sheet = cohort->rows; sheet; sheet = sheet->next)
        row_sheet_report(sheet, diag);
}
