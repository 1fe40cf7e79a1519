#include "sheet/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "sheet/cell.h"
#include "sheet/csv.h"
#include "sheet/encoding.h"
#include "sheet/kind.h"
#include "sheet/source.h"
#include "sheet/worksheet.h"

enum { SHOWN_SIZE = 64 };

/* Either csv, or workbook and worksheet. */
struct sheet {
    struct source source;
    struct csv *csv;
    struct workbook *workbook;
    struct worksheet *worksheet;
    int headings; /* cells of the row of headings; 0 before the first row */
    int headings_line, headings_count; /* where they stand, if that was said */
    bool ended;
    char column[CELL_NAME_SIZE];
    char path[]; /* as in messages */
};

static bool open_workbook(struct sheet *sheet, enum kind kind, const struct sheet_options *options, struct diag *diag)
{
    sheet->workbook = workbook_open(&sheet->source, kind, diag);
    if (!sheet->workbook)
        return false;
    const struct workbook_sheet *chosen = workbook_choose(sheet->workbook, options, diag);
    if (chosen)
        sheet->worksheet = worksheet_open(sheet->workbook, chosen, diag);
    bool good = sheet->worksheet && worksheet_survey(sheet->worksheet, options->hidden, diag);
    package_restart(sheet->workbook->package);
    return good;
}

/* Before the first row is handed out, it is told if there is none. */
static bool holds_anything(struct sheet *sheet, struct diag *diag)
{
    struct diag *unheard = diag_create();
    struct sheet_row row;
    bool holds = sheet_next(sheet, &row, unheard) != SHEET_END;
    diag_destroy(unheard);
    if (holds)
        return sheet_rewind(sheet, diag);
    diag_report(diag, DIAG_SHEET_EMPTY, source_place(&sheet->source), "%s", "");
    return false;
}

static bool open_kind(struct sheet *sheet, const char *path, const struct sheet_options *options, struct diag *diag)
{
    enum kind kind;
    if (!source_open(&sheet->source, path, diag))
        return false;
    sheet->source.path = sheet->path;
    if (!kind_find(&sheet->source, &kind, diag))
        return false;
    if (kind != KIND_CSV) {
        if (options->encoding && encoding_named(options->encoding, diag) < 0)
            return false;
        if (options->encoding)
            diag_report(diag, DIAG_SHEET_ENCODING_IDLE, source_place(&sheet->source), "it is a workbook");
        return open_workbook(sheet, kind, options, diag);
    }
    sheet->csv = csv_open(&sheet->source, options->encoding, diag);
    return sheet->csv;
}

struct sheet *sheet_open(const char *path, const struct sheet_options *options, struct diag *diag)
{
    static const struct sheet_options usual = {0};
    options = options ? options : &usual;
    const char *shown = options->shown ? options->shown : path;
    size_t length = strlen(shown) + 1;
    struct sheet *sheet = memory_zeroed(1, sizeof *sheet + length);
    memcpy(sheet->path, shown, length);
    sheet->source.descriptor = -1;
    if (open_kind(sheet, path, options, diag) && holds_anything(sheet, diag))
        return sheet;
    sheet_close(sheet);
    return NULL;
}

void sheet_close(struct sheet *sheet)
{
    if (!sheet)
        return;
    csv_close(sheet->csv);
    worksheet_close(sheet->worksheet);
    workbook_close(sheet->workbook);
    source_close(&sheet->source);
    free(sheet);
}

/* Its sheets have names, if it is one. */
static bool take_names(const struct source *source, enum kind kind, sheet_take_name *take, void *context, struct diag *diag)
{
    struct workbook *workbook = workbook_open(source, kind, diag);
    for (int i = 0; workbook && i < workbook->sheet_count; i++)
        if (!take(context, workbook->sheets[i].name, workbook->sheets[i].hidden))
            break;
    workbook_close(workbook);
    return workbook;
}

bool sheet_names(const char *path, const char *shown, sheet_take_name *take, void *context, struct diag *diag)
{
    struct source source = {.descriptor = -1};
    enum kind kind;
    bool good = source_open(&source, path, diag);
    source.path = shown ? shown : path;
    good = good && kind_find(&source, &kind, diag);
    if (good && kind == KIND_CSV) {
        diag_report(diag, DIAG_SHEET_UNKNOWN, source_place(&source), "%s", say("it is no workbook"));
        good = false;
    }
    good = good && take_names(&source, kind, take, context, diag);
    source_close(&source);
    return good;
}

const char *sheet_letters(int column, char out[SHEET_LETTERS_SIZE])
{
    char letters[CELL_NAME_SIZE];
    snprintf(out, SHEET_LETTERS_SIZE, "%.*s", SHEET_LETTERS_SIZE - 1, column_letters(column, letters));
    return out;
}

/* The beginning of a cell, for a message. */
static const char *shown(const char *cell, char out[static SHOWN_SIZE])
{
    const char *at = cell, *end = cell + strlen(cell);
    while (at < end) {
        const char *next = at;
        utf8_next(&next, end);
        if (next - cell > SHOWN_SIZE - 4)
            break;
        at = next;
    }
    snprintf(out, SHOWN_SIZE, "%.*s%s", (int)(at - cell), cell, at < end ? "…" : "");
    return out;
}

/* What stands to the right of the headings may have slipped there, and all before it too. */
static enum sheet_step check_width(struct sheet *sheet, const struct sheet_row *row, struct diag *diag)
{
    if (!sheet->headings)
        sheet->headings = sheet->headings_count ? sheet->headings_count : row->count;
    if (row->count <= sheet->headings || row->line <= sheet->headings_line)
        return SHEET_ROW;
    char last[CELL_NAME_SIZE];
    memcpy(last, sheet_column(sheet, row->count - 1), sizeof last);
    diag_report(diag, DIAG_SHEET_ROW_LONG, (struct place){sheet->path, row->line},
                "%s holds \"%s\"; the headings end with %s", last, shown(row->cells[row->count - 1], (char[SHOWN_SIZE]){0}),
                sheet_column(sheet, sheet->headings - 1));
    return SHEET_FAULT;
}

enum sheet_step sheet_next(struct sheet *sheet, struct sheet_row *row, struct diag *diag)
{
    *row = (struct sheet_row){0};
    if (sheet->ended)
        return SHEET_END;
    enum sheet_step step = sheet->csv ? csv_next(sheet->csv, row, diag) : worksheet_next(sheet->worksheet, row, diag);
    if (step == SHEET_ROW)
        return check_width(sheet, row, diag);
    if (step == SHEET_FAULT && !sheet->headings)
        sheet->headings = sheet->headings_count ? sheet->headings_count : row->count;
    sheet->ended = step == SHEET_END;
    return sheet->ended && !source_is_unchanged(&sheet->source, diag) ? SHEET_FAULT : step;
}

bool sheet_rewind(struct sheet *sheet, struct diag *diag)
{
    sheet->headings = 0;
    sheet->ended = false;
    if (!source_is_unchanged(&sheet->source, diag))
        return false;
    if (sheet->csv)
        return csv_rewind(sheet->csv, diag);
    package_restart(sheet->workbook->package);
    return worksheet_rewind(sheet->worksheet, diag);
}

void sheet_headings_at(struct sheet *sheet, int line, int count)
{
    sheet->headings_line = line;
    sheet->headings_count = sheet->headings = count;
    if (sheet->csv)
        csv_set_width(sheet->csv, count);
}

bool sheet_use(struct sheet *sheet, const enum sheet_use *uses, int count, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    if (sheet->worksheet)
        worksheet_set_uses(sheet->worksheet, uses, count, diag);
    return diag_errors(diag) == errors;
}

bool sheet_is_undivided(const struct sheet *sheet)
{
    return sheet->csv && csv_is_undivided(sheet->csv);
}

const char *sheet_column(struct sheet *sheet, int column)
{
    if (sheet->csv)
        snprintf(sheet->column, sizeof sheet->column, say("column %d"), column + 1);
    else
        snprintf(sheet->column, sizeof sheet->column, say("column %s"), column_letters(column, (char[CELL_NAME_SIZE]){0}));
    return sheet->column;
}

void sheet_put_cell(struct buffer *out, const char *cell)
{
    size_t length = strlen(cell);
    bool white = length && (strchr(" \t", cell[0]) || strchr(" \t", cell[length - 1]));
    bool quoted = white || cell[strcspn(cell, ";,\t\"\r\n")];
    if (quoted)
        buffer_byte(out, '"');
    if (cell_is_formula(cell, length))
        buffer_byte(out, '\'');
    for (; *cell; cell++) {
        if (*cell == '"')
            buffer_byte(out, '"');
        buffer_byte(out, (unsigned char)*cell);
    }
    if (quoted)
        buffer_byte(out, '"');
}

void sheet_put_row(struct buffer *out, const char *const *cells, int count)
{
    if (!out->length)
        buffer_string(out, "\xEF\xBB\xBF");
    for (int i = 0; i < count; i++) {
        if (i)
            buffer_byte(out, ';');
        sheet_put_cell(out, cells[i]);
    }
    buffer_string(out, "\r\n");
}
