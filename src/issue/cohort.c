#include "issue/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

/* A row as it was read, with what it is sorted by. */
struct sorted_row {
    const char *key;
    size_t number;        /* in the file */
    enum sheet_step step;
    struct sheet_row row;
    struct diag *found;   /* what was told of its fault; or NULL */
};

/* ------------------------------------------------------------------------------------------------ opening */

static bool is_input(const struct cohort *cohort, const char *name)
{
    for (const char *const *input = cohort->inputs; *input; input++)
        if (strcmp(*input, name) == 0)
            return true;
    return false;
}

/* A column that nothing shows is perhaps misspelt. */
static void report_unused(const struct cohort *cohort, int line, struct diag *diag)
{
    const struct columns *columns = &cohort->columns;
    for (int i = 0; i < columns->field_count; i++)
        if (!is_input(cohort, columns->fields[i].name))
            diag_report(diag, DIAG_COLUMN_UNUSED, (struct place){cohort->path, line}, "%s, \"%s\"",
                        sheet_column(cohort->sheet, columns->fields[i].column), columns->fields[i].heading);
}

/* At least `count` of them. */
static const char **copy_cells(struct arena *arena, const struct sheet_row *row, int count)
{
    if (row->count > count)
        count = row->count;
    const char **cells = arena_new_array(arena, const char *, (size_t)count + 1);
    for (int i = 0; i < count; i++)
        cells[i] = i < row->count ? arena_copy(arena, row->cells[i], strlen(row->cells[i])) : "";
    return cells;
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
        if (is_input(cohort, columns->fields[i].name))
            uses[columns->fields[i].column] = SHEET_USED;
    for (int i = 0; i < columns->name_count; i++)
        uses[columns->name[i].column] = SHEET_USED;
    return sheet_use(cohort->sheet, uses, columns->count, diag);
}

/* "columns 2, 3 and 4" */
static void name_columns(struct cohort *cohort)
{
    const struct columns *columns = &cohort->columns;
    const char *words = "columns";
    for (int i = 0; i < columns->name_count; i++) {
        const char *before = i == 0 ? "" : i + 1 < columns->name_count ? "," : " and";
        words = arena_format(cohort->arena, "%s%s%s", words, before,
                             sheet_column(cohort->sheet, columns->name[i].column) + strlen("column"));
    }
    cohort->name_columns = columns->name_count ? words : NULL;
}

static bool read_headings(struct cohort *cohort, const char *map, const char *standard_map, struct diag *diag)
{
    struct sheet_row row;
    enum sheet_step step = sheet_next(cohort->sheet, &row, diag);
    if (step == SHEET_END)
        diag_report(diag, DIAG_COHORT_EMPTY, (struct place){cohort->path, 0}, "no row at all");
    if (step != SHEET_ROW)
        return false;
    cohort->headings = copy_cells(cohort->arena, &row, row.count);
    struct meanings meanings;
    bool read = meanings_read(&meanings, standard_map, map, cohort->arena, diag) &&
                columns_read(&cohort->columns, cohort->sheet, &row, cohort->path, &meanings, cohort->inputs,
                             cohort->arena, diag);
    meanings_finish(&meanings);
    if (!read)
        return false;
    name_columns(cohort);
    report_unused(cohort, row.line, diag);
    return say_uses(cohort, diag);
}

struct cohort *cohort_open(const char *path, const struct sheet_options *options, const char *map,
                           const char *standard_map, const char *const *inputs, struct diag *diag)
{
    struct cohort *cohort = memory_zeroed(1, sizeof *cohort);
    cohort->arena = arena_create();
    cohort->path = arena_copy(cohort->arena, path, strlen(path));
    cohort->inputs = inputs;
    cohort->sheet = sheet_open(cohort->path, options, diag);
    if (cohort->sheet && read_headings(cohort, map, standard_map, diag))
        return cohort;
    cohort_close(cohort);
    return NULL;
}

void cohort_close(struct cohort *cohort)
{
    if (!cohort)
        return;
    sheet_close(cohort->sheet);
    for (size_t i = 0; i < cohort->sorted_count; i++)
        diag_destroy(cohort->sorted[i].found);
    arena_destroy(cohort->arena);
    free(cohort);
}

bool cohort_rewind(struct cohort *cohort, struct diag *diag)
{
    struct sheet_row row;
    cohort->sorted_next = 0;
    return cohort->sorted || (sheet_rewind(cohort->sheet, diag) && sheet_next(cohort->sheet, &row, diag) == SHEET_ROW);
}

const char *cohort_column(struct cohort *cohort, enum column_role role)
{
    int column = cohort->columns.of_role[role];
    if (role == COLUMN_NAME && cohort->name_columns)
        return cohort->name_columns;
    return column >= 0 ? sheet_column(cohort->sheet, column) : column_field_name(role);
}

/* ------------------------------------------------------------------------------------------------ rows */

static bool is_white(uint32_t code_point)
{
    return code_point == '\t' || code_point == 0xA0 || code_point == 0x2007 || code_point == 0x202F ||
           (code_point != '\n' && unicode_is_space(code_point));
}

/* Whether all white space in the text is single spaces, which is told at a glance. */
static bool is_single_spaced(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        if (*at <= ' ' || *at >= 0xC2) {
            bool single = *at == ' ' && at[1] != ' ';
            bool white = *at == 0xC2 ? at[1] == 0xA0 : *at == 0xE2 ? at[1] <= 0x81 : *at == 0xE1 || *at == 0xE3;
            if (*at < 0xC2 ? !single && *at != '\n' : white)
                return false;
        }
    return true;
}

static const char *single_spaced(const char *text, size_t length, struct arena *arena)
{
    const char *end = text + length;
    char *out = arena_alloc(arena, length + 1), *at = out;
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        if (!is_white(code_point))
            at += utf8_put(code_point, at);
        else if (at == out || at[-1] != ' ')
            *at++ = ' ';
    }
    *at = '\0';
    return out;
}

/* As the documents have it. */
const char *cohort_cell(const char *const *cells, int column, struct arena *arena)
{
    size_t length = column >= 0 ? strlen(cells[column]) : 0;
    if (!length)
        return "";
    const char *text = unicode_nfc(arena, cells[column], length, &length);
    return is_single_spaced(text) ? text : single_spaced(text, length, arena);
}

/* A cell of a name that says that there is no such name: of somebody who has but one. */
static bool is_dash(const char *text)
{
    return !text[strspn(text, "-.")] || strcmp(text, "\xE2\x80\x93") == 0;
}

/* Whether what follows a prefix is joined to it: d'Or, El-Amrani, but 't Hooft. */
static bool joins(const char *prefix)
{
    static const char *const ends[] = {"'", "\xE2\x80\x99", "\xCA\xBC", "-", "\xE2\x80\x90"};
    size_t length = strlen(prefix);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t tail = strlen(ends[i]);
        if (length > tail && strcmp(prefix + length - tail, ends[i]) == 0)
            return true;
    }
    return false;
}

/* The name of several columns, with a space between those that are not empty. */
static const char *join_name(const struct columns *columns, const char *const *cells, struct arena *arena)
{
    const char *parts[NAME_COLUMNS_MOST];
    size_t length = 0;
    for (int i = 0; i < columns->name_count; i++) {
        parts[i] = cohort_cell(cells, columns->name[i].column, arena);
        length += strlen(parts[i]) + 1;
    }
    char *name = arena_alloc(arena, length + 1), *at = name;
    bool joined = true;
    for (int i = 0; i < columns->name_count; i++) {
        if (is_dash(parts[i]))
            continue;
        if (!joined)
            *at++ = ' ';
        at = stpcpy(at, parts[i]);
        joined = !columns->name[i].needed && joins(parts[i]);
    }
    *at = '\0';
    return name;
}

/* "nl, en" and the like. */
static void take_languages(struct graduate *graduate, struct arena *arena)
{
    static const char separators[] = " ,;/+&\n\t";
    const char *text = graduate->role[COLUMN_LANGUAGE];
    while (*(text += strspn(text, separators)) && graduate->language_count < LANGUAGES_MOST) {
        size_t length = strcspn(text, separators);
        char *language = arena_copy(arena, text, length);
        for (char *at = language; *at; at++)
            if (*at >= 'A' && *at <= 'Z')
                *at = (char)(*at + 'a' - 'A');
        graduate->languages[graduate->language_count++] = language;
        text += length;
    }
}

static void add_field(const struct cohort *cohort, struct graduate *graduate, struct supplement_field *fields,
                      const char *name, const char *value)
{
    if (name && *value && is_input(cohort, name))
        fields[graduate->field_count++] =
            (struct supplement_field){name, value, {cohort->path, graduate->line}};
}

static void take_fields(const struct cohort *cohort, struct graduate *graduate, struct arena *arena)
{
    const struct columns *columns = &cohort->columns;
    struct supplement_field *fields =
        arena_new_array(arena, struct supplement_field, (size_t)columns->field_count + COLUMN_ROLES);
    for (int i = 0; i < COLUMN_ROLES; i++)
        add_field(cohort, graduate, fields, column_field_name((enum column_role)i), graduate->role[i]);
    for (int i = 0; i < columns->field_count; i++)
        add_field(cohort, graduate, fields, columns->fields[i].name,
                  cohort_cell(graduate->cells, columns->fields[i].column, arena));
    graduate->fields = fields;
}

static enum sheet_step next_row(struct cohort *cohort, struct sheet_row *row, struct diag *diag)
{
    if (!cohort->sorted)
        return sheet_next(cohort->sheet, row, diag);
    if (cohort->sorted_next == cohort->sorted_count)
        return SHEET_END;
    const struct sorted_row *sorted = &cohort->sorted[cohort->sorted_next++];
    *row = sorted->row;
    if (sorted->found)
        diag_take(diag, sorted->found, NULL, NULL);
    else if (sorted->step == SHEET_FAULT)
        diag_report(diag, DIAG_ROW_UNUSABLE, (struct place){cohort->path, row->line}, "it could not be read");
    return sorted->step;
}

enum sheet_step cohort_next(struct cohort *cohort, struct arena *arena, struct graduate *graduate, struct diag *diag)
{
    struct sheet_row row = {0};
    enum sheet_step step = next_row(cohort, &row, diag);
    *graduate = (struct graduate){.line = step == SHEET_END ? 0 : row.line};
    for (int i = 0; i < COLUMN_ROLES; i++)
        graduate->role[i] = "";
    if (row.count) {
        graduate->cells = copy_cells(arena, &row, cohort->columns.count);
        graduate->cell_count = row.count > cohort->columns.count ? row.count : cohort->columns.count;
    }
    if (step != SHEET_ROW)
        return step;
    for (int i = 0; i < COLUMN_ROLES; i++)
        graduate->role[i] = cohort_cell(graduate->cells, cohort->columns.of_role[i], arena);
    if (cohort->columns.name_count)
        graduate->role[COLUMN_NAME] = join_name(&cohort->columns, graduate->cells, arena);
    take_languages(graduate, arena);
    take_fields(cohort, graduate, arena);
    return SHEET_ROW;
}

/* ------------------------------------------------------------------------------------------------ order */

/* In lower case; numbers with leading zeros, so that they sort by their value. */
static const char *sort_key(const char *text, struct arena *arena)
{
    enum { DIGITS = 20 };
    size_t length = strlen(text);
    if (length && length < DIGITS && text[strspn(text, "0123456789")] == '\0')
        return arena_format(arena, "%0*d%s", (int)(DIGITS - length), 0, text);
    const char *end = text + length;
    char *key = arena_alloc(arena, 2 * length + 4), *at = key;
    while (text < end)
        at += utf8_put(unicode_lower(utf8_next(&text, end)), at);
    *at = '\0';
    return key;
}

static int compare_rows(const void *a, const void *b)
{
    const struct sorted_row *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order ? order : (first->number > second->number) - (first->number < second->number);
}

static int find_heading(const struct cohort *cohort, const char *heading)
{
    for (int i = 0; i < cohort->columns.count; i++)
        if (strcmp(cohort->headings[i], heading) == 0)
            return i;
    return -1;
}

/* Reads all rows. What is told of a fault goes with its row; of very many only that there is one. */
static size_t read_rows(struct cohort *cohort, int column, struct buffer *rows, struct diag *diag)
{
    enum { FAULTS_MOST = 1000 };
    struct sorted_row row = {0};
    struct diag *found = diag_create();
    for (int faults = 0; (row.step = sheet_next(cohort->sheet, &row.row, found)) != SHEET_END; row.number++) {
        row.key = column < row.row.count ? sort_key(row.row.cells[column], cohort->arena) : "";
        row.row.cells = row.row.count ? copy_cells(cohort->arena, &row.row, 0) : NULL;
        row.found = row.step == SHEET_FAULT && faults++ < FAULTS_MOST ? found : NULL;
        buffer_append(rows, &row, sizeof row);
        if (row.found) {
            found = diag_create();
        } else if (diag_count(found)) {
            diag_take(diag, found, NULL, NULL);
            diag_clear(found);
        }
    }
    diag_take(diag, found, NULL, NULL);
    diag_destroy(found);
    return row.number;
}

bool cohort_sort(struct cohort *cohort, const char *heading, struct diag *diag)
{
    int column = find_heading(cohort, heading);
    struct buffer rows = {0};
    if (column < 0) {
        diag_report(diag, DIAG_USAGE, (struct place){0}, "export: no column is headed \"%s\"", heading);
        return false;
    }
    cohort->sorted_count = read_rows(cohort, column, &rows, diag);
    cohort->sorted = arena_new_array(cohort->arena, struct sorted_row, cohort->sorted_count + 1);
    if (rows.length)
        memcpy(cohort->sorted, rows.bytes, rows.length);
    qsort(cohort->sorted, cohort->sorted_count, sizeof *cohort->sorted, compare_rows);
    buffer_finish(&rows);
    return true;
}
