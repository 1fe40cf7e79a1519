/* Splitting CSV into rows, block by block. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode_encoding.h"
#include "sheet/csv_inside.h"
#include "sheet/separator.h"

int peek_next_block(struct row *row)
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

/* Reads one row, empty or not, and the end of its line. */
static void read_row(struct row *row)
{
    struct csv *csv = row->csv;
    cells_clear(&csv->cells);
    for (;; row->column++) {
        read_cell(row);
        int byte = peek(row);
        if (byte != (unsigned char)csv->separator) {
            if (byte != END)
                pass_line_end(row);
            return;
        }
        csv->at++;
    }
}

static enum sheet_step refuse_rows(struct row *row)
{
    row->csv->ended = true;
    row->csv->at = row->csv->blocks.length;
    diag_report(row->diag, DIAG_SHEET_TOO_LARGE, (struct place){row->csv->source->path, row->line},
                "it has more than %d rows", SHEET_ROWS_MOST);
    return SHEET_FAULT;
}

enum sheet_step csv_next(struct csv *csv, struct sheet_row *row, struct diag *diag)
{
    for (;;) {
        struct row reading = {.csv = csv, .diag = diag, .line = csv->line};
        *row = (struct sheet_row){.line = csv->line};
        if (peek(&reading) == END)
            return reading.faulty ? SHEET_FAULT : SHEET_END;
        read_row(&reading);
        if (cells_is_empty(&csv->cells) && !reading.faulty)
            continue;
        if (!csv->heading_width)
            csv->heading_width = csv->said_width ? csv->said_width : reading.column + 1;
        if (++csv->rows > SHEET_ROWS_MOST)
            return refuse_rows(&reading);
        *row = cells_row(&csv->cells, reading.line);
        row->torn = reading.torn;
        return reading.faulty ? SHEET_FAULT : SHEET_ROW;
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
    csv->is_undivided = !csv->separator;
    if (csv->is_undivided)
        csv->separator = ';'; /* one column: none is needed */
    know_bytes(csv);
    if (csv->at && peek(&row) != END)
        pass_line_end(&row);
    return !row.faulty;
}

bool csv_is_undivided(const struct csv *csv)
{
    return csv->is_undivided;
}

struct csv *csv_open(const struct source *source, const char *encoding, struct diag *diag)
{
    if (source_size(source) > SHEET_CSV_BYTES_MOST) {
        diag_report(diag, DIAG_SHEET_TOO_LARGE, source_place(source), "it has more than %d MB",
                    SHEET_CSV_BYTES_MOST / (1024 * 1024));
        return NULL;
    }
    struct csv *csv = memory_zeroed(1, sizeof *csv);
    csv->source = source;
    csv->encoding = encoding_find(source, encoding, diag);
    bool good = csv->encoding >= 0;
    if (csv->encoding >= ENCODING_BYTES && !unicode_encoding_letters(csv->encoding - ENCODING_BYTES, csv->letters)) {
        diag_report(diag, DIAG_INTERNAL, source_place(source), "ICU does not know %s", encoding_name(csv->encoding));
        good = false;
    }
    if (good && csv_rewind(csv, diag))
        return csv;
    csv_close(csv);
    return NULL;
}

void csv_set_width(struct csv *csv, int count)
{
    csv->said_width = csv->heading_width = count;
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
