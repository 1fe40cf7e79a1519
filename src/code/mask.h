/* Which mask disturbs readers least. Private to the room. */
#ifndef CODE_MASK_H
#define CODE_MASK_H

#include "code/code.h"

enum { CODE_MASKS = 8 };

/* A row, and the column of the same number beside it: processors do with both at once what they do with one. */
typedef uint64_t lines __attribute__((vector_size(16)));
enum { ROW, COLUMN };

/* Bit x of row y, and bit y of column x. */
struct squares {
    int side;
    lines lines[CODE_SIDE_MOST];
};

/* The sum of two of the same size: exclusive or. It may be one of them. */
void squares_add(struct squares *sum, const struct squares *one, const struct squares *other);

/* Penalty points for what readers may be disturbed by (7.8.3.1, table 11); of more than `most` no more than that they are more. */
long squares_penalty(const struct squares *squares, long most);

#endif
