/* Which row holds the headings, and what each column is for. */
#include "issue/cohort_inside.h"

#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "issue/rows.h"

static void report_unused_column(const struct cohort *cohort, const struct column_field *field, int line, struct diag *diag)
{
    size_t before = diag_count(diag);
    diag_report(diag, DIAG_COLUMN_UNUSED, (struct place){cohort->path, line}, "%s, \"%s\"", sheet_column(cohort->sheet, field->column),
                field->heading);
    diag_point(diag, before, field->column + 1);
}

/* A column that nothing shows is perhaps misspelt. */
static void report_unused(const struct cohort *cohort, int line, struct diag *diag)
{
    const struct columns *columns = &cohort->columns;
    for (int i = 0; i < columns->field_count; i++)
        if (!inputs_take(cohort->inputs, columns->fields[i].name))
            report_unused_column(cohort, &columns->fields[i], line, diag);
}

/* Tells the sheet which columns are used, and in which of them each digit counts. */
static bool say_uses(struct cohort *cohort, struct diag *diag)
{
    const struct columns *columns = &cohort->columns;
    enum sheet_use *uses = arena_new_array(cohort->arena, enum sheet_use, (size_t)columns->count);
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (columns->of_role[i] >= 0)
            uses[columns->of_role[i]] =
                i == COLUMN_STUDENT || i == COLUMN_QUALIFICATION || i == COLUMN_DIPLOMA ? SHEET_CODE : SHEET_USED;
    for (int i = 0; i < columns->field_count; i++)
        if (inputs_take(cohort->inputs, columns->fields[i].name))
            uses[columns->fields[i].column] = SHEET_USED;
    for (int i = 0; i < columns->name_count; i++)
        uses[columns->name[i].column] = SHEET_USED;
    return sheet_use(cohort->sheet, uses, columns->count, diag);
}

/* "columns 2, 3 and 4" */
static void name_columns(struct cohort *cohort)
{
    const struct columns *columns = &cohort->columns;
    const char *words = say("columns");
    for (int i = 0; i < columns->name_count; i++) {
        const char *before = i == 0 ? "" : i + 1 < columns->name_count ? "," : say(" and");
        words = arena_format(cohort->arena, "%s%s%s", words, before,
                             strrchr(sheet_column(cohort->sheet, columns->name[i].column), ' '));
    }
    cohort->name_columns = columns->name_count ? words : NULL;
}

/* How many cells are headings that are known. */
static int count_known(const struct meanings *meanings, const struct sheet_row *row, struct arena *arena)
{
    int known = 0;
    for (int i = 0; i < row->count; i++)
        if (*row->cells[i])
            known += meanings_find(meanings, heading_plain(row->cells[i], arena), NULL) != NULL;
    return known;
}

enum sheet_step cohort_pass_to(struct cohort *cohort, int line, struct sheet_row *row, struct diag *diag)
{
    struct diag *unheard = diag_create();
    enum sheet_step step = sheet_next(cohort->sheet, row, unheard);
    while (step != SHEET_END && row->line < line) {
        diag_clear(unheard);
        step = sheet_next(cohort->sheet, row, unheard);
    }
    diag_take(diag, unheard, NULL, NULL);
    diag_destroy(unheard);
    return step;
}

/* A title may stand above the headings, or words over several of them: the headings are, of the first rows, the one in which
 * most are known. What is above is told. */
static enum sheet_step find_headings(struct cohort *cohort, const struct meanings *meanings, struct sheet_row *row,
                                     struct diag *diag)
{
    enum { ROWS_LOOKED_AT = 10, KNOWN_ENOUGH = 3 };
    struct diag *unheard = diag_create();
    struct arena *arena = arena_create();
    struct sheet_row next;
    enum sheet_step step;
    int most = -1, first = 0, line = 0, count = 0;
    const char *title = "";
    for (int i = 0; i < ROWS_LOOKED_AT && (step = sheet_next(cohort->sheet, &next, unheard)) != SHEET_END; i++) {
        int known = count_known(meanings, &next, arena);
        if (i == 0) {
            first = next.line;
            for (int j = 0; j < next.count && !*title; j++)
                title = arena_copy(arena, next.cells[j], strlen(next.cells[j]));
        }
        if (known > most) {
            most = known;
            line = next.line;
            count = next.count;
        }
        if (most >= KNOWN_ENOUGH)
            break;
    }
    diag_destroy(unheard);
    if (line > first)
        sheet_headings_at(cohort->sheet, line, count);
    if (line > first && most > 0)
        diag_report(diag, DIAG_HEADINGS_BELOW, (struct place){cohort->path, line}, "what is above is no part of them: \"%.*s\"",
                    (int)utf8_cut(title, strlen(title), CELL_SHOWN), title);
    arena_destroy(arena);
    cohort->heading_line = line;
    return sheet_rewind(cohort->sheet, diag) ? cohort_pass_to(cohort, line, row, diag) : SHEET_FAULT;
}

bool cohort_read_headings(struct cohort *cohort, const struct meanings *meanings, bool any_columns, struct diag *diag)
{
    struct sheet_row row;
    enum sheet_step step = find_headings(cohort, meanings, &row, diag);
    if (step == SHEET_END)
        diag_report(diag, DIAG_COHORT_EMPTY, (struct place){cohort->path, 0}, "no row at all");
    if (step != SHEET_ROW)
        return false;
    cohort->headings = cohort_copy_cells(cohort->arena, &row, row.count);
    if (!columns_read(&cohort->columns, cohort->sheet, &row, cohort->path, meanings, cohort->kind, cohort->inputs, cohort->arena, diag))
        return any_columns;
    name_columns(cohort);
    report_unused(cohort, row.line, diag);
    return say_uses(cohort, diag);
}
