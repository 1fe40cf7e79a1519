/* Signatures as short as they can be, for paper: r and s, 32 bytes each, and nothing of the certificate but a hint. */
#include <gnutls/crypto.h>
#include <string.h>

#include "base/memory.h"
#include "seal/check.h"
#include "seal/key.h"

enum { NUMBER_SIZE = SEAL_SHORT_SIZE / 2 };

/* ------------------------------------------------------------------------------------------------ making */

__attribute__((visibility("default"))) /* the program looks it up by name */
bool seal_is_short(const struct seal_key *key)
{
    return key->kind->sign == GNUTLS_SIGN_ECDSA_SHA256;
}

/* A number without zeros before it. */
static gnutls_datum_t trim(const unsigned char *bytes, size_t length)
{
    while (length > 1 && !*bytes) {
        bytes++;
        length--;
    }
    return (gnutls_datum_t){(unsigned char *)bytes, (unsigned)length};
}

/* False: it is larger than the curve's order. */
static bool put_number(const gnutls_datum_t *number, unsigned char out[NUMBER_SIZE])
{
    gnutls_datum_t bare = trim(number->data, number->size);
    if (bare.size > NUMBER_SIZE)
        return false;
    memset(out, 0, NUMBER_SIZE);
    memcpy(out + NUMBER_SIZE - bare.size, bare.data, bare.size);
    return true;
}

/* Of DER, in which keys give it. */
static int shorten(const gnutls_datum_t *signature, unsigned char out[SEAL_SHORT_SIZE])
{
    gnutls_datum_t r, s;
    int error = gnutls_decode_rs_value(signature, &r, &s);
    if (error)
        return error;
    bool good = put_number(&r, out) && put_number(&s, out + NUMBER_SIZE);
    gnutls_free(r.data);
    gnutls_free(s.data);
    return good ? 0 : GNUTLS_E_PK_SIGN_FAILED;
}

__attribute__((visibility("default")))
bool seal_short(struct seal_key *key, const void *bytes, size_t length, unsigned char signature[SEAL_SHORT_SIZE], struct diag *diag)
{
    gnutls_datum_t made = {0};
    int error = key_sign(key, bytes, length, &made);
    if (!error)
        error = shorten(&made, signature);
    if (error)
        diag_report(diag, DIAG_SEAL_FAILED, (struct place){0}, "%s", key->refusal ? key->refusal : gnutls_strerror(error));
    gnutls_free(made.data);
    return !error;
}

/* ------------------------------------------------------------------------------------------------ checking */

static bool is_hinted_at(gnutls_x509_crt_t certificate, const unsigned char *hint)
{
    gnutls_datum_t raw;
    unsigned char hash[32];
    char digits[SEAL_DIGEST_SIZE];
    if (gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_DER, &raw))
        memory_exhausted();
    certificate_digest(&raw, hash, digits);
    gnutls_free(raw.data);
    return memcmp(hash, hint, SEAL_HINT_SIZE) == 0;
}

static bool holds(const void *bytes, size_t length, const unsigned char *signature, gnutls_x509_crt_t certificate)
{
    const gnutls_datum_t data = {(unsigned char *)bytes, (unsigned)length};
    const gnutls_datum_t r = trim(signature, NUMBER_SIZE), s = trim(signature + NUMBER_SIZE, NUMBER_SIZE);
    gnutls_datum_t encoded = {0};
    gnutls_pubkey_t key;
    if (gnutls_pubkey_init(&key))
        memory_exhausted();
    bool good = gnutls_pubkey_import_x509(key, certificate, 0) == 0 && gnutls_encode_rs_value(&encoded, &r, &s) == 0 &&
                gnutls_pubkey_verify_data2(key, GNUTLS_SIGN_ECDSA_SHA256, 0, &data, &encoded) >= 0;
    gnutls_free(encoded.data);
    gnutls_pubkey_deinit(key);
    return good;
}

__attribute__((visibility("default")))
bool seal_is_by(const struct seal_key *key, const void *bytes, size_t length, const unsigned char signature[SEAL_SHORT_SIZE])
{
    return holds(bytes, length, signature, key->certificates[0]);
}

/* Whether one of these is hinted at, and what the signature says by it; if it is not by the first of them, by another. */
static bool check_among(const struct seal_short_one *one, const struct seal_authorities *among,
                        const struct seal_authorities *authorities, struct seal_finding *finding)
{
    gnutls_x509_trust_list_iter_t at = NULL;
    gnutls_x509_crt_t certificate;
    bool found = false;
    while (among && gnutls_x509_trust_list_iter_get_ca(among->list, &at, &certificate) == 0) {
        if (!finding->intact && is_hinted_at(certificate, one->hint)) {
            found = true;
            gnutls_datum_t raw = certificate_describe(certificate, finding);
            gnutls_free(raw.data);
            bool intact = holds(one->bytes, one->length, one->signature, certificate);
            check_certificate(&certificate, 1, intact, false, &(const struct seal_trust){authorities, NULL}, finding);
        }
        gnutls_x509_crt_deinit(certificate);
    }
    return found;
}

__attribute__((visibility("default")))
void check_short(const struct seal_short_one *one, const struct seal_authorities *authorities, const struct seal_authorities *others,
                 struct seal_finding *finding)
{
    *finding = (struct seal_finding){0};
    if (!check_among(one, authorities, authorities, finding))
        check_among(one, others, authorities, finding);
}
