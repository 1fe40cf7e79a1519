/* Bytes as what differs in them from others that are as many. */
#ifndef ISSUE_DIFFERENCE_H
#define ISSUE_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Appends the difference: numbers of bytes that are the same and that are not, and these, in turn. `like` and `bytes` have `length` bytes. */
void difference_put(const void *like, const void *bytes, size_t length, struct buffer *out);

/* Appends the bytes that have this difference. False: it is none from so many bytes; `out` may have some of them. */
bool difference_apply(const void *like, size_t length, const void *difference, size_t size, struct buffer *out);

#endif
