/* The page of an edition, as a site has it. */
#ifndef SERVE_SITE_PAGE_H
#define SERVE_SITE_PAGE_H

#include "serve/site_state.h"
#include "supplement.h"

/* The first of an edition's files, and in its head where the other editions are (hreflang); and, if there is an address, where it is itself. */
void site_page_put(struct buffer *out, const struct site_entry *entry, size_t edition, const char *address, const struct supplement_files *files);

#endif
