#include "serve/fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "http/form.h"

/* Undone in its place, which is never longer; ends with a NUL where its sign was. */
static bool read_field(char *at, char *end, struct supplement_field *field)
{
    char *sign = memchr(at, '=', (size_t)(end - at));
    if (!sign || sign == at || !form_undo(at, sign, at) || !form_undo(sign + 1, end, sign + 1))
        return false;
    *field = (struct supplement_field){.name = at, .value = sign + 1};
    return true;
}

static size_t count_fields(const char *body, size_t length)
{
    size_t count = 1;
    for (size_t i = 0; i < length; i++)
        count += body[i] == '&';
    return count;
}

bool fields_read(const char *body, size_t length, struct fields *fields)
{
    size_t most = body ? count_fields(body, length) : 0;
    *fields = (struct fields){.length = length};
    if (!length || length > FIELDS_BODY_MOST || !most || most > FIELDS_MOST)
        return false;
    fields->text = memory_zeroed(length + 1, 1);
    fields->list = memory_zeroed(most, sizeof *fields->list);
    memcpy(fields->text, body, length);
    bool good = true;
    for (char *at = fields->text, *all = at + length; good && at < all;) {
        char *sign = memchr(at, '&', (size_t)(all - at)), *end = sign ? sign : all;
        good = read_field(at, end, &fields->list[fields->count++]);
        at = end + 1;
    }
    if (!good)
        fields_finish(fields);
    return good;
}

void fields_finish(struct fields *fields)
{
    free(fields->text);
    free(fields->list);
    *fields = (struct fields){0};
}
