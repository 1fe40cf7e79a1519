/* Certificates that a file keeps (DSS), and what authorities have said of them. Of a certificate it proves nothing, but what its authority
 * says of it counts, whoever has kept it and since when: nobody else can have said it. */
#include "seal/evidence.h"

#include <stdlib.h>

#include "base/memory.h"

struct seal_evidence {
    gnutls_x509_crt_t certificates[SEAL_PROOFS_MOST];
    gnutls_x509_crl_t lists[SEAL_PROOFS_MOST];
    gnutls_ocsp_resp_t answers[SEAL_PROOFS_MOST];
    unsigned certificate_count, list_count, answer_count;
};

/* ------------------------------------------------------------------------------------------------ reading */

static void add_certificate(struct seal_evidence *evidence, const gnutls_datum_t *der)
{
    gnutls_x509_crt_t *certificate = &evidence->certificates[evidence->certificate_count];
    if (gnutls_x509_crt_init(certificate))
        memory_exhausted();
    if (gnutls_x509_crt_import(*certificate, der, GNUTLS_X509_FMT_DER) == 0)
        evidence->certificate_count++;
    else
        gnutls_x509_crt_deinit(*certificate);
}

static void add_list(struct seal_evidence *evidence, const gnutls_datum_t *der)
{
    gnutls_x509_crl_t *list = &evidence->lists[evidence->list_count];
    if (gnutls_x509_crl_init(list))
        memory_exhausted();
    if (gnutls_x509_crl_import(*list, der, GNUTLS_X509_FMT_DER) == 0)
        evidence->list_count++;
    else
        gnutls_x509_crl_deinit(*list);
}

static void add_answer(struct seal_evidence *evidence, const gnutls_datum_t *der)
{
    gnutls_ocsp_resp_t *answer = &evidence->answers[evidence->answer_count];
    if (gnutls_ocsp_resp_init(answer))
        memory_exhausted();
    if (gnutls_ocsp_resp_import(*answer, der) == 0)
        evidence->answer_count++;
    else
        gnutls_ocsp_resp_deinit(*answer);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
struct seal_evidence *open_evidence(const struct seal_proofs *proofs)
{
    static void (*const ADD[])(struct seal_evidence *evidence, const gnutls_datum_t *der) = {
        [SEAL_PROOF_CERTIFICATE] = add_certificate, [SEAL_PROOF_OCSP] = add_answer, [SEAL_PROOF_CRL] = add_list};
    struct seal_evidence *evidence = memory_zeroed(1, sizeof *evidence);
    for (size_t i = 0; i < proofs->count; i++) {
        const struct seal_proof *proof = &proofs->list[i];
        ADD[proof->kind](evidence, &(const gnutls_datum_t){(unsigned char *)proof->bytes, (unsigned)proof->length});
    }
    return evidence;
}

__attribute__((visibility("default")))
void close_evidence(struct seal_evidence *evidence)
{
    if (!evidence)
        return;
    while (evidence->certificate_count)
        gnutls_x509_crt_deinit(evidence->certificates[--evidence->certificate_count]);
    while (evidence->list_count)
        gnutls_x509_crl_deinit(evidence->lists[--evidence->list_count]);
    while (evidence->answer_count)
        gnutls_ocsp_resp_deinit(evidence->answers[--evidence->answer_count]);
    free(evidence);
}

/* ------------------------------------------------------------------------------------------------ asking */

static gnutls_x509_crt_t copy_certificate(gnutls_x509_crt_t certificate)
{
    gnutls_x509_crt_t copy;
    gnutls_datum_t raw;
    if (gnutls_x509_crt_init(&copy) || gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_DER, &raw))
        memory_exhausted();
    if (gnutls_x509_crt_import(copy, &raw, GNUTLS_X509_FMT_DER))
        memory_exhausted();
    gnutls_free(raw.data);
    return copy;
}

gnutls_x509_crt_t evidence_copy_issuer(const struct seal_evidence *evidence, gnutls_x509_crt_t certificate)
{
    for (unsigned i = 0; i < evidence->certificate_count; i++)
        if (certificate_is_issued_by(certificate, evidence->certificates[i]))
            return copy_certificate(evidence->certificates[i]);
    return NULL;
}

/* What an answer says of the certificate; whoever has signed it may have expired since. */
static bool answer_has_revoked(gnutls_ocsp_resp_t answer, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, time_t *revoked)
{
    unsigned wrong = 0, status = GNUTLS_OCSP_CERT_UNKNOWN;
    for (unsigned i = 0; gnutls_ocsp_resp_get_single(answer, i, NULL, NULL, NULL, NULL, &status, NULL, NULL, revoked, NULL) == 0; i++)
        if (status == GNUTLS_OCSP_CERT_REVOKED && gnutls_ocsp_resp_check_crt(answer, i, certificate) == 0)
            return gnutls_ocsp_resp_verify_direct(answer, issuer, &wrong, GNUTLS_VERIFY_DISABLE_TIME_CHECKS) == 0 && !wrong;
    return false;
}

static time_t earlier(time_t one, time_t other)
{
    return one && one < other ? one : other;
}

time_t evidence_find_revocation(const struct seal_evidence *evidence, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer)
{
    time_t first = 0, revoked;
    for (unsigned i = 0; i < evidence->answer_count; i++)
        if (answer_has_revoked(evidence->answers[i], certificate, issuer, &revoked))
            first = earlier(first, revoked);
    for (unsigned i = 0; i < evidence->list_count; i++)
        if (list_has(evidence->lists[i], certificate, &revoked) && list_is_signed(evidence->lists[i], issuer))
            first = earlier(first, revoked);
    return first;
}
