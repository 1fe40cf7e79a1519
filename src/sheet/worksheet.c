/* The rows of a sheet, from the events of its part. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet/worksheet_inside.h"

/* More than any cell may hold, if each of its characters were written with an escape. */
enum { VALUE_BYTES_MOST = SHEET_CHARACTERS_MOST * 7 + 7 };

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

/* What is out of order would be shown elsewhere than it is read. */
static bool is_damaged(const struct worksheet *worksheet, const char *what, const char *place, struct diag *diag)
{
    package_report(worksheet->workbook->package, worksheet->sheet->part, diag, "%s \"%.20s\" behind row %d", what,
                   place ? place : "", worksheet->row);
    return false;
}

static bool begin_row(struct worksheet *worksheet, struct diag *diag)
{
    const char *number = part_attribute(&worksheet->part, "r");
    int row = number ? whole_number(number, SHEET_ROWS_MOST) : worksheet->row + 1;
    if (row <= worksheet->row || row > SHEET_ROWS_MOST)
        return is_damaged(worksheet, "row", number, diag);
    worksheet->row = row;
    worksheet->column = -1;
    worksheet->faulty = false;
    worksheet->hidden = part_is_true(&worksheet->part, "hidden");
    cells_clear(&worksheet->cells);
    merges_step(&worksheet->merges, row);
    return true;
}

static bool begin_cell(struct worksheet *worksheet, struct diag *diag)
{
    const char *place = part_attribute(&worksheet->part, "r"), *rest = place;
    int column = worksheet->column + 1, row = worksheet->row;
    bool good = row > 0 && (!place || (read_cell_place(&rest, &column, &row) && !*rest));
    if (!good || row != worksheet->row || column <= worksheet->column || column >= SHEET_COLUMNS_MOST)
        return is_damaged(worksheet, "cell", place, diag);
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

/* Whether a row has ended that is to be handed out. */
static bool on_end(struct worksheet *worksheet, struct diag *diag)
{
    const struct part *part = &worksheet->part;
    if (part_is(part, "v"))
        worksheet->taking = false;
    else if (part_is(part, "c"))
        worksheet_take_cell(worksheet, diag);
    else if (part_is(part, "row"))
        return worksheet->faulty || !cells_is_empty(&worksheet->cells);
    else
        rich_take(&worksheet->rich, part, XML_EVENT_END);
    return false;
}

static enum sheet_step hand_out(struct worksheet *worksheet, struct sheet_row *row, struct diag *diag)
{
    *row = cells_row(&worksheet->cells, worksheet->row);
    if (worksheet->hidden)
        diag_report(diag, DIAG_SHEET_HIDDEN,
                    (struct place){package_place(worksheet->workbook->package).file, worksheet->row}, "%s", "");
    return worksheet->faulty ? SHEET_FAULT : SHEET_ROW;
}

enum sheet_step worksheet_next(struct worksheet *worksheet, struct sheet_row *row, struct diag *diag)
{
    *row = (struct sheet_row){0};
    while (!worksheet->ended) {
        enum xml_event event = part_next(&worksheet->part, diag);
        bool good = event != XML_EVENT_FAULT;
        if (event == XML_EVENT_START)
            good = on_start(worksheet, diag);
        else if (event == XML_EVENT_TEXT)
            on_text(worksheet);
        else if (event == XML_EVENT_END && on_end(worksheet, diag))
            return hand_out(worksheet, row, diag);
        worksheet->ended = event == XML_EVENT_DONE || !good;
        if (!good)
            return SHEET_FAULT;
    }
    return SHEET_END;
}

/* ------------------------------------------------------------------------------------------------ the part */

struct worksheet *worksheet_open(struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag)
{
    struct worksheet *worksheet = memory_zeroed(1, sizeof *worksheet);
    worksheet->workbook = workbook;
    worksheet->sheet = sheet;
    worksheet->column = -1;
    if (part_open(&worksheet->part, workbook->package, sheet->part, diag))
        return worksheet;
    worksheet_close(worksheet);
    return NULL;
}

void worksheet_close(struct worksheet *worksheet)
{
    if (!worksheet)
        return;
    part_close(&worksheet->part);
    merges_finish(&worksheet->merges);
    cells_finish(&worksheet->cells);
    rich_finish(&worksheet->rich);
    buffer_finish(&worksheet->value);
    buffer_finish(&worksheet->shown);
    free(worksheet);
}

bool worksheet_find_merges(struct worksheet *worksheet, struct diag *diag)
{
    return merges_read(&worksheet->merges, worksheet->workbook->package, worksheet->sheet->part, diag);
}

bool worksheet_rewind(struct worksheet *worksheet, struct diag *diag)
{
    part_close(&worksheet->part);
    merges_restart(&worksheet->merges);
    cells_clear(&worksheet->cells);
    worksheet->row = 0;
    worksheet->column = -1;
    worksheet->ended = false;
    worksheet->faults_told = 0;
    return part_open(&worksheet->part, worksheet->workbook->package, worksheet->sheet->part, diag);
}
