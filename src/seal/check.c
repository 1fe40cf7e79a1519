/* What a seal says: of which bytes it is, whose, and who vouches for that. */
#define _GNU_SOURCE /* memmem */
#include <gnutls/pkcs7.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "seal/key.h"

#define OBJECT_SIGNING_CERTIFICATE_V2 "1.2.840.113549.1.9.16.2.47"

enum { AUTHORITIES_BYTES_MOST = 16 * 1024 * 1024, CERTIFICATES_MOST = 16 };

struct seal_authorities {
    gnutls_x509_trust_list_t list;
};

/* ------------------------------------------------------------------------------------------------ whom to trust */

__attribute__((visibility("default"))) /* the program looks it up by name */
struct seal_authorities *open_authorities(const char *path, struct diag *diag)
{
    struct buffer file = {0};
    if (!file_read(path, AUTHORITIES_BYTES_MOST, (struct place){0}, &file, diag))
        return NULL;
    struct seal_authorities *authorities = memory_zeroed(1, sizeof *authorities);
    const gnutls_datum_t data = {file.bytes, (unsigned)file.length};
    if (gnutls_x509_trust_list_init(&authorities->list, 0))
        memory_exhausted();
    int count = gnutls_x509_trust_list_add_trust_mem(authorities->list, &data, NULL, GNUTLS_X509_FMT_PEM, 0, 0);
    buffer_finish(&file);
    if (count > 0)
        return authorities;
    diag_report(diag, DIAG_TRUST_UNREADABLE, (struct place){path, 0}, "%s",
                count < 0 && count != GNUTLS_E_NO_CERTIFICATE_FOUND ? gnutls_strerror(count) : say("the file holds none in PEM"));
    close_authorities(authorities);
    return NULL;
}

__attribute__((visibility("default")))
void close_authorities(struct seal_authorities *authorities)
{
    if (!authorities)
        return;
    gnutls_x509_trust_list_deinit(authorities->list, 1);
    free(authorities);
}

/* Time is another question, which who asks is told apart. */
enum { WHENEVER = GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS, TODAY = 0 };

static bool is_trusted(const struct seal_authorities *authorities, gnutls_x509_crt_t *certificates, unsigned count, unsigned when)
{
    unsigned status = 0;
    return authorities &&
           gnutls_x509_trust_list_verify_crt(authorities->list, certificates, count, when, &status, NULL) == 0 && !status;
}

/* ------------------------------------------------------------------------------------------------ one seal */

/* The certificates inside, the signer's first. */
struct enclosed {
    gnutls_x509_crt_t list[CERTIFICATES_MOST];
    unsigned count;
};

static bool is_signer(gnutls_x509_crt_t certificate, const gnutls_pkcs7_signature_info_st *signer)
{
    unsigned char serial[64];
    size_t size = sizeof serial;
    gnutls_datum_t issuer = {0};
    bool same = gnutls_x509_crt_get_serial(certificate, serial, &size) == 0 && size == signer->signer_serial.size &&
                memcmp(serial, signer->signer_serial.data, size) == 0 &&
                gnutls_x509_crt_get_raw_issuer_dn(certificate, &issuer) == 0 && issuer.size == signer->issuer_dn.size &&
                memcmp(issuer.data, signer->issuer_dn.data, issuer.size) == 0;
    gnutls_free(issuer.data);
    return same;
}

static void read_enclosed(gnutls_pkcs7_t message, const gnutls_pkcs7_signature_info_st *signer, struct enclosed *enclosed)
{
    bool found = false;
    gnutls_datum_t raw;
    for (unsigned i = 0; enclosed->count < CERTIFICATES_MOST && gnutls_pkcs7_get_crt_raw2(message, i, &raw) == 0; i++) {
        gnutls_x509_crt_t certificate;
        if (gnutls_x509_crt_init(&certificate))
            memory_exhausted();
        bool good = gnutls_x509_crt_import(certificate, &raw, GNUTLS_X509_FMT_DER) == 0;
        gnutls_free(raw.data);
        if (!good) {
            gnutls_x509_crt_deinit(certificate);
            continue;
        }
        enclosed->list[enclosed->count++] = certificate;
        if (!found && is_signer(certificate, signer)) {
            enclosed->list[enclosed->count - 1] = enclosed->list[0];
            enclosed->list[0] = certificate;
            found = true;
        }
    }
    while (!found && enclosed->count) /* none of them is of who signed */
        gnutls_x509_crt_deinit(enclosed->list[--enclosed->count]);
}

/* Where the seal names the certificate by its hash it has to be this one's: else another of the same key could be put in its place
 * (RFC 5035, 5.4). Other hashes than SHA-256 are named with their algorithm, and are rare. */
static bool names_certificate(const gnutls_pkcs7_signature_info_st *signer, const unsigned char hash[32])
{
    char *object;
    gnutls_datum_t value;
    bool named = true;
    for (unsigned i = 0; gnutls_pkcs7_get_attr(signer->signed_attrs, i, &object, &value, 0) == 0; i++) {
        if (strcmp(object, OBJECT_SIGNING_CERTIFICATE_V2) == 0)
            named = memmem(value.data, value.size, hash, 32) != NULL;
        gnutls_free(value.data);
    }
    return named;
}

static void describe(gnutls_x509_crt_t certificate, struct seal_finding *finding, unsigned char hash[32])
{
    gnutls_datum_t raw;
    size_t size = sizeof finding->authority;
    certificate_name_owner(certificate, finding->owner);
    if (gnutls_x509_crt_get_issuer_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, finding->authority, &size))
        strcpy(finding->authority, "?");
    certificate_name_day(gnutls_x509_crt_get_activation_time(certificate), finding->from);
    certificate_name_day(gnutls_x509_crt_get_expiration_time(certificate), finding->to);
    if (gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_DER, &raw))
        memory_exhausted();
    certificate_digest(&raw, hash, finding->certificate);
    gnutls_free(raw.data);
}

/* GnuTLS looks at the signature first, and then whether the certificate is of today and for signatures in general, which are other
 * questions: those for seals are often for non-repudiation alone. */
static bool is_intact(gnutls_pkcs7_t message, gnutls_x509_crt_t certificate, const gnutls_datum_t *data)
{
    int result = gnutls_pkcs7_verify_direct(message, certificate, 0, data, 0);
    return result >= 0 || result == GNUTLS_E_EXPIRED || result == GNUTLS_E_NOT_YET_ACTIVATED ||
           result == GNUTLS_E_CONSTRAINT_ERROR;
}

static void check_signer(gnutls_pkcs7_t message, const gnutls_datum_t *data, const struct seal_authorities *authorities,
                         struct seal_finding *finding)
{
    gnutls_pkcs7_signature_info_st signer;
    struct enclosed enclosed = {.count = 0};
    unsigned char hash[32];
    if (gnutls_pkcs7_get_signature_info(message, 0, &signer))
        return;
    read_enclosed(message, &signer, &enclosed);
    if (enclosed.count) {
        describe(enclosed.list[0], finding, hash);
        finding->intact = is_intact(message, enclosed.list[0], data) && names_certificate(&signer, hash);
        finding->fit = certificate_is_for_seals(enclosed.list[0]);
        finding->trusted = finding->intact && is_trusted(authorities, enclosed.list, enclosed.count, WHENEVER);
        finding->current = finding->trusted && is_trusted(authorities, enclosed.list, enclosed.count, TODAY);
    }
    for (unsigned i = 0; i < enclosed.count; i++)
        gnutls_x509_crt_deinit(enclosed.list[i]);
    gnutls_pkcs7_signature_info_deinit(&signer);
}

/* What DER says of its own length: a seal has zeros behind it. */
static size_t length_of(const unsigned char *der, size_t length)
{
    size_t count = length > 2 && der[1] & 0x80 ? der[1] & 0x7f : 0, said = count || length < 2 ? 0 : der[1];
    if (count > 4 || 2 + count > length)
        return 0;
    for (size_t i = 0; i < count; i++)
        said = said << 8 | der[2 + i];
    return said <= length - 2 - count ? 2 + count + said : 0;
}

__attribute__((visibility("default")))
void check_seal(const struct seal_piece *pieces, size_t count, const void *seal, size_t length,
                const struct seal_authorities *authorities, struct seal_finding *finding)
{
    struct buffer bytes = {0};
    gnutls_pkcs7_t message;
    *finding = (struct seal_finding){0};
    for (size_t i = 0; i < count; i++)
        buffer_append(&bytes, pieces[i].bytes, pieces[i].length);
    const gnutls_datum_t data = {bytes.bytes, (unsigned)bytes.length};
    const gnutls_datum_t der = {(unsigned char *)seal, (unsigned)length_of(seal, length)};
    if (gnutls_pkcs7_init(&message))
        memory_exhausted();
    if (der.size && gnutls_pkcs7_import(message, &der, GNUTLS_X509_FMT_DER) == 0)
        check_signer(message, &data, authorities, finding);
    gnutls_pkcs7_deinit(message);
    buffer_finish(&bytes);
}
