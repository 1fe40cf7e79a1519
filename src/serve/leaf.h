/* What the pages have in common that are no editions. */
#ifndef SERVE_LEAF_H
#define SERVE_LEAF_H

#include "base/buffer.h"

/* What such a page may load besides nothing. */
#define LEAF_POLICY "; style-src 'unsafe-inline'"
#define LEAF_MEDIA "text/html; charset=utf-8"

/* Its head, up to the heading; in the language that the words are in. */
void leaf_begin(struct buffer *out, const char *language, const char *title);
void leaf_end(struct buffer *out);

/* Whether who asks prefers a page to data (Accept, or NULL); or, with equal weight for both, takes it. */
enum leaf_wish { LEAF_DATA, LEAF_PAGE, LEAF_NEITHER };
enum leaf_wish leaf_wish(const char *accept, enum leaf_wish usual);

#endif
