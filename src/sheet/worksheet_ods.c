/* The cells of an OpenDocument spreadsheet as a worksheet takes them, one by one: what the file has once and means for many is told as
 * often as it is meant. */
#include "base/say.h"
#include "sheet/worksheet_inside.h"

/* A cell costs at least so much of what may be unpacked; where it is written out it takes more bytes. */
enum { CELL_BYTES = 32 };

/* What the row takes where all of its repetitions are written out: a file of a few bytes may mean millions of cells. */
static bool is_too_much(struct worksheet *worksheet)
{
    const struct ods_row *row = &worksheet->ods.row;
    const uint64_t most = PACKAGE_ENTRY_BYTES_MOST;
    uint64_t cost = 0;
    for (int i = 0; i < row->count && cost <= most; i++)
        cost += (CELL_BYTES + row->cells[i].length) * (uint64_t)row->cells[i].repeats;
    worksheet->repeated += cost > most ? most + 1 : cost * (uint64_t)row->repeats;
    return worksheet->repeated > most;
}

/* Reads the next row in which there is anything. */
static enum read next_row(struct worksheet *worksheet, struct diag *diag)
{
    const struct ods_row *row = &worksheet->ods.row;
    enum xml_event event;
    while ((event = ods_next_row(&worksheet->ods, diag)) == XML_EVENT_START && !row->holds)
        ;
    if (event == XML_EVENT_END)
        return READ_END;
    if (event != XML_EVENT_START)
        return READ_FAULT;
    if (row->repeats > SHEET_ROWS_MOST + 1 - row->number) {
        package_report(worksheet->workbook->package, worksheet->sheet->part, diag, "there are rows behind row %d", SHEET_ROWS_MOST);
        return READ_FAULT;
    }
    if (is_too_much(worksheet)) {
        diag_report(diag, DIAG_SHEET_TOO_LARGE, package_place(worksheet->workbook->package), "%s: unpacked, it is too large",
                    worksheet->sheet->part);
        return READ_FAULT;
    }
    worksheet->downwards = 0;
    return READ_ROW;
}

static void take_cell(struct worksheet *worksheet, const struct ods_cell *cell)
{
    struct buffer *value = cell->type == TYPE_INLINE ? &worksheet->rich.text : &worksheet->value;
    worksheet->column = cell->column + worksheet->rightwards;
    worksheet->type = cell->type;
    worksheet->style = cell->style;
    worksheet->has_formula = cell->has_formula;
    worksheet->rich.struck = cell->struck;
    buffer_clear(value);
    buffer_append(value, worksheet->ods.row.texts.bytes + cell->place, cell->length);
}

enum read worksheet_read_ods(struct worksheet *worksheet, struct diag *diag)
{
    const struct ods_row *row = &worksheet->ods.row;
    if (!worksheet->in_row) {
        enum read read = worksheet->downwards < row->repeats ? READ_ROW : next_row(worksheet, diag);
        if (read != READ_ROW)
            return read;
        worksheet->in_row = true;
        worksheet->next_cell = worksheet->rightwards = 0;
        if (!worksheet_start_row(worksheet, row->number + worksheet->downwards, row->hidden, diag))
            return READ_FAULT;
    }
    if (worksheet->next_cell < row->count && worksheet->rightwards == row->cells[worksheet->next_cell].repeats) {
        worksheet->rightwards = 0;
        worksheet->next_cell++;
    }
    if (worksheet->next_cell == row->count) {
        worksheet->in_row = false;
        worksheet->downwards++;
        return READ_ROW;
    }
    take_cell(worksheet, &row->cells[worksheet->next_cell]);
    worksheet->rightwards++;
    return READ_CELL;
}
