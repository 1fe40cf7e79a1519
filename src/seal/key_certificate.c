/* Which certificate is the key's, and whether it may seal. */
#include <gnutls/crypto.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "seal/key.h"

/* ------------------------------------------------------------------------------------------------ which */

static const char TRIAL[] = "trial";

/* A signature is made with the key, and the certificate under which it holds is the key's: so it is known at once, too, whether the
 * key signs at all and how long its signatures are. */
static int try_certificate(struct seal_key *key, gnutls_pubkey_t public, bool *is_own)
{
    const gnutls_datum_t data = {(unsigned char *)TRIAL, sizeof TRIAL - 1};
    gnutls_datum_t signature = {0};
    int error = key_sign(key, TRIAL, sizeof TRIAL - 1, &signature);
    *is_own = !error && gnutls_pubkey_verify_data2(public, key->kind->sign, 0, &data, &signature) >= 0;
    gnutls_free(signature.data);
    return error;
}

/* ECDSA's two numbers are as long as the curve's order, and a bit more of DER; the others' signatures are always of one length. */
static size_t signature_size(gnutls_pubkey_t public, const struct seal_kind *kind)
{
    unsigned bits = 0;
    gnutls_pubkey_get_pk_algorithm(public, &bits);
    if (kind->sign == GNUTLS_SIGN_EDDSA_ED25519)
        return 64;
    size_t bytes = (bits + 7) / 8;
    size_t number = 2 + bytes + (bits % 8 == 0);
    return kind->is_random ? 2 * number + (2 * number < 0x80 ? 2 : 3) : bytes;
}

static void swap(struct seal_key *key, unsigned one, unsigned other)
{
    gnutls_x509_crt_t kept = key->certificates[one];
    key->certificates[one] = key->certificates[other];
    key->certificates[other] = kept;
}

/* Those above each other from the first on; the rest goes, and so does a root. */
static void put_in_order(struct seal_key *key)
{
    unsigned count = 1;
    for (unsigned i = count; i < key->certificate_count; i++) {
        gnutls_x509_crt_t last = key->certificates[count - 1], next = key->certificates[i];
        if (gnutls_x509_crt_check_issuer(last, next) && !gnutls_x509_crt_check_issuer(next, next)) {
            swap(key, count++, i);
            i = count - 1; /* those that were passed over are looked at again */
        }
    }
    while (key->certificate_count > count)
        gnutls_x509_crt_deinit(key->certificates[--key->certificate_count]);
}

void certificate_name_owner(gnutls_x509_crt_t certificate, char name[SEAL_NAME_SIZE])
{
    static const char *const OBJECTS[] = {GNUTLS_OID_X520_COMMON_NAME, GNUTLS_OID_X520_ORGANIZATION_NAME};
    for (int i = 0; i < 2; i++) {
        size_t size = SEAL_NAME_SIZE;
        if (gnutls_x509_crt_get_dn_by_oid(certificate, OBJECTS[i], 0, 0, name, &size) == 0)
            return;
    }
    strcpy(name, "?");
}

/* Its organisation, or "". */
static void certificate_name_organisation(gnutls_x509_crt_t certificate, char name[SEAL_NAME_SIZE])
{
    size_t size = SEAL_NAME_SIZE;
    if (gnutls_x509_crt_get_dn_by_oid(certificate, GNUTLS_OID_X520_ORGANIZATION_NAME, 0, 0, name, &size))
        *name = '\0';
}

void certificate_name_day(time_t when, char day[SEAL_DAY_SIZE])
{
    struct tm parts;
    gmtime_r(&when, &parts);
    strftime(day, SEAL_DAY_SIZE, "%Y-%m-%d", &parts);
}

void certificate_digest(const gnutls_datum_t *certificate, unsigned char hash[32], char digits[SEAL_DIGEST_SIZE])
{
    if (gnutls_hash_fast(GNUTLS_DIG_SHA256, certificate->data, certificate->size, hash))
        memory_exhausted();
    for (int i = 0; i < 32; i++)
        snprintf(digits + 2 * i, 3, "%02x", hash[i]);
}

static bool is_own(struct seal_key *key, unsigned index, const char *name, const char **why, struct diag *diag)
{
    gnutls_pubkey_t public;
    bool own = false;
    if (gnutls_pubkey_init(&public))
        memory_exhausted();
    int error = gnutls_pubkey_import_x509(public, key->certificates[index], 0);
    key->kind = error ? NULL : kind_of(public, why);
    if (key->kind && gnutls_privkey_get_pk_algorithm(key->key, NULL) == gnutls_pubkey_get_pk_algorithm(public, NULL))
        error = try_certificate(key, public, &own);
    if (own)
        key->signature_size = signature_size(public, key->kind);
    gnutls_pubkey_deinit(public);
    if (error && key->is_token)
        diag_report(diag, DIAG_SEAL_FAILED, (struct place){name, 0}, "%s", key->refusal ? key->refusal : gnutls_strerror(error));
    return own;
}

bool key_choose(struct seal_key *key, const char *name, struct diag *diag)
{
    const char *why = NULL;
    size_t errors = diag_errors(diag);
    for (unsigned i = 0; i < key->certificate_count && diag_errors(diag) == errors; i++) {
        if (!is_own(key, i, name, &why, diag))
            continue;
        swap(key, 0, i);
        put_in_order(key);
        certificate_name_owner(key->certificates[0], key->owner);
        certificate_name_organisation(key->certificates[0], key->organisation);
        return true;
    }
    if (diag_errors(diag) == errors && why && key->certificate_count == 1)
        diag_report(diag, DIAG_KEY_UNFIT, (struct place){name, 0}, "%s", why);
    else if (diag_errors(diag) == errors)
        diag_report(diag, DIAG_CERTIFICATE_MISSING, (struct place){name, 0}, "%s",
                    key->certificate_count ? say("those that are there are of other keys") : say("there is none beside the key"));
    return false;
}

/* ------------------------------------------------------------------------------------------------ whether it may */

static bool is_valid(const struct seal_key *key, const char *name, const char *today, struct diag *diag)
{
    char from[SEAL_DAY_SIZE], to[SEAL_DAY_SIZE];
    certificate_name_day(gnutls_x509_crt_get_activation_time(key->certificates[0]), from);
    certificate_name_day(gnutls_x509_crt_get_expiration_time(key->certificates[0]), to);
    if (strncmp(today, from, 10) < 0)
        diag_report(diag, DIAG_CERTIFICATE_DATED, (struct place){name, 0}, "%s: it is valid from %s on", key->owner, from);
    else if (strncmp(today, to, 10) > 0)
        diag_report(diag, DIAG_CERTIFICATE_DATED, (struct place){name, 0}, "%s: it was valid until %s", key->owner, to);
    else
        return true;
    return false;
}

/* Where the certificate says what its key is for, signing has to be among it (RFC 5280, 4.2.1.3). */
static bool has_usage(gnutls_x509_crt_t certificate)
{
    unsigned usage = 0;
    int error = gnutls_x509_crt_get_key_usage(certificate, &usage, NULL);
    return error == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE ||
           (!error && usage & (GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_NON_REPUDIATION));
}

/* What more narrowly says so: certificates that are for nothing but web servers, time-stamps and the like (4.2.1.12). */
static bool has_purpose(gnutls_x509_crt_t certificate)
{
    static const char *const OTHERS[] = {GNUTLS_KP_TLS_WWW_SERVER, GNUTLS_KP_TLS_WWW_CLIENT, GNUTLS_KP_TIME_STAMPING,
                                         GNUTLS_KP_OCSP_SIGNING, GNUTLS_KP_IPSEC_IKE, GNUTLS_KP_CODE_SIGNING};
    char purpose[128];
    unsigned index = 0;
    for (size_t size = sizeof purpose; gnutls_x509_crt_get_key_purpose_oid(certificate, index, purpose, &size, NULL) == 0;
         index++, size = sizeof purpose) {
        bool other = false;
        for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
            other |= strcmp(purpose, OTHERS[i]) == 0;
        if (!other)
            return true;
    }
    return index == 0;
}

bool certificate_is_for_seals(gnutls_x509_crt_t certificate)
{
    return has_usage(certificate) && has_purpose(certificate);
}

bool certificate_is_for_stamps(gnutls_x509_crt_t certificate)
{
    char purpose[64], another[64];
    size_t size = sizeof purpose, more = sizeof another;
    unsigned critical = 0;
    return gnutls_x509_crt_get_key_purpose_oid(certificate, 0, purpose, &size, &critical) == 0 && critical &&
           strcmp(purpose, GNUTLS_KP_TIME_STAMPING) == 0 &&
           gnutls_x509_crt_get_key_purpose_oid(certificate, 1, another, &more, NULL) == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE;
}

bool key_is_fit(const struct seal_key *key, const char *name, const char *today, struct diag *diag)
{
    bool good = is_valid(key, name, today, diag);
    if (certificate_is_for_seals(key->certificates[0]))
        return good;
    diag_report(diag, DIAG_CERTIFICATE_PURPOSE, (struct place){name, 0}, "%s", key->owner);
    return false;
}
