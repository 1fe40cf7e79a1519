/* A workbook's file as what it is, a package of parts in a ZIP archive (ECMA-376 part 2, ISO/IEC 21320-1); that of a text document, too.
 * The only file that knows libarchive. */
#ifndef SHEET_PACKAGE_H
#define SHEET_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "sheet/source.h"

enum {
    PACKAGE_ENTRIES_MOST = 10000,
    PACKAGE_ENTRY_BYTES_MOST = 256 * 1024 * 1024, /* unpacked */
    PACKAGE_BYTES_MOST = 1024 * 1024 * 1024,      /* unpacked in one reading, of all parts */
    PACKAGE_RATIO_MOST = 200,                     /* of them for each byte of the file … */
    PACKAGE_FREE_BYTES = 16 * 1024 * 1024         /* … beyond this much */
};

/* The part of an OpenDocument spreadsheet in which its cells are. */
#define ODS_CONTENT "content.xml"

struct package;

/* What a package should be, and what is told of one that is at fault. */
struct package_kind {
    enum diag_id unknown, encrypted, damaged, too_large;
};
extern const struct package_kind PACKAGE_WORKBOOK;

/* Lists the parts. NULL with an error. */
struct package *package_open(const struct source *source, const struct package_kind *kind, struct diag *diag);
/* The same for a file that is no archive but the one part itself. */
struct package *package_open_flat(const struct source *source, const struct package_kind *kind, const char *part, struct diag *diag);
void package_close(struct package *package); /* NULL is fine */

/* Begins a new reading: what was unpacked before no longer counts. */
void package_restart(struct package *package);

/* Whether there is a part of this name, such as "xl/workbook.xml"; upper and lower case do not matter (part 2, 6.2.2).
 */
bool package_has(const struct package *package, const char *name);

/* A part that is being unpacked. NULL with an error, also if there is none of this name. */
struct entry;
struct entry *entry_open(struct package *package, const char *name, struct diag *diag);
void entry_close(struct entry *entry); /* NULL is fine */

/* Gives how many bytes were unpacked, 0 at the end, -1 with an error. */
ptrdiff_t entry_read(struct entry *entry, void *bytes, size_t room, struct diag *diag);

/* Reports what the package is, if it is no workbook that we read. */
bool package_is_workbook(const struct package *package, struct diag *diag);

/* Reports that the file is damaged, in this part. */
__attribute__((format(printf, 4, 5))) void package_report(const struct package *package, const char *part,
                                                          struct diag *diag, const char *format, ...);

/* The place that is the whole file. */
struct place package_place(const struct package *package);

#endif
