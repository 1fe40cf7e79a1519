/* The page that lists what there is. */
#ifndef SERVE_INDEX_H
#define SERVE_INDEX_H

#include "serve/inventory.h"

/* What its page may load besides nothing. */
#define INDEX_POLICY "; style-src 'unsafe-inline'"

void index_put(struct buffer *out, const struct inventory *inventory);

/* Appends text as it stands in an address. */
void index_put_escaped(struct buffer *out, const char *text);

/* Appends the path of an edition, as an address has it (RFC 3986, 3.3): /25135/nl.pdf. */
void index_put_path(struct buffer *out, const char *code, const char *language, const char *ending);

#endif
