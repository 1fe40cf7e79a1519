/* Many files into one folder: what a run that was killed left in the making is removed once, not before each of them. */
#ifndef BASE_FILE_MANY_H
#define BASE_FILE_MANY_H

#include "base/file.h"

void file_many_begin(const char *folder);

/* As file_write, into a folder that was begun. */
bool file_many_write(const char *path, const void *bytes, size_t length, struct file_manner manner, struct diag *diag);

#endif
