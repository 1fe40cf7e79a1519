/* A ZIP archive of the documents of a cohort. */
#ifndef ISSUE_ARCHIVE_H
#define ISSUE_ARCHIVE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

struct archive_file;

/* Begins the archive under a temporary name beside `path`. NULL with DIAG_FILE_UNWRITABLE. */
struct archive_file *archive_create(const char *path, struct diag *diag);

/* Adds a file, stored as it is: PDFs are compressed already. Equal files in equal order make equal archives. */
bool archive_add(struct archive_file *archive, const char *name, const struct buffer *bytes, struct diag *diag);

/* Ends the archive and gives it its name. If there is a file of that name, it must be the same; else DIAG_NAME_TAKEN. */
bool archive_finish(struct archive_file *archive, struct diag *diag);

/* Removes what was not finished. NULL is fine. */
void archive_destroy(struct archive_file *archive);

#endif
