/* Inside the room: the cell styles of a workbook, of which only the number format matters here, and whether words are struck through. */
#ifndef SHEET_STYLES_H
#define SHEET_STYLES_H

#include "base/arena.h"
#include "sheet/format.h"
#include "sheet/package.h"

enum { STYLES_MOST = 65536 };

struct styles {
    struct format *formats; /* of each style, by its number */
    int count, capacity;
};

/* Reads the part; codes live in the arena. False with errors. */
bool styles_read(struct styles *styles, struct package *package, const char *part, struct arena *arena,
                 struct diag *diag);
/* Adds a style; gives its number, or 0 if there are too many. */
int styles_add(struct styles *styles, struct format format);
void styles_finish(struct styles *styles);

/* The format of a style; plain if there is none of this number. */
static inline const struct format *styles_find(const struct styles *styles, int number)
{
    static const struct format plain = {FORMAT_PLAIN, 0, "General", false};
    return number >= 0 && number < styles->count ? &styles->formats[number] : &plain;
}

#endif
