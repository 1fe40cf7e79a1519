/* What a seal says of its certificate: whether one of those who are trusted vouches for it, today too, and whether it is for seals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/memory.h"
#include "seal/key.h"

#define SPECIMENS SUPPLEMENT_SOURCE_DIR "/tests/data/seal/"

static const struct seal_piece PIECE = {"what is sealed", 14};

/* Whoever has a key can seal with it, whatever its certificate says; this program refuses. */
static void seal_all_the_same(const char *path, struct buffer *sealed, struct diag *diag)
{
    struct seal_key *key = memory_zeroed(1, sizeof *key);
    const struct seal_key_request request = {path, NULL, NULL, ""};
    assert_true(key_read_file(key, &request, diag) && key_choose(key, path, diag));
    cms_prepare(key);
    assert_true(seal_pieces(key, NULL, &PIECE, 1, sealed, diag));
    close_seal_key(key);
}

static time_t now;

static time_t tell_time(time_t *when)
{
    if (when)
        *when = now;
    return now;
}

/* What is found of a seal of this specimen in the middle of a year. */
static struct seal_finding check_in(int year, const char *name, const char *authority)
{
    struct diag *diag = diag_create();
    struct buffer sealed = {0};
    struct seal_finding finding;
    char path[512];
    snprintf(path, sizeof path, SPECIMENS "%s.pem", name);
    seal_all_the_same(path, &sealed, diag);
    snprintf(path, sizeof path, SPECIMENS "%s.pem", authority);
    struct seal_authorities *authorities = open_authorities(path, diag);
    assert_non_null(authorities);
    now = (time_t)(year - 1970) * 31556952 + 15778476;
    gnutls_global_set_time_function(tell_time);
    check_seal(&PIECE, 1, sealed.bytes, sealed.length, &(const struct seal_trust){authorities, NULL}, &finding);
    gnutls_global_set_time_function(time);
    assert_true(finding.intact);
    close_authorities(authorities);
    buffer_finish(&sealed);
    diag_destroy(diag);
    return finding;
}

static void certificate_is_valid_from_day_to_day(void **state)
{
    static const struct { const char *name; int year; bool current; } cases[] = {
        {"p256", 2026, true}, {"p256", 2118, true}, {"p256", 2019, false}, {"p256", 2120, false},
        {"expired", 2026, false}, {"expired", 2009, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct seal_finding finding = check_in(cases[i].year, cases[i].name, "authority");
        assert_true(finding.trusted);
        if (finding.current != cases[i].current)
            fail_msg("%s in %d: %s", cases[i].name, cases[i].year, finding.current ? "current" : "not current");
    }
}

/* The specimen's own certificate was valid then, its authority's was not yet. */
static void those_above_are_valid_too(void **state)
{
    (void)state;
    assert_false(check_in(2011, "expired", "authority").current);
    assert_true(check_in(2011, "expired", "expired").current);
}

static void who_is_not_asked_vouches_for_nothing(void **state)
{
    (void)state;
    const struct seal_finding finding = check_in(2026, "p256", "ed25519");
    assert_false(finding.trusted);
    assert_false(finding.current);
}

static void certificate_says_what_it_is_for(void **state)
{
    (void)state;
    assert_true(check_in(2030, "p256", "authority").fit);
    assert_true(check_in(2030, "commitment", "authority").fit);
    assert_false(check_in(2030, "server", "authority").fit);
    assert_false(check_in(2030, "cipher", "authority").fit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificate_is_valid_from_day_to_day),
        cmocka_unit_test(those_above_are_valid_too),
        cmocka_unit_test(who_is_not_asked_vouches_for_nothing),
        cmocka_unit_test(certificate_says_what_it_is_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
