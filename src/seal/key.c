#include "seal/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool is_url(const char *key)
{
    return strncmp(key, "pkcs11:", 7) == 0;
}

static bool read_key(struct seal_key *key, const struct seal_key_request *request, struct diag *diag)
{
    bool good = is_url(request->key) ? key_read_token(key, request, diag) : key_read_file(key, request, diag);
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
    for (unsigned i = 0; i < key->certificate_count; i++)
        gnutls_x509_crt_deinit(key->certificates[i]);
    if (key->secret)
        gnutls_memset(key->secret, 0, strlen(key->secret));
    free(key->secret);
    buffer_finish(&key->reference);
    buffer_finish(&key->issuer);
    buffer_finish(&key->enclosed);
    buffer_finish(&key->attributes);
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

/* The number that ECDSA takes for each signature is made from the key and what is signed (RFC 6979), so that equal input gives equal
 * bytes and no bad source of chance gives the key away; on a token that is not ours to say. */
int key_sign(const struct seal_key *key, const void *bytes, size_t length, gnutls_datum_t *signature)
{
    unsigned flags = key->kind->is_random && !key->is_token ? GNUTLS_PRIVKEY_FLAG_REPRODUCIBLE : 0;
    const gnutls_datum_t data = {(unsigned char *)bytes, (unsigned)length};
    return gnutls_privkey_sign_data2(key->key, key->kind->sign, flags, &data, signature);
}
