/* An open key, with its certificate and those above it. */
#ifndef SEAL_KEY_H
#define SEAL_KEY_H

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <time.h>

#include "seal/ecdsa.h"
#include "seal/kind.h"
#include "seal/seal.h"

enum { KEY_CERTIFICATES_MOST = 16, KEY_FORMS = 3 };

/* A seal, but for digest and signature. */
struct seal_form {
    struct buffer bytes;
    size_t digest_at, signature_at;
    unsigned signature_size;
};

struct seal_key {
    gnutls_privkey_t key;
    bool is_token;                /* of a card or the like */
    struct ecdsa_key *ecdsa;      /* the same key, if it is a file's on P-256; or NULL */
    gnutls_x509_crt_t certificates[KEY_CERTIFICATES_MOST]; /* once key_choose is done, the key's own first, and those above it */
    unsigned certificate_count;
    const struct seal_kind *kind;
    size_t signature_size;        /* at most */
    char owner[SEAL_NAME_SIZE];   /* of the certificate, in words */
    char organisation[SEAL_NAME_SIZE];
    char fingerprint[SEAL_DIGEST_SIZE]; /* of the certificate */
    char *secret;
    const char *refusal;          /* why the token was not given the PIN; or NULL */
    /* what is the same in each seal, in DER */
    struct buffer reference;      /* the attribute that names the certificate by its hash */
    struct buffer issuer;         /* and its issuer and number */
    struct buffer enclosed;       /* the certificates */
    struct buffer attributes;     /* the signed ones, as they are signed, */
    size_t digest_at;             /* in which the digest stands here */
    struct seal_form forms[KEY_FORMS]; /* for signatures as long as they are mostly: that of ECDSA may have a byte or two less */
};

/* key_file.c, key_token.c: the key, and certificates in any order. False with errors. */
bool key_read_file(struct seal_key *key, const struct seal_key_request *request, struct diag *diag);
bool key_read_token(struct seal_key *key, const struct seal_key_request *request, struct diag *diag);
bool key_read_certificates(struct seal_key *key, const char *path, struct diag *diag);

/* key_certificate.c: finds the key's own certificate among them, puts those above it behind it, and drops the others and the root,
 * which who checks a seal has or does not trust. False with DIAG_CERTIFICATE_MISSING or DIAG_KEY_UNFIT. */
bool key_choose(struct seal_key *key, const char *name, struct diag *diag);
/* Whether that may seal on this day. False with DIAG_CERTIFICATE_DATED or _PURPOSE. */
bool key_is_fit(const struct seal_key *key, const char *name, const char *today, struct diag *diag);

/* Whether it says that its key may seal, or nothing else. */
bool certificate_is_for_seals(gnutls_x509_crt_t certificate);
/* Whether it is for time stamps, and for nothing else (RFC 3161, 2.3). */
bool certificate_is_for_stamps(gnutls_x509_crt_t certificate);

/* The certificate's common name, else its organisation, else "?". */
void certificate_name_owner(gnutls_x509_crt_t certificate, char name[SEAL_NAME_SIZE]);
void certificate_name_day(time_t when, char day[SEAL_DAY_SIZE]);
/* Its SHA-256. */
void certificate_digest(const gnutls_datum_t *certificate, unsigned char hash[32], char digits[SEAL_DIGEST_SIZE]);

/* A signature of bytes; GNUTLS_E_SUCCESS, or why not. The caller frees it with gnutls_free. */
int key_sign(const struct seal_key *key, const void *bytes, size_t length, gnutls_datum_t *signature);

/* cms.c: what is the same in each seal. */
void cms_prepare(struct seal_key *key);

#endif
