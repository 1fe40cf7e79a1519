/* Large files that appear whole or not at all, and in the place of no other. */
#ifndef ISSUE_WHOLE_H
#define ISSUE_WHOLE_H

#include <stdbool.h>

#include "base/diag.h"

/* Gives the finished file at `temporary` the name `path`, when it is on the disk. If there is a file of that name, it must
 * be the same; else it stays, with DIAG_NAME_TAKEN. The temporary file is gone afterwards. */
bool whole_name(const char *temporary, const char *path, struct diag *diag);

#endif
