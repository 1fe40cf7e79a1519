/* What stands behind a seal: nothing but what it takes to check it for longer, or something that changes the document. */
#ifndef ATTACH_SEAL_SINCE_H
#define ATTACH_SEAL_SINCE_H

#include "attach/attach.h"

/* Whether the file's first `now` bytes differ from its first `old` bytes in time stamps that show nothing and what is kept for checking
 * (DSS) alone; of a file that is not by the book it is not known, and false. */
bool is_stamped_alone(const struct attach_file *file, size_t old, size_t now);

#endif
