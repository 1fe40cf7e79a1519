#define _GNU_SOURCE /* memmem */
#include "http/form.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"

size_t form_undo_address(char *text)
{
    char *place = text;
    for (const char *at = text; *at;) {
        int high = *at == '%' ? ascii_hexadecimal(at[1]) : -1, low = high < 0 ? -1 : ascii_hexadecimal(at[2]);
        bool is_escape = low >= 0 && high + low > 0;
        *place++ = is_escape ? (char)(16 * high + low) : *at;
        at += is_escape ? 3 : 1;
    }
    *place = '\0';
    return (size_t)(place - text);
}

bool form_undo(const char *at, const char *end, char *place)
{
    while (at < end) {
        int high = *at == '%' && end - at > 2 ? ascii_hexadecimal(at[1]) : -1, low = high < 0 ? -1 : ascii_hexadecimal(at[2]);
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

/* ------------------------------------------------------------------------------------------------ in parts */

enum { BOUNDARY_MOST = 70 /* bytes (RFC 2046, 5.1.1) */ };

/* "\r\n--" and the boundary that the media type names. False: it is no form in parts. */
static bool read_boundary(const char *media, char boundary[BOUNDARY_MOST + 5])
{
    static const char FORM[] = "multipart/form-data";
    const char *found = media && strncasecmp(media, FORM, sizeof FORM - 1) == 0 ? strcasestr(media, "boundary=") : NULL;
    if (!found)
        return false;
    found += strlen("boundary=");
    bool is_quoted = *found == '"';
    found += is_quoted;
    size_t length = strcspn(found, is_quoted ? "\"" : "; \t");
    if (!length || length > BOUNDARY_MOST)
        return false;
    memcpy(boundary, "\r\n--", 4);
    memcpy(boundary + 4, found, length);
    boundary[4 + length] = '\0';
    return true;
}

/* The parameter of a Content-Disposition, as browsers write it: in quotation marks, which stand for themselves as %22 (HTML, 4.10.21.8). */
static const char *read_parameter(const char *line, const char *end, const char *name, struct arena *arena)
{
    size_t length = strlen(name);
    for (const char *at = line; (at = memmem(at, (size_t)(end - at), name, length)); at += length) {
        const char *value = at + length, *close;
        if ((at[-1] != ' ' && at[-1] != ';') || end - value < 3 || value[0] != '=' || value[1] != '"')
            continue;
        close = memchr(value + 2, '"', (size_t)(end - value - 2));
        return close ? arena_copy(arena, value + 2, (size_t)(close - value - 2)) : NULL;
    }
    return NULL;
}

static void read_disposition(const char *headers, const char *end, struct form_part *part, struct arena *arena)
{
    static const char NAME[] = "Content-Disposition:";
    while (headers < end) {
        const char *stop = memmem(headers, (size_t)(end - headers), "\r\n", 2);
        stop = stop ? stop : end;
        if ((size_t)(stop - headers) > sizeof NAME && strncasecmp(headers, NAME, sizeof NAME - 1) == 0) {
            part->name = read_parameter(headers + sizeof NAME, stop, "name", arena);
            part->file = read_parameter(headers + sizeof NAME, stop, "filename", arena);
        }
        headers = stop + 2;
    }
}

bool form_next_part(const struct request *request, size_t *at, struct form_part *part, struct arena *arena)
{
    char boundary[BOUNDARY_MOST + 5];
    if (!request->body || !read_boundary(request->media, boundary))
        return false;
    size_t length = strlen(boundary), skip = *at ? 0 : 2; /* the first stands at the beginning, without a line end before it */
    const char *body = request->body, *end = body + request->body_length, *from = body + *at;
    if ((size_t)(end - from) < length - skip + 2 || memcmp(from, boundary + skip, length - skip) != 0)
        return false;
    from += length - skip;
    const char *headers = from + 2, *values = from[0] == '\r' && from[1] == '\n' ? memmem(from, (size_t)(end - from), "\r\n\r\n", 4) : NULL;
    const char *close = values ? memmem(values + 2, (size_t)(end - values - 2), boundary, length) : NULL;
    if (!close || close < values + 4)
        return false;
    *part = (struct form_part){.bytes = values + 4, .length = (size_t)(close - values - 4)};
    if (headers < values)
        read_disposition(headers, values, part, arena);
    *at = (size_t)(close - body);
    return part->name != NULL;
}

/* ------------------------------------------------------------------------------------------------ of either kind */

bool form_next(const struct request *request, size_t *at, const char **name, const char **value, struct arena *arena)
{
    const char *body = request->body, *field = body + *at, *all = body + request->body_length;
    if (!body || field >= all)
        return false;
    const char *sign = memchr(field, '&', (size_t)(all - field)), *end = sign ? sign : all;
    const char *equals = memchr(field, '=', (size_t)(end - field)), *stop = equals ? equals : end;
    char *names = arena_alloc(arena, (size_t)(stop - field) + 1), *values = arena_alloc(arena, (size_t)(end - stop) + 1);
    bool good = form_undo(field, stop, names) && form_undo(equals ? equals + 1 : end, end, values);
    *name = good ? names : "";
    *value = good ? values : "";
    *at = (size_t)(end - body) + 1;
    return true;
}

static const char *find_typed(const struct request *request, const char *name, struct arena *arena)
{
    const char *found, *value;
    for (size_t at = 0; form_next(request, &at, &found, &value, arena);)
        if (strcmp(found, name) == 0)
            return value;
    return NULL;
}

const char *form_text(const struct request *request, const char *name, struct arena *arena)
{
    struct form_part part;
    if (!request->body)
        return NULL;
    if (form_is_typed(request->media))
        return find_typed(request, name, arena);
    for (size_t at = 0; form_next_part(request, &at, &part, arena);)
        if (strcmp(part.name, name) == 0)
            return memchr(part.bytes, '\0', part.length) ? NULL : arena_copy(arena, part.bytes, part.length);
    return NULL;
}
