#include "desk/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "desk/csv.h"

void cohort_init(struct cohort *cohort)
{
    *cohort = (struct cohort){.file = MEMFILE_NONE, .map = MEMFILE_NONE, .arena = arena_create(), .reading = arena_create()};
}

void cohort_finish(struct cohort *cohort)
{
    memfile_close(&cohort->file);
    memfile_close(&cohort->map);
    free(cohort->lines);
    free(cohort->corrections);
    arena_destroy(cohort->reading);
    arena_destroy(cohort->arena);
    *cohort = (struct cohort){.file = MEMFILE_NONE, .map = MEMFILE_NONE};
}

bool cohort_take(struct cohort *cohort, const char *name, const void *bytes, size_t length)
{
    cohort_finish(cohort);
    cohort_init(cohort);
    if (!memfile_open(&cohort->file, bytes, length))
        return false;
    const char *last = name + strlen(name); /* some browsers say in which folder it was */
    while (last > name && last[-1] != '/' && last[-1] != '\\')
        last--;
    cohort->name = arena_copy(cohort->arena, last, strlen(last));
    desk_make_key(cohort->ticket);
    return true;
}

bool cohort_take_row(struct cohort *cohort, const char *name, const struct cohort_column *columns, size_t count)
{
    struct arena *arena = arena_create();
    struct buffer file = {0};
    const char **headings = arena_new_array(arena, const char *, count + 1), **cells = arena_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        headings[i] = columns[i].heading;
        cells[i] = columns[i].cell;
    }
    csv_put_row(&file, headings, count);
    csv_put_row(&file, cells, count);
    bool good = cohort_take(cohort, name, file.bytes, file.length);
    cohort->headings = headings; /* until it is read */
    cohort->chosen = arena_new_array(cohort->arena, const char *, count + 1);
    cohort->column_count = count;
    for (size_t i = 0; i < count; i++)
        cohort_choose(cohort, (int)i + 1, columns[i].meaning);
    good = good && cohort_map(cohort);
    cohort->headings = NULL;
    buffer_finish(&file);
    arena_destroy(arena);
    return good;
}

void cohort_request(const struct cohort *cohort, struct supplement_export *request)
{
    request->cohort = cohort->file.path;
    request->map = cohort->map.descriptor >= 0 ? cohort->map.path : NULL;
    request->languages = cohort->languages;
    request->sheet = cohort->sheet;
    request->dates = cohort->dates;
    request->hidden = cohort->hidden;
    request->reissue = cohort->reissue;
    request->corrections = cohort->corrections;
    request->correction_count = cohort->correction_count;
}

bool cohort_is_of_sheet(const struct cohort *cohort, const char *sheet)
{
    return strcmp(cohort->sheet ? cohort->sheet : "", sheet ? sheet : "") == 0;
}

void cohort_choose_sheet(struct cohort *cohort, const char *sheet)
{
    if (cohort_is_of_sheet(cohort, sheet))
        return;
    cohort->sheet = sheet ? arena_copy(cohort->arena, sheet, strlen(sheet)) : NULL;
    desk_make_key(cohort->ticket);
    cohort->correction_count = 0;
    cohort->chosen = NULL;
    memfile_close(&cohort->map);
}

/* ------------------------------------------------------------------------------------------------ reading */

static const char **copy_texts(struct arena *arena, const char *const *texts, size_t count)
{
    const char **copy = arena_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copy[i] = texts && texts[i] ? arena_copy(arena, texts[i], strlen(texts[i])) : NULL;
    return copy;
}

static void take_headings(struct cohort *cohort, const struct supplement_row *row)
{
    cohort->heading_line = row->line;
    cohort->headings = copy_texts(cohort->reading, row->cells, row->cell_count);
    cohort->meanings = copy_texts(cohort->reading, row->meanings, row->cell_count);
    if (!cohort->chosen || cohort->column_count != row->cell_count)
        cohort->chosen = arena_new_array(cohort->arena, const char *, row->cell_count);
    cohort->column_count = row->cell_count;
}

static bool take_row(void *context, const struct supplement_row *row)
{
    struct cohort *cohort = context;
    if (row->is_heading) {
        take_headings(cohort, row);
        return true;
    }
    if (!row->line || (cohort->line_count && row->line <= cohort->lines[cohort->line_count - 1].number))
        return true; /* nobody knows where it stands */
    if (cohort->line_count == cohort->line_room) {
        cohort->line_room = cohort->line_room ? 2 * cohort->line_room : 256;
        cohort->lines = memory_resize(cohort->lines, cohort->line_room * sizeof *cohort->lines);
    }
    cohort->lines[cohort->line_count++] =
        (struct line){row->line, copy_texts(cohort->reading, row->cells, row->cell_count), row->cell_count};
    return true;
}

bool cohort_read(struct cohort *cohort, struct supplement *supplement, const struct supplement_export *request, struct diag *diag)
{
    struct supplement_export asked = *request;
    cohort_request(cohort, &asked);
    asked.qualifications = NULL;
    asked.correction_count = 0;
    arena_clear(cohort->reading);
    cohort->line_count = 0;
    cohort->headings = NULL;
    supplement_read_cohort(supplement, &asked, take_row, cohort, diag);
    return cohort->headings != NULL;
}

const struct line *cohort_line(const struct cohort *cohort, int number)
{
    size_t low = 0, high = cohort->line_count; /* they stand in the order of their numbers */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cohort->lines[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < cohort->line_count && cohort->lines[low].number == number ? &cohort->lines[low] : NULL;
}

/* ------------------------------------------------------------------------------------------------ corrections */

/* Where a cell's correction stands among them, or would: they are in the order of lines and columns. */
static size_t place_of(const struct cohort *cohort, int line, int column)
{
    size_t low = 0, high = cohort->correction_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct supplement_correction *one = &cohort->corrections[middle];
        if (one->line < line || (one->line == line && one->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct supplement_correction *find_correction(const struct cohort *cohort, int line, int column)
{
    size_t place = place_of(cohort, line, column);
    const struct supplement_correction *found = place < cohort->correction_count ? &cohort->corrections[place] : NULL;
    return found && found->line == line && found->column == column ? found : NULL;
}

static const char *as_read(const struct line *line, int column)
{
    return (size_t)column <= line->count && line->cells[column - 1] ? line->cells[column - 1] : "";
}

const char *cohort_cell(const struct cohort *cohort, const struct line *line, int column)
{
    const struct supplement_correction *correction = find_correction(cohort, line->number, column);
    return correction ? correction->value : as_read(line, column);
}

bool cohort_is_corrected(const struct cohort *cohort, int line, int column)
{
    return find_correction(cohort, line, column) != NULL;
}

bool cohort_has_corrections(const struct cohort *cohort, int line)
{
    size_t place = place_of(cohort, line, 0);
    return place < cohort->correction_count && cohort->corrections[place].line == line;
}

static void remove_correction(struct cohort *cohort, size_t place)
{
    cohort->correction_count--;
    memmove(&cohort->corrections[place], &cohort->corrections[place + 1], (cohort->correction_count - place) * sizeof *cohort->corrections);
}

static void insert_correction(struct cohort *cohort, size_t place)
{
    if (cohort->correction_count == cohort->correction_room) {
        cohort->correction_room = cohort->correction_room ? 2 * cohort->correction_room : 64;
        cohort->corrections = memory_resize(cohort->corrections, cohort->correction_room * sizeof *cohort->corrections);
    }
    memmove(&cohort->corrections[place + 1], &cohort->corrections[place], (cohort->correction_count - place) * sizeof *cohort->corrections);
    cohort->correction_count++;
}

bool cohort_correct(struct cohort *cohort, int number, int column, const char *value)
{
    const struct line *line = cohort_line(cohort, number);
    if (!line || column < 1 || (size_t)column > cohort->column_count || strcmp(cohort_cell(cohort, line, column), value) == 0)
        return false;
    size_t place = place_of(cohort, number, column);
    bool is_corrected = cohort_is_corrected(cohort, number, column), is_as_read = strcmp(as_read(line, column), value) == 0;
    if (is_as_read)
        remove_correction(cohort, place);
    else if (!is_corrected)
        insert_correction(cohort, place);
    if (!is_as_read)
        cohort->corrections[place] = (struct supplement_correction){number, column, arena_copy(cohort->arena, value, strlen(value))};
    return true;
}

/* ------------------------------------------------------------------------------------------------ columns */

void cohort_choose(struct cohort *cohort, int column, const char *meaning)
{
    if (column >= 1 && (size_t)column <= cohort->column_count)
        cohort->chosen[column - 1] = *meaning ? arena_copy(cohort->arena, meaning, strlen(meaning)) : NULL;
}

bool cohort_map(struct cohort *cohort)
{
    struct buffer map = {0};
    size_t chosen = 0;
    csv_put_row(&map, (const char *const[]){"heading", "meaning"}, 2);
    for (size_t i = 0; i < cohort->column_count; i++)
        if (cohort->chosen[i] && *cohort->headings[i]) {
            csv_put_row(&map, (const char *const[]){cohort->headings[i], cohort->chosen[i]}, 2);
            chosen++;
        }
    memfile_close(&cohort->map);
    bool good = !chosen || memfile_open(&cohort->map, map.bytes, map.length);
    buffer_finish(&map);
    return good;
}

/* ------------------------------------------------------------------------------------------------ writing */

void cohort_put_csv(const struct cohort *cohort, struct buffer *out)
{
    struct arena *arena = arena_create();
    csv_put_row(out, cohort->headings, cohort->column_count);
    for (size_t i = 0; i < cohort->line_count; i++) {
        const struct line *line = &cohort->lines[i];
        size_t count = line->count > cohort->column_count ? line->count : cohort->column_count;
        const char **cells = arena_new_array(arena, const char *, count);
        for (size_t j = 0; j < count; j++)
            cells[j] = cohort_cell(cohort, line, (int)j + 1);
        csv_put_row(out, cells, count);
        arena_clear(arena);
    }
    arena_destroy(arena);
}
