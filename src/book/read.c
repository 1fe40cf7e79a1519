#include "book/read.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/say.h"
#include "xml/xml.h"

/* The place of a cell as messages have it. */
static const char *spot_name(const struct reading *reading, struct spot spot)
{
    char letters[SHEET_LETTERS_SIZE];
    if (!spot.line)
        return arena_format(reading->arena, "%s:%s", reading->request->path, spot.sheet);
    return arena_format(reading->arena, "%s:%s!%s%d", reading->request->path, spot.sheet, sheet_letters(spot.column, letters), spot.line);
}

void read_report(struct reading *reading, enum diag_id id, struct spot spot, const char *format, ...)
{
    va_list arguments;
    char detail[1000];
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    diag_report(reading->diag, id, (struct place){spot_name(reading, spot), 0}, "%s", detail);
}

const char *read_words(struct reading *reading, const char *words)
{
    size_t length = strlen(words);
    bool was_good = reading->bytes <= READ_BYTES_MOST;
    reading->bytes += length;
    if (reading->bytes <= READ_BYTES_MOST)
        return arena_copy(reading->arena, words, length);
    if (was_good)
        diag_report(reading->diag, DIAG_SHEET_TOO_LARGE, (struct place){reading->request->path, 0}, say("its cells hold more than %d MB"),
                    READ_BYTES_MOST / 1024 / 1024);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ sheets */

static bool take_name(void *context, const char *name, bool is_hidden)
{
    struct reading *reading = context;
    if (reading->name_count == READ_SHEETS_MOST) {
        diag_report(reading->diag, DIAG_SHEET_TOO_LARGE, (struct place){reading->request->path, 0}, say("it has more than %d sheets"), READ_SHEETS_MOST);
        return false;
    }
    reading->is_hidden[reading->name_count] = is_hidden;
    reading->names[reading->name_count++] = arena_copy(reading->arena, name, strlen(name));
    return true;
}

static void read_rows(struct reading *reading, const struct page *page)
{
    struct sheet_row row;
    for (enum sheet_step step; (step = sheet_next(page->sheet, &row, reading->diag)) != SHEET_END;) {
        if (step != SHEET_ROW || reading->bytes > READ_BYTES_MOST)
            continue;
        if (page->part == PART_LIST)
            read_list_row(reading, page, &row);
        else if (page->part == PART_ROWS)
            read_row(reading, page, &row);
        else
            read_base_row(reading, page, &row);
    }
}

/* The list first, which says which qualifications there are. */
static void read_pages(struct reading *reading, bool is_list)
{
    for (size_t i = 0; i < reading->name_count; i++) {
        struct page page;
        if (page_open(&page, reading, i, !is_list) && page.sheet && (page.part == PART_LIST) == is_list)
            read_rows(reading, &page);
        page_close(&page);
    }
}

/* ------------------------------------------------------------------------------------------------ what is wrong with a value */

struct judging {
    struct reading *reading;
    const struct tree_lines *lines;
};

/* What is missing is told of the file, when it is checked. */
static void judge(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    const struct judging *judging = context;
    const struct line_spot *found = NULL;
    (void)id;
    for (size_t i = 0; i < judging->lines->count && judging->lines->list[i].line <= place.line; i++)
        found = &judging->lines->list[i];
    if (found && !found->node)
        read_report(judging->reading, DIAG_BOOK_VALUE, found->spot, "%s", detail);
    for (const struct told *told = field && found && found->node ? found->node->values : NULL; told; told = told->next)
        if (strcmp(field + (*field == '@'), told->name) == 0)
            read_report(judging->reading, DIAG_BOOK_VALUE, told->spot, "%s", detail);
}

static bool put_entry(struct reading *reading, const struct listed_entry *entry, struct buffer *out)
{
    struct tree_lines lines = {0};
    const size_t errors = diag_errors(reading->diag);
    tree_put(entry->root, out, &lines, reading->arena);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.list[i].is_bad)
            read_report(reading, DIAG_BOOK_VALUE, lines.list[i].spot, "%s", say("it begins with <text>, and is no XML that ends with </text>"));
    struct xml_file *file = xml_read_memory((const char *)out->bytes, out->length, spot_name(reading, entry->spot), reading->diag);
    if (!file)
        return false;
    struct diag *faults = diag_create();
    xml_validate(file, reading->request->schema, faults);
    diag_each(faults, judge, &(struct judging){reading, &lines});
    diag_destroy(faults);
    xml_close(file);
    return diag_errors(reading->diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ the whole */

static bool hand_over(struct reading *reading, const struct listed_entry *entry, const struct buffer *file)
{
    const char *base = (const char *)entry->base.bytes;
    const char *id = arena_format(reading->arena, "workbook\n%s\n%016" PRIx64, entry->file, entry->base.length ? map_hash(base, entry->base.length) : 0);
    const struct book_entry handed = {entry->file, id, (const char *)file->bytes, file->length, base, entry->base.length};
    return reading->request->take(reading->request->context, &handed);
}

/* All are looked at before the first is handed over. */
static bool finish(struct reading *reading)
{
    struct buffer *files = arena_new_array(reading->arena, struct buffer, reading->entry_count);
    bool good = true;
    size_t i = 0;
    for (struct listed_entry *entry = reading->first; entry; entry = entry->next)
        name_entry(reading, entry);
    for (const struct listed_entry *entry = reading->first; entry; entry = entry->next)
        good = put_entry(reading, entry, &files[i++]) && good;
    good = good && !diag_errors(reading->diag);
    i = 0;
    for (const struct listed_entry *entry = reading->first; entry && good; entry = entry->next)
        good = hand_over(reading, entry, &files[i++]);
    for (i = 0; i < reading->entry_count; i++)
        buffer_finish(&files[i]);
    return good;
}

static bool read_all(struct reading *reading)
{
    static const struct headings none = {0};
    const struct book_reading *request = reading->request;
    const size_t errors = diag_errors(reading->diag);
    reading->usual = kind_read(request->schema, &none, reading->arena, reading->diag);
    if (!reading->usual || !sheet_names(request->path, NULL, take_name, reading, reading->diag) || diag_errors(reading->diag) > errors)
        return false;
    reading->lines = lines_of(reading->usual, reading->arena);
    reading->listed = listed_of(reading->usual, reading->arena);
    read_pages(reading, true);
    if (!reading->first && diag_errors(reading->diag) == errors)
        diag_report(reading->diag, DIAG_BOOK_LIST, (struct place){request->path, 0}, "%s", "");
    if (reading->first)
        read_pages(reading, false);
    return finish(reading) && diag_errors(reading->diag) == errors;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool book_read(const struct book_reading *request, struct diag *diag)
{
    struct reading reading = {.request = request, .arena = arena_create(), .diag = diag, .entries = map_create(), .files = map_create()};
    reading.end = &reading.first;
    bool good = read_all(&reading);
    for (struct listed_entry *entry = reading.first; entry; entry = entry->next)
        buffer_finish(&entry->base);
    map_destroy(reading.files);
    map_destroy(reading.entries);
    arena_destroy(reading.arena);
    return good;
}
