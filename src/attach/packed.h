/* How much the streams of a PDF hold once they are unpacked. A packed byte can stand for a thousand, and for a million where
 * what was packed is packed again; qpdf unpacks without a limit, and some streams as soon as a file is opened. */
#ifndef ATTACH_PACKED_H
#define ATTACH_PACKED_H

#include <stdbool.h>
#include <stddef.h>

enum { PACKED_HARMLESS = 48 * 1000 /* [B] of a file: however its streams are packed, they hold less than packed_most */ };

/* What the streams of a file of this size, pictures apart, may hold [B]. */
size_t packed_most(size_t file_length);

/* What is wrong with the file, in words, or NULL: a stream that is packed twice, one whose filters stand elsewhere than in its
 * own dictionary, or more than `most` bytes of all. Time and memory are bounded by the length and `most`. */
const char *packed_fault(const void *bytes, size_t length, size_t most);

/* Whether more than `most` bytes come out of a stream's data, of one that packed_fault may have taken for a picture. */
bool packed_exceeds(const void *bytes, size_t length, size_t most);

#endif
