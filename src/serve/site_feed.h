/* What was published lately, for programs that tell people (Atom, RFC 4287). */
#ifndef SERVE_SITE_FEED_H
#define SERVE_SITE_FEED_H

#include "serve/site_files.h"
#include "serve/site_state.h"

/* The newest versions of all that is published, at most SITE_FEED_MOST. The address has no slash at its end. */
enum { SITE_FEED_MOST = 100 };
void site_feed_put(struct buffer *out, const struct site_files *files, const struct site_entry *list, size_t count, const char *address);

#endif
