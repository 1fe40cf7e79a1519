/* The rows in another order than the file's. */
#include "issue/cohort_inside.h"

#include <stdlib.h>
#include <string.h>

#include "issue/collation.h"

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
    graduate_languages(&graduate, cohort->arena);
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
        row.row.cells = row.row.count ? cohort_copy_cells(cohort->arena, &row.row, 0) : NULL;
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
