/* The rows in another order than the file's. */
#include "issue/cohort_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "issue/collation.h"
#include "issue/spool.h"

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

/* What lies before the cells of a row, each of which has a NUL behind it. */
struct row_aside {
    size_t length;         /* bytes of the cells */
    int line, count;       /* see struct sheet_row */
    bool torn;
    enum sheet_step step;
    size_t fault;          /* of the cohort's faults, counted from 1; 0: none */
};

static void put_aside(struct cohort *cohort, const struct sheet_row *row, enum sheet_step step, size_t fault)
{
    struct row_aside head;
    memset(&head, 0, sizeof head); /* no stray bytes between the members */
    head.line = row->line;
    head.count = row->count;
    head.torn = row->torn;
    head.step = step;
    head.fault = fault;
    for (int i = 0; i < row->count; i++)
        head.length += strlen(row->cells[i]) + 1;
    spool_append(cohort->aside, &head, sizeof head);
    for (int i = 0; i < row->count; i++)
        spool_append(cohort->aside, row->cells[i], strlen(row->cells[i]) + 1);
}

/* The row that was put aside there, as it was read. False with an error. */
static bool take_back(struct cohort *cohort, size_t offset, struct row_aside *head, struct sheet_row *row, struct diag *diag)
{
    arena_clear(cohort->row);
    *row = (struct sheet_row){0};
    bool good = spool_read(cohort->aside, offset, head, sizeof *head);
    char *bytes = arena_alloc(cohort->row, good ? head->length + 1 : 1);
    if (!good || !spool_read(cohort->aside, offset + sizeof *head, bytes, head->length)) {
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){cohort->path, 0}, "%s", say_error(errno));
        return false;
    }
    const char **cells = arena_new_array(cohort->row, const char *, (size_t)head->count + 1);
    *row = (struct sheet_row){.line = head->line, .cells = head->count ? cells : NULL, .count = head->count, .torn = head->torn};
    for (int i = 0; i < head->count; i++, bytes += strlen(bytes) + 1)
        cells[i] = bytes;
    return true;
}

enum sheet_step cohort_next_sorted(struct cohort *cohort, struct sheet_row *row, struct diag *diag)
{
    struct row_aside head;
    if (cohort->sorted_next == cohort->sorted_count)
        return SHEET_END;
    if (!take_back(cohort, cohort->sorted[cohort->sorted_next++], &head, row, diag))
        return SHEET_FAULT;
    if (head.fault && head.fault <= cohort->fault_count)
        diag_take(diag, cohort->faults[head.fault - 1], NULL, NULL);
    else if (head.step == SHEET_FAULT)
        diag_report(diag, DIAG_ROW_UNUSABLE, (struct place){cohort->path, row->line}, "it could not be read");
    return head.step;
}

void cohort_close_sorted(struct cohort *cohort)
{
    for (size_t i = 0; i < cohort->fault_count; i++)
        diag_destroy(cohort->faults[i]);
    free(cohort->faults);
    free(cohort->sorted);
    spool_destroy(cohort->aside);
    arena_destroy(cohort->row);
}

/* ------------------------------------------------------------------------------------------------ reading */

enum { FAULTS_MOST = 1000 };

/* What is told of a fault goes with its row; of very many only that there is one. Gives its number, and a new sink for the next. */
static size_t keep_fault(struct cohort *cohort, struct diag **found)
{
    if (cohort->fault_count == FAULTS_MOST)
        return 0;
    cohort->faults[cohort->fault_count++] = *found;
    *found = diag_create();
    return cohort->fault_count;
}

/* Reads all rows, and puts them aside. */
static void read_rows(struct cohort *cohort, struct language_count *counts, struct diag *diag)
{
    enum sheet_step step;
    struct sheet_row row;
    struct buffer offsets = {0};
    struct diag *found = diag_create();
    cohort->faults = memory_zeroed(FAULTS_MOST, sizeof *cohort->faults);
    for (; (step = cohort_next_corrected(cohort, &row, found)) != SHEET_END; cohort->sorted_count++) {
        size_t offset = spool_length(cohort->aside);
        arena_clear(cohort->row);
        count_language(cohort, &row, counts, cohort->row);
        put_aside(cohort, &row, step, step == SHEET_FAULT ? keep_fault(cohort, &found) : 0);
        buffer_append(&offsets, &offset, sizeof offset);
        if (diag_count(found)) {
            diag_take(diag, found, NULL, NULL);
            diag_clear(found);
        }
    }
    diag_take(diag, found, NULL, NULL);
    diag_destroy(found);
    cohort->sorted = (size_t *)(void *)offsets.bytes;
}

/* ------------------------------------------------------------------------------------------------ sorting */

/* A row with what it is sorted by. */
struct sorted_row {
    const char *key;
    size_t offset; /* in the order of the file */
};

static int compare_rows(const void *a, const void *b)
{
    const struct sorted_row *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order ? order : (first->offset > second->offset) - (first->offset < second->offset);
}

/* False with errors. */
static bool make_keys(struct cohort *cohort, int column, const char *language, struct sorted_row *rows, struct arena *arena,
                      struct diag *diag)
{
    struct collation *collation = collation_create(language, diag);
    bool good = collation != NULL;
    for (size_t i = 0; good && i < cohort->sorted_count; i++) {
        struct row_aside head;
        struct sheet_row row;
        rows[i].offset = cohort->sorted[i];
        good = take_back(cohort, rows[i].offset, &head, &row, diag);
        if (good)
            rows[i].key = collation_key(collation, key_text(cohort, column, &row, cohort->row), arena);
    }
    collation_destroy(collation);
    return good;
}

/* The keys are needed no longer than this takes. False with errors. */
static bool sort_rows(struct cohort *cohort, int column, const char *language, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct sorted_row *rows = memory_zeroed(cohort->sorted_count, sizeof *rows);
    bool good = make_keys(cohort, column, language, rows, arena, diag);
    if (good && cohort->sorted_count)
        qsort(rows, cohort->sorted_count, sizeof *rows, compare_rows);
    for (size_t i = 0; good && i < cohort->sorted_count; i++)
        cohort->sorted[i] = rows[i].offset;
    free(rows);
    arena_destroy(arena);
    memory_give_back();
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
    return sort_rows(cohort, column, most_frequent(counts, language), diag);
}
