/* What the files of the folder share. */
#ifndef ISSUE_FOLDER_INSIDE_H
#define ISSUE_FOLDER_INSIDE_H

#include "issue/folder.h"

enum { PATH_MOST = 4096 };

/* Makes each folder that the path, relative to `at`, names before a slash, as mkdir -p does. False with errno. The path is
 * written to, and is in the end what it was. */
bool folder_make_above(int at, char *path);

/* Reports that the path could not be written; false. */
bool folder_report(const char *path, int error, struct diag *diag);

#endif
