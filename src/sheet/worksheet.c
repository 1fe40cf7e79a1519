/* The rows of a sheet, from the events of its part. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "sheet/cell.h"
#include "sheet/worksheet_inside.h"

enum { CELLS_OF_ROW_MOST = 4 * SHEET_COLUMNS_MOST };

static enum type type_of(const char *name)
{
    static const struct {
        const char *name;
        enum type type;
    } types[] = {{"s", TYPE_SHARED},         {"n", TYPE_NUMBER}, {"str", TYPE_STRING}, {"b", TYPE_BOOLEAN},
                 {"inlineStr", TYPE_INLINE}, {"e", TYPE_ERROR},  {"d", TYPE_DATE}};
    for (size_t i = 0; name && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0)
            return types[i].type;
    return name ? TYPE_UNKNOWN : TYPE_NUMBER;
}

/* What has no place, or two, would be shown elsewhere than it is read. */
static bool is_damaged(const struct worksheet *worksheet, const char *what, const char *place, struct diag *diag)
{
    package_report(worksheet->workbook->package, worksheet->sheet->part, diag, "%s \"%.20s\" behind row %d", what,
                   place ? place : "", worksheet->row);
    return false;
}

bool worksheet_start_row(struct worksheet *worksheet, int row, bool hidden, struct diag *diag)
{
    worksheet->row = row;
    worksheet->column = -1;
    worksheet->faulty = false;
    worksheet->hidden = hidden;
    worksheet->struck = false;
    cells_clear(&worksheet->cells);
    if (merges_step(&worksheet->survey.merges, row))
        return true;
    package_report(worksheet->workbook->package, worksheet->sheet->part, diag,
                   "merged cells of row %d lie across others", row);
    return false;
}

static bool begin_row(struct worksheet *worksheet, struct diag *diag)
{
    const char *number = part_attribute(&worksheet->part, "r");
    int row = number ? whole_number(number, SHEET_ROWS_MOST) : worksheet->row + 1;
    bool unordered = worksheet->survey.unordered;
    if (row < 1 || row > SHEET_ROWS_MOST || (row <= worksheet->row && !unordered))
        return is_damaged(worksheet, say("row"), number, diag);
    bool hidden = row_is_hidden(&worksheet->part);
    if (!unordered)
        return worksheet_start_row(worksheet, row, hidden, diag);
    worksheet->row = row;
    worksheet->column = -1;
    worksheet->hidden = hidden;
    return true;
}

static bool begin_cell(struct worksheet *worksheet, struct diag *diag)
{
    const char *place = part_attribute(&worksheet->part, "r"), *rest = place;
    int column = worksheet->column + 1, row = worksheet->row;
    bool good = row > 0 && (!place || (read_cell_place(&rest, &column, &row) && !*rest));
    if (!good || row != worksheet->row || column >= SHEET_COLUMNS_MOST ||
        worksheet->cells.filled_count > CELLS_OF_ROW_MOST)
        return is_damaged(worksheet, say("cell"), place, diag);
    worksheet->column = column;
    worksheet->type = type_of(part_attribute(&worksheet->part, "t"));
    worksheet->style = part_number(&worksheet->part, "s", STYLES_MOST, 0);
    worksheet->has_formula = worksheet->taking = false;
    buffer_clear(&worksheet->value);
    rich_clear(&worksheet->rich);
    return true;
}

static bool on_start(struct worksheet *worksheet, struct diag *diag)
{
    const struct part *part = &worksheet->part;
    if (part_is(part, "c"))
        return begin_cell(worksheet, diag);
    if (part_is(part, "row"))
        return begin_row(worksheet, diag);
    if (part_is(part, "v"))
        worksheet->taking = true;
    else if (part_is(part, "f"))
        worksheet->has_formula = true;
    else
        rich_take(&worksheet->rich, part, XML_EVENT_START);
    return true;
}

static void on_text(struct worksheet *worksheet)
{
    size_t length;
    const char *text = xml_stream_text(worksheet->part.stream, &length);
    if (!worksheet->taking)
        rich_take(&worksheet->rich, &worksheet->part, XML_EVENT_TEXT);
    else if (worksheet->value.length < VALUE_BYTES_MOST)
        buffer_append(&worksheet->value, text, length);
}

/* ------------------------------------------------------------------------------------------------ cells and rows */

static bool on_end(struct worksheet *worksheet, enum read *read)
{
    const struct part *part = &worksheet->part;
    if (part_is(part, "v")) {
        worksheet->taking = false;
        return false;
    }
    bool cell = part_is(part, "c"), row = part_is(part, "row");
    if (!cell && !row)
        rich_take(&worksheet->rich, part, XML_EVENT_END);
    *read = cell ? READ_CELL : READ_ROW;
    return cell || row;
}

/* Reads on in the part. */
static enum read read_part(struct worksheet *worksheet, struct diag *diag)
{
    for (enum read read;;) {
        enum xml_event event = part_next(&worksheet->part, diag);
        if (event == XML_EVENT_DONE)
            return READ_END;
        if (event == XML_EVENT_FAULT || (event == XML_EVENT_START && !on_start(worksheet, diag)))
            return READ_FAULT;
        if (event == XML_EVENT_TEXT)
            on_text(worksheet);
        else if (event == XML_EVENT_END && on_end(worksheet, &read))
            return read;
    }
}

/* Takes the next of the cells that are held as if it had just been read. */
static enum read read_held(struct worksheet *worksheet, struct diag *diag)
{
    struct held *held = &worksheet->held;
    const struct held_cell *cell = held->next < held->count ? &held->cells[held->next] : NULL;
    if (held->in_row && (!cell || cell->row != worksheet->row)) {
        held->in_row = false;
        return READ_ROW;
    }
    if (!cell)
        return READ_END;
    if (!held->in_row && !worksheet_start_row(worksheet, cell->row, cell->hidden, diag))
        return READ_FAULT;
    held->in_row = true;
    held->next++;
    worksheet->hidden |= cell->hidden;
    worksheet->column = cell->column;
    worksheet->type = (enum type)cell->type;
    worksheet->style = cell->style;
    worksheet->has_formula = cell->has_formula;
    struct buffer *value = cell->type == TYPE_INLINE ? &worksheet->rich.text : &worksheet->value;
    worksheet->rich.struck = cell->struck;
    buffer_clear(value);
    buffer_append(value, held->texts.bytes + cell->place, cell->length);
    return READ_CELL;
}

/* Whether the row that has been read is to be handed out. */
static bool finish_row(struct worksheet *worksheet, struct sheet_row *row, struct diag *diag)
{
    if (worksheet_skips(worksheet))
        diag = NULL;
    int twice = cells_sort(&worksheet->cells);
    if (twice >= 0) {
        struct cell_site site = worksheet_site(worksheet, twice);
        cell_report(&site, DIAG_SHEET_CELL, diag, ": the file has it twice, with different values");
        worksheet->faulty = true;
    }
    if (worksheet->survey.merges.count)
        worksheet_merge_row(worksheet, diag);
    *row = cells_row(&worksheet->cells, worksheet->row);
    bool holds = worksheet->faulty || row->count;
    if (holds && worksheet->hidden && worksheet->hidden_rows == SHEET_HIDDEN_REFUSE) { /* the survey overlooked it */
        diag_report(diag, DIAG_SHEET_HIDDEN, worksheet_place(worksheet), "row %d", worksheet->row);
        worksheet->faulty = true;
    }
    return holds && !worksheet_skips(worksheet);
}

enum sheet_step worksheet_next(struct worksheet *worksheet, struct sheet_row *row, struct diag *diag)
{
    *row = (struct sheet_row){0};
    while (!worksheet->ended) {
        enum read read = worksheet->workbook->ods_styles ? worksheet_read_ods(worksheet, diag)
                         : worksheet->survey.unordered   ? read_held(worksheet, diag)
                                                         : read_part(worksheet, diag);
        if (read == READ_CELL)
            worksheet_take_cell(worksheet, worksheet_skips(worksheet) ? NULL : diag);
        else if (read == READ_ROW && finish_row(worksheet, row, diag))
            return worksheet->faulty ? SHEET_FAULT : SHEET_ROW;
        worksheet->ended = read == READ_END || read == READ_FAULT;
        *row = (struct sheet_row){0};
        if (read == READ_FAULT)
            return SHEET_FAULT;
    }
    return SHEET_END;
}

/* ------------------------------------------------------------------------------------------------ the part */

static bool open_rows(struct worksheet *worksheet, struct diag *diag)
{
    if (worksheet->workbook->ods_styles)
        return ods_open_sheet(&worksheet->ods, worksheet->workbook, worksheet->sheet, diag);
    return part_open(&worksheet->part, worksheet->workbook->package, worksheet->sheet->part, diag);
}

struct worksheet *worksheet_open(struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag)
{
    struct worksheet *worksheet = memory_zeroed(1, sizeof *worksheet);
    worksheet->workbook = workbook;
    worksheet->sheet = sheet;
    worksheet->column = -1;
    if (open_rows(worksheet, diag))
        return worksheet;
    worksheet_close(worksheet);
    return NULL;
}

void worksheet_close(struct worksheet *worksheet)
{
    if (!worksheet)
        return;
    part_close(&worksheet->part);
    ods_close(&worksheet->ods);
    survey_finish(&worksheet->survey);
    held_finish(&worksheet->held);
    cells_finish(&worksheet->cells);
    rich_finish(&worksheet->rich);
    buffer_finish(&worksheet->value);
    buffer_finish(&worksheet->shown);
    free(worksheet->uses);
    free(worksheet);
}

/* Keeps the cell that has been read, if there is anything in it. */
static bool hold_cell(struct worksheet *worksheet, struct diag *diag)
{
    const struct buffer *value = worksheet->type == TYPE_INLINE ? &worksheet->rich.text : &worksheet->value;
    const struct held_cell cell = {.row = worksheet->row,
                                   .column = worksheet->column,
                                   .style = worksheet->style,
                                   .type = (unsigned char)worksheet->type,
                                   .has_formula = worksheet->has_formula,
                                   .hidden = worksheet->hidden,
                                   .struck = worksheet->rich.struck};
    if ((!value->length && !cell.has_formula) || held_add(&worksheet->held, cell, value->bytes, value->length))
        return true;
    diag_report(diag, DIAG_SHEET_TOO_LARGE, package_place(worksheet->workbook->package),
                "its rows are out of order, and too many to be sorted here");
    return false;
}

static bool hold_cells(struct worksheet *worksheet, struct diag *diag)
{
    enum read read;
    bool good = true;
    while (good && (read = read_part(worksheet, diag)) != READ_END)
        good = read == READ_ROW || (read == READ_CELL && hold_cell(worksheet, diag));
    held_sort(&worksheet->held);
    worksheet->row = 0;
    return good;
}

static void refuse_hidden(const struct worksheet *worksheet, struct diag *diag)
{
    const struct survey *survey = &worksheet->survey;
    struct buffer lines = {0};
    for (int i = 0; i < survey->hidden_count && i < HIDDEN_TOLD; i++)
        buffer_format(&lines, "%s%d", i ? ", " : "", survey->hidden[i]);
    diag_report(diag, DIAG_SHEET_HIDDEN, (struct place){worksheet_place(worksheet).file, survey->hidden[0]},
                say_count((size_t)survey->hidden_count, "%d row: %.*s%s", "%d rows: %.*s%s"), survey->hidden_count, (int)lines.length,
                (const char *)lines.bytes, survey->hidden_count > HIDDEN_TOLD ? " …" : "");
    buffer_finish(&lines);
}

bool worksheet_survey(struct worksheet *worksheet, enum sheet_hidden hidden, struct diag *diag)
{
    const struct survey *survey = &worksheet->survey;
    worksheet->hidden_rows = hidden;
    bool good = worksheet->workbook->ods_styles
                    ? ods_survey(&worksheet->survey, worksheet->workbook, worksheet->sheet, diag)
                    : survey_read(&worksheet->survey, worksheet->workbook->package, worksheet->sheet->part, diag);
    if (!good)
        return false;
    if (survey->hidden_count && hidden == SHEET_HIDDEN_REFUSE) {
        refuse_hidden(worksheet, diag);
        return false;
    }
    return !survey->unordered || hold_cells(worksheet, diag);
}

bool worksheet_rewind(struct worksheet *worksheet, struct diag *diag)
{
    merges_restart(&worksheet->survey.merges);
    cells_clear(&worksheet->cells);
    worksheet->held.next = 0;
    worksheet->held.in_row = false;
    worksheet->row = 0;
    worksheet->column = -1;
    worksheet->ended = false;
    worksheet->faults_told = 0;
    worksheet->in_row = false;
    worksheet->repeated = 0;
    if (worksheet->survey.unordered)
        return true;
    part_close(&worksheet->part);
    ods_close(&worksheet->ods);
    return open_rows(worksheet, diag);
}
