#include "http/form.h"

#include <string.h>
#include <strings.h>

static int digit_of(char sign)
{
    return sign >= '0' && sign <= '9' ? sign - '0' : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : sign >= 'A' && sign <= 'F' ? sign - 'A' + 10 : -1;
}

bool form_undo(const char *at, const char *end, char *place)
{
    while (at < end) {
        int high = *at == '%' && end - at > 2 ? digit_of(at[1]) : -1, low = high < 0 ? -1 : digit_of(at[2]);
        char byte = low < 0 ? (*at == '+' ? ' ' : *at) : (char)(16 * high + low);
        if (!byte)
            return false;
        *place++ = byte;
        at += low < 0 ? 1 : 3;
    }
    *place = '\0';
    return true;
}

const char *form_value(const char *field, const char *end, const char *name)
{
    size_t length = strlen(name);
    bool is_named = (size_t)(end - field) > length && memcmp(field, name, length) == 0 && field[length] == '=';
    return is_named ? field + length + 1 : NULL;
}

bool form_is_typed(const char *media)
{
    static const char FORM[] = "application/x-www-form-urlencoded";
    size_t length = media ? strcspn(media, " \t;") : 0;
    return length == sizeof FORM - 1 && strncasecmp(media, FORM, length) == 0;
}
