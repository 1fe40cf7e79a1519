/* A sheet and its headings. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "book/read.h"

enum { ROWS_ABOVE_MOST = 20 }; /* titles and remarks */

/* ------------------------------------------------------------------------------------------------ headings */

/* A language as XML has it: nl, sr-Latn. */
static bool is_language(const char *heading)
{
    size_t length = strspn(heading, "abcdefghijklmnopqrstuvwxyz");
    if (length < 2 || length > 3)
        return false;
    for (const char *at = heading + length; *at; at++)
        if (!ascii_is_letter(*at) && !ascii_is_digit(*at) && !(*at == '-' && at[1]))
            return false;
    return !heading[length] || heading[length] == '-';
}

static bool is_value(const struct reading *reading, const char *heading)
{
    for (size_t i = 0; i < reading->lines.count; i++)
        for (size_t j = 0; j < reading->lines.list[i].kind->value_count; j++)
            if (strcmp(value_column(&reading->lines.list[i].kind->values[j]), heading) == 0)
                return true;
    return strcmp(heading, "value") == 0;
}

static bool is_listed(const struct reading *reading, const char *heading)
{
    for (size_t i = 0; i < reading->listed.count; i++)
        if (strcmp(reading->listed.list[i].value->name, heading) == 0)
            return true;
    return false;
}

static bool is_one_of(const char *heading, const char *first, const char *second)
{
    return strcmp(heading, first) == 0 || strcmp(heading, second) == 0;
}

static enum role role_of(const struct reading *reading, enum part part, const char *heading)
{
    if (strcmp(heading, "qualification") == 0)
        return ROLE_QUALIFICATION;
    if (part == PART_LIST)
        return strcmp(heading, "file") == 0 ? ROLE_FILE : is_listed(reading, heading) ? ROLE_VALUE : ROLE_IGNORED;
    if (part == PART_BASE)
        return strcmp(heading, "base") == 0 ? ROLE_BASE : ROLE_IGNORED;
    if (strcmp(heading, "element") == 0)
        return ROLE_ELEMENT;
    return is_value(reading, heading) ? ROLE_VALUE : is_language(heading) ? ROLE_TEXT : ROLE_IGNORED;
}

static bool has(const struct sheet_row *row, const char *heading)
{
    for (int i = 0; i < row->count; i++)
        if (strcmp(row->cells[i], heading) == 0)
            return true;
    return false;
}

static enum part part_of(const struct sheet_row *row)
{
    if (!has(row, "qualification"))
        return PART_NONE;
    return has(row, "element") ? PART_ROWS : has(row, "base") ? PART_BASE : has(row, "country") && has(row, "original") ? PART_LIST : PART_NONE;
}

/* The row of headings: its line; 0: there is none. */
static int find_headings(struct page *page, int *count)
{
    struct diag *unheard = diag_create();
    struct sheet_row row;
    int line = 0;
    for (int i = 0; i < ROWS_ABOVE_MOST && !line && sheet_next(page->sheet, &row, unheard) != SHEET_END; i++) {
        page->part = part_of(&row);
        line = page->part ? row.line : 0;
        *count = row.count;
    }
    diag_destroy(unheard);
    return line;
}

/* ------------------------------------------------------------------------------------------------ columns */

static struct spot heading_spot(const struct page *page, const struct sheet_row *row, int column)
{
    return (struct spot){page->name, row->line, column};
}

static void take_columns(struct page *page, struct reading *reading, const struct sheet_row *row, bool tells)
{
    page->columns = arena_new_array(reading->arena, struct column, (size_t)row->count);
    page->column_count = row->count;
    for (int i = 0; i < row->count; i++) {
        struct column *column = &page->columns[i];
        column->heading = arena_copy(reading->arena, row->cells[i], strlen(row->cells[i]));
        column->role = role_of(reading, page->part, column->heading);
        for (int j = 0; j < i && column->role != ROLE_IGNORED; j++)
            if (strcmp(page->columns[j].heading, column->heading) == 0) {
                read_report(reading, DIAG_NAME_REPEATED, heading_spot(page, row, i), "\"%s\"", column->heading);
                column->role = ROLE_IGNORED;
                tells = false;
            }
        if (column->role == ROLE_IGNORED && *column->heading && tells && !(page->part == PART_ROWS && is_one_of(column->heading, "field", "explanation")))
            read_report(reading, DIAG_BOOK_NOT_READ, heading_spot(page, row, i), say("the column \"%s\""), column->heading);
    }
}

/* Cells of columns that are not read may be whatever they are. */
static bool use_columns(struct page *page, struct reading *reading)
{
    enum sheet_use *uses = arena_new_array(reading->arena, enum sheet_use, (size_t)page->column_count);
    for (int i = 0; i < page->column_count; i++)
        uses[i] = page->columns[i].role == ROLE_IGNORED ? SHEET_UNUSED : SHEET_USED;
    return sheet_use(page->sheet, uses, page->column_count, reading->diag);
}

static bool begin(struct page *page, struct reading *reading, int line, int count, bool tells)
{
    struct diag *unheard = diag_create();
    struct sheet_row row;
    bool good = sheet_rewind(page->sheet, reading->diag);
    sheet_headings_at(page->sheet, line, count);
    while (good && sheet_next(page->sheet, &row, unheard) != SHEET_END && row.line < line)
        ;
    diag_destroy(unheard);
    if (good)
        take_columns(page, reading, &row, tells);
    return good && use_columns(page, reading);
}

/* ------------------------------------------------------------------------------------------------ opening */

/* What is wrong with a sheet is told once, and that it is empty never. */
static struct sheet *open_sheet(struct reading *reading, const char *name, bool tells)
{
    struct diag *own = diag_create_for(reading->diag);
    const char *shown = arena_format(reading->arena, "%s:%s", reading->request->path, name);
    const struct sheet_options options = {.name = name, .shown = shown, .hidden = SHEET_HIDDEN_TAKE};
    struct sheet *sheet = sheet_open(reading->request->path, &options, own);
    struct finding_words words;
    bool is_empty = diag_word(own, 0, &words) && strcmp(words.id, diag_name(DIAG_SHEET_EMPTY)) == 0;
    if (tells && !is_empty)
        diag_take(reading->diag, own, NULL, NULL);
    diag_destroy(own);
    return sheet;
}

bool page_open(struct page *page, struct reading *reading, size_t index, bool tells)
{
    *page = (struct page){.name = reading->names[index]};
    int count = 0, line = 0;
    if (reading->is_hidden[index] && strcmp(page->name, BOOK_CHOICES) == 0)
        return true;
    page->sheet = open_sheet(reading, page->name, tells);
    if (page->sheet)
        line = find_headings(page, &count);
    if (line)
        return begin(page, reading, line, count, tells == (page->part != PART_LIST));
    if (page->sheet && tells)
        read_report(reading, DIAG_BOOK_NOT_READ, (struct spot){page->name, 0, 0}, say("the sheet \"%s\""), page->name);
    page_close(page);
    return true;
}

void page_close(struct page *page)
{
    sheet_close(page->sheet);
    page->sheet = NULL;
}
