/* What the files of the folder share. */
#ifndef ISSUE_FOLDER_INSIDE_H
#define ISSUE_FOLDER_INSIDE_H

#include "issue/folder.h"

/* A new descriptor of the folder that `name`, relative to `at`, lies in, whose last part is given. No part may be a symbolic link,
 * nor lead upwards. Folders that are not there are made, with the rights that go with `mode`; 0: they are not. -1 with errno. */
int folder_reach(int at, const char *name, int mode, const char **last);

/* Renames, but never over another file. False with errno. */
bool folder_rename_new(int from_folder, const char *from, int to_folder, const char *to);

#endif
