#include "gate/text.h"

#include <stdbool.h>
#include <string.h>

/* UTF-8 that was read as Windows-1252: Ã or Â, and behind it what stands for a byte from 0x80 to 0xBF. */
static bool has_mojibake(const char *value)
{
    for (const unsigned char *at = (const unsigned char *)value; *at; at++)
        if (at[0] == 0xC3 && (at[1] == 0x83 || at[1] == 0x82) && (at[2] == 0xC2 || at[2] == 0xE2 || at[2] == 0xC5))
            return true;
    return false;
}

const char *suspicion_of(const char *value)
{
    static const char *const errors[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#WERT!"};
    /* First: what a conversion made of a letter may look like a placeholder. */
    if (strstr(value, "\xEF\xBF\xBD") || has_mojibake(value))
        return "letters were lost in a conversion";
    if (strpbrk(value, "{}") || strstr(value, "<<") || strstr(value, "\xC2\xAB"))
        return "a placeholder was not filled in";
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strncmp(value, errors[i], strlen(errors[i])) == 0)
            return "an error of the spreadsheet";
    return NULL;
}
