#include "seal/key.h"

#include <gnutls/crypto.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool is_url(const char *key)
{
    return strncmp(key, "pkcs11:", 7) == 0;
}

/* Where GnuTLS has to keep to what FIPS 140 has approved of, all is left to it. */
static void take_number(struct seal_key *key)
{
    gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;
    gnutls_datum_t number = {0};
    if (key->is_token || gnutls_fips140_mode_enabled() ||
        gnutls_privkey_export_ecc_raw2(key->key, &curve, NULL, NULL, &number, 0))
        return;
    if (curve == GNUTLS_ECC_CURVE_SECP256R1)
        key->ecdsa = ecdsa_key_create(number.data, number.size);
    gnutls_memset(number.data, 0, number.size);
    gnutls_free(number.data);
}

static bool read_key(struct seal_key *key, const struct seal_key_request *request, struct diag *diag)
{
    bool good = is_url(request->key) ? key_read_token(key, request, diag) : key_read_file(key, request, diag);
    if (good)
        take_number(key);
    return good && (!request->certificates || key_read_certificates(key, request->certificates, diag));
}

__attribute__((visibility("default"))) /* the program looks it up by name */
struct seal_key *open_seal_key(const struct seal_key_request *request, struct diag *diag)
{
    struct seal_key *key = memory_zeroed(1, sizeof *key);
    if (request->secret)
        key->secret = strdup(request->secret);
    if (read_key(key, request, diag) && key_choose(key, request->key, diag) &&
        key_is_fit(key, request->key, request->today, diag)) {
        cms_prepare(key);
        return key;
    }
    close_seal_key(key);
    return NULL;
}

__attribute__((visibility("default")))
void close_seal_key(struct seal_key *key)
{
    if (!key)
        return;
    gnutls_privkey_deinit(key->key);
    ecdsa_key_destroy(key->ecdsa);
    for (unsigned i = 0; i < key->certificate_count; i++)
        gnutls_x509_crt_deinit(key->certificates[i]);
    if (key->secret)
        gnutls_memset(key->secret, 0, strlen(key->secret));
    free(key->secret);
    buffer_finish(&key->reference);
    buffer_finish(&key->issuer);
    buffer_finish(&key->enclosed);
    buffer_finish(&key->attributes);
    for (int i = 0; i < KEY_FORMS; i++)
        buffer_finish(&key->forms[i].bytes);
    free(key);
}

__attribute__((visibility("default")))
const char *seal_owner(const struct seal_key *key)
{
    return key->owner;
}

__attribute__((visibility("default")))
const char *seal_organisation(const struct seal_key *key)
{
    return key->organisation;
}

__attribute__((visibility("default")))
const char *seal_certificate(const struct seal_key *key)
{
    return key->fingerprint;
}

/* As GnuTLS does it, in the same bytes. */
static int sign_quickly(struct ecdsa_key *key, const void *bytes, size_t length, gnutls_datum_t *signature)
{
    unsigned char sha256[32];
    int error = gnutls_hash_fast(GNUTLS_DIG_SHA256, bytes, length, sha256);
    signature->data = error ? NULL : gnutls_malloc(ECDSA_SIGNATURE_MOST);
    if (!signature->data)
        return error ? error : GNUTLS_E_MEMORY_ERROR;
    signature->size = (unsigned)ecdsa_sign_sha256(key, sha256, signature->data);
    return GNUTLS_E_SUCCESS;
}

/* The number that ECDSA takes for each signature is made from the key and what is signed (RFC 6979), so that equal input gives equal
 * bytes and no bad source of chance gives the key away; on a token that is not ours to say. */
int key_sign(const struct seal_key *key, const void *bytes, size_t length, gnutls_datum_t *signature)
{
    if (key->ecdsa)
        return sign_quickly(key->ecdsa, bytes, length, signature);
    unsigned flags = key->kind->is_random && !key->is_token ? GNUTLS_PRIVKEY_FLAG_REPRODUCIBLE : 0;
    const gnutls_datum_t data = {(unsigned char *)bytes, (unsigned)length};
    return gnutls_privkey_sign_data2(key->key, key->kind->sign, flags, &data, signature);
}
