/* What lists a site's editions: a page for people, with a search that needs no server, and a map for those who search the web. */
#ifndef SERVE_SITE_INDEX_H
#define SERVE_SITE_INDEX_H

#include "serve/site_state.h"

/* All that there is to list. */
struct site_listing {
    const struct site_entry *list;
    size_t count;
    const struct site_entry *withdrawn;
    size_t withdrawn_count;
    const char *address; /* without a slash at its end; NULL: it has none, and so no feed */
};

/* The languages of its pages for people, NULL behind the last: those of its editions in which there are words (speech.h); the first is that of most
 * certificates, in which the site is spoken to whoever does not choose. */
const char *const *site_languages(const struct site_listing *listing, struct arena *arena);

/* The name of the page in one of them; NULL: it is none of them. */
const char *site_index_name(const char *language, const char *const *languages, struct arena *arena);

void site_index_put(struct buffer *out, const struct site_listing *listing, const char *language, const char *const *languages);

/* Sitemaps XML, of sitemaps.org, with the languages of each page (hreflang). The address has no slash at its end. */
void site_map_put(struct buffer *out, const struct site_entry *list, size_t count, const char *address);

#endif
