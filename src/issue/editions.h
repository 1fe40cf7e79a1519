/* Which edition of which data and layout a document is made of, as a hash. */
#ifndef ISSUE_EDITIONS_H
#define ISSUE_EDITIONS_H

#include "issue/codes.h"
#include "issue/digest.h"
#include "issue/rehearse.h"
#include "issue/shelf.h"

struct editions;

/* Documents are made with this engine, its shelf and this layout, which must stay, and bear codes (NULL: none). */
struct editions *editions_create(struct supplement *supplement, struct shelf *shelf, struct supplement_layout *layout, const char *date,
                                 enum standard standard, const struct codes *codes);
void editions_destroy(struct editions *editions); /* NULL is fine */

/* An edition that documents are made of. */
struct issue_edition {
    const char *title; /* of the qualification, in the edition's language */
    /* Of the document that it makes of a holder without a face: each field of the graduate holds "x", or a fixed day. Whatever
     * changes the documents of the edition (data, layout, labels, fonts, program, standard) changes it. */
    char hash[DIGEST_SIZE];
};

/* Lives as long as `editions`; NULL with errors. */
const struct issue_edition *editions_find(struct editions *editions, const struct offer *offer, const char *language,
                                          const struct graduate *graduate, struct diag *diag);

/* The SHA-256 of a document. Of those in one language, and of those with the same fonts, only what is not alike where they begin is hashed. */
void editions_digest(struct editions *editions, const char *language, const struct files *document, struct digest_begun *hash);

#endif
