/* Authorities that vouch for keys, and say what they have revoked, as tests of seals have them. */
#ifndef TEST_SEAL_AUTHORITY_H
#define TEST_SEAL_AUTHORITY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>

#include "base/diag.h"
#include "seal/der.h"
#include "seal/key.h"

enum { DAY = 24 * 60 * 60, SEAL_SERIAL = 7 };
static const time_t AUTHORITIES_EXPIRE = 4000000000, SEAL_EXPIRES = 4102444800;

/* ------------------------------------------------------------------------------------------------ certificates */

struct owner {
    gnutls_x509_privkey_t key;
    gnutls_x509_crt_t certificate;
};

/* At `asked` (or NULL) its authority answers whether it was revoked; at `listed` it has a list of all. */
static inline void make_owner_with(struct owner *owner, const char *name, unsigned char serial, const struct owner *authority, const char *asked,
                                   const char *listed)
{
    bool vouches = serial != SEAL_SERIAL;
    const struct owner *issuer = authority ? authority : owner;
    assert_int_equal(gnutls_x509_privkey_init(&owner->key), 0);
    assert_int_equal(gnutls_x509_privkey_generate(owner->key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0), 0);
    assert_int_equal(gnutls_x509_crt_init(&owner->certificate), 0);
    gnutls_x509_crt_set_version(owner->certificate, 3);
    gnutls_x509_crt_set_dn_by_oid(owner->certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned)strlen(name));
    gnutls_x509_crt_set_serial(owner->certificate, &serial, 1);
    gnutls_x509_crt_set_activation_time(owner->certificate, 1577836800);
    gnutls_x509_crt_set_expiration_time(owner->certificate, vouches ? AUTHORITIES_EXPIRE : SEAL_EXPIRES);
    gnutls_x509_crt_set_key(owner->certificate, owner->key);
    gnutls_x509_crt_set_basic_constraints(owner->certificate, vouches, -1);
    gnutls_x509_crt_set_key_usage(owner->certificate, vouches ? GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN | GNUTLS_KEY_DIGITAL_SIGNATURE
                                                              : GNUTLS_KEY_NON_REPUDIATION);
    if (asked) {
        gnutls_datum_t address = {(unsigned char *)asked, (unsigned)strlen(asked)};
        assert_int_equal(gnutls_x509_crt_set_authority_info_access(owner->certificate, GNUTLS_IA_OCSP_URI, &address), 0);
    }
    if (listed)
        assert_int_equal(gnutls_x509_crt_set_crl_dist_points2(owner->certificate, GNUTLS_SAN_URI, listed, (unsigned)strlen(listed), 0), 0);
    assert_int_equal(gnutls_x509_crt_sign2(owner->certificate, issuer->certificate, issuer->key, GNUTLS_DIG_SHA256, 0), 0);
}

static inline void make_owner(struct owner *owner, const char *name, unsigned char serial, const struct owner *authority)
{
    make_owner_with(owner, name, serial, authority, NULL, NULL);
}

static inline void forget_owner(struct owner *owner)
{
    gnutls_x509_crt_deinit(owner->certificate);
    gnutls_x509_privkey_deinit(owner->key);
}

static inline gnutls_datum_t encode(gnutls_x509_crt_t certificate)
{
    gnutls_datum_t der;
    assert_int_equal(gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_DER, &der), 0);
    return der;
}

static inline void write_pem(const char *path, const struct owner *owner, bool with_key)
{
    FILE *file = fopen(path, "w");
    gnutls_datum_t text;
    assert_non_null(file);
    if (with_key) {
        assert_int_equal(gnutls_x509_privkey_export2_pkcs8(owner->key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &text), 0);
        fwrite(text.data, 1, text.size, file);
        gnutls_free(text.data);
    }
    assert_int_equal(gnutls_x509_crt_export2(owner->certificate, GNUTLS_X509_FMT_PEM, &text), 0);
    fwrite(text.data, 1, text.size, file);
    gnutls_free(text.data);
    fclose(file);
}

/* ------------------------------------------------------------------------------------------------ what they say */

/* The list on which the authority says that this serial number was revoked then; of the days from then on, as long as it says. */
static inline gnutls_datum_t make_list_of(const struct owner *authority, unsigned char serial, time_t revoked, time_t from, time_t until)
{
    gnutls_x509_crl_t list;
    gnutls_datum_t der;
    assert_int_equal(gnutls_x509_crl_init(&list), 0);
    gnutls_x509_crl_set_version(list, 2);
    gnutls_x509_crl_set_this_update(list, from);
    gnutls_x509_crl_set_next_update(list, until);
    gnutls_x509_crl_set_crt_serial(list, &serial, 1, revoked);
    assert_int_equal(gnutls_x509_crl_sign2(list, authority->certificate, authority->key, GNUTLS_DIG_SHA256, 0), 0);
    assert_int_equal(gnutls_x509_crl_export2(list, GNUTLS_X509_FMT_DER, &der), 0);
    gnutls_x509_crl_deinit(list);
    return der;
}

/* What an answer (OCSP, RFC 6960, 4.2.1) says of a serial number of the authority's. */
struct said_of {
    unsigned char serial;
    time_t revoked; /* 0: it is good; -1: nobody knows it */
};

static inline void put_moment(struct buffer *out, time_t moment)
{
    struct tm parts;
    char text[16];
    gmtime_r(&moment, &parts);
    assert_int_equal(strftime(text, sizeof text, "%Y%m%d%H%M%SZ", &parts), 15);
    der_value(out, DER_TIME, text, 15);
}

static inline void put_sha1(struct buffer *out, const gnutls_datum_t *bytes)
{
    unsigned char hash[20];
    assert_int_equal(gnutls_hash_fast(GNUTLS_DIG_SHA1, bytes->data, bytes->size, hash), 0);
    der_value(out, DER_OCTETS, hash, sizeof hash);
}

static inline void put_key_hash(struct buffer *out, gnutls_x509_crt_t certificate)
{
    unsigned char id[20];
    size_t size = sizeof id;
    assert_int_equal(gnutls_x509_crt_get_key_id(certificate, GNUTLS_KEYID_USE_SHA1, id, &size), 0);
    der_value(out, DER_OCTETS, id, size);
}

static inline void put_single(struct buffer *out, const struct owner *authority, const struct said_of *said, time_t from, time_t until)
{
    gnutls_datum_t name;
    assert_int_equal(gnutls_x509_crt_get_raw_dn(authority->certificate, &name), 0);
    size_t single = der_begin(out, DER_SEQUENCE), id = der_begin(out, DER_SEQUENCE), kind = der_begin(out, DER_SEQUENCE);
    der_object(out, "1.3.14.3.2.26");
    der_value(out, DER_NULL, "", 0);
    der_end(out, kind);
    put_sha1(out, &name);
    put_key_hash(out, authority->certificate);
    der_small_integer(out, said->serial);
    der_end(out, id);
    if (said->revoked > 0) {
        size_t revoked = der_begin(out, DER_CONTEXT_1);
        put_moment(out, said->revoked);
        der_end(out, revoked);
    } else {
        der_value(out, (enum der_tag)(said->revoked ? 0x82 : 0x80), "", 0);
    }
    put_moment(out, from);
    size_t next = der_begin(out, DER_CONTEXT_0);
    put_moment(out, until);
    der_end(out, next);
    der_end(out, single);
    gnutls_free(name.data);
}

static inline void sign_answer(struct buffer *out, const struct owner *signer, const void *bytes, size_t length)
{
    gnutls_privkey_t key;
    gnutls_datum_t signature;
    const gnutls_datum_t data = {(unsigned char *)bytes, (unsigned)length};
    assert_int_equal(gnutls_privkey_init(&key), 0);
    assert_int_equal(gnutls_privkey_import_x509(key, signer->key, 0), 0);
    assert_int_equal(gnutls_privkey_sign_data(key, GNUTLS_DIG_SHA256, 0, &data, &signature), 0);
    size_t kind = der_begin(out, DER_SEQUENCE);
    der_object(out, "1.2.840.10045.4.3.2");
    der_end(out, kind);
    size_t bits = der_begin(out, DER_BITS);
    buffer_byte(out, 0);
    buffer_append(out, signature.data, signature.size);
    der_end(out, bits);
    gnutls_free(signature.data);
    gnutls_privkey_deinit(key);
}

/* An answer in the authority's name, signed by whoever it is. */
static inline gnutls_datum_t make_answer(const struct owner *signer, const struct owner *authority, const struct said_of *said, size_t count,
                                         time_t from, time_t until)
{
    struct buffer tbs = {0}, out = {0};
    size_t all = der_begin(&tbs, DER_SEQUENCE), by = der_begin(&tbs, (enum der_tag)0xa2);
    put_key_hash(&tbs, authority->certificate);
    der_end(&tbs, by);
    put_moment(&tbs, from);
    size_t singles = der_begin(&tbs, DER_SEQUENCE);
    for (size_t i = 0; i < count; i++)
        put_single(&tbs, authority, &said[i], from, until);
    der_end(&tbs, singles);
    der_end(&tbs, all);

    size_t response = der_begin(&out, DER_SEQUENCE);
    der_value(&out, (enum der_tag)0x0a, "", 1); /* successful */
    size_t bytes = der_begin(&out, DER_CONTEXT_0), typed = der_begin(&out, DER_SEQUENCE);
    der_object(&out, "1.3.6.1.5.5.7.48.1.1");
    size_t octets = der_begin(&out, DER_OCTETS), basic = der_begin(&out, DER_SEQUENCE);
    buffer_append(&out, tbs.bytes, tbs.length);
    sign_answer(&out, signer, tbs.bytes, tbs.length);
    der_end(&out, basic);
    der_end(&out, octets);
    der_end(&out, typed);
    der_end(&out, bytes);
    der_end(&out, response);
    gnutls_datum_t der = {gnutls_malloc(out.length), (unsigned)out.length};
    memcpy(der.data, out.bytes, out.length);
    buffer_finish(&tbs);
    buffer_finish(&out);
    return der;
}

#endif
