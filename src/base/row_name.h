/* Names of values that stand in rows, such as a holder's results: result.2.mark is what the second row of the input `result`
 * has in its column `mark`. */
#ifndef BASE_ROW_NAME_H
#define BASE_ROW_NAME_H

#include <stdbool.h>
#include <stddef.h>

enum { ROWS_MOST = 200 }; /* of an input, for one holder */

struct row_name {
    size_t input_length; /* of the input's name, with which it begins */
    int row;             /* from 1; more than ROWS_MOST: more than any holder may have */
    const char *column;  /* behind the last point */
};

/* False: it is no such name. */
bool row_name_read(const char *name, struct row_name *read);

/* Whether the name begins with this input's. */
bool row_name_is_of(const struct row_name *read, const char *name, const char *input);

#endif
