/* The order of words as a language has it (UTS #10 with CLDR's tailorings). The only files that know ICU's part for that,
 * which is loaded when the first order is created. */
#ifndef ISSUE_COLLATION_H
#define ISSUE_COLLATION_H

#include "base/arena.h"
#include "base/diag.h"

struct collation;

/* The order of `language`, a BCP 47 tag: numbers by their value, capitals as small letters. NULL with errors. */
struct collation *collation_create(const char *language, struct diag *diag);
void collation_destroy(struct collation *collation); /* NULL is fine */

/* A key, NUL-terminated and in the arena: strcmp of two keys orders their texts. That of no text is empty. */
const char *collation_key(const struct collation *collation, const char *text, struct arena *arena);

#endif
