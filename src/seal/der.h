/* DER (ITU-T X.690): values of ASN.1, each a tag, a length and contents. */
#ifndef SEAL_DER_H
#define SEAL_DER_H

#include "base/buffer.h"

enum der_tag {
    DER_BOOLEAN = 0x01,
    DER_INTEGER = 0x02,
    DER_BITS = 0x03,
    DER_OCTETS = 0x04,
    DER_NULL = 0x05,
    DER_OBJECT = 0x06,
    DER_TEXT = 0x0c, /* UTF-8 */
    DER_TIME = 0x18, /* generalized */
    DER_SEQUENCE = 0x30,
    DER_SET = 0x31,
    DER_CONTEXT_0 = 0xa0, /* constructed */
    DER_CONTEXT_1 = 0xa1
};

/* Begins a value whose contents are what is appended until der_end, which is given what this returns. */
size_t der_begin(struct buffer *out, enum der_tag tag);
void der_end(struct buffer *out, size_t begin);

/* The values since der_begin are a SET OF: they stand in the order of their bytes (11.6). Before der_end. */
void der_sort(struct buffer *out, size_t begin);

void der_value(struct buffer *out, enum der_tag tag, const void *contents, size_t length);
void der_small_integer(struct buffer *out, unsigned char value); /* below 128 */

/* An object identifier, such as "1.2.840.113549.1.7.2". */
void der_object(struct buffer *out, const char *dotted);

#endif
