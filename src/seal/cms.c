/* A seal: CMS SignedData (RFC 5652, 5) without the contents, as PAdES asks for it at the levels B-B and B-T (ETSI EN 319 142-1, 6;
 * EN 319 122-1): the signed attributes are content-type, message-digest and signing-certificate-v2 (RFC 5035), and not signing-time, as the
 * PDF's signature dictionary has that; a time stamp on the signature is an unsigned one (RFC 3161, appendix A). */
#define _GNU_SOURCE /* memmem */
#include <gnutls/crypto.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "seal/der.h"
#include "seal/key.h"

#define OBJECT_DATA "1.2.840.113549.1.7.1"
#define OBJECT_SIGNED_DATA "1.2.840.113549.1.7.2"
#define OBJECT_CONTENT_TYPE "1.2.840.113549.1.9.3"
#define OBJECT_MESSAGE_DIGEST "1.2.840.113549.1.9.4"
#define OBJECT_SIGNING_CERTIFICATE_V2 "1.2.840.113549.1.9.16.2.47"
#define OBJECT_STAMP "1.2.840.113549.1.9.16.2.14"

enum { DIGEST_MOST = 64 };

/* ------------------------------------------------------------------------------------------------ what is the same in all */

/* SigningCertificateV2 of one ESSCertIDv2, whose hash is of the usual algorithm, SHA-256, which is therefore not named; issuer and number
 * stand in the signer's information (RFC 5035, 3 and 4). */
static void prepare_reference(struct seal_key *key, const gnutls_datum_t *certificate)
{
    unsigned char hash[32];
    struct buffer *out = &key->reference;
    certificate_digest(certificate, hash, key->fingerprint);
    size_t attribute = der_begin(out, DER_SEQUENCE);
    der_object(out, OBJECT_SIGNING_CERTIFICATE_V2);
    size_t values = der_begin(out, DER_SET), value = der_begin(out, DER_SEQUENCE), list = der_begin(out, DER_SEQUENCE);
    size_t id = der_begin(out, DER_SEQUENCE);
    der_value(out, DER_OCTETS, hash, sizeof hash);
    der_end(out, id);
    der_end(out, list);
    der_end(out, value);
    der_end(out, values);
    der_end(out, attribute);
}

/* IssuerAndSerialNumber (RFC 5652, 10.2.4). */
static void prepare_issuer(struct seal_key *key)
{
    gnutls_datum_t name;
    unsigned char serial[64];
    size_t size = sizeof serial;
    if (gnutls_x509_crt_get_raw_issuer_dn(key->certificates[0], &name) ||
        gnutls_x509_crt_get_serial(key->certificates[0], serial, &size))
        memory_exhausted();
    size_t begin = der_begin(&key->issuer, DER_SEQUENCE);
    buffer_append(&key->issuer, name.data, name.size);
    der_value(&key->issuer, DER_INTEGER, serial, size);
    der_end(&key->issuer, begin);
    gnutls_free(name.data);
}

static void put_algorithm(struct buffer *out, const char *object, bool has_null)
{
    size_t begin = der_begin(out, DER_SEQUENCE);
    der_object(out, object);
    if (has_null)
        der_value(out, DER_NULL, NULL, 0);
    der_end(out, begin);
}

/* An attribute of one value, which has this tag. */
static void put_attribute(struct buffer *out, const char *object, const char *object_value, const void *octets, size_t length)
{
    size_t begin = der_begin(out, DER_SEQUENCE);
    der_object(out, object);
    size_t values = der_begin(out, DER_SET);
    if (object_value)
        der_object(out, object_value);
    else
        der_value(out, DER_OCTETS, octets, length);
    der_end(out, values);
    der_end(out, begin);
}

/* The signed attributes as they are signed: a SET, though in the seal they stand under another tag (5.4). Their order does not depend on
 * the digest, as they differ before it. */
static void prepare_attributes(struct seal_key *key)
{
    unsigned char digest[DIGEST_MOST];
    size_t length = gnutls_hash_get_len(key->kind->digest);
    struct buffer *out = &key->attributes;
    memset(digest, 0xff, sizeof digest); /* is nowhere else */
    size_t begin = der_begin(out, DER_SET);
    put_attribute(out, OBJECT_CONTENT_TYPE, OBJECT_DATA, NULL, 0);
    put_attribute(out, OBJECT_MESSAGE_DIGEST, NULL, digest, length);
    buffer_append(out, key->reference.bytes, key->reference.length);
    der_sort(out, begin);
    der_end(out, begin);
    key->digest_at = (size_t)((unsigned char *)memmem(out->bytes, out->length, digest, length) - out->bytes);
}

static void put_attributes(struct buffer *out, const struct seal_key *key, const unsigned char *digest)
{
    buffer_append(out, key->attributes.bytes, key->attributes.length);
    memcpy(out->bytes + key->digest_at, digest, gnutls_hash_get_len(key->kind->digest));
}

/* What a seal of a key consists of. */
struct parts {
    const struct seal_key *key;
    struct buffer attributes;
    gnutls_datum_t signature;
    struct buffer stamp; /* on that; empty: there is none */
};

static void put_stamp(struct buffer *out, const struct buffer *stamp)
{
    size_t begin = der_begin(out, DER_CONTEXT_1), attribute = der_begin(out, DER_SEQUENCE);
    der_object(out, OBJECT_STAMP);
    size_t values = der_begin(out, DER_SET);
    buffer_append(out, stamp->bytes, stamp->length);
    der_end(out, values);
    der_end(out, attribute);
    der_end(out, begin);
}

static void put_signature(struct buffer *out, const struct parts *parts)
{
    put_algorithm(out, parts->key->kind->signature_object, parts->key->kind->has_null);
    der_value(out, DER_OCTETS, parts->signature.data, parts->signature.size);
}

static void put_signer(struct buffer *out, const struct parts *parts)
{
    const struct seal_key *key = parts->key;
    size_t begin = der_begin(out, DER_SEQUENCE);
    der_small_integer(out, 1); /* version 1: the signer is named by issuer and number (5.3) */
    buffer_append(out, key->issuer.bytes, key->issuer.length);
    put_algorithm(out, key->kind->digest_object, false);
    buffer_byte(out, DER_CONTEXT_0);
    buffer_append(out, parts->attributes.bytes + 1, parts->attributes.length - 1);
    put_signature(out, parts);
    if (parts->stamp.length)
        put_stamp(out, &parts->stamp);
    der_end(out, begin);
}

static void put_signed_data(struct buffer *out, const struct parts *parts)
{
    const struct seal_key *key = parts->key;
    size_t begin = der_begin(out, DER_SEQUENCE);
    der_small_integer(out, 1); /* (5.1) */
    size_t digests = der_begin(out, DER_SET);
    put_algorithm(out, key->kind->digest_object, false);
    der_end(out, digests);
    size_t contents = der_begin(out, DER_SEQUENCE);
    der_object(out, OBJECT_DATA);
    der_end(out, contents);
    buffer_append(out, key->enclosed.bytes, key->enclosed.length);
    size_t signers = der_begin(out, DER_SET);
    put_signer(out, parts);
    der_end(out, signers);
    der_end(out, begin);
}

static void put_seal(struct buffer *out, const struct parts *parts)
{
    size_t begin = der_begin(out, DER_SEQUENCE);
    der_object(out, OBJECT_SIGNED_DATA);
    size_t contents = der_begin(out, DER_CONTEXT_0);
    put_signed_data(out, parts);
    der_end(out, contents);
    der_end(out, begin);
}

static void make_form(struct seal_form *form, const struct seal_key *key, unsigned signature_size)
{
    const unsigned char digest[DIGEST_MOST] = {0};
    struct parts parts = {.key = key, .signature = {memory_zeroed(1, signature_size), signature_size}};
    struct buffer end = {0};
    put_attributes(&parts.attributes, key, digest);
    put_seal(&form->bytes, &parts);
    put_signature(&end, &parts); /* behind the attributes, and nothing behind it */
    form->digest_at = form->bytes.length - end.length - parts.attributes.length + key->digest_at;
    form->signature_at = form->bytes.length - signature_size;
    form->signature_size = signature_size;
    buffer_finish(&parts.attributes);
    buffer_finish(&end);
    free(parts.signature.data);
}

void cms_prepare(struct seal_key *key)
{
    size_t begin = der_begin(&key->enclosed, DER_CONTEXT_0);
    for (unsigned i = 0; i < key->certificate_count; i++) {
        gnutls_datum_t certificate;
        if (gnutls_x509_crt_export2(key->certificates[i], GNUTLS_X509_FMT_DER, &certificate))
            memory_exhausted();
        if (i == 0)
            prepare_reference(key, &certificate);
        buffer_append(&key->enclosed, certificate.data, certificate.size);
        gnutls_free(certificate.data);
    }
    der_sort(&key->enclosed, begin);
    der_end(&key->enclosed, begin);
    prepare_issuer(key);
    prepare_attributes(key);
    for (unsigned i = 0; i < KEY_FORMS; i++)
        make_form(&key->forms[i], key, (unsigned)key->signature_size - i);
}

/* ------------------------------------------------------------------------------------------------ one seal */

__attribute__((visibility("default"))) /* the program looks it up by name */
size_t seal_size(const struct seal_key *key, size_t stamp)
{
    struct buffer seal = {0};
    const unsigned char digest[DIGEST_MOST] = {0};
    if (!stamp)
        return key->forms[0].bytes.length;
    struct parts parts = {.key = key, .signature = {memory_zeroed(1, key->signature_size), (unsigned)key->signature_size}};
    put_attributes(&parts.attributes, key, digest);
    memset(buffer_reserve(&parts.stamp, stamp), 0, stamp);
    parts.stamp.length = stamp;
    put_seal(&seal, &parts);
    size_t size = seal.length;
    buffer_finish(&parts.attributes);
    buffer_finish(&parts.stamp);
    buffer_finish(&seal);
    free(parts.signature.data);
    return size;
}

static int digest_pieces(const struct seal_key *key, const struct seal_piece *pieces, size_t count,
                         unsigned char digest[DIGEST_MOST])
{
    gnutls_hash_hd_t hash;
    int error = gnutls_hash_init(&hash, key->kind->digest);
    if (error)
        return error;
    for (size_t i = 0; i < count && !error; i++)
        error = gnutls_hash(hash, pieces[i].bytes, pieces[i].length);
    gnutls_hash_deinit(hash, digest);
    return error;
}

static bool sign(struct parts *parts, struct diag *diag)
{
    const struct seal_key *key = parts->key;
    int error = key_sign(key, parts->attributes.bytes, parts->attributes.length, &parts->signature);
    if (error)
        diag_report(diag, DIAG_SEAL_FAILED, (struct place){0}, "%s", key->refusal ? key->refusal : gnutls_strerror(error));
    return !error;
}

static bool stamp(struct parts *parts, const struct seal_clock *clock, struct diag *diag)
{
    const struct seal_piece signature = {parts->signature.data, parts->signature.size};
    return !clock || stamp_pieces(clock, &signature, 1, &parts->stamp, diag);
}

/* NULL: a seal of such parts is put together. */
static const struct seal_form *find_form(const struct parts *parts)
{
    for (int i = 0; i < KEY_FORMS && !parts->stamp.length; i++)
        if (parts->key->forms[i].signature_size == parts->signature.size)
            return &parts->key->forms[i];
    return NULL;
}

static void fill_form(struct buffer *out, const struct seal_form *form, const struct parts *parts, const unsigned char *digest)
{
    size_t begin = out->length;
    buffer_append(out, form->bytes.bytes, form->bytes.length);
    memcpy(out->bytes + begin + form->digest_at, digest, gnutls_hash_get_len(parts->key->kind->digest));
    memcpy(out->bytes + begin + form->signature_at, parts->signature.data, parts->signature.size);
}

static bool seal_digest(struct seal_key *key, const struct seal_clock *clock, const unsigned char *digest, struct buffer *out,
                        struct diag *diag)
{
    struct parts parts = {.key = key};
    put_attributes(&parts.attributes, key, digest);
    bool good = sign(&parts, diag) && stamp(&parts, clock, diag);
    const struct seal_form *form = good ? find_form(&parts) : NULL;
    if (form)
        fill_form(out, form, &parts, digest);
    else if (good)
        put_seal(out, &parts);
    gnutls_free(parts.signature.data);
    buffer_finish(&parts.attributes);
    buffer_finish(&parts.stamp);
    return good;
}

__attribute__((visibility("default")))
bool seal_pieces(struct seal_key *key, const struct seal_clock *clock, const struct seal_piece *pieces, size_t count, struct buffer *out,
                 struct diag *diag)
{
    unsigned char digest[DIGEST_MOST];
    int error = digest_pieces(key, pieces, count, digest);
    if (error)
        diag_report(diag, DIAG_SEAL_FAILED, (struct place){0}, "%s", gnutls_strerror(error));
    return !error && seal_digest(key, clock, digest, out, diag);
}

__attribute__((visibility("default")))
bool seal_takes_sha256(const struct seal_key *key)
{
    return key->kind->digest == GNUTLS_DIG_SHA256;
}

__attribute__((visibility("default")))
bool seal_sha256(struct seal_key *key, const struct seal_clock *clock, const unsigned char sha256[32], struct buffer *out,
                 struct diag *diag)
{
    return seal_digest(key, clock, sha256, out, diag);
}
