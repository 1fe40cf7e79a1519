#include "sheet/ods.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { COUNT_MOST = SHEET_ROWS_MOST };

bool ods_skip(struct part *part, struct diag *diag)
{
    for (int depth = 1; depth;) {
        enum xml_event event = part_next(part, diag);
        if (event >= XML_EVENT_DONE)
            return false;
        depth += event == XML_EVENT_START;
        depth -= event == XML_EVENT_END;
    }
    return true;
}

enum xml_event ods_next_child(struct part *part, struct diag *diag)
{
    enum xml_event event;
    while ((event = part_next(part, diag)) == XML_EVENT_TEXT)
        ;
    return event;
}

bool ods_read_words(struct part *part, char *words, size_t size, struct diag *diag)
{
    size_t count = 0, length;
    for (enum xml_event event; (event = part_next(part, diag)) != XML_EVENT_END;) {
        if (event >= XML_EVENT_DONE || (event == XML_EVENT_START && !ods_skip(part, diag)))
            return false;
        const char *text = event == XML_EVENT_TEXT ? xml_stream_text(part->stream, &length) : NULL;
        for (size_t i = 0; text && i < length && count + 1 < size; i++)
            words[count++] = text[i];
    }
    words[count] = '\0';
    return true;
}

int ods_count(const struct part *part, const char *name)
{
    const char *says = part_attribute_odf(part, name);
    int count = says ? whole_number(says, COUNT_MOST) : 1;
    if (count < 0 && *says && !says[strspn(says, "0123456789")])
        return COUNT_MOST;
    return count < 1 ? 1 : count;
}

void ods_close(struct ods *ods)
{
    part_close(&ods->part);
    free(ods->row.cells);
    buffer_finish(&ods->row.texts);
    buffer_finish(&ods->value);
    buffer_finish(&ods->text);
    free(ods->column_styles);
    free(ods->hidden_columns);
    *ods = (struct ods){0};
}

/* ------------------------------------------------------------------------------------------------ columns */

static bool is_folded(const struct ods *ods)
{
    return ods->hidden_depth > 0;
}

static bool is_unseen(const struct part *part)
{
    const char *visibility = part_attribute_odf(part, "visibility");
    return visibility && (strcmp(visibility, "collapse") == 0 || strcmp(visibility, "filter") == 0);
}

static void take_columns(struct ods *ods)
{
    int style = ods_styles_number(ods->workbook->ods_styles, part_attribute_odf(&ods->part, "default-cell-style-name"));
    bool hidden = is_unseen(&ods->part) || is_folded(ods);
    int first = ods->columns, last = first + ods_count(&ods->part, "number-columns-repeated");
    ods->columns = last < SHEET_COLUMNS_MOST ? last : SHEET_COLUMNS_MOST;
    if (style > 0 && !ods->column_styles)
        ods->column_styles = memory_zeroed(SHEET_COLUMNS_MOST, sizeof *ods->column_styles);
    if (hidden && !ods->hidden_columns)
        ods->hidden_columns = memory_zeroed(SHEET_COLUMNS_MOST, sizeof *ods->hidden_columns);
    for (int i = first; i < ods->columns; i++) {
        if (style > 0)
            ods->column_styles[i] = style;
        if (hidden)
            ods->hidden_columns[i] = true;
    }
}

/* ------------------------------------------------------------------------------------------------ rows */

static bool read_row(struct ods *ods, struct diag *diag)
{
    struct part *part = &ods->part;
    struct ods_row *row = &ods->row;
    const struct ods_styles *styles = ods->workbook->ods_styles;
    int column = 0, style = ods_styles_number(styles, part_attribute_odf(part, "default-cell-style-name"));
    row->number += row->repeats;
    row->repeats = ods_count(part, "number-rows-repeated");
    row->hidden = is_folded(ods) || is_unseen(part) || ods_styles_hides(styles, ODS_ROW, part_attribute_odf(part, "style-name"));
    row->holds = false;
    row->count = 0;
    buffer_clear(&row->texts);
    if (row->number > SHEET_ROWS_MOST) /* nothing is there that counts, or else it is told in the next line */
        row->number = SHEET_ROWS_MOST + 1;
    enum xml_event event;
    while ((event = ods_next_child(part, diag)) == XML_EVENT_START) {
        bool cell = part_is_odf(part, "table", "table-cell") || part_is_odf(part, "table", "covered-table-cell");
        if (!(cell ? ods_read_cell(ods, &column, style, diag) : ods_skip(part, diag)))
            return false;
    }
    return event == XML_EVENT_END;
}

/* What rows and columns stand in: parts of the table that are repeated on each page, and groups, which may be folded away. */
static bool is_group(const struct part *part)
{
    static const char *const names[] = {"table-row-group",    "table-header-rows",    "table-rows",
                                        "table-column-group", "table-header-columns", "table-columns"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (part_is_odf(part, "table", names[i]))
            return true;
    return false;
}

static void enter_group(struct ods *ods)
{
    const char *display = part_attribute_odf(&ods->part, "display");
    ods->depth++;
    if (!is_folded(ods) && display && strcmp(display, "false") == 0)
        ods->hidden_depth = ods->depth;
}

static void leave_group(struct ods *ods)
{
    if (ods->depth-- == ods->hidden_depth)
        ods->hidden_depth = 0;
}

enum xml_event ods_next_row(struct ods *ods, struct diag *diag)
{
    struct part *part = &ods->part;
    for (;;) {
        enum xml_event event = part_next(part, diag);
        if (event == XML_EVENT_END && ods->depth == 0)
            return XML_EVENT_END;
        if (event == XML_EVENT_END)
            leave_group(ods);
        if (event >= XML_EVENT_DONE)
            return XML_EVENT_FAULT;
        if (event != XML_EVENT_START)
            continue;
        if (part_is_odf(part, "table", "table-row"))
            return read_row(ods, diag) ? XML_EVENT_START : XML_EVENT_FAULT;
        if (part_is_odf(part, "table", "table-column"))
            take_columns(ods);
        if (is_group(part))
            enter_group(ods);
        else if (!ods_skip(part, diag))
            return XML_EVENT_FAULT;
    }
}

/* ------------------------------------------------------------------------------------------------ tables */

/* What LibreOffice keeps of sheets of other files that formulas look at: "'file:///a.ods'#$Sheet1". */
static bool is_elsewhere(const struct part *part)
{
    const char *name = part_attribute_odf(part, "name");
    return name && *name == '\'' && strstr(name, "'#$");
}

static void begin_table(struct ods *ods)
{
    free(ods->column_styles);
    free(ods->hidden_columns);
    ods->column_styles = NULL;
    ods->hidden_columns = NULL;
    ods->columns = ods->depth = ods->hidden_depth = 0;
    ods->row.number = 1;
    ods->row.repeats = 0;
}

/* From which day on numbers count that are shown as dates (9.4.2). */
static bool read_settings(struct ods *ods, struct diag *diag)
{
    struct part *part = &ods->part;
    enum xml_event event;
    while ((event = ods_next_child(part, diag)) == XML_EVENT_START) {
        const char *day = part_is_odf(part, "table", "null-date") ? part_attribute_odf(part, "date-value") : NULL;
        ods->workbook->since_1904 |= day && strcmp(day, "1904-01-01") == 0;
        ods->workbook->since_other |= day && strcmp(day, "1904-01-01") != 0 && strcmp(day, "1899-12-30") != 0;
        if (!ods_skip(part, diag))
            return false;
    }
    return event == XML_EVENT_END;
}

enum xml_event ods_next_table(struct ods *ods, struct diag *diag)
{
    struct part *part = &ods->part;
    enum xml_event event;
    while ((event = ods_next_child(part, diag)) == XML_EVENT_START) {
        if (part_is_odf(part, "table", "table") && !is_elsewhere(part)) {
            begin_table(ods);
            return event;
        }
        if (!(part_is_odf(part, "table", "calculation-settings") ? read_settings(ods, diag) : ods_skip(part, diag)))
            return XML_EVENT_FAULT;
    }
    return event == XML_EVENT_END ? XML_EVENT_DONE : XML_EVENT_FAULT;
}
