#include "http/entity.h"

#include <stddef.h>
#include <string.h>

static const char *skip(const char *at)
{
    return at + strspn(at, " \t,");
}

bool entity_is_listed(const char *list, const char *tag)
{
    if (!list)
        return false;
    size_t length = strlen(tag);
    const char *at = skip(list);
    if (*at == '*')
        return !*skip(at + 1);
    while (*at) {
        at += strncmp(at, "W/", 2) == 0 ? 2 : 0;
        const char *end = *at == '"' ? strchr(at + 1, '"') : NULL;
        if (!end)
            return false;
        if ((size_t)(end + 1 - at) == length && memcmp(at, tag, length) == 0)
            return true;
        at = skip(end + 1);
    }
    return false;
}

bool entity_is_same(const char *condition, const char *tag)
{
    return !condition || strcmp(condition, tag) == 0;
}
