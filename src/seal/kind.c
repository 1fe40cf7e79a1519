#include "seal/kind.h"

#include "base/say.h"

enum { RSA_BITS_LEAST = 2048 /* ETSI TS 119 312, 8.3: less is broken by now, or soon */ };

#define SHA256 "2.16.840.1.101.3.4.2.1"
#define SHA384 "2.16.840.1.101.3.4.2.2"
#define SHA512 "2.16.840.1.101.3.4.2.3"

/* RFC 5754 (RSA, ECDSA), RFC 8419 (Ed25519, which asks for SHA-512 where there are signed attributes). */
static const struct seal_kind RSA = {GNUTLS_SIGN_RSA_SHA256, GNUTLS_DIG_SHA256, SHA256, "1.2.840.113549.1.1.11", true, false};
static const struct seal_kind P256 = {GNUTLS_SIGN_ECDSA_SHA256, GNUTLS_DIG_SHA256, SHA256, "1.2.840.10045.4.3.2", false, true};
static const struct seal_kind P384 = {GNUTLS_SIGN_ECDSA_SHA384, GNUTLS_DIG_SHA384, SHA384, "1.2.840.10045.4.3.3", false, true};
static const struct seal_kind P521 = {GNUTLS_SIGN_ECDSA_SHA512, GNUTLS_DIG_SHA512, SHA512, "1.2.840.10045.4.3.4", false, true};
static const struct seal_kind ED25519 = {GNUTLS_SIGN_EDDSA_ED25519, GNUTLS_DIG_SHA512, SHA512, "1.3.101.112", false, false};

static const struct seal_kind *kind_of_curve(gnutls_pubkey_t key, const char **why)
{
    gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;
    gnutls_pubkey_export_ecc_raw2(key, &curve, NULL, NULL, 0);
    switch (curve) {
    case GNUTLS_ECC_CURVE_SECP256R1: return &P256;
    case GNUTLS_ECC_CURVE_SECP384R1: return &P384;
    case GNUTLS_ECC_CURVE_SECP521R1: return &P521;
    default:
        *why = say("its elliptic curve is none of P-256, P-384 and P-521");
        return NULL;
    }
}

const struct seal_kind *kind_of(gnutls_pubkey_t key, const char **why)
{
    unsigned bits = 0;
    switch (gnutls_pubkey_get_pk_algorithm(key, &bits)) {
    case GNUTLS_PK_RSA:
        if (bits >= RSA_BITS_LEAST)
            return &RSA;
        *why = say("an RSA key of less than 2048 bits is no proof any more");
        return NULL;
    case GNUTLS_PK_ECDSA: return kind_of_curve(key, why);
    case GNUTLS_PK_EDDSA_ED25519: return &ED25519;
    default:
        *why = say("it is neither RSA, ECDSA nor Ed25519");
        return NULL;
    }
}
