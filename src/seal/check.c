/* What a seal says: of which bytes it is, whose, and who vouches for that. */
#define _GNU_SOURCE /* memmem */
#include <gnutls/crypto.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "seal/check.h"
#include "seal/evidence.h"
#include "seal/key.h"

#define OBJECT_SIGNING_CERTIFICATE "1.2.840.113549.1.9.16.2.12"
#define OBJECT_SIGNING_CERTIFICATE_V2 "1.2.840.113549.1.9.16.2.47"

enum { AUTHORITIES_BYTES_MOST = 16 * 1024 * 1024, CERTIFICATES_MOST = 16 };

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

bool authorities_find_issuer(const struct seal_authorities *authorities, gnutls_x509_crt_t certificate, gnutls_x509_crt_t *issuer)
{
    return gnutls_x509_trust_list_get_issuer(authorities->list, certificate, issuer, GNUTLS_TL_GET_COPY) == 0;
}

/* Time is another question, which who asks is told apart. */
enum { WHENEVER = GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS, TODAY = 0 };

/* From a certificate up to an authority: what it finds, and by what evidence. */
struct way {
    struct seal_finding *finding;
    const struct seal_evidence *evidence;
};

static void narrow(struct seal_finding *finding, gnutls_x509_crt_t certificate)
{
    time_t since = gnutls_x509_crt_get_activation_time(certificate), until = gnutls_x509_crt_get_expiration_time(certificate);
    finding->since = since > finding->since ? since : finding->since;
    finding->until = until < finding->until ? until : finding->until;
}

static void note_revocation(const struct way *way, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer)
{
    struct seal_finding *finding = way->finding;
    time_t revoked = evidence_find_revocation(way->evidence, certificate, issuer);
    if (!revoked || (finding->revoked && finding->revoked <= revoked))
        return;
    finding->revoked = revoked;
    certificate_name_owner(certificate, finding->revoked_of);
}

static _Thread_local const struct way *asked; /* GnuTLS gives what it calls nothing else */

static int take_step(gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, gnutls_x509_crl_t list, unsigned output)
{
    (void)list;
    (void)output;
    if (certificate)
        narrow(asked->finding, certificate);
    if (issuer)
        narrow(asked->finding, issuer);
    if (certificate && issuer && asked->evidence)
        note_revocation(asked, certificate, issuer);
    return 0;
}

static bool vouch(const struct seal_authorities *authorities, gnutls_x509_crt_t *certificates, unsigned count, unsigned when,
                  gnutls_verify_output_function *step)
{
    unsigned status = 0;
    return authorities && gnutls_x509_trust_list_verify_crt(authorities->list, certificates, count, when, &status, step) == 0 && !status;
}

bool authorities_vouch(const struct seal_authorities *authorities, gnutls_x509_crt_t *certificates, unsigned count)
{
    return vouch(authorities, certificates, count, WHENEVER, NULL);
}

bool certificate_is_issued_by(gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer)
{
    unsigned status = 0;
    return gnutls_x509_crt_check_issuer(certificate, issuer) &&
           gnutls_x509_crt_verify(certificate, &issuer, 1, WHENEVER, &status) == 0 && !status;
}

/* As the finding has it in the end. */
static bool find_way(const struct seal_trust *trust, gnutls_x509_crt_t *certificates, unsigned count, struct seal_finding *finding)
{
    const struct way way = {finding, trust->evidence};
    finding->since = gnutls_x509_crt_get_activation_time(*certificates);
    finding->until = gnutls_x509_crt_get_expiration_time(*certificates);
    asked = &way;
    bool good = vouch(trust->authorities, certificates, count, WHENEVER, take_step);
    asked = NULL;
    if (good && finding->revoked && finding->revoked <= finding->until)
        finding->until = finding->revoked - 1;
    return good;
}

/* ------------------------------------------------------------------------------------------------ one seal */

/* The certificates inside, the signer's first. */
struct enclosed {
    gnutls_x509_crt_t list[CERTIFICATES_MOST];
    unsigned count;
};

bool message_is_signer(gnutls_x509_crt_t certificate, const gnutls_pkcs7_signature_info_st *signer)
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
        if (!found && message_is_signer(certificate, signer)) {
            enclosed->list[enclosed->count - 1] = enclosed->list[0];
            enclosed->list[0] = certificate;
            found = true;
        }
    }
    while (!found && enclosed->count) /* none of them is of who signed */
        gnutls_x509_crt_deinit(enclosed->list[--enclosed->count]);
}

static bool is_issued_inside(const struct enclosed *enclosed, gnutls_x509_crt_t certificate)
{
    for (unsigned i = 0; i < enclosed->count; i++)
        if (certificate_is_issued_by(certificate, enclosed->list[i]))
            return true;
    return false;
}

/* What is above the signer's and not inside is looked for in the evidence, step by step. */
static void complete(struct enclosed *enclosed, const struct seal_evidence *evidence)
{
    for (unsigned i = 0; i < enclosed->count && enclosed->count < CERTIFICATES_MOST; i++) {
        gnutls_x509_crt_t issuer =
            is_issued_inside(enclosed, enclosed->list[i]) ? NULL : evidence_copy_issuer(evidence, enclosed->list[i]);
        if (issuer)
            enclosed->list[enclosed->count++] = issuer;
    }
}

/* Whether the value holds the certificate's hash, of one of these kinds. */
static bool holds_hash(const gnutls_datum_t *value, const gnutls_datum_t *certificate, const gnutls_digest_algorithm_t *kinds)
{
    unsigned char hash[64];
    for (; *kinds != GNUTLS_DIG_UNKNOWN; kinds++)
        if (gnutls_hash_fast(*kinds, certificate->data, certificate->size, hash) == 0 &&
            memmem(value->data, value->size, hash, gnutls_hash_get_len(*kinds)))
            return true;
    return false;
}

/* Where a message names the certificate by its hash it has to be this one's: else another of the same key could be put in its place
 * (RFC 5035, 5.4). The first form of that knows SHA-1 alone. A time stamp has to name it (RFC 3161, 2.4.2; RFC 5816). */
static bool names_certificate(const gnutls_pkcs7_signature_info_st *signer, const gnutls_datum_t *certificate, bool has_to)
{
    static const gnutls_digest_algorithm_t FIRST[] = {GNUTLS_DIG_SHA1, GNUTLS_DIG_UNKNOWN};
    static const gnutls_digest_algorithm_t SECOND[] = {GNUTLS_DIG_SHA256, GNUTLS_DIG_SHA384, GNUTLS_DIG_SHA512, GNUTLS_DIG_UNKNOWN};
    char *object;
    gnutls_datum_t value;
    bool named = !has_to, is_other = false;
    for (unsigned i = 0; gnutls_pkcs7_get_attr(signer->signed_attrs, i, &object, &value, 0) == 0; i++) {
        bool second = strcmp(object, OBJECT_SIGNING_CERTIFICATE_V2) == 0;
        if (second || strcmp(object, OBJECT_SIGNING_CERTIFICATE) == 0) {
            named = holds_hash(&value, certificate, second ? SECOND : FIRST);
            is_other |= !named;
        }
        gnutls_free(value.data);
    }
    return named && !is_other;
}

void certificate_name_authority(gnutls_x509_crt_t certificate, char name[SEAL_NAME_SIZE])
{
    size_t size = SEAL_NAME_SIZE;
    if (gnutls_x509_crt_get_issuer_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, name, &size))
        strcpy(name, "?");
}

gnutls_datum_t certificate_describe(gnutls_x509_crt_t certificate, struct seal_finding *finding)
{
    gnutls_datum_t raw;
    unsigned char hash[32];
    certificate_name_owner(certificate, finding->owner);
    certificate_name_authority(certificate, finding->authority);
    certificate_name_day(gnutls_x509_crt_get_activation_time(certificate), finding->from);
    certificate_name_day(gnutls_x509_crt_get_expiration_time(certificate), finding->to);
    if (gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_DER, &raw))
        memory_exhausted();
    certificate_digest(&raw, hash, finding->certificate);
    return raw;
}

/* GnuTLS 3.7.9 loses memory where it verifies with a certificate whose key it cannot read. */
static bool has_key(gnutls_x509_crt_t certificate)
{
    gnutls_pubkey_t key;
    if (gnutls_pubkey_init(&key))
        memory_exhausted();
    bool good = gnutls_pubkey_import_x509(key, certificate, 0) == 0;
    gnutls_pubkey_deinit(key);
    return good;
}

/* GnuTLS looks at the signature first, and then whether the certificate is of today and for signatures in general, which are other
 * questions: those for seals are often for non-repudiation alone. */
static bool is_intact(gnutls_pkcs7_t message, gnutls_x509_crt_t certificate, const gnutls_datum_t *data)
{
    if (!has_key(certificate))
        return false;
    int result = gnutls_pkcs7_verify_direct(message, certificate, 0, data, 0);
    return result >= 0 || result == GNUTLS_E_EXPIRED || result == GNUTLS_E_NOT_YET_ACTIVATED ||
           result == GNUTLS_E_CONSTRAINT_ERROR;
}

void check_certificate(gnutls_x509_crt_t *certificates, unsigned count, bool is_intact, bool is_stamp,
                       const struct seal_trust *trust, struct seal_finding *finding)
{
    finding->intact = is_intact;
    finding->fit = is_stamp ? certificate_is_for_stamps(*certificates) : certificate_is_for_seals(*certificates);
    finding->trusted = is_intact && trust && find_way(trust, certificates, count, finding);
    finding->current = finding->trusted && !finding->revoked && vouch(trust->authorities, certificates, count, TODAY, NULL);
}

static void check_enclosed(gnutls_pkcs7_t message, const gnutls_pkcs7_signature_info_st *signer, const gnutls_datum_t *data,
                           struct enclosed *enclosed, const struct seal_trust *trust, struct seal_finding *finding)
{
    gnutls_datum_t raw = certificate_describe(enclosed->list[0], finding);
    bool intact = is_intact(message, enclosed->list[0], data) && names_certificate(signer, &raw, !data);
    if (trust && trust->evidence)
        complete(enclosed, trust->evidence);
    check_certificate(enclosed->list, enclosed->count, intact, !data, trust, finding);
    gnutls_free(raw.data);
}

void message_check(gnutls_pkcs7_t message, const gnutls_datum_t *data, const struct seal_trust *trust, struct seal_finding *finding)
{
    gnutls_pkcs7_signature_info_st signer;
    struct enclosed enclosed = {.count = 0};
    if (gnutls_pkcs7_get_signature_info(message, 0, &signer))
        return;
    read_enclosed(message, &signer, &enclosed);
    if (enclosed.count)
        check_enclosed(message, &signer, data, &enclosed, trust, finding);
    for (unsigned i = 0; i < enclosed.count; i++)
        gnutls_x509_crt_deinit(enclosed.list[i]);
    gnutls_pkcs7_signature_info_deinit(&signer);
}

size_t der_length(const void *bytes, size_t length)
{
    const unsigned char *der = bytes;
    size_t count = length > 2 && der[1] & 0x80 ? der[1] & 0x7f : 0, said = count || length < 2 ? 0 : der[1];
    if (count > 4 || 2 + count > length)
        return 0;
    for (size_t i = 0; i < count; i++)
        said = said << 8 | der[2 + i];
    return said <= length - 2 - count ? 2 + count + said : 0;
}

bool der_take(gnutls_datum_t *rest, enum der_tag tag, gnutls_datum_t *contents)
{
    size_t length = rest->size && *rest->data == tag ? der_length(rest->data, rest->size) : 0;
    size_t head = length ? 2 + (rest->data[1] & 0x80 ? rest->data[1] & 0x7fu : 0) : 0;
    if (!length || length < head)
        return false;
    *contents = (gnutls_datum_t){rest->data + head, (unsigned)(length - head)};
    rest->data += length;
    rest->size -= (unsigned)length;
    return true;
}

gnutls_pkcs7_t message_open(const void *bytes, size_t length)
{
    gnutls_pkcs7_t message;
    const gnutls_datum_t der = {(unsigned char *)bytes, (unsigned)der_length(bytes, length)};
    if (gnutls_pkcs7_init(&message))
        memory_exhausted();
    if (der.size && gnutls_pkcs7_import(message, &der, GNUTLS_X509_FMT_DER) == 0)
        return message;
    gnutls_pkcs7_deinit(message);
    return NULL;
}

__attribute__((visibility("default")))
void check_seal(const struct seal_piece *pieces, size_t count, const void *seal, size_t length,
                const struct seal_trust *trust, struct seal_finding *finding)
{
    struct buffer bytes = {0};
    gnutls_pkcs7_t message = message_open(seal, length);
    *finding = (struct seal_finding){0};
    if (!message)
        return;
    for (size_t i = 0; i < count; i++)
        buffer_append(&bytes, pieces[i].bytes, pieces[i].length);
    const gnutls_datum_t data = {bytes.bytes, (unsigned)bytes.length};
    message_check(message, &data, trust, finding);
    gnutls_pkcs7_deinit(message);
    buffer_finish(&bytes);
}
