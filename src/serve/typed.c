#include "serve/typed.h"

#include <string.h>

#include "http/form.h"

static bool read_field(const char *field, const char *end, struct typed *typed)
{
    const char *proof = form_value(field, end, "proof"), *surname = form_value(field, end, "surname"), *number = form_value(field, end, "number");
    surname = surname ? surname : proof;
    number = number ? number : proof;
    return (!surname || *typed->surname || form_undo(surname, end, typed->surname)) && (!number || *typed->number || form_undo(number, end, typed->number));
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
