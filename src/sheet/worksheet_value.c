/* What a person sees of a cell, by the kind of its value and its number format. */
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "sheet/cell.h"
#include "sheet/date.h"
#include "sheet/worksheet_inside.h"

enum { FAULTS_TOLD = 1000 };

struct cell_site worksheet_site(const struct worksheet *worksheet, int column)
{
    return (struct cell_site){worksheet_place(worksheet).file, worksheet->row, column, true};
}

/* The row cannot be used, nor any other that shares this cell. */
static void fail(struct worksheet *worksheet)
{
    struct range *range = merges_find(&worksheet->survey.merges, worksheet->row, worksheet->column);
    worksheet->faulty = true;
    if (range)
        range->faulty = true;
}

static void put_text(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    struct cell_site site = worksheet_site(worksheet, worksheet->column);
    cell_trim(&text, &length);
    if (!cell_is_plain(text, length) && !cell_check(&site, text, length, diag))
        fail(worksheet);
    cells_put(&worksheet->cells, worksheet->column, text, length);
}

static void put_shown(struct worksheet *worksheet, struct diag *diag)
{
    put_text(worksheet, (const char *)worksheet->shown.bytes, worksheet->shown.length, diag);
}

static bool is_used(const struct worksheet *worksheet)
{
    int use = worksheet_use(worksheet, worksheet->column);
    return use != SHEET_UNUSED && worksheet->row > worksheet->headings;
}

static void report(struct worksheet *worksheet, enum diag_id id, const char *words, const char *text, size_t length,
                   struct diag *diag)
{
    struct cell_site site = worksheet_site(worksheet, worksheet->column);
    cell_report(&site, id, diag, ": %s%.*s", words, (int)utf8_cut(text, length, 60), text);
    fail(worksheet);
}

/* Reports the cell, unless nobody uses its column. The text then stands there as it is in the file. */
static void refuse(struct worksheet *worksheet, const char *words, const char *text, size_t length, struct diag *diag)
{
    if (worksheet_use(worksheet, worksheet->column) != SHEET_UNUSED)
        report(worksheet, DIAG_SHEET_CELL, words, text, length, diag);
    put_text(worksheet, text, length, diag);
}

/* Of a cohort: who is struck through has mostly left it. Once a row, as all of it is then. */
static void refuse_struck(struct worksheet *worksheet, struct diag *diag)
{
    struct cell_site site = worksheet_site(worksheet, worksheet->column);
    if (!worksheet->uses || !is_used(worksheet))
        return;
    if (!worksheet->struck)
        cell_report(&site, DIAG_SHEET_STRUCK, diag, "%s", "");
    worksheet->struck = true;
    fail(worksheet);
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

/* Reports numbers that are not what was typed: Excel keeps 15 digits, and of a code not the zeros behind a point; and it
 * takes some codes for dates. */
static void check_number(struct worksheet *worksheet, const struct decimal *decimal, enum format_kind kind,
                         const char *text, size_t length, struct diag *diag)
{
    bool code = worksheet_use(worksheet, worksheet->column) == SHEET_CODE;
    if (!is_used(worksheet))
        return;
    if (kind != FORMAT_DATE && decimal->point > DECIMAL_DIGITS)
        report(worksheet, DIAG_SHEET_DIGITS, "", text, length, diag);
    else if (code && kind == FORMAT_DATE)
        report(worksheet, DIAG_SHEET_CODE, say("it is a date"), "", 0, diag);
    else if (code && decimal->count > decimal->point)
        report(worksheet, DIAG_SHEET_CODE, say("it is a number with decimals: "), text, length, diag);
    else if (worksheet->style > 0 && worksheet->workbook->lacks_styles)
        report(worksheet, DIAG_SHEET_CELL, say("the workbook lacks its number format, so it may be a date: "), text, length,
               diag);
}

/* What is shown of a code is issued, unless its format is no code's: then whoever typed it meant another. */
static void put_digits(struct worksheet *worksheet, const struct format *format, const struct decimal *decimal, struct diag *diag)
{
    struct buffer *shown = &worksheet->shown;
    bool code = is_used(worksheet) && worksheet_use(worksheet, worksheet->column) == SHEET_CODE && decimal->count <= decimal->point;
    if (!format_put(format->code, decimal, shown))
        decimal_put(decimal, shown);
    const char *text = (const char *)shown->bytes;
    size_t length = shown->length;
    cell_trim(&text, &length);
    if (code && !format_shows_code(format->code, decimal))
        report(worksheet, DIAG_SHEET_CODE, say("its number format is not one of codes: "), text, length, diag);
}

static void put_number(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    const struct workbook *workbook = worksheet->workbook;
    const struct format *format = styles_find(&workbook->styles, worksheet->style);
    struct decimal decimal;
    if (format->kind == FORMAT_PLAIN && is_plain_number(text, length) && !workbook->lacks_styles) {
        cells_put(&worksheet->cells, worksheet->column, text, length);
        return;
    }
    if (!decimal_read(text, length, &decimal)) {
        refuse(worksheet, say("this is no number: "), text, length, diag);
        return;
    }
    buffer_clear(&worksheet->shown);
    if (format->kind == FORMAT_DATE && !date_put(&decimal, format->shows, workbook->since_1904, &worksheet->shown)) {
        refuse(worksheet, say("it is to be shown as a date, but this number is none: "), text, length, diag);
        return;
    }
    check_number(worksheet, &decimal, format->kind, text, length, diag);
    if (format->kind == FORMAT_DIGITS)
        put_digits(worksheet, format, &decimal, diag);
    else if (format->kind == FORMAT_PLAIN)
        decimal_put(&decimal, &worksheet->shown);
    put_shown(worksheet, diag);
}

static void put_date(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    const struct format *format = styles_find(&worksheet->workbook->styles, worksheet->style);
    buffer_clear(&worksheet->shown);
    if (!date_put_iso(text, length, format->shows, &worksheet->shown)) {
        refuse(worksheet, say("this is no date: "), text, length, diag);
        return;
    }
    if (is_used(worksheet) && worksheet_use(worksheet, worksheet->column) == SHEET_CODE)
        report(worksheet, DIAG_SHEET_CODE, say("it is a date"), "", 0, diag);
    put_shown(worksheet, diag);
}

static void put_duration(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    const struct format *format = styles_find(&worksheet->workbook->styles, worksheet->style);
    buffer_clear(&worksheet->shown);
    if (date_put_duration(text, length, format->shows, &worksheet->shown))
        put_shown(worksheet, diag);
    else
        refuse(worksheet, say("this is no time: "), text, length, diag);
}

static void tell_string(struct worksheet *worksheet, const char *string, struct diag *diag)
{
    struct cell_site site = worksheet_site(worksheet, worksheet->column);
    if (worksheet->faults_told++ < FAULTS_TOLD)
        cell_check(&site, string, strlen(string), diag);
    fail(worksheet);
}

static void put_shared(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    char digits[12] = "";
    bool good, struck = false;
    if (length < sizeof digits)
        memcpy(digits, text, length);
    const char *string = strings_find(&worksheet->workbook->strings, whole_number(digits, STRINGS_MOST), &good, &struck);
    if (struck)
        refuse_struck(worksheet, diag);
    if (!string)
        refuse(worksheet, say("its text is missing in the workbook: "), text, length, diag);
    else if (!good)
        tell_string(worksheet, string, diag);
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
        refuse(worksheet, say("this is neither true nor false: "), text, length, diag);
}

/* Takes the value, of which there is some. */
static void put_value(struct worksheet *worksheet, const char *text, size_t length, struct diag *diag)
{
    switch (worksheet->type) {
    case TYPE_NUMBER: put_number(worksheet, text, length, diag); break;
    case TYPE_SHARED: put_shared(worksheet, text, length, diag); break;
    case TYPE_STRING: put_text(worksheet, text, length, diag); break;
    case TYPE_BOOLEAN: put_boolean(worksheet, text, length, diag); break;
    case TYPE_ERROR: refuse(worksheet, say("it holds the error "), text, length, diag); break;
    case TYPE_DATE: put_date(worksheet, text, length, diag); break;
    case TYPE_TIME: put_duration(worksheet, text, length, diag); break;
    case TYPE_INLINE: break; /* those hold no value */
    case TYPE_UNKNOWN: refuse(worksheet, say("its kind is not known: "), text, length, diag); break;
    }
}

void worksheet_take_cell(struct worksheet *worksheet, struct diag *diag)
{
    const struct range *range = merges_find(&worksheet->survey.merges, worksheet->row, worksheet->column);
    if (range && (range->first_row != worksheet->row || range->first_column != worksheet->column))
        return; /* another cell is shown over it */
    const struct buffer *value = worksheet->type == TYPE_INLINE ? &worksheet->rich.text : &worksheet->value;
    if (value->length && (worksheet->rich.struck || styles_find(&worksheet->workbook->styles, worksheet->style)->struck))
        refuse_struck(worksheet, diag);
    if (worksheet->type == TYPE_INLINE) {
        put_text(worksheet, (const char *)worksheet->rich.text.bytes, worksheet->rich.text.length, diag);
        return;
    }
    if (worksheet->type == TYPE_STRING)
        rich_decode(&worksheet->value, 0);
    const char *text = (const char *)worksheet->value.bytes;
    size_t length = worksheet->value.length;
    cell_trim(&text, &length);
    const bool is_due = worksheet->has_formula && worksheet->workbook->is_due; /* programs that cannot calculate save 0 or nothing */
    if (length && is_due)
        refuse(worksheet, say("its formula was to be calculated when the workbook is opened, and was not: "), text, length, diag);
    else if (length)
        put_value(worksheet, text, length, diag);
    else if (is_due || (worksheet->has_formula && worksheet->type != TYPE_STRING))
        refuse(worksheet, say("the result of its formula was not saved"), "", 0, diag);
}
