/* What was typed into a form (application/x-www-form-urlencoded: URL Standard, 5.1). */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "http/answer.h"

/* Whether this is the media type of a form, whatever parameters it has; NULL is none. */
bool form_is_typed(const char *media);

/* Of a field, which ends before `end`: its value, if it has this name; else NULL. */
const char *form_value(const char *field, const char *end, const char *name);

/* Undoes the escapes of a value; a percent sign that begins none stands for itself. `place` has room for as many bytes and a NUL. False: there is a
 * NUL in it. */
bool form_undo(const char *at, const char *end, char *place);

/* The same of an address (RFC 3986, 2.1), in its place: plus is plus, and what would be a NUL stays escaped, so that it ends nothing. Gives the length. */
size_t form_undo_address(char *text);

/* Reads the next field of a typed form, in the arena; `*at` is 0 for the first. One with a NUL in it has no name. False: there are no more. */
bool form_next(const struct request *request, size_t *at, const char **name, const char **value, struct arena *arena);

/* The value of the first field of this name in the request's form, typed or in parts, in the arena. NULL: it has none. */
const char *form_text(const struct request *request, const char *name, struct arena *arena);

/* A part of a form in parts (multipart/form-data: RFC 7578), in the request's body. */
struct form_part {
    const char *name, *file; /* in the arena; file: what a file is called, NULL: it is none */
    const char *bytes;
    size_t length;
};

/* Reads the next part; `*at` is 0 for the first. False: there is none, or what is there is none. */
bool form_next_part(const struct request *request, size_t *at, struct form_part *part, struct arena *arena);

#endif
