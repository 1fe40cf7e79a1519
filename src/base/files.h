/* Files: those that a document was made into, one, or one for each page. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/buffer.h"

/* An all-zero one is a good one; it may be used again. */
struct files {
    struct buffer *list;
    size_t count, capacity;
    int pages;               /* of the document */
    /* What the first file begins with, which those have too that are alike: */
    unsigned long long beginning; /* a number of its own; 0: nobody knows; */
    size_t beginning_length;
    size_t fonts_end;        /* in the first file, up to which all are alike that have the same fonts; 0: nobody knows */
};

/* An empty buffer for the next file. It lives until the next is added. */
struct buffer *files_add(struct files *files);

void files_finish(struct files *files);

#endif
