#include "issue/columns.h"

#include <string.h>

#include "base/map.h"
#include "base/unicode.h"

#define LEFT_OUT "-"

static const struct role {
    const char *name;   /* in map files */
    const char *field;  /* that its cells are; NULL: none */
    bool needed;
} roles[COLUMN_ROLES] = {
    [COLUMN_STUDENT] = {"student", "holder.student", false},
    [COLUMN_NAME] = {"name", "holder.name", true},
    [COLUMN_BORN] = {"born", "holder.born", false},
    [COLUMN_QUALIFICATION] = {"qualification", NULL, true},
    [COLUMN_LANGUAGE] = {"language", NULL, false},
    [COLUMN_DIPLOMA] = {"diploma", "holder.diploma", true},
    [COLUMN_DATE] = {"date", "holder.date", false},
    [COLUMN_SCHOOL] = {"school", "holder.school", false},
};

const char *column_field_name(enum column_role role)
{
    return roles[role].field;
}

/* Letters and digits in lower case: "Datum diploma-uitreiking" -> "datumdiplomauitreiking". */
static const char *plain_heading(const char *heading, struct arena *arena)
{
    const char *end = heading + strlen(heading);
    char *plain = arena_alloc(arena, 2 * strlen(heading) + 4), *at = plain;
    while (heading < end) {
        uint32_t code_point = unicode_lower(utf8_next(&heading, end));
        if (unicode_is_letter(code_point) || unicode_is_digit(code_point))
            at += utf8_put(code_point, at);
    }
    *at = '\0';
    return plain;
}

/* ------------------------------------------------------------------------------------------------ maps */

static bool is_meaning(const char *meaning)
{
    if (strcmp(meaning, LEFT_OUT) == 0 || strncmp(meaning, "holder.", 7) == 0)
        return true;
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (strcmp(meaning, roles[i].name) == 0)
            return true;
    return false;
}

/* Headings -> meanings, from a spreadsheet of two columns. The first row, the map's own headings, is passed over. */
static bool read_map(const char *path, struct map *meanings, struct arena *arena, struct diag *diag)
{
    struct sheet *sheet = sheet_open(path, NULL, diag);
    struct sheet_row row;
    size_t errors = diag_errors(diag);
    enum sheet_step step;
    for (int number = 0; sheet && (step = sheet_next(sheet, &row, diag)) != SHEET_END; number++) {
        if (step == SHEET_FAULT || number == 0)
            continue;
        if (row.count != 2 || !is_meaning(row.cells[1])) {
            diag_report(diag, DIAG_COLUMN_MEANING, (struct place){path, row.line}, "\"%s\" as \"%s\"", row.cells[0],
                        row.count > 1 ? row.cells[1] : "");
            continue;
        }
        const char *plain = plain_heading(row.cells[0], arena);
        *map_slot(meanings, plain, strlen(plain)) = arena_copy(arena, row.cells[1], strlen(row.cells[1]));
    }
    sheet_close(sheet);
    return sheet && diag_errors(diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ headings */

struct reading {
    struct columns *columns;
    struct sheet *sheet;
    struct place place;
    struct arena *arena;
    struct diag *diag;
};

static void take_role(const struct reading *reading, enum column_role role, int column, const char *heading)
{
    int *of = &reading->columns->of_role[role];
    if (*of >= 0)
        diag_report(reading->diag, DIAG_COLUMN_TWICE, reading->place, "%s, \"%s\": this is \"%s\" as an earlier one is",
                    sheet_column(reading->sheet, column), heading, roles[role].name);
    else
        *of = column;
}

static void take_field(const struct reading *reading, const char *name, int column, const char *heading)
{
    struct columns *columns = reading->columns;
    for (int i = 0; i < columns->field_count; i++)
        if (strcmp(columns->fields[i].name, name) == 0) {
            diag_report(reading->diag, DIAG_COLUMN_TWICE, reading->place, "%s, \"%s\"",
                        sheet_column(reading->sheet, column), heading);
            return;
        }
    columns->fields[columns->field_count++] =
        (struct column_field){column, name, arena_copy(reading->arena, heading, strlen(heading))};
}

static void take_heading(const struct reading *reading, const char *heading, const char *meaning, const char *plain,
                         int column)
{
    for (int i = 0; meaning && i < COLUMN_ROLES; i++)
        if (strcmp(meaning, roles[i].name) == 0) {
            take_role(reading, (enum column_role)i, column, heading);
            return;
        }
    if (!meaning)
        meaning = arena_format(reading->arena, "holder.%s", plain);
    if (strcmp(meaning, LEFT_OUT) != 0)
        take_field(reading, meaning, column, heading);
}

static void report_missing(const struct reading *reading)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (roles[i].needed && reading->columns->of_role[i] < 0)
            diag_report(reading->diag, DIAG_COLUMN_MISSING, reading->place, "none of the headings means \"%s\"",
                        roles[i].name);
}

bool columns_read(struct columns *columns, struct sheet *sheet, const struct sheet_row *row, const char *path,
                  const char *map, const char *standard, struct arena *arena, struct diag *diag)
{
    const struct reading reading = {columns, sheet, {path, row->line}, arena, diag};
    struct map *meanings = map_create();
    size_t errors = diag_errors(diag);
    bool read = read_map(standard, meanings, arena, diag) && (!map || read_map(map, meanings, arena, diag));
    *columns = (struct columns){.count = row->count};
    for (int i = 0; i < COLUMN_ROLES; i++)
        columns->of_role[i] = -1;
    columns->fields = arena_new_array(arena, struct column_field, (size_t)row->count);
    for (int i = 0; read && i < row->count; i++) {
        const char *plain = plain_heading(row->cells[i], arena);
        if (*plain)
            take_heading(&reading, row->cells[i], map_find(meanings, plain, strlen(plain)), plain, i);
    }
    if (read)
        report_missing(&reading);
    map_destroy(meanings);
    return diag_errors(diag) == errors;
}
