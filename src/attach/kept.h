/* A supplement that is judged beside many diplomas, one after another, is opened once. */
#ifndef ATTACH_KEPT_H
#define ATTACH_KEPT_H

#include "attach/claims.h"

/* The supplement as part_open gives it of a file by the book, in what is kept for the caller or opened for it now: to be asked, not to
 * be joined, and not to be closed. False: it is not by the book. */
bool kept_lend(struct attach_memory **memory, const struct attach_file *file, bool known, struct part *part, struct diag *diag);

#endif
