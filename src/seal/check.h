/* CMS messages (RFC 5652) as they are checked: seals and time stamps. */
#ifndef SEAL_CHECK_H
#define SEAL_CHECK_H

#include <gnutls/pkcs7.h>

#include "seal/der.h"
#include "seal/seal.h"

struct seal_authorities {
    gnutls_x509_trust_list_t list;
};

/* Whose a certificate is, and who vouches for it, as it says itself. It as it is encoded is the caller's, who frees it with gnutls_free. */
gnutls_datum_t certificate_describe(gnutls_x509_crt_t certificate, struct seal_finding *finding);

/* Who has signed it, as it says itself. */
void certificate_name_authority(gnutls_x509_crt_t certificate, char name[SEAL_NAME_SIZE]);

/* What is known of a certificate, the first of these; those that follow are above it. `is_intact`: what it signed. `is_stamp`: a time
 * stamp, not a seal. */
void check_certificate(gnutls_x509_crt_t *certificates, unsigned count, bool is_intact, bool is_stamp,
                       const struct seal_trust *trust, struct seal_finding *finding);

/* A message in DER, behind which zeros may stand; NULL: it is none. */
gnutls_pkcs7_t message_open(const void *bytes, size_t length);

/* What it says of the data; NULL: it is a time stamp, of what it holds itself. What is not found stays as it is. */
void message_check(gnutls_pkcs7_t message, const gnutls_datum_t *data, const struct seal_trust *trust, struct seal_finding *finding);

/* Whether that is the certificate of who signed. */
bool message_is_signer(gnutls_x509_crt_t certificate, const gnutls_pkcs7_signature_info_st *signer);

/* A copy of the certificate of an authority that has issued this one; false: there is none. */
bool authorities_find_issuer(const struct seal_authorities *authorities, gnutls_x509_crt_t certificate, gnutls_x509_crt_t *issuer);

/* Whether they vouch for the first of these, whatever the day; those that follow are above it. */
bool authorities_vouch(const struct seal_authorities *authorities, gnutls_x509_crt_t *certificates, unsigned count);

/* Whether the one has signed the other, whatever the day. */
bool certificate_is_issued_by(gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer);

/* How long DER says that it is, head included; 0: that is more than there is. */
size_t der_length(const void *bytes, size_t length);

/* The contents of the value that the rest begins with, which has to have this tag, and goes from there; false: it is another. */
bool der_take(gnutls_datum_t *rest, enum der_tag tag, gnutls_datum_t *contents);

#endif
