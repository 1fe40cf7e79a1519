/* Signatures alone, for paper. The specimens: tests/data/seal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "seal/seal.h"

#define SPECIMENS SUPPLEMENT_SOURCE_DIR "/tests/data/seal/"

static struct seal_key *open_key(const char *path)
{
    struct diag *diag = diag_create();
    const struct seal_key_request request = {path, NULL, NULL, "2026-11-29"};
    struct seal_key *key = open_seal_key(&request, diag);
    assert_non_null(key);
    diag_destroy(diag);
    return key;
}

static struct seal_authorities *trust(const char *path)
{
    struct diag *diag = diag_create();
    struct seal_authorities *authorities = open_authorities(path, diag);
    assert_non_null(authorities);
    diag_destroy(diag);
    return authorities;
}

static void hint_at(const struct seal_key *key, unsigned char hint[SEAL_HINT_SIZE])
{
    for (int i = 0; i < SEAL_HINT_SIZE; i++) {
        unsigned value = 0;
        sscanf(seal_certificate(key) + 2 * i, "%2x", &value);
        hint[i] = (unsigned char)value;
    }
}

static void sign(struct seal_key *key, const char *text, unsigned char signature[SEAL_SHORT_SIZE])
{
    struct diag *diag = diag_create();
    assert_true(seal_short(key, text, strlen(text), signature, diag));
    assert_int_equal(diag_count(diag), 0);
    diag_destroy(diag);
}

/* Numbers that begin with zeros too: one in 256 does. */
static void what_is_signed_holds(void **state)
{
    (void)state;
    struct seal_key *key = open_key(SPECIMENS "p256.pem");
    struct seal_authorities *own = trust(SPECIMENS "p256.pem");
    unsigned char hint[SEAL_HINT_SIZE], signature[SEAL_SHORT_SIZE], again[SEAL_SHORT_SIZE];
    int zeros = 0;
    hint_at(key, hint);
    assert_true(seal_is_short(key));
    for (int i = 0; i < 600; i++) {
        char text[32];
        struct seal_finding finding;
        snprintf(text, sizeof text, "text %d", i);
        sign(key, text, signature);
        sign(key, text, again);
        assert_memory_equal(signature, again, sizeof signature);
        zeros += !signature[0] || !signature[32];
        struct seal_short_one one = {text, strlen(text), signature, hint};
        check_short(&one, own, NULL, &finding);
        assert_true(finding.intact && finding.trusted && finding.current && finding.fit);
        assert_string_equal(finding.owner, "Specimen p256");
        signature[i % SEAL_SHORT_SIZE] ^= 1;
        check_short(&one, own, NULL, &finding);
        assert_false(finding.intact || finding.trusted || finding.current);
        assert_string_equal(finding.owner, "Specimen p256");
        signature[i % SEAL_SHORT_SIZE] ^= 1;
        text[0] = 'T';
        check_short(&one, own, NULL, &finding);
        assert_false(finding.intact);
    }
    assert_true(zeros);
    close_authorities(own);
    close_seal_key(key);
}

static void the_certificate_may_lie_elsewhere(void **state)
{
    (void)state;
    struct seal_key *key = open_key(SPECIMENS "p256.pem");
    struct seal_authorities *own = trust(SPECIMENS "p256.pem"), *authority = trust(SPECIMENS "authority.pem"),
                            *stranger = trust(SPECIMENS "p384.pem");
    unsigned char hint[SEAL_HINT_SIZE], signature[SEAL_SHORT_SIZE];
    struct seal_finding finding;
    hint_at(key, hint);
    sign(key, "text", signature);
    const struct seal_short_one one = {"text", 4, signature, hint};
    check_short(&one, authority, own, &finding);
    assert_true(finding.intact && finding.trusted && finding.current);
    assert_string_equal(finding.authority, "Specimen authority");
    check_short(&one, stranger, own, &finding);
    assert_true(finding.intact && !finding.trusted && !finding.current);
    check_short(&one, authority, NULL, &finding);
    assert_string_equal(finding.owner, "");
    assert_false(finding.intact);
    hint[0] ^= 1; /* of another certificate, though its key would do */
    check_short(&one, own, own, &finding);
    assert_string_equal(finding.owner, "");
    close_authorities(stranger);
    close_authorities(authority);
    close_authorities(own);
    close_seal_key(key);
}

/* Signatures of nothing at all, and numbers without end. */
static void nonsense_does_not_hold(void **state)
{
    (void)state;
    struct seal_key *key = open_key(SPECIMENS "p256.pem");
    struct seal_authorities *own = trust(SPECIMENS "p256.pem");
    unsigned char hint[SEAL_HINT_SIZE], signature[SEAL_SHORT_SIZE];
    struct seal_finding finding;
    hint_at(key, hint);
    for (int fill = 0; fill < 256; fill += 51) {
        memset(signature, fill, sizeof signature);
        check_short(&(struct seal_short_one){"", 0, signature, hint}, own, NULL, &finding);
        assert_false(finding.intact);
    }
    close_authorities(own);
    close_seal_key(key);
}

static void keys_of_other_kinds_are_not_short(void **state)
{
    static const char *const others[] = {SPECIMENS "rsa.pem", SPECIMENS "p384.pem", SPECIMENS "ed25519.pem"};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct seal_key *key = open_key(others[i]);
        assert_false(seal_is_short(key));
        close_seal_key(key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_signed_holds),
        cmocka_unit_test(the_certificate_may_lie_elsewhere),
        cmocka_unit_test(nonsense_does_not_hold),
        cmocka_unit_test(keys_of_other_kinds_are_not_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
