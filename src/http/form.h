/* What was typed into a form (application/x-www-form-urlencoded: URL Standard, 5.1). */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include <stdbool.h>

/* Whether this is the media type of a form, whatever parameters it has; NULL is none. */
bool form_is_typed(const char *media);

/* Of a field, which ends before `end`: its value, if it has this name; else NULL. */
const char *form_value(const char *field, const char *end, const char *name);

/* Undoes the escapes of a value; a percent sign that begins none stands for itself. `place` has room for as many bytes and a NUL. False: there is a
 * NUL in it. */
bool form_undo(const char *at, const char *end, char *place);

#endif
