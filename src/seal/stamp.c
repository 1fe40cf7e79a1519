/* Time stamps (RFC 3161): messages whose contents are the hash of some bytes, and when somebody saw it. */
#include <gnutls/crypto.h>
#include <string.h>

#include "base/memory.h"
#include "seal/check.h"
#include "seal/der.h"

#define OBJECT_STAMP_INFORMATION "1.2.840.113549.1.9.16.1.4"
#define OBJECT_STAMP "1.2.840.113549.1.9.16.2.14"

enum { DIGEST_MOST = 64 };

/* ------------------------------------------------------------------------------------------------ what it holds */

/* SHA-256, -384 and -512 (RFC 5754, 2): older ones say nothing any more. */
static gnutls_digest_algorithm_t digest_of(const gnutls_datum_t *object)
{
    static const unsigned char SHA2[] = {0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02};
    static const gnutls_digest_algorithm_t kinds[] = {GNUTLS_DIG_SHA256, GNUTLS_DIG_SHA384, GNUTLS_DIG_SHA512};
    unsigned kind = object->size == sizeof SHA2 + 1 && memcmp(object->data, SHA2, sizeof SHA2) == 0 ? object->data[sizeof SHA2] : 0u;
    return kind >= 1 && kind <= 3 ? kinds[kind - 1] : GNUTLS_DIG_UNKNOWN;
}

static int number_of(const unsigned char *digits, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++)
        number = 10 * number + digits[i] - '0';
    return number;
}

/* 20261129120000Z, with or without parts of a second (2.4.2). */
static bool read_time(const gnutls_datum_t *text, time_t *when)
{
    enum { DIGITS = 14 };
    const unsigned char *at = text->data;
    if (text->size <= DIGITS || at[text->size - 1] != 'Z' || (at[DIGITS] != '.' && at[DIGITS] != 'Z'))
        return false;
    for (int i = 0; i < DIGITS; i++)
        if (at[i] < '0' || at[i] > '9')
            return false;
    struct tm parts = {.tm_year = number_of(at, 4) - 1900, .tm_mon = number_of(at + 4, 2) - 1, .tm_mday = number_of(at + 6, 2),
                       .tm_hour = number_of(at + 8, 2), .tm_min = number_of(at + 10, 2), .tm_sec = number_of(at + 12, 2)};
    *when = timegm(&parts);
    return true;
}

static bool has_digest(const struct seal_piece *pieces, size_t count, gnutls_digest_algorithm_t kind, const gnutls_datum_t *wanted)
{
    unsigned char digest[DIGEST_MOST];
    gnutls_hash_hd_t hash;
    int error = 0;
    if (kind == GNUTLS_DIG_UNKNOWN || wanted->size != gnutls_hash_get_len(kind) || gnutls_hash_init(&hash, kind))
        return false;
    for (size_t i = 0; i < count && !error; i++)
        error = gnutls_hash(hash, pieces[i].bytes, pieces[i].length);
    gnutls_hash_deinit(hash, digest);
    return !error && memcmp(digest, wanted->data, wanted->size) == 0;
}

/* TSTInfo (2.4.2): whether it is of these pieces, and when. */
static bool read_information(gnutls_datum_t information, const struct seal_piece *pieces, size_t count, time_t *when)
{
    gnutls_datum_t inside, imprint, algorithm, object, digest, skipped, text;
    return der_take(&information, DER_SEQUENCE, &inside) && der_take(&inside, DER_INTEGER, &skipped) && der_take(&inside, DER_OBJECT, &skipped) &&
           der_take(&inside, DER_SEQUENCE, &imprint) && der_take(&inside, DER_INTEGER, &skipped) && der_take(&inside, DER_TIME, &text) &&
           der_take(&imprint, DER_SEQUENCE, &algorithm) && der_take(&algorithm, DER_OBJECT, &object) && der_take(&imprint, DER_OCTETS, &digest) &&
           read_time(&text, when) && has_digest(pieces, count, digest_of(&object), &digest);
}

/* ------------------------------------------------------------------------------------------------ what is asked */

static bool is_of(gnutls_pkcs7_t message, const struct seal_piece *pieces, size_t count, time_t *when)
{
    const char *object = gnutls_pkcs7_get_embedded_data_oid(message);
    gnutls_datum_t information = {0};
    bool good = object && strcmp(object, OBJECT_STAMP_INFORMATION) == 0 &&
                gnutls_pkcs7_get_embedded_data(message, 0, &information) == 0 &&
                read_information(information, pieces, count, when);
    gnutls_free(information.data);
    return good;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
void check_stamp(const struct seal_piece *pieces, size_t count, const void *stamp, size_t length,
                 const struct seal_trust *trust, struct seal_stamp *finding)
{
    gnutls_pkcs7_t message = message_open(stamp, length);
    *finding = (struct seal_stamp){.found = true};
    if (!message)
        return;
    bool is_own = is_of(message, pieces, count, &finding->when);
    message_check(message, NULL, trust, &finding->by);
    finding->by.intact = finding->by.intact && is_own;
    gnutls_pkcs7_deinit(message);
}

/* An unsigned attribute of the signer, whose value is of the signature (appendix A). */
static void check_attributes(const gnutls_pkcs7_signature_info_st *signer, const struct seal_trust *trust, struct seal_stamp *finding)
{
    const struct seal_piece signature = {signer->sig.data, signer->sig.size};
    char *object;
    gnutls_datum_t value;
    for (unsigned i = 0; !finding->found && gnutls_pkcs7_get_attr(signer->unsigned_attrs, i, &object, &value, 0) == 0; i++) {
        if (strcmp(object, OBJECT_STAMP) == 0)
            check_stamp(&signature, 1, value.data, value.size, trust, finding);
        gnutls_free(value.data);
    }
}

__attribute__((visibility("default")))
void check_seal_stamp(const void *seal, size_t length, const struct seal_trust *trust, struct seal_stamp *finding)
{
    gnutls_pkcs7_signature_info_st signer;
    gnutls_pkcs7_t message = message_open(seal, length);
    *finding = (struct seal_stamp){0};
    if (message && gnutls_pkcs7_get_signature_info(message, 0, &signer) == 0) {
        check_attributes(&signer, trust, finding);
        gnutls_pkcs7_signature_info_deinit(&signer);
    }
    if (message)
        gnutls_pkcs7_deinit(message);
}
