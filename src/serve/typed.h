/* What was typed into the form of a check page (application/x-www-form-urlencoded: URL Standard, 5.1). */
#ifndef SERVE_TYPED_H
#define SERVE_TYPED_H

#include <stdbool.h>
#include <stddef.h>

enum { TYPED_MOST = 1024 /* bytes of the whole form */ };

/* "": not given. */
struct typed {
    char surname[TYPED_MOST + 1], number[TYPED_MOST + 1];
};

/* Reads `surname` and `number`, of which each counts where it stands first, and `proof`, which may be either. False: it gives none of them,
 * is too long or NULL, or has a NUL in one. */
bool typed_read(const char *body, size_t length, struct typed *typed);

#endif
