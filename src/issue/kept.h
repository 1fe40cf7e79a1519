/* Documents that the rehearsal made, for the export that follows. They lie in a spool (spool.h): they take no memory, and nothing is
 * left of them however the program ends. */
#ifndef ISSUE_KEPT_H
#define ISSUE_KEPT_H

#include "base/buffer.h"
#include "issue/digest.h"
#include "issue/offers.h"

struct kept;

/* Beside that path, as a spool's. Where there is no room, documents are not kept, and made once more. */
struct kept *kept_create(const char *beside);
void kept_destroy(struct kept *kept); /* NULL is fine */

/* What a document is made of, but for what all documents of an export have in common. */
struct kept_key {
    const struct offer *offer;
    const char *language;
    const struct supplement_field *fields;
    size_t field_count;
};

/* What is known of it. */
struct kept_document {
    int pages;
    struct digest_begun hash;
};

void kept_add(struct kept *kept, const struct kept_key *key, const struct buffer *bytes, const struct kept_document *document);

/* Puts the document into the empty buffer; NULL: it is not kept. Threads may ask at once, when nothing is added any more. */
const struct kept_document *kept_read(const struct kept *kept, const struct kept_key *key, struct buffer *bytes);

#endif
