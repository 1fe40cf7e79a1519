/* What was published lately, for programs that tell people (Atom, RFC 4287). */
#ifndef SERVE_SITE_FEED_H
#define SERVE_SITE_FEED_H

#include "serve/site_files.h"
#include "serve/site_index.h"

/* The newest versions of all, and what was withdrawn, at most SITE_FEED_MOST. The listing has an address. */
enum { SITE_FEED_MOST = 100 };
void site_feed_put(struct buffer *out, const struct site_files *files, const struct site_listing *listing);

#endif
