/* Whether a certificate was revoked: its authority is asked (OCSP, RFC 6960), or its list is looked through (CRL, RFC 5280, 5). */
#include <gnutls/ocsp.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "seal/evidence.h"
#include "seal/proofs.h"

enum { CLOCKS_DIFFER = 5 * 60 /* [s] */, FOREVER = -1 };

static enum said refuse(struct gathering *gathering, const char *address, const char *words)
{
    snprintf(gathering->why, sizeof gathering->why, "%.1000s: %s", address, words);
    return SAID_NOTHING;
}

/* Whether that is said of now. */
static bool is_current(time_t from, time_t until)
{
    time_t now = time(NULL);
    return from != FOREVER && from <= now + CLOCKS_DIFFER && (until == FOREVER || now <= until + CLOCKS_DIFFER);
}

/* ------------------------------------------------------------------------------------------------ an answer */

static void put_question(struct buffer *out, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer)
{
    gnutls_ocsp_req_t request;
    gnutls_datum_t der = {0};
    if (gnutls_ocsp_req_init(&request))
        memory_exhausted();
    /* All know SHA-1 here, where it only names who is asked about (RFC 5019, 2.1.1). */
    if (gnutls_ocsp_req_add_cert(request, GNUTLS_DIG_SHA1, issuer, certificate) == 0 && gnutls_ocsp_req_export(request, &der) == 0)
        buffer_append(out, der.data, der.size);
    gnutls_free(der.data);
    gnutls_ocsp_req_deinit(request);
}

static enum said judge_response(struct gathering *gathering, const char *address, gnutls_ocsp_resp_t response,
                                gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, time_t *revoked)
{
    unsigned wrong = 0, status = GNUTLS_OCSP_CERT_UNKNOWN;
    time_t from, until;
    if (gnutls_ocsp_resp_get_status(response) != GNUTLS_OCSP_RESP_SUCCESSFUL)
        return refuse(gathering, address, say("it does not answer the question"));
    if (gnutls_ocsp_resp_verify_direct(response, issuer, &wrong, 0) || wrong)
        return refuse(gathering, address, say("its answer is not signed by the authority"));
    if (gnutls_ocsp_resp_check_crt(response, 0, certificate) ||
        gnutls_ocsp_resp_get_single(response, 0, NULL, NULL, NULL, NULL, &status, &from, &until, revoked, NULL))
        return refuse(gathering, address, say("its answer is of another certificate"));
    if (!is_current(from, until))
        return refuse(gathering, address, say("its answer is not of today"));
    return status == GNUTLS_OCSP_CERT_GOOD      ? SAID_GOOD
           : status == GNUTLS_OCSP_CERT_REVOKED ? SAID_REVOKED
                                                : refuse(gathering, address, say("it does not know the certificate"));
}

static enum said ask_at(struct gathering *gathering, const char *address, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer,
                        time_t *revoked)
{
    enum said said = SAID_NOTHING;
    struct buffer question = {0}, answer = {0};
    gnutls_ocsp_resp_t response;
    put_question(&question, certificate, issuer);
    if (gnutls_ocsp_resp_init(&response))
        memory_exhausted();
    if (proofs_fetch(gathering, address, &question, &answer)) {
        const gnutls_datum_t der = {answer.bytes, (unsigned)answer.length};
        said = gnutls_ocsp_resp_import(response, &der) == 0
                   ? judge_response(gathering, address, response, certificate, issuer, revoked)
                   : refuse(gathering, address, say("it does not answer the question"));
    }
    if (said != SAID_NOTHING && !proofs_add(gathering, SEAL_PROOF_OCSP, answer.bytes, answer.length))
        said = SAID_NOTHING;
    gnutls_ocsp_resp_deinit(response);
    buffer_finish(&question);
    buffer_finish(&answer);
    return said;
}

static enum said ask(struct gathering *gathering, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, time_t *revoked)
{
    enum said said = SAID_NOTHING;
    unsigned index = 0;
    for (const char *address; said == SAID_NOTHING && (address = proofs_address(gathering, certificate, GNUTLS_IA_OCSP_URI, &index));)
        said = ask_at(gathering, address, certificate, issuer, revoked);
    return said;
}

/* ------------------------------------------------------------------------------------------------ a list */

/* Of which day a list is is another question; GnuTLS looks at that last, whatever it is told. */
bool list_is_signed(gnutls_x509_crl_t list, gnutls_x509_crt_t issuer)
{
    enum { OLD = GNUTLS_CERT_INVALID | GNUTLS_CERT_REVOCATION_DATA_SUPERSEDED };
    unsigned wrong = 0, flags = GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS;
    return gnutls_x509_crl_check_issuer(list, issuer) && gnutls_x509_crl_verify(list, &issuer, 1, flags, &wrong) == 0 &&
           (!wrong || wrong == OLD);
}

bool list_has(gnutls_x509_crl_t list, gnutls_x509_crt_t certificate, time_t *revoked)
{
    unsigned char own[64], other[64];
    size_t own_size = sizeof own, size = sizeof other;
    gnutls_x509_crl_iter_t at = NULL;
    bool found = false;
    if (gnutls_x509_crt_get_serial(certificate, own, &own_size))
        return false;
    for (; !found && gnutls_x509_crl_iter_crt_serial(list, &at, other, &size, revoked) == 0; size = sizeof other)
        found = size == own_size && memcmp(own, other, size) == 0;
    gnutls_x509_crl_iter_deinit(at);
    return found;
}

static enum said judge_list(struct gathering *gathering, const char *address, gnutls_x509_crl_t list, gnutls_x509_crt_t certificate,
                            gnutls_x509_crt_t issuer, time_t *revoked)
{
    if (!is_current(gnutls_x509_crl_get_this_update(list), gnutls_x509_crl_get_next_update(list)))
        return refuse(gathering, address, say("its list is not of today"));
    if (!list_is_signed(list, issuer))
        return refuse(gathering, address, say("its list is not signed by the authority"));
    return list_has(list, certificate, revoked) ? SAID_REVOKED : SAID_GOOD;
}

static enum said look_at(struct gathering *gathering, const char *address, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer,
                         time_t *revoked)
{
    enum said said = SAID_NOTHING;
    struct buffer file = {0};
    gnutls_x509_crl_t list;
    if (gnutls_x509_crl_init(&list))
        memory_exhausted();
    if (proofs_fetch(gathering, address, NULL, &file)) {
        const gnutls_datum_t der = {file.bytes, (unsigned)file.length};
        said = gnutls_x509_crl_import(list, &der, GNUTLS_X509_FMT_DER) == 0
                   ? judge_list(gathering, address, list, certificate, issuer, revoked)
                   : refuse(gathering, address, say("what is there is no list of certificates"));
    }
    if (said != SAID_NOTHING && !proofs_add(gathering, SEAL_PROOF_CRL, file.bytes, file.length))
        said = SAID_NOTHING;
    gnutls_x509_crl_deinit(list);
    buffer_finish(&file);
    return said;
}

static enum said look(struct gathering *gathering, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, time_t *revoked)
{
    enum said said = SAID_NOTHING;
    for (unsigned i = 0; said == SAID_NOTHING && i < ADDRESSES_MOST; i++) {
        char address[1024];
        size_t size = sizeof address - 1;
        int kind = gnutls_x509_crt_get_crl_dist_points(certificate, i, address, &size, NULL, NULL);
        if (kind == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
            break;
        if (kind != GNUTLS_SAN_URI)
            continue;
        address[size] = '\0';
        said = look_at(gathering, address, certificate, issuer, revoked);
    }
    return said;
}

/* ------------------------------------------------------------------------------------------------ either */

/* An answer is shorter than a list, and fresher. */
enum said proofs_ask_status(struct gathering *gathering, gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer, time_t *revoked)
{
    enum said said = ask(gathering, certificate, issuer, revoked);
    return said == SAID_NOTHING ? look(gathering, certificate, issuer, revoked) : said;
}
