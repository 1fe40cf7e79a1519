/* Numbers of the holder, such as marks: as they are given -> 7.5 -> with each language's sign before decimals. */
#include "base/number.h"
#include "compose/composer.h"

bool take_number(enum input_kind kind, const char **value, struct arena *arena)
{
    const char *plain = kind == INPUT_NUMBER || kind == INPUT_MARK ? number_plain(*value, arena) : NULL;
    if (kind == INPUT_NUMBER && (!plain || number_is_unclear(plain)))
        return false;
    if (plain)
        *value = plain;
    return true;
}

const char *insertion_text(const struct insertion *insertion, const char *value, struct arena *arena)
{
    if (insertion->date)
        return write_day(insertion->date, value, arena);
    return insertion->decimal && number_plain(value, arena) ? number_written(value, insertion->decimal, arena) : value;
}
