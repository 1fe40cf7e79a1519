/* A cell (9.1.4): what its attributes say, and the text of its paragraphs. */
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/say.h"
#include "sheet/ods.h"

#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define CALC   "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" /* LibreOffice's own */

/* What is found out of the cell beside its texts. */
struct finding {
    struct ods_cell cell;
    bool is_percentage;
    bool is_error;     /* LibreOffice says so … */
    bool may_be_error; /* … or nobody says that it is none */
    bool is_told;      /* there is a value or a text, if only an empty one */
    bool holds_table;
};

/* ------------------------------------------------------------------------------------------------ text */

/* What is too long stays so when white space at its ends is left out. */
static void put(struct buffer *text, const char *bytes, size_t length)
{
    if (text->length < VALUE_BYTES_MOST)
        buffer_append(text, bytes, length);
    else
        text->bytes[0] = text->bytes[text->length - 1] = '?';
}

/* White space is as in HTML: any of it is one space, and none where the paragraph begins (6.1.2). Where one run ends and the next one
 * begins both may have one: LibreOffice writes and reads it so. */
static void put_collapsed(struct buffer *text, size_t paragraph, const char *bytes, size_t length, bool *spaced)
{
    for (size_t i = 0; i < length; i++) {
        bool space = memchr(" \t\r\n", bytes[i], 4);
        if (!space || (!*spaced && text->length > paragraph))
            put(text, space ? " " : bytes + i, 1);
        *spaced = space;
    }
}

/* What stands for white space that counts. */
static void put_sign(struct buffer *text, const struct part *part)
{
    if (part_is(part, "tab"))
        put(text, "\t", 1);
    else if (part_is(part, "line-break"))
        put(text, "\n", 1);
    else if (part_is(part, "s"))
        for (int count = part_attribute_odf(part, "c") ? ods_count(part, "c") : 1; count > 0 && text->length < VALUE_BYTES_MOST; count--)
            put(text, " ", 1);
}

/* Whether an element in a paragraph is of the words that it shows: links, runs and fields are; notes, remarks, shapes and how
 * something is pronounced are not. */
static bool is_shown(const struct part *part)
{
    return part_is_odf(part, "text", xml_stream_name(part->stream)) && !part_is(part, "note") && !part_is(part, "ruby-text");
}

/* Another paragraph is another line. */
static bool read_paragraph(struct ods *ods, bool another, struct diag *diag)
{
    struct part *part = &ods->part;
    if (another)
        put(&ods->text, "\n", 1);
    size_t length, begin = ods->text.length;
    bool spaced = false;
    for (int depth = 1; depth;) {
        enum xml_event event = part_next(part, diag);
        if (event == XML_EVENT_TEXT) {
            const char *bytes = xml_stream_text(part->stream, &length);
            put_collapsed(&ods->text, begin, bytes, length, &spaced);
            continue;
        }
        spaced = false;
        if (event == XML_EVENT_END) {
            depth--;
        } else if (event == XML_EVENT_START && is_shown(part)) {
            put_sign(&ods->text, part);
            ods->struck |= part_is(part, "span") &&
                           ods_styles_strike(ods->workbook->ods_styles, ODS_TEXT, part_attribute_odf(part, "style-name"));
            depth++;
        } else if (event != XML_EVENT_START || !ods_skip(part, diag)) {
            return false;
        }
    }
    return true;
}

/* All that is in the cell. A list in it is of paragraphs too. */
static bool read_content(struct ods *ods, struct finding *finding, struct diag *diag)
{
    struct part *part = &ods->part;
    bool another = false;
    for (int depth = 1; depth;) {
        enum xml_event event = part_next(part, diag);
        if (event >= XML_EVENT_DONE)
            return false;
        depth -= event == XML_EVENT_END;
        if (event != XML_EVENT_START)
            continue;
        finding->holds_table |= part_is_odf(part, "table", "table");
        bool paragraph = part_is_odf(part, "text", "p") || part_is_odf(part, "text", "h");
        bool list = part_is_odf(part, "text", "list") || part_is_odf(part, "text", "list-item");
        if (!(paragraph ? read_paragraph(ods, another, diag) : list || ods_skip(part, diag)))
            return false;
        another |= paragraph;
        depth += list;
    }
    finding->is_told |= another;
    return true;
}

/* ------------------------------------------------------------------------------------------------ value */

static const struct {
    const char *kind, *attribute;
    enum type type;
} kinds[] = {
    {"float", "value", TYPE_NUMBER},         {"percentage", "value", TYPE_NUMBER},       {"currency", "value", TYPE_NUMBER},
    {"date", "date-value", TYPE_DATE},       {"time", "time-value", TYPE_TIME},          {"boolean", "boolean-value", TYPE_BOOLEAN},
    {"string", "string-value", TYPE_INLINE}, {"void", "string-value", TYPE_INLINE},
};

/* The style that the cell names, or that its row has for all, or its column (19.615). */
static int style_of(const struct ods *ods, int column, int row_style)
{
    int style = ods_styles_number(ods->workbook->ods_styles, part_attribute_odf(&ods->part, "style-name"));
    if (style < 0)
        style = row_style;
    return style < 0 && ods->column_styles && column < SHEET_COLUMNS_MOST ? ods->column_styles[column] : style;
}

static void take_value(struct ods *ods, struct finding *finding, const char *kind)
{
    finding->cell.type = kind ? TYPE_UNKNOWN : TYPE_INLINE;
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind, kinds[i].kind) != 0)
            continue;
        const char *value = part_attribute_odf(&ods->part, kinds[i].attribute);
        finding->cell.type = kinds[i].type;
        finding->is_percentage = strcmp(kind, "percentage") == 0;
        finding->is_told = value != NULL;
        if (value)
            put(&ods->value, value, strlen(value));
    }
}

static void begin(struct ods *ods, struct finding *finding, int column, int row_style)
{
    const struct part *part = &ods->part;
    const char *known = xml_stream_attribute_of(part->stream, CALC, "value-type");
    *finding = (struct finding){.cell = {.column = column,
                                         .repeats = ods_count(part, "number-columns-repeated"),
                                         .columns = ods_count(part, "number-columns-spanned"),
                                         .rows = ods_count(part, "number-rows-spanned"),
                                         .style = style_of(ods, column, row_style),
                                         .has_formula = part_attribute_odf(part, "formula") != NULL}};
    finding->is_error = known && strcmp(known, "error") == 0;
    finding->may_be_error = !known && finding->cell.has_formula;
    buffer_clear(&ods->value);
    buffer_clear(&ods->text);
    ods->struck = false;
    take_value(ods, finding, xml_stream_attribute_of(part->stream, OFFICE, "value-type"));
}

/* "#N/A", "#WAARDE!", "Err:502", "Fout:502": what is shown in the place of a result. */
static bool looks_like_error(const struct buffer *text)
{
    const char *at = (const char *)text->bytes, *end = at + text->length;
    if (text->length < 3)
        return false;
    if (text->length > 5 && end[-4] == ':')
        return ascii_is_letter(*at) && ascii_is_digit(end[-3]) && ascii_is_digit(end[-2]) && ascii_is_digit(end[-1]);
    if (*at != '#' || ascii_is_digit(at[1]))
        return false;
    while (++at < end)
        if (*at == ' ' || (*at >= 'a' && *at <= 'z'))
            return false;
    return true;
}

static void set_value(struct ods *ods, struct finding *finding, enum type type, const char *value, size_t length)
{
    finding->cell.type = type;
    buffer_clear(&ods->value);
    buffer_append(&ods->value, value, length);
}

/* A number that is to be shown as a date, although it is not written as one, counts from the day that the file says. Those of before
 * March 1900 .xlsx counts otherwise. */
static bool is_no_day(const struct ods *ods)
{
    enum { FIRST_COMMON = 61 };
    struct decimal decimal;
    if (ods->workbook->since_1904)
        return false;
    return ods->workbook->since_other || !decimal_read((const char *)ods->value.bytes, ods->value.length, &decimal) ||
           decimal_value(&decimal) < FIRST_COMMON;
}

/* What a formula found to be true or false is shown so, whatever number stands for it. */
static bool is_truth(const struct ods *ods)
{
    bool is_bit = ods->value.length == 1 && (*ods->value.bytes == '0' || *ods->value.bytes == '1');
    for (size_t i = 0; is_bit && i < ods->text.length; i++)
        is_bit = !ascii_is_digit((char)ods->text.bytes[i]);
    return is_bit && ods->text.length;
}

static void settle_number(struct ods *ods, struct finding *finding)
{
    const struct format *format = styles_find(&ods->workbook->styles, finding->cell.style);
    if (format->kind == FORMAT_PLAIN && finding->cell.has_formula && is_truth(ods))
        finding->cell.type = TYPE_BOOLEAN;
    if (format->kind == FORMAT_DATE && ods->value.length && is_no_day(ods))
        finding->cell.type = TYPE_UNKNOWN;
    if (format->kind == FORMAT_PLAIN && finding->is_percentage && !format->struck)
        finding->cell.style = ods_styles_percentage(ods->workbook->ods_styles);
}

/* What a program that does not calculate saved as a result, which is refused whatever it is. */
static void set_due(struct ods *ods, struct finding *finding)
{
    if (!ods->value.length)
        buffer_append(&ods->value, ods->text.bytes, ods->text.length);
    finding->cell.type = TYPE_NUMBER;
}

/* Decides what the cell is, by all that is known of it. */
static void settle(struct ods *ods, struct finding *finding)
{
    struct ods_cell *cell = &finding->cell;
    const char *text = (const char *)ods->text.bytes;
    bool is_error = finding->is_error || (finding->may_be_error && looks_like_error(&ods->text));
    if (finding->holds_table)
        set_value(ods, finding, TYPE_UNKNOWN, "table", strlen("table"));
    else if (is_error)
        set_value(ods, finding, TYPE_ERROR, text, ods->text.length);
    else if (cell->has_formula && !finding->is_told)
        set_value(ods, finding, TYPE_NUMBER, "", 0); /* which was never calculated */
    else if (cell->has_formula && ods->workbook->is_due)
        set_due(ods, finding);
    else if (!ods->value.length && ods->text.length)
        set_value(ods, finding, cell->type == TYPE_INLINE ? TYPE_INLINE : TYPE_UNKNOWN, text, ods->text.length);
    else if (cell->type == TYPE_NUMBER)
        settle_number(ods, finding);
    else if (cell->type == TYPE_BOOLEAN && ods->value.length == 4 && memcmp(ods->value.bytes, "true", 4) == 0)
        set_value(ods, finding, TYPE_BOOLEAN, "1", 1);
    else if (cell->type == TYPE_BOOLEAN && ods->value.length == 5 && memcmp(ods->value.bytes, "false", 5) == 0)
        set_value(ods, finding, TYPE_BOOLEAN, "0", 1);
}

/* ------------------------------------------------------------------------------------------------ in its row */

static void add(struct ods_row *row, struct ods_cell cell, const struct buffer *value)
{
    if (row->count == row->capacity) {
        row->capacity = row->capacity ? row->capacity * 2 : 32;
        row->cells = memory_resize(row->cells, (size_t)row->capacity * sizeof *row->cells);
    }
    cell.place = row->texts.length;
    cell.length = value->length;
    buffer_append(&row->texts, value->bytes, value->length);
    row->cells[row->count++] = cell;
}

bool ods_read_cell(struct ods *ods, int *column, int row_style, struct diag *diag)
{
    struct finding finding;
    const struct ods_cell *cell = &finding.cell;
    begin(ods, &finding, *column, row_style);
    if (!read_content(ods, &finding, diag))
        return false;
    settle(ods, &finding);
    finding.cell.struck = ods->struck;
    const int room = SHEET_COLUMNS_MOST - *column;
    bool holds = ods->value.length || (cell->has_formula && cell->type == TYPE_NUMBER);
    bool fits = cell->repeats <= room;
    *column += fits ? cell->repeats : room;
    if (holds && !fits) {
        package_report(ods->part.package, ods->part.name, diag, "row %d has cells behind column %s", ods->row.number,
                       sheet_letters(SHEET_COLUMNS_MOST - 1, (char[SHEET_LETTERS_SIZE]){0}));
        return false;
    }
    ods->row.holds |= holds;
    if (holds || (fits && (cell->columns > 1 || cell->rows > 1)))
        add(&ods->row, *cell, &ods->value);
    return true;
}
