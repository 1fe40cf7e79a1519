/* Inside the room: what the styles of an OpenDocument spreadsheet say of its cells: the number format; and of rows and sheets: whether
 * anybody sees them. */
#ifndef SHEET_ODS_STYLES_H
#define SHEET_ODS_STYLES_H

#include <stdbool.h>

#include "base/arena.h"
#include "sheet/part.h"
#include "sheet/styles.h"

enum ods_family { ODS_CELL = 'c', ODS_ROW = 'r', ODS_TABLE = 't', ODS_TEXT = 'x' };

struct ods_styles;

/* Formats go to `formats`, what else there is lives in the arena. */
struct ods_styles *ods_styles_create(struct styles *formats, struct arena *arena);
void ods_styles_destroy(struct ods_styles *styles); /* NULL is fine */

/* Reads the list of styles that begins; its own count before those read earlier. False with errors. */
bool ods_styles_read(struct ods_styles *styles, struct part *part, struct diag *diag);

/* The number among the formats that cells of this style have; -1 if there is no such style. `name` may be NULL. */
int ods_styles_number(const struct ods_styles *styles, const char *name);

/* The number for percentages whose style says nothing else. */
int ods_styles_percentage(const struct ods_styles *styles);

/* Whether what has this style is not to be seen. `name` may be NULL. */
bool ods_styles_hides(const struct ods_styles *styles, enum ods_family family, const char *name);

/* Whether a line goes through what has this style (20.376), or that which it is made from. `name` may be NULL. */
bool ods_styles_strike(const struct ods_styles *styles, enum ods_family family, const char *name);

/* Reads the number format that begins (16.29), by the others read before it, which `find` gives. False with errors. */
typedef const struct format *ods_format_find(const void *context, const char *name);
bool ods_format_read(struct part *part, struct format *format, ods_format_find *find, const void *context, struct arena *arena,
                     struct diag *diag);

#endif
