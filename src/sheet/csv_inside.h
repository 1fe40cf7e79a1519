/* Inside CSV: the splitter's state, and going through bytes. */
#ifndef SHEET_CSV_INSIDE_H
#define SHEET_CSV_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "sheet/cells.h"
#include "sheet/csv.h"
#include "sheet/encoding.h"

/* What a byte is to the splitter; bits, so that one look tells all. */
enum {
    ENDS_PLAIN = 1,  /* the separator, or the end of a line */
    ENDS_QUOTED = 2, /* a quotation mark, or the end of a line */
    IS_ODD = 4       /* not printable ASCII: the cell has to be looked at closely */
};

enum { CELL_BYTES_MOST = SHEET_CHARACTERS_MOST * 4 + 4096, ROW_BYTES_MOST = 4 * 1024 * 1024, END = -1 };

struct csv {
    const struct source *source;
    int encoding;
    uint32_t letters[128]; /* of the bytes above ASCII, in encodings of one byte a letter */
    char separator;
    bool is_undivided;      /* none was found */
    unsigned char kinds[256];
    int line; /* of what comes next */
    int rows;
    int heading_width; /* cells of the first row, empty ones too; 0 before it */
    int said_width;    /* 0: that of the first row */
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
    bool faulty, torn;
    int faulty_cells;
};

/* What peek and the others do at the end of a block. */
int peek_next_block(struct row *row);

/* The byte that comes next, or END. */
static inline int peek(struct row *row)
{
    const struct csv *csv = row->csv;
    return csv->at < csv->blocks.length ? csv->blocks.bytes[csv->at] : peek_next_block(row);
}

/* Goes past the end of a line: LF, CR or both. */
static inline void pass_line_end(struct row *row)
{
    bool carriage = row->csv->blocks.bytes[row->csv->at++] == '\r';
    if (carriage && peek(row) == '\n')
        row->csv->at++;
    row->csv->line++;
}

/* Goes past spaces, and tabs unless they separate. */
static inline void pass_blanks(struct row *row)
{
    for (int byte; (byte = peek(row)) == ' ' || (byte == '\t' && row->csv->separator != '\t');)
        row->csv->at++;
}

/* Reads one cell, up to what ends it. */
void read_cell(struct row *row);

#endif
