/* What can be asked, for programs: OpenAPI 3.1.0. */
#ifndef SERVE_DESCRIPTION_H
#define SERVE_DESCRIPTION_H

#include "base/buffer.h"

/* Appends the description, JSON. */
void description_put(struct buffer *out);

#endif
