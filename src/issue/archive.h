/*
 * A ZIP archive of the documents of a cohort (APPNOTE.TXT 6.3.10).  Files are stored as they are: PDFs are compressed already.
 * Sizes and checksums stand before each file's bytes, so that a program can take the archive from its beginning, as it comes.
 */
#ifndef ISSUE_ARCHIVE_H
#define ISSUE_ARCHIVE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

struct archive_file;

/* Begins the archive in the folder of `path`, as whole.h has it. It and the files in it get this mode. NULL with
 * DIAG_FILE_UNWRITABLE. */
struct archive_file *archive_create(const char *path, int mode, bool synced, struct diag *diag);

/* Adds a file that is dated by a day (2026-07-10) or a second of UTC (2026-07-10T12:00:00Z); "" or before 1980, where ZIP's
 * calendar begins: by that beginning. Equal files in equal order make equal archives. False with DIAG_FILE_UNWRITABLE. */
bool archive_add(struct archive_file *archive, const char *name, const char *date, const struct buffer *bytes,
                 struct diag *diag);

/* Ends the archive and gives it its name; with no file in it, there is none, as programs call such an archive broken. If there is a file of that name, it must be the same; else DIAG_NAME_TAKEN. */
bool archive_finish(struct archive_file *archive, struct diag *diag);

/* Removes what was not finished. NULL is fine. */
void archive_destroy(struct archive_file *archive);

#endif
