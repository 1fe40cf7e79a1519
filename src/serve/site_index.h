/* What lists a site's editions: a page for people, with a search that needs no server, and a map for those who search the web. */
#ifndef SERVE_SITE_INDEX_H
#define SERVE_SITE_INDEX_H

#include "serve/site_state.h"

/* has_feed: it says where. */
void site_index_put(struct buffer *out, const struct site_entry *list, size_t count, bool has_feed);

/* Sitemaps XML, of sitemaps.org, with the languages of each page (hreflang). The address has no slash at its end. */
void site_map_put(struct buffer *out, const struct site_entry *list, size_t count, const char *address);

#endif
