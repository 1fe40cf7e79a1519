/* Kinds of keys that seal, and what each signs with. */
#ifndef SEAL_KIND_H
#define SEAL_KIND_H

#include <gnutls/abstract.h>
#include <stdbool.h>

/* Each kind has one way of signing, which all programs know that check seals: of RSA PKCS#1 v1.5, which is also the same whenever it is
 * done, not PSS. */
struct seal_kind {
    gnutls_sign_algorithm_t sign;
    gnutls_digest_algorithm_t digest;
    const char *digest_object;    /* its identifier */
    const char *signature_object;
    bool has_null;                /* the signature's identifier has NULL beside it (RFC 4055, 5; RFC 5754, 3) */
    bool is_random;               /* two signatures of the same differ, unless asked not to */
};

/* NULL: it does not seal; `why` says so then, in words. */
const struct seal_kind *kind_of(gnutls_pubkey_t key, const char **why);

#endif
