/* Splitting CSV into rows and cells, block by block. */
#include "sheet/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "sheet/cell.h"
#include "sheet/cells.h"
#include "sheet/encoding.h"
#include "sheet/separator.h"

/* What a byte is to the splitter; bits, so that one look tells all. */
enum {
    ENDS_PLAIN = 1,  /* the separator, or the end of a line */
    ENDS_QUOTED = 2, /* a quotation mark, or the end of a line */
    IS_ODD = 4       /* not printable ASCII: the cell has to be looked at closely */
};

enum { CELL_BYTES_MOST = SHEET_CHARACTERS_MOST * 4 + 4096, ROW_BYTES_MOST = 4 * 1024 * 1024, END = -1 };

struct csv {
    const struct source *source;
    enum encoding encoding;
    uint32_t windows[128]; /* the characters of the high bytes in Windows-1252 */
    char separator;
    unsigned char kinds[256];
    int line; /* of what comes next */
    int rows;
    int heading_width; /* cells of the first row, empty ones too; 0 before it */
    bool ended;        /* there is no more, or it cannot be read */
    size_t at;         /* in the block */
    struct cells cells;
    struct buffer raw; /* a cell that is not in the block in one piece */
    struct buffer converted;
    struct blocks blocks;
};

/* The row that is being read. */
struct row {
    struct csv *csv;
    struct diag *diag;
    int line; /* where it begins */
    int column;
    bool faulty;
};

/* ------------------------------------------------------------------------------------------------ bytes */

static int peek_next_block(struct row *row)
{
    struct csv *csv = row->csv;
    if (csv->ended)
        return END;
    csv->at = 0;
    if (!blocks_next(&csv->blocks, row->diag)) {
        csv->blocks.length = 0;
        row->faulty = true;
    }
    csv->ended = !csv->blocks.length;
    return csv->ended ? END : csv->blocks.bytes[0];
}

/* The byte that comes next, or END. */
static inline int peek(struct row *row)
{
    const struct csv *csv = row->csv;
    return csv->at < csv->blocks.length ? csv->blocks.bytes[csv->at] : peek_next_block(row);
}

/* Goes past the end of a line: LF, CR or both. */
static void pass_line_end(struct row *row)
{
    bool carriage = row->csv->blocks.bytes[row->csv->at++] == '\r';
    if (carriage && peek(row) == '\n')
        row->csv->at++;
    row->csv->line++;
}

/* Goes past spaces, and tabs unless they separate. */
static void pass_blanks(struct row *row)
{
    for (int byte; (byte = peek(row)) == ' ' || (byte == '\t' && row->csv->separator != '\t');)
        row->csv->at++;
}

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

/* ------------------------------------------------------------------------------------------------ cells */

static struct cell_site site_at(const struct row *row, int line)
{
    return (struct cell_site){row->csv->source->path, line, row->column, false};
}

/* Windows-1252 as UTF-8, in csv->converted. */
static void convert(struct row *row, int line, const char *text, size_t length)
{
    struct csv *csv = row->csv;
    struct cell_site site = site_at(row, line);
    buffer_clear(&csv->converted);
    char *out = (char *)buffer_reserve(&csv->converted, length * 3 + 1);
    size_t out_length = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        uint32_t code_point = byte < 0x80 ? byte : csv->windows[byte - 0x80];
        site.line += byte == '\n';
        if (byte >= 0x80 && !code_point) {
            cell_report(&site, DIAG_SHEET_ENCODING, row->diag, ": byte 0x%02X is no letter in Windows-1252", byte);
            row->faulty = true;
        } else {
            out_length += utf8_put(code_point, out + out_length);
        }
    }
    csv->converted.length = out_length;
}

/* Whether the row has room for a text. */
static bool has_room(struct row *row, size_t length)
{
    if (!length || (row->column < SHEET_COLUMNS_MOST && row->csv->cells.copies.length <= ROW_BYTES_MOST))
        return true;
    if (!row->faulty)
        diag_report(row->diag, DIAG_SHEET_TOO_LARGE, (struct place){row->csv->source->path, row->line},
                    "the row has more than %d cells, or %d bytes", SHEET_COLUMNS_MOST, ROW_BYTES_MOST);
    row->faulty = true;
    return false;
}

/* Takes a text that has to be looked at closely. */
static void take_closely(struct row *row, int line, const char *text, size_t length)
{
    struct csv *csv = row->csv;
    struct cell_site site = site_at(row, line);
    if (length > CELL_BYTES_MOST) { /* its end was left out */
        cell_report(&site, DIAG_SHEET_TOO_LARGE, row->diag, " holds more than %d characters", SHEET_CHARACTERS_MOST);
        row->faulty = true;
        return;
    }
    if (csv->encoding == ENCODING_WINDOWS_1252) {
        convert(row, line, text, length);
        text = (const char *)csv->converted.bytes;
        length = csv->converted.length;
    }
    cell_trim(&text, &length);
    if (!cell_check(&site, text, length, row->diag))
        row->faulty = true;
    if (has_room(row, length))
        cells_put(&csv->cells, row->column, text, length);
}

/* Takes the text, which begins in `line`, for the cell. */
static void take(struct row *row, int line, const char *text, size_t length, unsigned seen)
{
    if (seen & IS_ODD || length > SHEET_CHARACTERS_MOST) {
        take_closely(row, line, text, length);
        return;
    }
    if (length && (text[0] <= ' ' || text[length - 1] <= ' ')) /* nothing is odd: they are ASCII */
        cell_trim(&text, &length);
    if (length && has_room(row, length))
        cells_put(&row->csv->cells, row->column, text, length);
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
    while (peek(row) != END && (length = run(csv, ENDS_PLAIN, &seen), gather(csv, length), csv->at == csv->blocks.length))
        ;
    take(row, csv->line, (const char *)csv->raw.bytes, csv->raw.length, seen);
}

/* Whether a line of the text looks like a whole row of the file: a quotation mark that nobody closed runs on to the next
 * one, many rows further on, and what lies between would be lost. */
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
    row->faulty = true;
}

/* Reads on to the closing quotation mark, and past it; false if there is none. The cell is then in csv->raw. */
static bool gather_quoted(struct row *row, unsigned *seen)
{
    struct csv *csv = row->csv;
    for (int byte; (byte = peek(row)) != END;) {
        gather(csv, run(csv, ENDS_QUOTED, seen));
        byte = peek(row);
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
        report_quote(row, line, "the one that opens here");
    else if (csv->raw.length > CELL_BYTES_MOST || holds_row(csv, (const char *)csv->raw.bytes, csv->raw.length))
        report_quote(row, line, "from the one that opens here to the next, there are whole rows");
    else if (after != END && !(csv->kinds[after] & ENDS_PLAIN))
        report_quote(row, line, "words follow the one that closes the cell which begins here");
    else
        take(row, line, (const char *)csv->raw.bytes, csv->raw.length, seen);
    while (peek(row) != END && (csv->at += run(csv, ENDS_PLAIN, &seen)) == csv->blocks.length)
        ;
}

/* ------------------------------------------------------------------------------------------------ rows */

/* Reads one row, empty or not, and the end of its line. */
static void read_row(struct row *row)
{
    struct csv *csv = row->csv;
    cells_clear(&csv->cells);
    for (;; row->column++) {
        pass_blanks(row);
        if (peek(row) == '"')
            read_quoted(row);
        else
            read_plain(row);
        int byte = peek(row);
        if (byte != (unsigned char)csv->separator) {
            if (byte != END)
                pass_line_end(row);
            return;
        }
        csv->at++;
    }
}

enum sheet_step csv_next(struct csv *csv, struct sheet_row *out, struct diag *diag)
{
    for (;;) {
        struct row row = {.csv = csv, .diag = diag, .line = csv->line};
        *out = (struct sheet_row){.line = csv->line};
        if (peek(&row) == END)
            return row.faulty ? SHEET_FAULT : SHEET_END;
        read_row(&row);
        if (cells_is_empty(&csv->cells) && !row.faulty)
            continue;
        if (!csv->heading_width)
            csv->heading_width = row.column + 1;
        if (++csv->rows > SHEET_ROWS_MOST) {
            csv->ended = true;
            csv->at = csv->blocks.length;
            diag_report(diag, DIAG_SHEET_TOO_LARGE, (struct place){csv->source->path, row.line},
                        "it has more than %d rows", SHEET_ROWS_MOST);
            return SHEET_FAULT;
        }
        *out = cells_row(&csv->cells, row.line);
        return row.faulty ? SHEET_FAULT : SHEET_ROW;
    }
}

/* ------------------------------------------------------------------------------------------------ the file */

static void know_bytes(struct csv *csv)
{
    for (int byte = 0; byte < 256; byte++)
        csv->kinds[byte] = byte < 0x20 || byte >= 0x7F ? IS_ODD : 0;
    csv->kinds['\r'] |= ENDS_PLAIN | ENDS_QUOTED;
    csv->kinds['\n'] |= ENDS_PLAIN | ENDS_QUOTED;
    csv->kinds['"'] |= ENDS_QUOTED;
    csv->kinds[(unsigned char)csv->separator] |= ENDS_PLAIN;
}

bool csv_rewind(struct csv *csv, struct diag *diag)
{
    blocks_start(&csv->blocks, csv->source, csv->encoding);
    csv->line = 1;
    csv->rows = csv->heading_width = 0;
    csv->at = 0;
    csv->ended = false;
    struct row row = {.csv = csv, .diag = diag};
    peek(&row);
    const char *text = (const char *)csv->blocks.bytes;
    csv->separator = separator_said(text, csv->blocks.length, &csv->at);
    if (!csv->separator)
        csv->separator = separator_of(text, csv->blocks.length);
    know_bytes(csv);
    if (csv->at && peek(&row) != END)
        pass_line_end(&row);
    return !row.faulty;
}

struct csv *csv_open(const struct source *source, struct diag *diag)
{
    if (source_size(source) > SHEET_CSV_BYTES_MOST) {
        diag_report(diag, DIAG_SHEET_TOO_LARGE, source_place(source), "it has more than %d MB",
                    SHEET_CSV_BYTES_MOST / (1024 * 1024));
        return NULL;
    }
    struct csv *csv = memory_zeroed(1, sizeof *csv);
    csv->source = source;
    bool good = encoding_find(source, &csv->encoding, diag);
    if (good && csv->encoding == ENCODING_WINDOWS_1252 && !unicode_windows_1252(csv->windows)) {
        diag_report(diag, DIAG_INTERNAL, source_place(source), "ICU does not know Windows-1252");
        good = false;
    }
    if (good && csv_rewind(csv, diag))
        return csv;
    csv_close(csv);
    return NULL;
}

void csv_close(struct csv *csv)
{
    if (!csv)
        return;
    cells_finish(&csv->cells);
    buffer_finish(&csv->raw);
    buffer_finish(&csv->converted);
    free(csv);
}
