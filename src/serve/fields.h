/* The fields of a personal edition, as a form gives them. */
#ifndef SERVE_FIELDS_H
#define SERVE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "supplement.h"

enum { FIELDS_BODY_MOST = 64 * 1024 /* bytes */, FIELDS_MOST = 2000 };

struct fields {
    char *text;                    /* what they point into */
    struct supplement_field *list;
    size_t count, length;          /* length: bytes of the form */
};

/* Reads holder.name=Zo%C3%AB+Jansen&… (application/x-www-form-urlencoded). False: it is none, has too many, or a NUL; there is nothing to finish
 * then. */
bool fields_read(const char *body, size_t length, struct fields *fields);
void fields_finish(struct fields *fields); /* zeroed is fine */

#endif
