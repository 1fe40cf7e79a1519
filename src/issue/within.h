/* A diploma in its whole. */
#ifndef ISSUE_WITHIN_H
#define ISSUE_WITHIN_H

#include <stdbool.h>

#include "base/buffer.h"

/* Whether bytes of this SHA-256 lie in the file as they are: it begins with them and goes on with a revision, or they are what one of
 * its streams holds. */
bool is_within(const struct buffer *file, const char *sha256);

#endif
