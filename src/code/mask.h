/* Which mask disturbs readers least. Private to the room. */
#ifndef CODE_MASK_H
#define CODE_MASK_H

#include "code/code.h"

enum { CODE_MASKS = 8 };

/* Squares by rows, and the same by columns: bit y of column x. */
struct squares {
    int side;
    uint64_t rows[CODE_SIDE_MOST], columns[CODE_SIDE_MOST];
};

/* Adds others of the same size: exclusive or. */
void squares_add(struct squares *squares, const struct squares *other);

/* Penalty points for what readers may be disturbed by (7.8.3.1, table 11); of more than `most` no more than that they are more. */
long squares_penalty(const struct squares *squares, long most);

#endif
