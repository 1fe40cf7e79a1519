/* What is gathered of a seal, while it is. */
#ifndef SEAL_PROOFS_H
#define SEAL_PROOFS_H

#include <gnutls/x509.h>

#include "base/arena.h"
#include "seal/check.h"
#include "seal/seal.h"

enum { POOL_MOST = 192, WORDS_MOST = 1280, ADDRESSES_MOST = 8 };

struct gathering {
    const struct seal_proof_request *request;
    gnutls_x509_crt_t pool[POOL_MOST]; /* all certificates that were met */
    unsigned count;
    char why[WORDS_MOST];              /* the last thing that was not to be had, and why */
    struct seal_proofs *proofs;
};

/* Adds a copy, unless it is there. False: there are too many. */
bool proofs_add(struct gathering *gathering, enum seal_proof_kind kind, const void *bytes, size_t length);

/* Asks an address (`question` NULL: for a file). False: `why` says why. The buffer is the caller's to finish. */
bool proofs_fetch(struct gathering *gathering, const char *address, const struct buffer *question, struct buffer *answer);

/* The next address of this kind that the certificate names (GNUTLS_IA_...), in the arena; NULL: there are no more. `index` is 0 at first. */
const char *proofs_address(struct gathering *gathering, gnutls_x509_crt_t certificate, int kind, unsigned *index);

/* status.c: asks whether the certificate was revoked, and keeps the answer, which is one: signed by the issuer, or in its name, of this
 * very certificate, and of now. */
enum said { SAID_NOTHING, SAID_GOOD, SAID_REVOKED };
enum said proofs_ask_status(struct gathering *gathering, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, time_t *revoked);

#endif
