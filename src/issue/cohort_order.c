/* The rows in another order than the file's. */
#include "issue/cohort_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "issue/collation.h"
#include "issue/spool.h"

static int compare_rows(const void *a, const void *b)
{
    const struct sorted_row *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order ? order : (first->offset > second->offset) - (first->offset < second->offset);
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

static void count_language(const struct cohort *cohort, const struct sheet_row *row, struct language_count *counts,
                           struct arena *scratch)
{
    struct graduate graduate = {0};
    int column = cohort->columns.of_role[COLUMN_LANGUAGE];
    if (column < 0 || column >= row->count)
        return;
    graduate.role[COLUMN_LANGUAGE] = row->cells[column];
    graduate_languages(&graduate, scratch);
    for (int i = 0; graduate.language_count && i < LANGUAGES_MOST; i++) {
        if (!counts[i].language)
            counts[i].language = arena_copy(cohort->arena, graduate.languages[0], strlen(graduate.languages[0]));
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

/* What a row is sorted by: the texts of its columns, one behind another. */
static const char *key_text(const struct cohort *cohort, int column, const struct sheet_row *row, struct arena *scratch)
{
    int columns[NAME_COLUMNS_MOST], count = key_columns(cohort, column, columns);
    const char *text = "";
    for (int i = 0; i < count; i++) {
        const char *cell = columns[i] < row->count ? cohort_cell(row->cells, columns[i], scratch) : "";
        text = arena_format(scratch, i ? "%s\t%s" : "%s%s", text, cell); /* a tab comes before all letters */
    }
    return text;
}

/* ------------------------------------------------------------------------------------------------ rows that are put aside */

/* A NUL, and its cells, each with one behind it. */
static void put_aside(struct cohort *cohort, struct sorted_row *sorted, const struct sheet_row *row)
{
    sorted->offset = spool_length(cohort->aside);
    spool_append(cohort->aside, "", 1); /* no two rows begin at one place */
    sorted->line = row->line;
    sorted->count = row->count;
    sorted->torn = row->torn;
    for (int i = 0; i < row->count; i++)
        spool_append(cohort->aside, row->cells[i], strlen(row->cells[i]) + 1);
    sorted->length = spool_length(cohort->aside) - sorted->offset;
}

/* As it was read. False with an error. */
static bool take_back(struct cohort *cohort, const struct sorted_row *sorted, struct sheet_row *row, struct diag *diag)
{
    arena_clear(cohort->row);
    char *bytes = arena_alloc(cohort->row, sorted->length);
    const char **cells = arena_new_array(cohort->row, const char *, (size_t)sorted->count + 1);
    *row = (struct sheet_row){.line = sorted->line, .cells = sorted->count ? cells : NULL, .count = sorted->count, .torn = sorted->torn};
    if (!spool_read(cohort->aside, sorted->offset, bytes, sorted->length)) {
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){cohort->path, sorted->line}, "%s", say_error(errno));
        return false;
    }
    bytes++;
    for (int i = 0; i < sorted->count; i++, bytes += strlen(bytes) + 1)
        cells[i] = bytes;
    return true;
}

enum sheet_step cohort_next_sorted(struct cohort *cohort, struct sheet_row *row, struct diag *diag)
{
    if (cohort->sorted_next == cohort->sorted_count)
        return SHEET_END;
    const struct sorted_row *sorted = &cohort->sorted[cohort->sorted_next++];
    if (!take_back(cohort, sorted, row, diag)) {
        *row = (struct sheet_row){.line = sorted->line};
        return SHEET_FAULT;
    }
    if (sorted->found)
        diag_take(diag, sorted->found, NULL, NULL);
    else if (sorted->step == SHEET_FAULT)
        diag_report(diag, DIAG_ROW_UNUSABLE, (struct place){cohort->path, row->line}, "it could not be read");
    return sorted->step;
}

void cohort_close_sorted(struct cohort *cohort)
{
    for (size_t i = 0; i < cohort->sorted_count; i++)
        diag_destroy(cohort->sorted[i].found);
    free(cohort->sorted);
    spool_destroy(cohort->aside);
    arena_destroy(cohort->row);
}

/* ------------------------------------------------------------------------------------------------ sorting */

/* Reads all rows. What is told of a fault goes with its row; of very many only that there is one. */
static void read_rows(struct cohort *cohort, struct language_count *counts, struct diag *diag)
{
    enum { FAULTS_MOST = 1000 };
    struct sorted_row sorted = {0};
    struct sheet_row row;
    struct buffer rows = {0};
    struct diag *found = diag_create();
    for (int faults = 0; (sorted.step = sheet_next(cohort->sheet, &row, found)) != SHEET_END; cohort->sorted_count++) {
        arena_clear(cohort->row);
        count_language(cohort, &row, counts, cohort->row);
        put_aside(cohort, &sorted, &row);
        sorted.found = sorted.step == SHEET_FAULT && faults++ < FAULTS_MOST ? found : NULL;
        buffer_append(&rows, &sorted, sizeof sorted);
        if (sorted.found) {
            found = diag_create();
        } else if (diag_count(found)) {
            diag_take(diag, found, NULL, NULL);
            diag_clear(found);
        }
    }
    diag_take(diag, found, NULL, NULL);
    diag_destroy(found);
    cohort->sorted = (struct sorted_row *)(void *)rows.bytes;
}

/* In the order of the file still. False with errors. */
static bool make_keys(struct cohort *cohort, int column, const char *language, struct diag *diag)
{
    struct collation *collation = collation_create(language, diag);
    bool good = collation != NULL;
    for (size_t i = 0; good && i < cohort->sorted_count; i++) {
        struct sheet_row row;
        good = take_back(cohort, &cohort->sorted[i], &row, diag);
        if (good)
            cohort->sorted[i].key = collation_key(collation, key_text(cohort, column, &row, cohort->row), cohort->arena);
    }
    collation_destroy(collation);
    return good;
}

bool cohort_sort(struct cohort *cohort, const char *heading, const char *language, const char *beside, struct diag *diag)
{
    int column = find_heading(cohort, heading);
    struct language_count counts[LANGUAGES_MOST] = {0};
    if (column == COLUMNS_NONE) {
        diag_report(diag, DIAG_USAGE, (struct place){0}, "export: no column is headed \"%s\"", heading);
        return false;
    }
    cohort->is_sorted = true;
    cohort->aside = spool_create(beside);
    cohort->row = arena_create();
    read_rows(cohort, counts, diag);
    if (!make_keys(cohort, column, most_frequent(counts, language), diag))
        return false;
    if (cohort->sorted_count)
        qsort(cohort->sorted, cohort->sorted_count, sizeof *cohort->sorted, compare_rows);
    return true;
}
