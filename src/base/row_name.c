#include "base/row_name.h"

#include <string.h>

#include "base/ascii.h"

/* As numbers are written, without zeros before them, so that no row has two names. */
static int read_number(const char *digits, const char *end)
{
    int number = 0;
    if (digits == end || *digits == '0')
        return 0;
    for (; digits < end; digits++) {
        if (!ascii_is_digit(*digits))
            return 0;
        if (number <= ROWS_MOST)
            number = 10 * number + (*digits - '0');
    }
    return number;
}

bool row_name_read(const char *name, struct row_name *read)
{
    const char *column = strrchr(name, '.'), *number = column;
    while (number && number > name && number[-1] != '.')
        number--;
    if (!column || number - name < 2)
        return false;
    *read = (struct row_name){(size_t)(number - name) - 1, read_number(number, column), column + 1};
    return read->row > 0;
}

bool row_name_is_of(const struct row_name *read, const char *name, const char *input)
{
    return strncmp(name, input, read->input_length) == 0 && input[read->input_length] == '\0';
}
