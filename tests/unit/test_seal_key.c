/* Keys: which open, which are refused and why. The specimens: tests/data/seal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "seal/key.h"

#define SPECIMENS SUPPLEMENT_SOURCE_DIR "/tests/data/seal/"

static struct seal_key *open_on(const char *name, const char *certificates, const char *secret, const char *today,
                                struct diag *diag)
{
    const struct seal_key_request request = {name, certificates, secret, today};
    return open_seal_key(&request, diag);
}

static void opens(const char *name, const char *certificates, const char *secret)
{
    struct diag *diag = diag_create();
    struct seal_key *key = open_on(name, certificates, secret, "2026-11-29", diag);
    assert_non_null(key);
    assert_int_equal(diag_count(diag), 0);
    close_seal_key(key);
    diag_destroy(diag);
}

static void refused_on(const char *name, const char *certificates, const char *secret, const char *today, enum diag_id id,
                       const char *detail)
{
    struct diag *diag = diag_create();
    assert_null(open_on(name, certificates, secret, today, diag));
    assert_int_equal(diag_errors(diag), 1);
    assert_true(diag_tells(diag, id, detail));
    diag_destroy(diag);
}

static void refused(const char *name, const char *certificates, const char *secret, enum diag_id id, const char *detail)
{
    refused_on(name, certificates, secret, "2026-11-29", id, detail);
}

static void keys_of_all_kinds_open(void **state)
{
    (void)state;
    opens(SPECIMENS "p256.pem", NULL, NULL);
    opens(SPECIMENS "p384.pem", NULL, NULL);
    opens(SPECIMENS "rsa.pem", NULL, NULL);
    opens(SPECIMENS "ed25519.pem", NULL, NULL);
    opens(SPECIMENS "p256.p12", NULL, "specimen");
    opens(SPECIMENS "locked.pem", NULL, "specimen");
    opens(SPECIMENS "p256.pem", SPECIMENS "authority.pem", NULL);
}

static void passphrases_are_asked_for(void **state)
{
    (void)state;
    refused(SPECIMENS "p256.p12", NULL, NULL, DIAG_KEY_SECRET, "none was given");
    refused(SPECIMENS "locked.pem", NULL, NULL, DIAG_KEY_SECRET, "none was given");
    refused(SPECIMENS "p256.p12", NULL, "Specimen", DIAG_KEY_SECRET, "it does not open this key");
    refused(SPECIMENS "locked.pem", NULL, "Specimen", DIAG_KEY_SECRET, "it does not open this key");
}

static void certificates_have_to_be_there_and_the_key_s(void **state)
{
    (void)state;
    refused(SPECIMENS "bare.pem", NULL, NULL, DIAG_CERTIFICATE_MISSING, "there is none beside the key");
    refused(SPECIMENS "bare.pem", SPECIMENS "authority.pem", NULL, DIAG_CERTIFICATE_MISSING,
            "those that are there are of other keys");
    opens(SPECIMENS "bare.pem", SPECIMENS "p256.pem", NULL);
    refused(SPECIMENS "bare.pem", SPECIMENS "make", NULL, DIAG_CERTIFICATE_MISSING, "the file holds none in PEM");
}

static void certificates_are_valid_from_day_to_day(void **state)
{
    (void)state;
    refused(SPECIMENS "expired.pem", NULL, NULL, DIAG_CERTIFICATE_DATED, "Specimen expired: it was valid until 2012-12-31");
    refused_on(SPECIMENS "expired.pem", NULL, NULL, "2009-12-31", DIAG_CERTIFICATE_DATED,
               "Specimen expired: it is valid from 2010-01-01 on");
    struct diag *diag = diag_create();
    static const char *const days[] = {"2010-01-01", "2012-12-31"};
    for (int i = 0; i < 2; i++) {
        struct seal_key *key = open_on(SPECIMENS "expired.pem", NULL, NULL, days[i], diag);
        assert_non_null(key);
        close_seal_key(key);
    }
    diag_destroy(diag);
}

static void keys_and_certificates_for_other_ends_do_not_seal(void **state)
{
    (void)state;
    refused(SPECIMENS "short.pem", NULL, NULL, DIAG_KEY_UNFIT, "an RSA key of less than 2048 bits is no proof any more");
    refused(SPECIMENS "server.pem", NULL, NULL, DIAG_CERTIFICATE_PURPOSE, "Specimen server");
    refused(SPECIMENS "cipher.pem", NULL, NULL, DIAG_CERTIFICATE_PURPOSE, "Specimen cipher");
}

static void pins_do_not_stand_in_addresses(void **state)
{
    (void)state;
    refused("pkcs11:token=x;object=y?pin-value=1234", NULL, NULL, DIAG_KEY_UNREADABLE,
            "a PIN stands in its address, where others can read it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_of_all_kinds_open),
        cmocka_unit_test(passphrases_are_asked_for),
        cmocka_unit_test(certificates_have_to_be_there_and_the_key_s),
        cmocka_unit_test(certificates_are_valid_from_day_to_day),
        cmocka_unit_test(keys_and_certificates_for_other_ends_do_not_seal),
        cmocka_unit_test(pins_do_not_stand_in_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
