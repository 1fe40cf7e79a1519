#include "sheet/worksheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet/cell.h"
#include "sheet/cells.h"
#include "sheet/date.h"
#include "sheet/merges.h"
#include "sheet/part.h"
#include "sheet/rich.h"

/* How a cell's value is to be taken (18.18.11). */
enum type { TYPE_NUMBER, TYPE_SHARED, TYPE_STRING, TYPE_INLINE, TYPE_BOOLEAN, TYPE_ERROR, TYPE_DATE, TYPE_UNKNOWN };

/* More than any cell may hold, if each of its characters were written with an escape. */
enum { VALUE_BYTES_MOST = SHEET_CHARACTERS_MOST * 7 + 7 };

struct worksheet {
    struct workbook *workbook;
    const struct workbook_sheet *sheet;
    struct part part;
    struct merges merges;
    struct cells cells;
    struct rich rich;
    struct buffer value; /* of this cell */
    struct buffer shown; /* what a person sees of it */
    int row;             /* from 1; 0 before the first */
    int column;          /* of this cell; -1 before the first of a row */
    enum type type;
    int style;
    bool has_formula;
    bool taking; /* the value */
    bool hidden; /* the row is */
    bool faulty; /* the row is */
    bool ended;
};

static struct cell_site site_of(const struct worksheet *worksheet)
{
    return (struct cell_site){package_place(worksheet->workbook->package).file, worksheet->row, worksheet->column, true};
}

/* ------------------------------------------------------------------------------------------------ a cell */

static void put_text(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    struct cell_site site = site_of(worksheet);
    cell_trim(&text, &length);
    if (!cell_is_plain(text, length) && !cell_check(&site, text, length, diag))
        worksheet->faulty = true;
    cells_put(&worksheet->cells, worksheet->column, text, length);
}

static void put_shown(struct worksheet *worksheet, struct diag *diag)
{
    put_text(worksheet, (const char *)worksheet->shown.bytes, worksheet->shown.length, diag);
}

static void refuse(struct worksheet *worksheet, const char *words, const char *text, size_t length, struct diag *diag)
{
    struct cell_site site = site_of(worksheet);
    cell_report(&site, DIAG_SHEET_CELL, diag, ": %s%.*s", words, length < 60 ? (int)length : 60, text);
    worksheet->faulty = true;
}

/* A whole number as it mostly stands there: the digits of it, all of which count. */
static bool is_plain_number(const char *text, size_t length)
{
    if (length > DECIMAL_DIGITS || *text == '0')
        return false;
    for (size_t i = 0; i < length; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

static void put_number(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    const struct workbook *workbook = worksheet->workbook;
    const struct format *format = styles_find(&workbook->styles, worksheet->style);
    struct decimal decimal;
    if (format->kind == FORMAT_PLAIN && is_plain_number(text, length)) {
        cells_put(&worksheet->cells, worksheet->column, text, length);
        return;
    }
    if (!decimal_read(text, length, &decimal)) {
        refuse(worksheet, "this is no number: ", text, length, diag);
        return;
    }
    buffer_clear(&worksheet->shown);
    if (format->kind == FORMAT_DATE && !date_put(&decimal, format->shows, workbook->since_1904, &worksheet->shown))
        refuse(worksheet, "it is to be shown as a date, but this number is none: ", text, length, diag);
    else if (format->kind == FORMAT_PLAIN ||
             (format->kind == FORMAT_DIGITS && !format_put(format->code, &decimal, &worksheet->shown)))
        decimal_put(&decimal, &worksheet->shown);
    put_shown(worksheet, diag);
}

static void put_date(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    const struct format *format = styles_find(&worksheet->workbook->styles, worksheet->style);
    buffer_clear(&worksheet->shown);
    if (!date_put_iso(text, length, format->shows, &worksheet->shown))
        refuse(worksheet, "this is no date: ", text, length, diag);
    put_shown(worksheet, diag);
}

static void put_shared(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    char digits[12] = "";
    bool plain;
    if (length < sizeof digits)
        memcpy(digits, text, length);
    const char *string = strings_find(&worksheet->workbook->strings, whole_number(digits, STRINGS_MOST), &plain);
    struct cell_site site = site_of(worksheet);
    if (!string)
        refuse(worksheet, "its text is missing in the workbook: ", text, length, diag);
    else if (!plain && !cell_check(&site, string, strlen(string), diag))
        worksheet->faulty = true;
    else
        cells_refer(&worksheet->cells, worksheet->column, string);
}

static void put_boolean(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    if (length == 1 && *text == '1')
        cells_refer(&worksheet->cells, worksheet->column, "TRUE");
    else if (length == 1 && *text == '0')
        cells_refer(&worksheet->cells, worksheet->column, "FALSE");
    else
        refuse(worksheet, "this is neither true nor false: ", text, length, diag);
}

/* Takes the value, of which there is some. */
static void put_value(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    switch (worksheet->type) {
    case TYPE_NUMBER: put_number(worksheet, text, length, diag); break;
    case TYPE_SHARED: put_shared(worksheet, text, length, diag); break;
    case TYPE_STRING: put_text(worksheet, text, length, diag); break;
    case TYPE_BOOLEAN: put_boolean(worksheet, text, length, diag); break;
    case TYPE_ERROR: refuse(worksheet, "it holds the error ", text, length, diag); break;
    case TYPE_DATE: put_date(worksheet, text, length, diag); break;
    case TYPE_INLINE: break; /* those hold no value */
    case TYPE_UNKNOWN: refuse(worksheet, "its kind is not known: ", text, length, diag); break;
    }
}

static void end_cell(struct worksheet *worksheet, struct diag *diag)
{
    if (merges_cover(&worksheet->merges, worksheet->row, worksheet->column))
        return;
    if (worksheet->type == TYPE_INLINE) {
        put_text(worksheet, (const char *)worksheet->rich.text.bytes, worksheet->rich.text.length, diag);
        return;
    }
    if (worksheet->type == TYPE_STRING)
        rich_decode(&worksheet->value, 0);
    const char *text = (const char *)worksheet->value.bytes;
    size_t length = worksheet->value.length;
    cell_trim(&text, &length);
    if (length)
        put_value(worksheet, text, length, diag);
    else if (worksheet->has_formula && worksheet->type != TYPE_STRING)
        refuse(worksheet, "the result of its formula was not saved", "", 0, diag);
}

static enum type type_of(const char *name)
{
    static const struct {
        const char *name;
        enum type type;
    } types[] = {{"s", TYPE_SHARED},        {"n", TYPE_NUMBER},  {"str", TYPE_STRING}, {"b", TYPE_BOOLEAN},
                 {"inlineStr", TYPE_INLINE}, {"e", TYPE_ERROR}, {"d", TYPE_DATE}};
    for (size_t i = 0; name && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0)
            return types[i].type;
    return name ? TYPE_UNKNOWN : TYPE_NUMBER;
}

/* ------------------------------------------------------------------------------------------------ rows */

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
        end_cell(worksheet, diag);
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
    return part_open(&worksheet->part, worksheet->workbook->package, worksheet->sheet->part, diag);
}
