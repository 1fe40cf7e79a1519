/* What can be asked, for programs: OpenAPI 3.1.0. */
#ifndef SERVE_DESCRIPTION_H
#define SERVE_DESCRIPTION_H

#include <stdbool.h>

#include "base/buffer.h"

/* Appends the description, JSON; with that of check pages, if there are some. */
void description_put(struct buffer *out, bool has_checks);

#endif
