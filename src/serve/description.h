/* What can be asked, for programs: OpenAPI 3.1.0. */
#ifndef SERVE_DESCRIPTION_H
#define SERVE_DESCRIPTION_H

#include <stdbool.h>

#include "base/buffer.h"

/* What is there besides editions; and one of those, as an example (NULL: there is none). */
struct description {
    bool has_checks, has_keeper;
    const char *code, *language;
};

/* Appends the description, JSON. */
void description_put(struct buffer *out, const struct description *description);

#endif
