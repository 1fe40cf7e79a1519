/* What a seal says of its certificate: whether one of those who are trusted vouches for it, today too, and whether it is for seals. */
#define _GNU_SOURCE /* memmem */
#include "test_seal_authority.h"

#include "base/memory.h"

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

/* Another of the same key, by the same authority and under the same number, as long: valid from another day on. */
static gnutls_datum_t make_twin(const struct owner *owner, const struct owner *authority)
{
    gnutls_datum_t own = encode(owner->certificate), twin = {0};
    gnutls_x509_crt_t certificate;
    assert_int_equal(gnutls_x509_crt_init(&certificate), 0);
    assert_int_equal(gnutls_x509_crt_import(certificate, &own, GNUTLS_X509_FMT_DER), 0);
    for (int day = 1; twin.size != own.size && day < 1000; day++) { /* signatures differ by a byte or two */
        gnutls_free(twin.data);
        gnutls_x509_crt_set_activation_time(certificate, 1577836800 + day * DAY);
        assert_int_equal(gnutls_x509_crt_sign2(certificate, authority->certificate, authority->key, GNUTLS_DIG_SHA256, 0), 0);
        twin = encode(certificate);
    }
    assert_int_equal(twin.size, own.size);
    gnutls_x509_crt_deinit(certificate);
    gnutls_free(own.data);
    return twin;
}

static void another_certificate_of_the_key_is_another(void **state)
{
    static const char PATH[] = "test_seal_check_seal.pem";
    (void)state;
    struct diag *diag = diag_create();
    struct buffer sealed = {0};
    struct seal_finding finding;
    struct owner authority, owner;
    make_owner(&authority, "Authority", 1, NULL);
    make_owner(&owner, "Seal", SEAL_SERIAL, &authority);
    write_pem(PATH, &owner, true);
    seal_all_the_same(PATH, &sealed, diag);
    unlink(PATH);
    gnutls_datum_t own = encode(owner.certificate), twin = make_twin(&owner, &authority);
    unsigned char *inside = memmem(sealed.bytes, sealed.length, own.data, own.size);
    assert_non_null(inside);
    check_seal(&PIECE, 1, sealed.bytes, sealed.length, NULL, &finding);
    assert_true(finding.intact);
    memcpy(inside, twin.data, twin.size);
    check_seal(&PIECE, 1, sealed.bytes, sealed.length, NULL, &finding);
    assert_string_equal(finding.owner, "Seal");
    assert_false(finding.intact);
    gnutls_free(own.data);
    gnutls_free(twin.data);
    forget_owner(&owner);
    forget_owner(&authority);
    buffer_finish(&sealed);
    diag_destroy(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificate_is_valid_from_day_to_day),
        cmocka_unit_test(those_above_are_valid_too),
        cmocka_unit_test(who_is_not_asked_vouches_for_nothing),
        cmocka_unit_test(certificate_says_what_it_is_for),
        cmocka_unit_test(another_certificate_of_the_key_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
