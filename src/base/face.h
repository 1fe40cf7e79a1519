/* What rooms and the library's face have in common: plain structs, and no function. It is installed with the face; C++ takes
 * it too. */
#ifndef BASE_FACE_H
#define BASE_FACE_H

#include <stddef.h>

/* Bytes that grow at their end: base/buffer.h. `bytes` belongs to the buffer and is not NUL-terminated. An all-zero one is a
 * good one. */
struct buffer {
    unsigned char *bytes; /* NULL while capacity is 0 */
    size_t length;
    size_t capacity;
};

/* Where something stands. `file` is borrowed: it lives as long as what was read from it. A NULL file means no place
 * (the command line, the machine); line 0 means the file as a whole. */
struct place {
    const char *file;
    int line;
};

/* What a PDF conforms to: standards of one age, all of them at once. */
enum standard {
    STANDARD_UNSAID, /* whoever comes next may say */
    STANDARD_PDF17,  /* PDF 1.7 (ISO 32000-1): PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1); what is usual */
    STANDARD_PDF2    /* PDF 2.0 (ISO 32000-2): PDF/A-4f (ISO 19005-4), PDF/UA-2 (ISO 14289-2), WTPDF 1.0 for reuse and
                        for accessibility */
};

#endif
