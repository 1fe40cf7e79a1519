#include "serve/typed.h"

#include <string.h>
#include <strings.h>

static int digit_of(char sign)
{
    return sign >= '0' && sign <= '9' ? sign - '0' : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : sign >= 'A' && sign <= 'F' ? sign - 'A' + 10 : -1;
}

/* Undoes the escapes; a percent sign that begins none stands for itself. False: there is a NUL. */
static bool take(const char *at, const char *end, char *place)
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

/* Behind "name=", if the field has this name; else NULL. */
static const char *value_of(const char *field, const char *end, const char *name)
{
    size_t length = strlen(name);
    bool is_named = (size_t)(end - field) > length && memcmp(field, name, length) == 0 && field[length] == '=';
    return is_named ? field + length + 1 : NULL;
}

static bool read_field(const char *field, const char *end, struct typed *typed)
{
    const char *proof = value_of(field, end, "proof"), *surname = value_of(field, end, "surname"), *number = value_of(field, end, "number");
    surname = surname ? surname : proof;
    number = number ? number : proof;
    return (!surname || *typed->surname || take(surname, end, typed->surname)) && (!number || *typed->number || take(number, end, typed->number));
}

bool typed_read(const char *body, size_t length, struct typed *typed)
{
    *typed->surname = *typed->number = '\0';
    if (!body || length > TYPED_MOST)
        return false;
    for (const char *at = body, *all = body + length; at < all;) {
        const char *sign = memchr(at, '&', (size_t)(all - at)), *end = sign ? sign : all;
        if (!read_field(at, end, typed))
            return false;
        at = end + (sign != NULL);
    }
    return *typed->surname || *typed->number;
}

bool typed_is_form(const char *media)
{
    static const char FORM[] = "application/x-www-form-urlencoded";
    size_t length = media ? strcspn(media, " \t;") : 0;
    return length == sizeof FORM - 1 && strncasecmp(media, FORM, length) == 0;
}
