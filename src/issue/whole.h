/* Large files that appear whole or not at all, and in the place of no other. In the making they lie in the folder of the output,
 * as `.OUTPUT.making-` and 16 digits. */
#ifndef ISSUE_WHOLE_H
#define ISSUE_WHOLE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

/* Where the files of one output are made. */
struct making;

/* Removes what interrupted runs left of this output: whoever calls has it for itself. A folder that cannot be opened is told when
 * a file is made. Files get this mode; `synced`: they have their names when they are on the disk. */
struct making *making_open(const char *output, int mode, bool synced);
void making_close(struct making *making); /* NULL is fine */

/* A new file, whose name in the folder is written to `name`. NULL with errno. */
enum { MAKING_NAME = 256 };
FILE *making_begin(const struct making *making, char name[MAKING_NAME]);

/* Gives the finished file the name of `path`, which lies in the same folder. If there is a file of that
 * name, it must be the same; else it stays, with DIAG_NAME_TAKEN. The file in the making is gone afterwards. */
bool making_end(const struct making *making, const char *name, const char *path, struct diag *diag);

/* Removes a file that does not come to its end. */
void making_drop(const struct making *making, const char *name);

#endif
