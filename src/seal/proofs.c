/* What it takes to check a seal when nobody can be asked any more: the certificates from who sealed up to the root, and of each but the root
 * what its authority said of it (ETSI EN 319 142-1, 5.4). */
#include "seal/proofs.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "seal/key.h"

enum { FILE_MOST = 16 * 1024 * 1024, CHAIN_MOST = 8 };

/* ------------------------------------------------------------------------------------------------ what is kept */

bool proofs_add(struct gathering *gathering, enum seal_proof_kind kind, const void *bytes, size_t length)
{
    struct seal_proofs *proofs = gathering->proofs;
    for (size_t i = 0; i < proofs->count; i++)
        if (proofs->list[i].kind == kind && proofs->list[i].length == length && memcmp(proofs->list[i].bytes, bytes, length) == 0)
            return true;
    if (proofs->count == SEAL_PROOFS_MOST)
        return false;
    proofs->list[proofs->count++] = (struct seal_proof){kind, arena_copy(gathering->request->arena, bytes, length), length};
    return true;
}

bool proofs_fetch(struct gathering *gathering, const char *address, const struct buffer *question, struct buffer *answer)
{
    const struct seal_proof_request *request = gathering->request;
    buffer_clear(answer);
    if (request->fetch(request->context, address, question, FILE_MOST, answer))
        return true;
    snprintf(gathering->why, sizeof gathering->why, "%.1000s: %.*s", address, (int)(answer->length < 100 ? answer->length : 100),
             (const char *)answer->bytes);
    return false;
}

static bool keep_certificate(struct gathering *gathering, gnutls_x509_crt_t certificate)
{
    gnutls_datum_t raw;
    if (gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_DER, &raw))
        memory_exhausted();
    bool good = proofs_add(gathering, SEAL_PROOF_CERTIFICATE, raw.data, raw.size);
    gnutls_free(raw.data);
    return good;
}

/* ------------------------------------------------------------------------------------------------ certificates */

static void add_raw(struct gathering *gathering, const gnutls_datum_t *raw)
{
    gnutls_x509_crt_t certificate;
    if (gathering->count == POOL_MOST)
        return;
    if (gnutls_x509_crt_init(&certificate))
        memory_exhausted();
    if (gnutls_x509_crt_import(certificate, raw, GNUTLS_X509_FMT_DER) == 0)
        gathering->pool[gathering->count++] = certificate;
    else
        gnutls_x509_crt_deinit(certificate);
}

static void add_enclosed(struct gathering *gathering, gnutls_pkcs7_t message)
{
    gnutls_datum_t raw;
    for (unsigned i = 0; i < POOL_MOST && gnutls_pkcs7_get_crt_raw2(message, i, &raw) == 0; i++) {
        add_raw(gathering, &raw);
        gnutls_free(raw.data);
    }
}

/* Of those that the file keeps. */
static void add_kept(struct gathering *gathering, const struct seal_proofs *kept)
{
    for (size_t i = 0; kept && i < kept->count; i++)
        if (kept->list[i].kind == SEAL_PROOF_CERTIFICATE)
            add_raw(gathering, &(const gnutls_datum_t){(unsigned char *)kept->list[i].bytes, (unsigned)kept->list[i].length});
}

static gnutls_x509_crt_t find_in_pool(struct gathering *gathering, gnutls_x509_crt_t certificate)
{
    for (unsigned i = 0; i < gathering->count; i++)
        if (certificate_is_issued_by(certificate, gathering->pool[i]))
            return gathering->pool[i];
    return NULL;
}

static gnutls_x509_crt_t find_trusted(struct gathering *gathering, gnutls_x509_crt_t certificate)
{
    gnutls_x509_crt_t issuer;
    if (!gathering->request->authorities || gathering->count == POOL_MOST ||
        !authorities_find_issuer(gathering->request->authorities, certificate, &issuer))
        return NULL;
    return gathering->pool[gathering->count++] = issuer;
}

const char *proofs_address(struct gathering *gathering, gnutls_x509_crt_t certificate, int kind, unsigned *index)
{
    gnutls_datum_t address = {0};
    int result = GNUTLS_E_UNKNOWN_ALGORITHM;
    while (result == GNUTLS_E_UNKNOWN_ALGORITHM && *index < ADDRESSES_MOST) /* it is one for something else */
        result = gnutls_x509_crt_get_authority_info_access(certificate, (*index)++, kind, &address, NULL);
    const char *text = result == 0 ? arena_copy(gathering->request->arena, (const char *)address.data, address.size) : NULL;
    gnutls_free(address.data);
    return text;
}

/* ------------------------------------------------------------------------------------------------ a chain */

static bool report_missing(struct gathering *gathering, gnutls_x509_crt_t certificate)
{
    char owner[SEAL_NAME_SIZE];
    certificate_name_owner(certificate, owner);
    diag_report(gathering->request->diag, DIAG_PROOF_MISSING, (struct place){gathering->request->name, 0}, "%s: %s", owner, gathering->why);
    return false;
}

/* What was revoked later than it sealed was good then. */
static bool is_good(struct gathering *gathering, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer)
{
    char owner[SEAL_NAME_SIZE], day[SEAL_DAY_SIZE];
    time_t revoked = 0;
    snprintf(gathering->why, sizeof gathering->why, "%s", say("it does not say where it could be asked whether it was revoked"));
    enum said said = proofs_ask_status(gathering, certificate, issuer, &revoked);
    if (said == SAID_NOTHING)
        return report_missing(gathering, certificate);
    if (said == SAID_GOOD || revoked > gathering->request->when)
        return true;
    certificate_name_owner(certificate, owner);
    certificate_name_day(revoked, day);
    diag_report(gathering->request->diag, DIAG_SEAL_REVOKED, (struct place){gathering->request->name, 0}, "%s, on %s", owner, day);
    return false;
}

/* From the signer's up, as far as they are known. */
struct chain {
    gnutls_x509_crt_t list[CHAIN_MOST];
    unsigned count;
};

static void find_chain(struct gathering *gathering, gnutls_x509_crt_t certificate, struct chain *chain)
{
    for (chain->count = 0; certificate && chain->count < CHAIN_MOST;) {
        chain->list[chain->count++] = certificate;
        if (certificate_is_issued_by(certificate, certificate))
            return;
        gnutls_x509_crt_t issuer = find_in_pool(gathering, certificate);
        certificate = issuer ? issuer : find_trusted(gathering, certificate);
    }
}

/* Nothing is asked before: else whoever makes a file would say which addresses this computer asks. */
static bool is_vouched_for(struct gathering *gathering, struct chain *chain)
{
    gnutls_x509_crt_t last = chain->list[chain->count - 1];
    char authority[SEAL_NAME_SIZE];
    if (authorities_vouch(gathering->request->authorities, chain->list, chain->count))
        return true;
    certificate_name_authority(last, authority);
    if (chain->count == CHAIN_MOST)
        snprintf(gathering->why, sizeof gathering->why, "%s", say("there are more certificates than a seal has"));
    else if (certificate_is_issued_by(last, last))
        snprintf(gathering->why, sizeof gathering->why, "%s", say("none of those in --trust vouches for it"));
    else
        snprintf(gathering->why, sizeof gathering->why, say("the certificate above it, of %s, is not known"), authority);
    return report_missing(gathering, last);
}

static bool climb(struct gathering *gathering, gnutls_x509_crt_t certificate)
{
    struct chain chain;
    find_chain(gathering, certificate, &chain);
    if (!is_vouched_for(gathering, &chain))
        return false;
    for (unsigned i = 0; i < chain.count; i++) {
        snprintf(gathering->why, sizeof gathering->why, "%s", say("there are more certificates than a seal has"));
        if (!keep_certificate(gathering, chain.list[i]))
            return report_missing(gathering, chain.list[i]);
        if (i + 1 < chain.count && !is_good(gathering, chain.list[i], chain.list[i + 1]))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ a seal */

/* The signer's certificate is among those that the message encloses: it was checked. */
static bool climb_from_signer(struct gathering *gathering, const gnutls_pkcs7_signature_info_st *signer)
{
    for (unsigned i = 0; i < gathering->count; i++)
        if (message_is_signer(gathering->pool[i], signer))
            return climb(gathering, gathering->pool[i]);
    return true;
}

static bool gather_message(struct gathering *gathering, const void *bytes, size_t length);

static bool gather_stamps(struct gathering *gathering, const gnutls_pkcs7_signature_info_st *signer)
{
    bool good = true;
    char *object;
    gnutls_datum_t value;
    for (unsigned i = 0; good && gnutls_pkcs7_get_attr(signer->unsigned_attrs, i, &object, &value, 0) == 0; i++) {
        if (strcmp(object, "1.2.840.113549.1.9.16.2.14") == 0) /* as in stamp.c */
            good = gather_message(gathering, value.data, value.size);
        gnutls_free(value.data);
    }
    return good;
}

/* And of the time stamp on it, which has none itself. */
static bool gather_message(struct gathering *gathering, const void *bytes, size_t length)
{
    gnutls_pkcs7_signature_info_st signer;
    gnutls_pkcs7_t message = message_open(bytes, length);
    bool good = true;
    if (!message)
        return true;
    add_enclosed(gathering, message);
    if (gnutls_pkcs7_get_signature_info(message, 0, &signer) == 0) {
        good = climb_from_signer(gathering, &signer) && gather_stamps(gathering, &signer);
        gnutls_pkcs7_signature_info_deinit(&signer);
    }
    gnutls_pkcs7_deinit(message);
    return good;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool gather_proofs(const struct seal_proof_request *request, const void *seal, size_t length, struct seal_proofs *proofs)
{
    struct gathering gathering = {.request = request, .proofs = proofs};
    add_kept(&gathering, request->kept);
    bool good = gather_message(&gathering, seal, length);
    for (unsigned i = 0; i < gathering.count; i++)
        gnutls_x509_crt_deinit(gathering.pool[i]);
    return good;
}
