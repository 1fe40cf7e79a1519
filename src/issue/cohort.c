#include "issue/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "issue/collation.h"

/* A row as it was read, with what it is sorted by. */
struct sorted_row {
    const char *key;      /* before they are sorted, the text of it */
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

/* How many cells are headings that are known. */
static int count_known(const struct meanings *meanings, const struct sheet_row *row, struct arena *arena)
{
    int known = 0;
    for (int i = 0; i < row->count; i++)
        if (*row->cells[i])
            known += meanings_find(meanings, heading_plain(row->cells[i], arena), NULL) != NULL;
    return known;
}

/* Reads on to the row of this line, passing over what is above. */
static enum sheet_step read_to(struct cohort *cohort, int line, struct sheet_row *row, struct diag *diag)
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
        diag_report(diag, DIAG_HEADINGS_BELOW, (struct place){cohort->path, line}, "what is above is no part of them: \"%.60s\"",
                    title);
    arena_destroy(arena);
    cohort->heading_line = line;
    return sheet_rewind(cohort->sheet, diag) ? read_to(cohort, line, row, diag) : SHEET_FAULT;
}

static bool take_headings(struct cohort *cohort, const struct meanings *meanings, struct diag *diag)
{
    struct sheet_row row;
    enum sheet_step step = find_headings(cohort, meanings, &row, diag);
    if (step == SHEET_END)
        diag_report(diag, DIAG_COHORT_EMPTY, (struct place){cohort->path, 0}, "no row at all");
    if (step != SHEET_ROW)
        return false;
    cohort->headings = copy_cells(cohort->arena, &row, row.count);
    if (!columns_read(&cohort->columns, cohort->sheet, &row, cohort->path, meanings, cohort->inputs, cohort->arena, diag))
        return false;
    name_columns(cohort);
    report_unused(cohort, row.line, diag);
    return say_uses(cohort, diag);
}

static bool read_headings(struct cohort *cohort, const char *map, const char *standard_map, struct diag *diag)
{
    return meanings_read(&cohort->meanings, standard_map, map, cohort->arena, diag) &&
           take_headings(cohort, &cohort->meanings, diag);
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
    meanings_finish(&cohort->meanings);
    for (size_t i = 0; i < cohort->sorted_count; i++)
        diag_destroy(cohort->sorted[i].found);
    arena_destroy(cohort->arena);
    free(cohort);
}

bool cohort_rewind(struct cohort *cohort, struct diag *diag)
{
    struct sheet_row row;
    cohort->sorted_next = 0;
    return cohort->sorted || (sheet_rewind(cohort->sheet, diag) &&
                              read_to(cohort, cohort->heading_line, &row, diag) == SHEET_ROW);
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

static void take_fields(struct cohort *cohort, struct graduate *graduate, struct arena *arena)
{
    const struct columns *columns = &cohort->columns;
    struct supplement_field *fields =
        arena_new_array(arena, struct supplement_field, (size_t)columns->field_count + COLUMN_ROLES);
    for (int i = 0; i < COLUMN_ROLES; i++)
        add_field(cohort, graduate, fields, column_field_name((enum column_role)i), graduate->role[i]);
    for (int i = 0; i < columns->field_count; i++) {
        const char *value = cohort_cell(graduate->cells, columns->fields[i].column, arena);
        bool dated = cohort->is_day && cohort->is_day[i];
        add_field(cohort, graduate, fields, columns->fields[i].name,
                  dated ? dates_take(&cohort->dates, 0, value, arena) : value);
    }
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

/* The text behind the word, whose letters are small, at its beginning; NULL: it does not begin so. */
static const char *behind_word(const char *text, const char *word)
{
    for (; *word; word++, text++)
        if ((*text >= 'A' && *text <= 'Z' ? *text + 'a' - 'A' : *text) != *word)
            return NULL;
    return text;
}

/* Whether the text is a total ("Aantal: 12") or a line below a list ("Uitgedraaid op 10-7-2026"). */
static bool is_footer(const char *text)
{
    static const char *const totals[] = {"totaal",  "aantal", "total",  "subtotaal", "eindtotaal", "count", "summe", "gesamt",
                                         "anzahl",  "somme",  "nombre", "totale",    "suma",       "razem", "celkem"};
    static const char *const lines[] = {"uitgedraaid op ", "afgedrukt op ", "geprint op ", "printed on ", "gedruckt am ",
                                        "pagina ", "page ", "seite ", "bladzijde "};
    const char *behind;
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        if ((behind = behind_word(text, totals[i])) && !behind[strspn(behind, " :=0123456789.")])
            return true;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if ((behind = behind_word(text, lines[i])) && behind[strcspn(behind, "0123456789")])
            return true;
    return false;
}

/* Whether these cells hold at most numbers. */
static bool are_numbers(const struct sheet_row *row, int from)
{
    for (int i = from; i < row->count; i++)
        if (row->cells[i][strspn(row->cells[i], " 0123456789.,%")])
            return false;
    return true;
}

static bool is_empty_at(const struct cohort *cohort, const struct sheet_row *row, enum column_role role)
{
    int column = cohort->columns.of_role[role];
    return column >= row->count || !*row->cells[column];
}

static bool are_headings_again(const struct cohort *cohort, const struct sheet_row *row)
{
    int column = cohort->columns.of_role[COLUMN_DIPLOMA];
    if (column >= row->count || strcmp(row->cells[column], cohort->headings[column]) != 0)
        return false;
    for (int i = 0; i < row->count && i < cohort->columns.count; i++)
        if (strcmp(row->cells[i], cohort->headings[i]) != 0)
            return false;
    return true;
}

/* A row that is no graduate's: the headings again on another page, a total, a line below the list. */
static bool is_passed_over(const struct cohort *cohort, const struct sheet_row *row, struct diag *diag)
{
    bool again = are_headings_again(cohort, row);
    int first = 0;
    if (!again && !is_empty_at(cohort, row, COLUMN_QUALIFICATION) && !is_empty_at(cohort, row, COLUMN_DIPLOMA))
        return false;
    while (first + 1 < row->count && !*row->cells[first])
        first++;
    if (!again && !(is_footer(row->cells[first]) && are_numbers(row, first + 1)))
        return false;
    diag_report(diag, DIAG_ROW_PASSED_OVER, (struct place){cohort->path, row->line}, "\"%.60s\"", row->cells[first]);
    return true;
}

/* Tells a row that lacks all that is needed once, not each cell of it. */
static bool is_no_graduate(const struct cohort *cohort, const struct graduate *graduate, struct diag *diag)
{
    const char *const *role = graduate->role;
    int first = 0;
    if (*role[COLUMN_NAME] || *role[COLUMN_QUALIFICATION] || *role[COLUMN_DIPLOMA])
        return false;
    while (first + 1 < graduate->cell_count && !*graduate->cells[first])
        first++;
    diag_report(diag, DIAG_ROW_NO_GRADUATE, (struct place){cohort->path, graduate->line}, "\"%.60s\"", graduate->cells[first]);
    return true;
}

enum sheet_step cohort_next(struct cohort *cohort, struct arena *arena, struct graduate *graduate, struct diag *diag)
{
    struct sheet_row row = {0};
    enum sheet_step step;
    while ((step = next_row(cohort, &row, diag)) == SHEET_ROW && is_passed_over(cohort, &row, diag))
        ;
    *graduate = (struct graduate){.line = step == SHEET_END ? 0 : row.line, .torn = row.torn};
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
    graduate->role[COLUMN_BORN] = dates_take(&cohort->dates, 0, graduate->role[COLUMN_BORN], arena);
    graduate->role[COLUMN_DATE] = dates_take(&cohort->dates, 1, graduate->role[COLUMN_DATE], arena);
    if (is_no_graduate(cohort, graduate, diag))
        return SHEET_FAULT;
    take_languages(graduate, arena);
    take_fields(cohort, graduate, arena);
    return SHEET_ROW;
}

/* ------------------------------------------------------------------------------------------------ days */

void cohort_read_days(struct cohort *cohort, struct supplement_layout *layout, enum supplement_dates order)
{
    const struct columns *columns = &cohort->columns;
    cohort->dates = (struct dates){.layout = layout, .order = order};
    cohort->is_day = arena_new_array(cohort->arena, bool, (size_t)columns->field_count);
    for (int i = 0; i < columns->field_count; i++)
        cohort->is_day[i] = supplement_is_day(layout, columns->fields[i].name);
}

/* The column that a field comes from, if its cells are days; -1: they are not. */
static int day_column(const struct cohort *cohort, const char *field)
{
    static const enum column_role roles[] = {COLUMN_BORN, COLUMN_DATE};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(field, column_field_name(roles[i])) == 0)
            return cohort->columns.of_role[roles[i]];
    for (int i = 0; cohort->is_day && i < cohort->columns.field_count; i++)
        if (cohort->is_day[i] && strcmp(field, cohort->columns.fields[i].name) == 0)
            return cohort->columns.fields[i].column;
    return -1;
}

bool cohort_is_day(const struct cohort *cohort, const char *field)
{
    return day_column(cohort, field) >= 0;
}

const char *cohort_as_written(const struct cohort *cohort, const struct graduate *graduate, size_t field, struct arena *arena)
{
    int column = day_column(cohort, graduate->fields[field].name);
    return column < 0 ? graduate->fields[field].value : cohort_cell(graduate->cells, column, arena);
}

/* Years in which nobody was given a diploma that this program is for. */
static bool is_far(const char *day)
{
    return is_day(day) && (strcmp(day, "1950") < 0 || strcmp(day, "2100") > 0);
}

void cohort_check_ages(struct cohort *cohort, const struct graduate *graduate, struct diag *diag)
{
    struct place place = {cohort->path, graduate->line};
    const char *born = graduate->role[COLUMN_BORN], *date = graduate->role[COLUMN_DATE];
    const char *fault = age_fault(born, date);
    if (fault)
        diag_report(diag, DIAG_DATE_IMPLAUSIBLE, place, "%s, \"%s\": with a diploma of %s, %s",
                    cohort_column(cohort, COLUMN_BORN), born, date, fault);
    else if (is_far(date))
        diag_report(diag, DIAG_DATE_IMPLAUSIBLE, place, "%s, \"%s\": a diploma of the year %.4s",
                    cohort_column(cohort, COLUMN_DATE), date, date);
}

/* ------------------------------------------------------------------------------------------------ order */

static int compare_rows(const void *a, const void *b)
{
    const struct sorted_row *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order ? order : (first->number > second->number) - (first->number < second->number);
}

/* The column with this heading, or with this meaning. */
static int find_heading(const struct cohort *cohort, const char *heading)
{
    const char *plain = heading_plain(heading, cohort->arena);
    for (int i = 0; i < cohort->columns.count; i++)
        if (strcmp(heading_plain(cohort->headings[i], cohort->arena), plain) == 0)
            return i;
    return columns_find(&cohort->columns, &cohort->meanings, plain);
}

/* How many rows ask for a language first. */
struct language_count {
    const char *language;
    size_t rows;
};

static void count_language(const struct cohort *cohort, const struct sheet_row *row, struct language_count *counts)
{
    struct graduate graduate = {0};
    int column = cohort->columns.of_role[COLUMN_LANGUAGE];
    if (column < 0 || column >= row->count)
        return;
    graduate.role[COLUMN_LANGUAGE] = row->cells[column];
    take_languages(&graduate, cohort->arena);
    for (int i = 0; graduate.language_count && i < LANGUAGES_MOST; i++) {
        if (!counts[i].language)
            counts[i].language = graduate.languages[0];
        if (strcmp(counts[i].language, graduate.languages[0]) == 0) {
            counts[i].rows++;
            return;
        }
    }
}

static const char *most_frequent(const struct language_count *counts, const char *otherwise)
{
    size_t most = 0;
    for (int i = 0; i < LANGUAGES_MOST; i++)
        if (counts[i].rows > most) {
            most = counts[i].rows;
            otherwise = counts[i].language;
        }
    return otherwise;
}

/* The columns by which the rows are ordered: one, or all of a name, the last name first. */
static int key_columns(const struct cohort *cohort, int column, int columns[NAME_COLUMNS_MOST])
{
    const struct columns *of = &cohort->columns;
    columns[0] = column;
    if (column != COLUMNS_OF_NAME)
        return 1;
    columns[0] = of->name[of->name_count - 1].column;
    for (int i = 0; i + 1 < of->name_count; i++)
        columns[i + 1] = of->name[i].column;
    return of->name_count;
}

/* In place of a row's key, what it is made of: the texts of its columns, one behind another. */
static const char *key_text(const struct cohort *cohort, int column, const struct sheet_row *row)
{
    int columns[NAME_COLUMNS_MOST], count = key_columns(cohort, column, columns);
    const char *text = "";
    for (int i = 0; i < count; i++) {
        const char *cell = columns[i] < row->count ? cohort_cell(row->cells, columns[i], cohort->arena) : "";
        if (count == 1)
            return arena_copy(cohort->arena, cell, strlen(cell));
        text = arena_format(cohort->arena, i ? "%s\t%s" : "%s%s", text, cell); /* a tab comes before all letters */
    }
    return text;
}

/* Reads all rows. What is told of a fault goes with its row; of very many only that there is one. */
static size_t read_rows(struct cohort *cohort, int column, struct buffer *rows, struct language_count *counts,
                        struct diag *diag)
{
    enum { FAULTS_MOST = 1000 };
    struct sorted_row row = {0};
    struct diag *found = diag_create();
    for (int faults = 0; (row.step = sheet_next(cohort->sheet, &row.row, found)) != SHEET_END; row.number++) {
        row.key = key_text(cohort, column, &row.row);
        count_language(cohort, &row.row, counts);
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

bool cohort_sort(struct cohort *cohort, const char *heading, const char *language, struct diag *diag)
{
    int column = find_heading(cohort, heading);
    struct language_count counts[LANGUAGES_MOST] = {0};
    struct buffer rows = {0};
    if (column == COLUMNS_NONE) {
        diag_report(diag, DIAG_USAGE, (struct place){0}, "export: no column is headed \"%s\"", heading);
        return false;
    }
    cohort->sorted_count = read_rows(cohort, column, &rows, counts, diag);
    cohort->sorted = arena_new_array(cohort->arena, struct sorted_row, cohort->sorted_count + 1);
    if (rows.length)
        memcpy(cohort->sorted, rows.bytes, rows.length);
    buffer_finish(&rows);
    struct collation *collation = collation_create(most_frequent(counts, language), diag);
    for (size_t i = 0; collation && i < cohort->sorted_count; i++)
        cohort->sorted[i].key = collation_key(collation, cohort->sorted[i].key, cohort->arena);
    qsort(cohort->sorted, cohort->sorted_count, sizeof *cohort->sorted, compare_rows);
    collation_destroy(collation);
    return collation != NULL;
}
