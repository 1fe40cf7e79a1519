/* Rows of CSV as the library writes them: semicolons, UTF-8, quoted where they must be, and an apostrophe before what a spreadsheet would take for a
 * formula. */
#ifndef DESK_CSV_H
#define DESK_CSV_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Appends a row; into an empty buffer the byte order mark first. */
void csv_put_row(struct buffer *out, const char *const *cells, size_t count);

/* Reads the next row into the cells, of which `most` are kept; *at goes on behind it. Gives how many there were; 0: there is none. */
size_t csv_next_row(const char **at, const char *end, const char **cells, size_t most, struct arena *arena);

#endif
