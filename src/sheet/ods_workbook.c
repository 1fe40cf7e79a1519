/* An OpenDocument spreadsheet as a workbook: its parts, its styles, its sheets, and what must be known of one before it is read. */
#define _GNU_SOURCE /* strcasestr */
#include <string.h>

#include "base/say.h"
#include "sheet/ods.h"

static bool is_styles(const struct part *part)
{
    return part_is_odf(part, "office", "automatic-styles") || part_is_odf(part, "office", "styles");
}

/* What is around the styles and the tables, in a part of a package or in a file that is all of it (3.1). */
static bool is_around(const struct part *part)
{
    static const char *const names[] = {"document-content", "document-styles", "document-meta", "document", "body", "meta"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (part_is_odf(part, "office", names[i]))
            return true;
    return false;
}

/* Whether this is a program that calculates; where it is none, LibreOffice calculates all anew when it opens the file, and shows that. */
static bool calculates(const char *generator)
{
    static const char *const names[] = {"LibreOffice", "OpenOffice", "Collabora", "StarOffice",  "NeoOffice", "Microsoft",
                                        "gnumeric",    "Calligra",   "KSpread",   "ONLYOFFICE", "WPS",       "Google"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasestr(generator, names[i]))
            return true;
    return false;
}

/* Which program wrote the file (4.3.2.1). */
static bool read_generator(struct workbook *workbook, struct part *part, struct diag *diag)
{
    char generator[256];
    if (!ods_read_words(part, generator, sizeof generator, diag))
        return false;
    workbook->is_due |= *generator && !calculates(generator);
    return true;
}

static bool read_beside(struct workbook *workbook, struct part *part, struct diag *diag)
{
    if (part_is_odf(part, "meta", "generator"))
        return read_generator(workbook, part, diag);
    return is_styles(part) ? ods_styles_read(workbook->ods_styles, part, diag) : ods_skip(part, diag);
}

/* Reads on to the tables, and what is before them if that is wanted; XML_EVENT_DONE if there are none. */
static enum xml_event find_tables(struct workbook *workbook, struct part *part, bool reads, struct diag *diag)
{
    for (;;) {
        enum xml_event event = part_next(part, diag);
        if (event >= XML_EVENT_DONE || (event == XML_EVENT_START && part_is_odf(part, "office", "spreadsheet")))
            return event;
        if (event != XML_EVENT_START || is_around(part))
            continue;
        if (!(reads ? read_beside(workbook, part, diag) : ods_skip(part, diag)))
            return XML_EVENT_FAULT;
    }
}

/* Before its first table; its styles are read if they are wanted. False with errors; also if it is no spreadsheet. */
static bool ods_open(struct ods *ods, struct workbook *workbook, bool with_styles, struct diag *diag)
{
    *ods = (struct ods){.workbook = workbook};
    if (!part_open_all(&ods->part, workbook->package, ODS_CONTENT, diag))
        return false;
    enum xml_event event = find_tables(workbook, &ods->part, with_styles, diag);
    if (event == XML_EVENT_DONE)
        diag_report(diag, DIAG_SHEET_UNKNOWN, package_place(workbook->package), "%s", say("it is an OpenDocument file, but no spreadsheet"));
    return event == XML_EVENT_START;
}

/* ------------------------------------------------------------------------------------------------ the list of sheets */

/* Reads a part that a package may have beside the tables. */
static bool read_other(struct workbook *workbook, const char *name, struct diag *diag)
{
    struct part part;
    if (!package_has(workbook->package, name))
        return true;
    bool good = part_open_all(&part, workbook->package, name, diag) && find_tables(workbook, &part, true, diag) != XML_EVENT_FAULT;
    part_close(&part);
    return good;
}

static struct workbook_sheet *add_sheet(struct workbook *workbook, const struct part *part)
{
    const char *name = part_attribute_odf(part, "name"), *style = part_attribute_odf(part, "style-name");
    if (workbook->sheet_count == WORKBOOK_SHEETS_MOST)
        return NULL;
    struct workbook_sheet *sheet = &workbook->sheets[workbook->sheet_count++];
    *sheet = (struct workbook_sheet){.name = name ? arena_copy(workbook->arena, name, strlen(name)) : "",
                                     .part = ODS_CONTENT,
                                     .hidden = ods_styles_hides(workbook->ods_styles, ODS_TABLE, style)};
    return sheet;
}

/* Goes through all of the part, and so finds out whether it can be read to its end. */
static bool list_sheets(struct workbook *workbook, struct ods *ods, struct diag *diag)
{
    enum xml_event table, row, rest;
    while ((table = ods_next_table(ods, diag)) == XML_EVENT_START) {
        struct workbook_sheet *sheet = add_sheet(workbook, &ods->part);
        while ((row = ods_next_row(ods, diag)) == XML_EVENT_START)
            if (sheet)
                sheet->holds |= ods->row.holds;
        if (row == XML_EVENT_FAULT)
            return false;
    }
    while (table == XML_EVENT_DONE && (rest = part_next(&ods->part, diag)) != XML_EVENT_DONE)
        if (rest == XML_EVENT_FAULT)
            return false;
    return table == XML_EVENT_DONE;
}

bool ods_read_workbook(struct workbook *workbook, struct diag *diag)
{
    struct ods ods = {0};
    workbook->ods_styles = ods_styles_create(&workbook->styles, workbook->arena);
    bool good = read_other(workbook, "meta.xml", diag) && read_other(workbook, "styles.xml", diag) && ods_open(&ods, workbook, true, diag) && list_sheets(workbook, &ods, diag);
    ods_close(&ods);
    package_restart(workbook->package);
    return good;
}

/* ------------------------------------------------------------------------------------------------ a sheet */

bool ods_open_sheet(struct ods *ods, struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag)
{
    if (!ods_open(ods, workbook, false, diag))
        return false;
    for (ptrdiff_t before = sheet - workbook->sheets; before >= 0; before--) {
        if (ods_next_table(ods, diag) != XML_EVENT_START)
            return false;
        if (before && !ods_skip(&ods->part, diag))
            return false;
    }
    return true;
}

static void count_hidden(struct survey *survey, const struct ods_row *row)
{
    for (int i = 0; i < row->repeats && survey->hidden_count + i < HIDDEN_TOLD; i++)
        survey->hidden[survey->hidden_count + i] = row->number + i;
    survey->hidden_count += row->repeats;
}

/* Of a row without any value, only what reaches down to others matters. */
static bool add_merges(struct survey *survey, const struct ods *ods, const struct ods_cell *cell, struct diag *diag)
{
    const struct ods_row *row = &ods->row;
    if (cell->rows * cell->columns == 1 || (!row->holds && cell->rows == 1))
        return true;
    for (int down = 0; down < row->repeats; down++)
        for (int right = 0; right < cell->repeats; right++) {
            int first = row->number + down, column = cell->column + right;
            struct range range = {.first_row = first, .last_row = first + cell->rows - 1,
                                  .first_column = column, .last_column = column + cell->columns - 1};
            if (merges_add_range(&survey->merges, range))
                continue;
            diag_report(diag, DIAG_SHEET_TOO_LARGE, package_place(ods->part.package), "it has more than %d merged cells", MERGES_MOST);
            return false;
        }
    return true;
}

static bool take_row(struct survey *survey, const struct ods *ods, struct diag *diag)
{
    const struct ods_row *row = &ods->row;
    bool good = true;
    if (row->hidden && row->holds)
        count_hidden(survey, row);
    for (int i = 0; good && i < row->count && row->number <= SHEET_ROWS_MOST; i++)
        good = add_merges(survey, ods, &row->cells[i], diag);
    return good;
}

bool ods_survey(struct survey *survey, struct workbook *workbook, const struct workbook_sheet *sheet, struct diag *diag)
{
    struct ods ods;
    bool good = ods_open_sheet(&ods, workbook, sheet, diag);
    enum xml_event event = XML_EVENT_END;
    while (good && (event = ods_next_row(&ods, diag)) == XML_EVENT_START)
        good = take_row(survey, &ods, diag);
    survey->hidden_columns = ods.hidden_columns;
    ods.hidden_columns = NULL;
    ods_close(&ods);
    merges_restart(&survey->merges);
    return good && event == XML_EVENT_END;
}
