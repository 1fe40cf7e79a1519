/* Inside the room: a workbook: its sheets, and what they share. */
#ifndef SHEET_WORKBOOK_H
#define SHEET_WORKBOOK_H

#include "base/arena.h"
#include "sheet/kind.h"
#include "sheet/ods_styles.h"
#include "sheet/package.h"
#include "sheet/sheet.h"
#include "sheet/strings.h"
#include "sheet/styles.h"

struct workbook_sheet {
    const char *name;
    const char *part;
    bool hidden;
    bool holds; /* anything; of .ods alone, others are not looked through before they are opened */
};

enum { WORKBOOK_SHEETS_MOST = 1024 };

struct workbook {
    struct arena *arena;
    struct package *package;
    struct workbook_sheet *sheets; /* in the order of their tabs; charts and dialogues are none */
    int sheet_count;
    bool since_1904;   /* the system of its dates */
    bool since_other;  /* they count from a day that is unusual */
    bool is_due;       /* what its formulas give was left to be calculated when it is opened (18.2.2) */
    bool lacks_styles; /* it has no part with them, by which dates are known */
    struct strings strings;
    struct styles styles;
    struct ods_styles *ods_styles; /* NULL: it is no OpenDocument spreadsheet */
};

/* NULL with errors. */
struct workbook *workbook_open(const struct source *source, enum kind kind, struct diag *diag);
void workbook_close(struct workbook *workbook); /* NULL is fine */

/* The sheet that the options name, or the only visible one that holds anything and that they take; NULL with an error that
 * lists them. */
const struct workbook_sheet *workbook_choose(struct workbook *workbook, const struct sheet_options *options,
                                             struct diag *diag);

#endif
