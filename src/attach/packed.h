/* How much the streams of a PDF hold once they are unpacked. A packed byte can stand for a thousand, and for a million where
 * what was packed is packed again; qpdf unpacks without a limit, and some streams as soon as a file is opened. */
#ifndef ATTACH_PACKED_H
#define ATTACH_PACKED_H

#include <stddef.h>

/* What the streams of a file of this size, pictures apart, may hold [B]. */
size_t packed_most(size_t file_length);

/* What is wrong with the file, in words, or NULL: a stream that is packed twice, one whose filters stand elsewhere than in its
 * own dictionary, or more than `most` bytes of all. Time and memory are bounded by the length and `most`. */
const char *packed_fault(const void *bytes, size_t length, size_t most);

#endif
