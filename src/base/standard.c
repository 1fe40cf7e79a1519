#include "base/standard.h"

#include <stddef.h>
#include <string.h>

const char *const standard_names[] = {"pdf17", "pdf2", NULL};

enum standard standard_named(const char *name)
{
    for (int i = 0; standard_names[i]; i++)
        if (strcmp(standard_names[i], name) == 0)
            return (enum standard)(STANDARD_PDF17 + i);
    return STANDARD_UNSAID;
}

const char *standard_name(enum standard standard)
{
    return standard == STANDARD_UNSAID ? NULL : standard_names[standard - STANDARD_PDF17];
}
