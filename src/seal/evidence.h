/* What is known of certificates that nobody was asked for now: of those that a file keeps for that. */
#ifndef SEAL_EVIDENCE_H
#define SEAL_EVIDENCE_H

#include <gnutls/ocsp.h>

#include "seal/check.h"

/* A copy of the certificate that has issued this one; NULL: it is not there. */
gnutls_x509_crt_t evidence_copy_issuer(const struct seal_evidence *evidence, gnutls_x509_crt_t certificate);

/* When the certificate was revoked, as its issuer, who has signed that, said; 0: nothing of that is known. */
time_t evidence_find_revocation(const struct seal_evidence *evidence, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer);

/* status.c: whether the issuer has signed a list, and the certificate is on it. */
bool list_is_signed(gnutls_x509_crl_t list, gnutls_x509_crt_t issuer);
bool list_has(gnutls_x509_crl_t list, gnutls_x509_crt_t certificate, time_t *revoked);

#endif
