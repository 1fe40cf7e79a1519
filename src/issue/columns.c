#include "issue/columns.h"

#include <stdio.h>
#include <string.h>

#include "base/row_name.h"
#include "base/unicode.h"
#include "issue/rows.h"

static const struct role {
    const char *name;   /* in map files */
    const char *field;  /* that its cells are; NULL: none */
    bool needed;        /* of a graduate */
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

const char *column_word(enum column_role role)
{
    return roles[role].name;
}

const char *column_field_name(enum column_role role)
{
    return roles[role].field;
}

const char *columns_meaning(const struct columns *columns, int column)
{
    for (int i = 0; i < columns->name_count; i++)
        for (int part = 0; columns->name[i].column == column && part < NAME_PARTS; part++)
            if (columns->of_part[part] == column)
                return name_part_word((enum name_part)part);
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (columns->of_role[i] == column)
            return roles[i].name;
    for (int i = 0; i < NAME_PARTS; i++)
        if (columns->of_part[i] == column)
            return name_part_word((enum name_part)i);
    for (int i = 0; i < columns->field_count; i++)
        if (columns->fields[i].column == column)
            return columns->fields[i].name;
    return NULL;
}

bool is_role_name(const char *meaning)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (strcmp(meaning, roles[i].name) == 0)
            return true;
    return false;
}

/* The headings that are being read. */
struct reading {
    struct columns *columns;
    struct sheet *sheet;
    const struct sheet_row *row;
    struct place place;
    const struct meanings *meanings;
    enum sheet_kind kind;
    const char *const *inputs;
    const char *const *plain; /* of each heading */
    bool whole;               /* a heading says that it is the full name's */
    struct arena *arena;
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ one heading */

/* `of` is where the column of this meaning is kept. */
static void take_column(const struct reading *reading, int *of, const char *meaning, int column)
{
    size_t before = diag_count(reading->diag);
    if (*of >= 0)
        diag_report(reading->diag, DIAG_COLUMN_TWICE, reading->place, "%s, \"%s\": this is \"%s\" as an earlier one is",
                    sheet_column(reading->sheet, column), reading->row->cells[column], meaning);
    else
        *of = column;
    diag_point(reading->diag, before, column + 1);
}

static void take_field(const struct reading *reading, const char *name, int column)
{
    struct columns *columns = reading->columns;
    const char *heading = reading->row->cells[column];
    size_t before = diag_count(reading->diag);
    for (int i = 0; i < columns->field_count; i++)
        if (strcmp(columns->fields[i].name, name) == 0) {
            diag_report(reading->diag, inputs_take(reading->inputs, name) ? DIAG_COLUMN_TWICE : DIAG_COLUMN_UNUSED, reading->place,
                        "%s, \"%s\"", sheet_column(reading->sheet, column), heading);
            diag_point(reading->diag, before, column + 1);
            return;
        }
    columns->fields[columns->field_count++] =
        (struct column_field){column, name, arena_copy(reading->arena, heading, strlen(heading))};
}

/* Where the column of a meaning is kept; NULL: it is a field's, or none's. */
static int *place_of(struct columns *columns, const char *meaning)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (strcmp(meaning, roles[i].name) == 0)
            return &columns->of_role[i];
    for (int i = 0; i < NAME_PARTS; i++)
        if (strcmp(meaning, name_part_word((enum name_part)i)) == 0)
            return &columns->of_part[i];
    return strcmp(meaning, MEANING_WHOLE_NAME) == 0 ? &columns->of_role[COLUMN_NAME] : NULL;
}

/* The input that is called as the heading is, which is no holder's: school.name. */
static const char *input_called(const struct reading *reading, const char *plain)
{
    for (const char *const *input = reading->inputs; *input; input++)
        if (strncmp(*input, "holder.", strlen("holder.")) != 0 && !rows_name_length(*input) &&
            strcmp(plain, heading_plain(*input, reading->arena)) == 0)
            return *input;
    return NULL;
}

/* The field that a plain heading means, which has no meaning of its own (NULL) or one that says so. */
static const char *field_meant(const struct reading *reading, const char *plain, const char *meaning)
{
    const char *field = reading->kind == SHEET_OF_ROWS ? NULL : rows_numbered(reading->meanings, reading->inputs, plain);
    if (field)
        return field;
    return meaning && !strstr(meaning, ".*") ? meaning : arena_format(reading->arena, "holder.%s", plain);
}

static void take_role(struct reading *reading, int *of, const char *meaning, bool own, int column)
{
    bool whole = strcmp(meaning, MEANING_WHOLE_NAME) == 0;
    take_column(reading, of, whole ? roles[COLUMN_NAME].name : meaning, column);
    if (whole) {
        reading->whole = true;
        reading->columns->name_is_meant = own;
    }
}

/* A word for the last name in one country and for the middle one in another is the middle one beside a last name. */
static const char *last_or_middle(const struct reading *reading)
{
    for (int i = 0; i < reading->row->count; i++) {
        const char *meaning = meanings_find(reading->meanings, reading->plain[i], NULL);
        if (meaning && strcmp(meaning, name_part_word(NAME_LAST)) == 0)
            return name_part_word(NAME_MIDDLE);
    }
    return name_part_word(NAME_LAST);
}

static void take_heading(struct reading *reading, int column)
{
    bool own;
    const char *plain = reading->plain[column], *meaning = meanings_find(reading->meanings, plain, &own);
    if (meaning && strcmp(meaning, MEANING_LAST_OR_MIDDLE) == 0)
        meaning = last_or_middle(reading);
    const char *named = reading->kind == SHEET_OF_ROWS ? rows_column(reading->meanings, reading->inputs, plain)
                        : own                          ? NULL
                                                       : input_called(reading, plain);
    int *of = meaning ? place_of(reading->columns, meaning) : NULL;
    if (named)
        take_field(reading, named, column);
    else if (of)
        take_role(reading, of, meaning, own, column);
    else if (!meaning || strcmp(meaning, MEANING_LEFT_OUT) != 0)
        take_field(reading, field_meant(reading, plain, meaning), column);
}

/* A column that is called as a field is, such as school.name, is that of its role too, if no other is. */
static void take_spare_roles(struct reading *reading)
{
    const struct columns *columns = reading->columns;
    for (int i = 0; reading->kind == SHEET_OF_GRADUATES && i < columns->field_count; i++) {
        const char *meaning = meanings_find(reading->meanings, reading->plain[columns->fields[i].column], NULL);
        int *of = meaning ? place_of(reading->columns, meaning) : NULL;
        if (of && *of < 0)
            *of = columns->fields[i].column;
    }
}

/* Those of rows behind the others, by the number of their row, each row in the order of the inputs. */
static int order_of(const struct reading *reading, const struct column_field *field)
{
    struct row_name name;
    int input = 0, count = 0;
    for (; reading->inputs[count]; count++)
        if (rows_name_length(reading->inputs[count]) && input_takes(reading->inputs[count], field->name))
            input = count + 1;
    return input && row_name_read(field->name, &name) ? name.row * (count + 1) + input : 0;
}

static void order_rows(const struct reading *reading)
{
    const struct columns *columns = reading->columns;
    int count = columns->field_count;
    int *orders = arena_new_array(reading->arena, int, (size_t)count);
    for (int i = 0; i < count; i++) {
        struct column_field field = columns->fields[i];
        int order = order_of(reading, &field), at = i;
        for (; at > 0 && orders[at - 1] > order; at--) {
            orders[at] = orders[at - 1];
            columns->fields[at] = columns->fields[at - 1];
        }
        orders[at] = order;
        columns->fields[at] = field;
    }
}

/* ------------------------------------------------------------------------------------------------ a name of several */

static void add_name_column(struct columns *columns, int column, bool needed)
{
    if (column >= 0 && columns->name_count < NAME_COLUMNS_MOST)
        columns->name[columns->name_count++] = (struct name_column){column, needed};
}

/* The heading that most of the words at `text` make up; -1: none. `length` is that of these words. */
static int longest_heading(const struct reading *reading, const char *text, size_t *length)
{
    enum { WORDS_MOST = 12 };
    int found = -1;
    size_t end = 0;
    for (int words = 0; text[end] && words < WORDS_MOST; words++) {
        end += strspn(text + end, " +");
        end += strcspn(text + end, " +");
        const char *plain = heading_plain(arena_copy(reading->arena, text, end), reading->arena);
        for (int i = 0; *plain && i < reading->row->count; i++)
            if (strcmp(reading->plain[i], plain) == 0) {
                found = i;
                *length = end;
                break;
            }
    }
    return found;
}

/* A prefix or a middle name may be absent, and what stands between others and is not known. */
static bool is_needed(const struct reading *reading, int column, bool outermost)
{
    const char *meaning = meanings_find(reading->meanings, reading->plain[column], NULL);
    return meaning ? strcmp(meaning, name_part_word(NAME_PREFIX)) != 0 && strcmp(meaning, name_part_word(NAME_MIDDLE)) != 0 : outermost;
}

/* Puts the name together as a map says. False if some of its words are no heading. */
static bool take_recipe(const struct reading *reading, const struct name_recipe *recipe, const char **missing)
{
    struct columns *columns = reading->columns;
    size_t length;
    columns->name_count = 0;
    for (const char *text = recipe->headings; text[strspn(text, " +")]; text += length) {
        bool first = !columns->name_count;
        int column = longest_heading(reading, text, &length);
        if (column < 0) {
            *missing = text + strspn(text, " +");
            columns->name_count = 0;
            return false;
        }
        add_name_column(columns, column, is_needed(reading, column, first || !text[length + strspn(text + length, " +")]));
    }
    return true;
}

/* Columns of the name are no fields, unless one is used. */
static void leave_out_fields(const struct reading *reading)
{
    struct columns *columns = reading->columns;
    int kept = 0;
    for (int i = 0; i < columns->field_count; i++) {
        bool in_name = false;
        for (int j = 0; j < columns->name_count; j++)
            in_name |= columns->name[j].column == columns->fields[i].column;
        if (!in_name || inputs_take(reading->inputs, columns->fields[i].name))
            columns->fields[kept++] = columns->fields[i];
    }
    columns->field_count = kept;
}

static bool take_recipes(struct reading *reading)
{
    struct columns *columns = reading->columns;
    for (const struct name_recipe *recipe = reading->meanings->recipes; recipe; recipe = recipe->next) {
        const char *missing = NULL;
        if (!take_recipe(reading, recipe, &missing)) {
            if (recipe->certain)
                diag_report(reading->diag, DIAG_COLUMN_MISSING, recipe->place, "no heading is \"%.*s\"",
                            (int)strcspn(missing, "+"), missing);
        } else if (columns->name_count > 1) {
            columns->name_is_meant = recipe->whole;
            leave_out_fields(reading);
            return true;
        }
    }
    columns->name_count = 0;
    return false;
}

/* Those of a part that are not printed, since another is. */
static void report_unprinted(const struct reading *reading, int column, int printed)
{
    char words[32];
    if (column < 0)
        return;
    snprintf(words, sizeof words, "%s", sheet_column(reading->sheet, column));
    diag_report(reading->diag, DIAG_COLUMN_NAMES, reading->place, "%s, \"%s\"; printed is %s, \"%s\"", words,
                reading->row->cells[column], sheet_column(reading->sheet, printed), reading->row->cells[printed]);
}

/*
 * What the name is made of: what a map says, else one column, else the parts.  Of first names those of the register of
 * persons are printed, as on a diploma, not the one that somebody is called by.  A heading that only says "name", beside
 * one of a first name and none of a last name, is the last name's: so lists of German and Belgian schools have it.
 */
static void settle_name(struct reading *reading)
{
    struct columns *columns = reading->columns;
    const int *part = columns->of_part;
    int *whole = &columns->of_role[COLUMN_NAME];
    int first = part[NAME_FIRST] >= 0 ? part[NAME_FIRST] : part[NAME_CALLED];
    if (take_recipes(reading)) {
        *whole = columns->name[columns->name_count - 1].column;
        return;
    }
    columns->name_is_last = *whole >= 0 && !reading->whole && first >= 0 && part[NAME_LAST] < 0;
    int last = columns->name_is_last ? *whole : part[NAME_LAST];
    if (*whole >= 0 && !columns->name_is_last) {
        report_unprinted(reading, first, *whole);
        return;
    }
    if (first < 0 || last < 0)
        return;
    add_name_column(columns, first, true);
    add_name_column(columns, part[NAME_MIDDLE], false);
    add_name_column(columns, part[NAME_PREFIX], false);
    add_name_column(columns, last, true);
    *whole = last;
    if (first != part[NAME_CALLED])
        report_unprinted(reading, part[NAME_CALLED], first);
}

/* ------------------------------------------------------------------------------------------------ all headings */

/* Of a name in parts, the part that is missing. */
static const char *missing_word(const struct columns *columns, enum column_role role)
{
    const int *part = columns->of_part;
    if (role != COLUMN_NAME)
        return roles[role].name;
    if (part[NAME_LAST] >= 0)
        return name_part_word(NAME_FIRST);
    return part[NAME_FIRST] >= 0 || part[NAME_CALLED] >= 0 ? name_part_word(NAME_LAST) : roles[role].name;
}

/* Of a file whose cells nothing separates not each column is missing. */
static bool report_undivided(const struct reading *reading)
{
    enum { SHOWN = 60 };
    const char *heading = reading->row->cells[0];
    if (!sheet_is_undivided(reading->sheet))
        return false;
    diag_report(reading->diag, DIAG_SHEET_UNDIVIDED, reading->place, "\"%.*s\"", (int)utf8_cut(heading, strlen(heading), SHOWN), heading);
    return true;
}

static void report_missing(const struct reading *reading)
{
    bool rows = reading->kind == SHEET_OF_ROWS, any = false;
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (!rows && roles[i].needed && reading->columns->of_role[i] < 0)
            diag_report(reading->diag, DIAG_COLUMN_MISSING, reading->place, "none of the headings means \"%s\"",
                        missing_word(reading->columns, (enum column_role)i));
    if (rows && reading->columns->of_role[COLUMN_DIPLOMA] < 0 && reading->columns->of_role[COLUMN_STUDENT] < 0)
        diag_report(reading->diag, DIAG_COLUMN_MISSING, reading->place, "none of the headings means \"%s\" or \"%s\"",
                    roles[COLUMN_DIPLOMA].name, roles[COLUMN_STUDENT].name);
    for (int i = 0; rows && i < reading->columns->field_count; i++)
        any |= inputs_take(reading->inputs, reading->columns->fields[i].name);
    if (rows && !any)
        diag_report(reading->diag, DIAG_COLUMN_MISSING, reading->place, "none of the headings means \"%s\"",
                    reading->inputs[0] + rows_name_length(reading->inputs[0]) + strlen(".*."));
}

bool columns_read(struct columns *columns, struct sheet *sheet, const struct sheet_row *row, const char *path,
                  const struct meanings *meanings, enum sheet_kind kind, const char *const *inputs, struct arena *arena,
                  struct diag *diag)
{
    size_t errors = diag_errors(diag);
    const char **plain = arena_new_array(arena, const char *, (size_t)row->count);
    struct reading reading = {columns, sheet, row, {path, row->line}, meanings, kind, inputs, plain, false, arena, diag};
    *columns = (struct columns){.count = row->count};
    for (int i = 0; i < COLUMN_ROLES; i++)
        columns->of_role[i] = -1;
    for (int i = 0; i < NAME_PARTS; i++)
        columns->of_part[i] = -1;
    columns->fields = arena_new_array(arena, struct column_field, (size_t)row->count);
    for (int i = 0; i < row->count; i++)
        plain[i] = heading_plain(row->cells[i], arena);
    for (int i = 0; i < row->count; i++)
        if (*plain[i])
            take_heading(&reading, i);
    take_spare_roles(&reading);
    settle_name(&reading);
    order_rows(&reading);
    if (!report_undivided(&reading))
        report_missing(&reading);
    return diag_errors(diag) == errors;
}

int columns_find(const struct columns *columns, const struct meanings *meanings, const char *plain)
{
    struct columns found = *columns;
    const char *meaning = meanings_find(meanings, plain, NULL);
    const int *of = place_of(&found, meaning ? meaning : plain);
    if (!of)
        return COLUMNS_NONE;
    return of == &found.of_role[COLUMN_NAME] && columns->name_count ? COLUMNS_OF_NAME : *of;
}
