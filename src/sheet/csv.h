/* Inside the room: CSV, RFC 4180 as spreadsheets practise it. */
#ifndef SHEET_CSV_H
#define SHEET_CSV_H

#include "sheet/sheet.h"
#include "sheet/source.h"

struct csv;

/* Looks through the whole file, for its encoding, and at its first row, for the separator. `encoding` is the one that was
 * named, or NULL. NULL with errors. */
struct csv *csv_open(const struct source *source, const char *encoding, struct diag *diag);
void csv_close(struct csv *csv); /* NULL is fine */

/* As sheet_next and sheet_rewind. */
enum sheet_step csv_next(struct csv *csv, struct sheet_row *row, struct diag *diag);
bool csv_rewind(struct csv *csv, struct diag *diag);

/* Whether nothing was found that separates cells. */
bool csv_is_undivided(const struct csv *csv);

/* Says how many headings there are, if the first row is none of them. */
void csv_set_width(struct csv *csv, int count);

#endif
