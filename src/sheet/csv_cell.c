/* Cells of CSV: plain and quoted ones, and what their text may hold. */
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "sheet/cell.h"
#include "sheet/csv_inside.h"

enum { FAULTY_CELLS_TOLD = 5 };

/* The bytes of this block up to one of the kind `ends`; what they are is added to `seen`. */
static size_t run(const struct csv *csv, unsigned ends, unsigned *seen)
{
    size_t at = csv->at;
    const unsigned char *bytes = csv->blocks.bytes;
    unsigned all = *seen, kind;
    while (at < csv->blocks.length && !((kind = csv->kinds[bytes[at]]) & ends)) {
        all |= kind;
        at++;
    }
    *seen = all;
    return at - csv->at;
}

static struct cell_site site_at(const struct row *row, int line)
{
    return (struct cell_site){row->csv->source->path, line, row->column, false};
}

/* One byte a letter as UTF-8, in csv->converted. False with errors. */
static bool convert(struct row *row, int line, const char *text, size_t length)
{
    struct csv *csv = row->csv;
    struct cell_site site = site_at(row, line);
    int faults = 0;
    buffer_clear(&csv->converted);
    char *out = (char *)buffer_reserve(&csv->converted, length * 3 + 1);
    size_t out_length = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        uint32_t code_point = byte < 0x80 ? byte : csv->letters[byte - 0x80];
        site.line += byte == '\n';
        out_length += utf8_put(byte < 0x80 || code_point ? code_point : 0xFFFD, out + out_length);
        if (byte >= 0x80 && !code_point && faults++ < CELL_FAULTS_TOLD)
            cell_report(&site, DIAG_SHEET_ENCODING, row->diag, ": byte 0x%02X is no letter in %s", byte,
                        encoding_name(csv->encoding));
    }
    csv->converted.length = out_length;
    return !faults;
}

/* Whether the row has room for a text that is not empty. */
static bool has_room(struct row *row)
{
    if (row->column < SHEET_COLUMNS_MOST && row->csv->cells.copies.length <= ROW_BYTES_MOST)
        return true;
    if (!row->faulty)
        diag_report(row->diag, DIAG_SHEET_TOO_LARGE, (struct place){row->csv->source->path, row->line},
                    "the row has more than %d cells, or %d bytes", SHEET_COLUMNS_MOST, ROW_BYTES_MOST);
    row->faulty = true;
    return false;
}

/* Puts a text that is good into the row. What stands as `="00471"` so that spreadsheets keep its zeros, they show
 * without; and the apostrophe before what they would take for a formula they do not show. */
static void put(struct row *row, const char *text, size_t length)
{
    if (length >= 3 && text[0] == '=' && text[1] == '"' && !memchr(text + 2, '"', length - 3) &&
        text[length - 1] == '"') {
        text += 2;
        length -= 3;
        cell_trim(&text, &length);
    } else if (length > 1 && text[0] == '\'' && cell_is_formula(text + 1, length - 1)) {
        text++;
        length--;
    }
    if (length && has_room(row))
        cells_put(&row->csv->cells, row->column, text, length);
}

/* Puts a text that is at fault into the row, which is thereby whole when it is to be mended: what is no text in it, as U+FFFD. */
static void put_faulty(struct row *row, const char *text, size_t length)
{
    const char *end = length ? text + length : text; /* NULL, of no length */
    struct buffer shown = {0};
    char *out = (char *)buffer_reserve(&shown, 3 * length + 1);
    size_t out_length = 0;
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        out_length += utf8_put(code_point ? code_point : 0xFFFD, out + out_length);
    }
    if (out_length && has_room(row))
        cells_put(&row->csv->cells, row->column, out, out_length);
    buffer_finish(&shown);
}

/* Takes a text that has to be looked at closely. False if it is at fault. */
static bool take_closely(struct row *row, int line, const char *text, size_t length)
{
    struct csv *csv = row->csv;
    struct cell_site site = site_at(row, line);
    bool good = true;
    if (length > CELL_BYTES_MOST) { /* its end was left out */
        cell_report(&site, DIAG_SHEET_TOO_LARGE, row->diag, " holds more than %d characters", SHEET_CHARACTERS_MOST);
        put_faulty(row, text, length);
        return false;
    }
    if (csv->encoding >= ENCODING_BYTES) {
        good = convert(row, line, text, length);
        text = (const char *)csv->converted.bytes;
        length = csv->converted.length;
    }
    cell_trim(&text, &length);
    good = good && cell_check(&site, text, length, row->diag); /* else what it would find was told */
    if (good)
        put(row, text, length);
    else
        put_faulty(row, text, length);
    return good;
}

/* Takes the text, which begins in `line`, for the cell. */
static void take(struct row *row, int line, const char *text, size_t length, unsigned seen)
{
    if (seen & IS_ODD || length > SHEET_CHARACTERS_MOST) {
        /* What is told of some cells is enough to know that the row is lost. */
        if (row->faulty_cells >= FAULTY_CELLS_TOLD) {
            put_faulty(row, text, length);
        } else if (!take_closely(row, line, text, length)) {
            row->faulty = true;
            row->faulty_cells++;
        }
        return;
    }
    if (length && (text[0] <= ' ' || text[length - 1] <= ' ')) /* nothing is odd: they are ASCII */
        cell_trim(&text, &length);
    put(row, text, length);
}

/* Adds to the cell in csv->raw; what is too much for a cell is left out, and will be told. */
static void gather(struct csv *csv, size_t length)
{
    if (csv->raw.length <= CELL_BYTES_MOST)
        buffer_append(&csv->raw, csv->blocks.bytes + csv->at, length);
    csv->at += length;
}

static void read_plain(struct row *row)
{
    struct csv *csv = row->csv;
    unsigned seen = 0;
    if (peek(row) == END)
        return;
    size_t length = run(csv, ENDS_PLAIN, &seen);
    if (csv->at + length < csv->blocks.length) { /* the usual case: all of it is in this block */
        csv->at += length;
        take(row, csv->line, (const char *)csv->blocks.bytes + csv->at - length, length, seen);
        return;
    }
    buffer_clear(&csv->raw);
    gather(csv, length);
    while (peek(row) != END &&
           (length = run(csv, ENDS_PLAIN, &seen), gather(csv, length), csv->at == csv->blocks.length))
        ;
    take(row, csv->line, (const char *)csv->raw.bytes, csv->raw.length, seen);
}

/* Whether a line of the text looks like a whole row of the file: a quotation mark that nobody closed runs on to the
 * next one, many rows further on, and what lies between would be lost. */
static bool holds_row(const struct csv *csv, const char *text, size_t length)
{
    int separators = 0, most = 0;
    for (size_t i = 0; i < length; i++) {
        separators = text[i] == '\n' ? 0 : separators + (text[i] == csv->separator);
        if (separators > most)
            most = separators;
    }
    return csv->heading_width > 2 && most >= csv->heading_width - 1;
}

static void report_quote(struct row *row, int line, const char *words)
{
    struct cell_site site = site_at(row, line);
    cell_report(&site, DIAG_SHEET_QUOTE, row->diag, ": %s", words);
    put_faulty(row, (const char *)row->csv->raw.bytes, row->csv->raw.length);
    row->faulty = row->torn = true;
}

/* Reads on to the closing quotation mark, and past it; false if there is none. The cell is then in csv->raw. */
static bool gather_quoted(struct row *row, unsigned *seen)
{
    struct csv *csv = row->csv;
    while (peek(row) != END) {
        gather(csv, run(csv, ENDS_QUOTED, seen));
        int byte = peek(row);
        if (byte == '"') {
            csv->at++;
            if (peek(row) != '"')
                return true;
            gather(csv, 1);
        } else if (byte != END && csv->kinds[byte] & ENDS_QUOTED) {
            pass_line_end(row);
            if (csv->raw.length <= CELL_BYTES_MOST)
                buffer_byte(&csv->raw, '\n');
        }
    }
    return false;
}

/* The words are part of the cell, behind the quotation mark. */
static void report_words_behind(struct row *row, int line)
{
    struct csv *csv = row->csv;
    unsigned seen = 0;
    buffer_string(&csv->raw, "\" ");
    while (peek(row) != END) {
        size_t length = run(csv, ENDS_PLAIN, &seen);
        if (!length)
            break;
        gather(csv, length);
    }
    report_quote(row, line, say("words follow the one that closes the cell which begins here"));
}

static void read_quoted(struct row *row)
{
    struct csv *csv = row->csv;
    int line = csv->line;
    unsigned seen = 0;
    csv->at++;
    buffer_clear(&csv->raw);
    bool closed = gather_quoted(row, &seen);
    pass_blanks(row);
    int after = peek(row);
    if (!closed)
        report_quote(row, line, say("the one that opens here"));
    else if (csv->raw.length > CELL_BYTES_MOST || holds_row(csv, (const char *)csv->raw.bytes, csv->raw.length))
        report_quote(row, line, say("from the one that opens here to the next, there are whole rows"));
    else if (after != END && !(csv->kinds[after] & ENDS_PLAIN))
        report_words_behind(row, line);
    else
        take(row, line, (const char *)csv->raw.bytes, csv->raw.length, seen);
    while (peek(row) != END && (csv->at += run(csv, ENDS_PLAIN, &seen)) == csv->blocks.length)
        ;
}

void read_cell(struct row *row)
{
    pass_blanks(row);
    if (peek(row) == '"')
        read_quoted(row);
    else
        read_plain(row);
}
