/* What a file keeps for checks of its seals: certificates in between, which nobody trusts by themselves, and lists of what was revoked, which
 * count if their authority has signed them. */
#include "test_seal_authority.h"

enum { REVOKED = 1750000000, LATER = 1760000000 };
static const struct seal_piece PIECE = {"what is sealed", 14};

/* Long ago: what was revoked stays so. */
static gnutls_datum_t make_list(const struct owner *authority, unsigned char serial, time_t revoked)
{
    return make_list_of(authority, serial, revoked, revoked + DAY, revoked + 2 * DAY);
}

/* Root, who is trusted; below, whom nobody knows but by what is kept; a seal of one under that; and a stranger of the same name as below. */
static struct owner root, below, seal, stranger;
static struct seal_authorities *authorities;
static struct buffer sealed;

static int prepare(void **state)
{
    static const char ROOT[] = "test_seal_evidence_root.pem", SEAL[] = "test_seal_evidence_seal.pem";
    struct diag *diag = diag_create();
    (void)state;
    make_owner(&root, "Root", 1, NULL);
    make_owner(&below, "Below", 2, &root);
    make_owner(&stranger, "Below", 3, NULL);
    make_owner(&seal, "Seal", SEAL_SERIAL, &below);
    write_pem(ROOT, &root, false);
    write_pem(SEAL, &seal, true);
    authorities = open_authorities(ROOT, diag);
    struct seal_key *key = open_seal_key(&(const struct seal_key_request){SEAL, NULL, NULL, "2026-11-29"}, diag);
    assert_true(authorities && key && seal_pieces(key, NULL, &PIECE, 1, &sealed, diag));
    close_seal_key(key);
    unlink(ROOT);
    unlink(SEAL);
    diag_destroy(diag);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    struct owner *const OWNERS[] = {&root, &below, &seal, &stranger};
    for (size_t i = 0; i < sizeof OWNERS / sizeof *OWNERS; i++)
        forget_owner(OWNERS[i]);
    close_authorities(authorities);
    buffer_finish(&sealed);
    return 0;
}

static void add(struct seal_proofs *proofs, enum seal_proof_kind kind, gnutls_datum_t der)
{
    proofs->list[proofs->count++] = (struct seal_proof){kind, der.data, der.size};
}

/* What is found by this evidence, which is used up. */
static struct seal_finding check_by(struct seal_proofs *proofs)
{
    struct seal_finding finding;
    struct seal_evidence *evidence = open_evidence(proofs);
    check_seal(&PIECE, 1, sealed.bytes, sealed.length, &(const struct seal_trust){authorities, evidence}, &finding);
    assert_true(finding.intact);
    close_evidence(evidence);
    while (proofs->count)
        gnutls_free((void *)proofs->list[--proofs->count].bytes);
    return finding;
}

static void certificates_between_are_found(void **state)
{
    (void)state;
    struct seal_proofs proofs = {.count = 0};
    assert_false(check_by(&proofs).trusted);
    add(&proofs, SEAL_PROOF_CERTIFICATE, encode(stranger.certificate));
    assert_false(check_by(&proofs).trusted);
    add(&proofs, SEAL_PROOF_CERTIFICATE, encode(stranger.certificate));
    add(&proofs, SEAL_PROOF_CERTIFICATE, encode(below.certificate));
    const struct seal_finding finding = check_by(&proofs);
    assert_true(finding.trusted && finding.current);
    assert_int_equal(finding.revoked, 0);
    assert_int_equal(finding.until, AUTHORITIES_EXPIRE); /* the seal's own later */
}

/* With what is between, and these lists. */
static struct seal_finding check_lists(gnutls_datum_t one, gnutls_datum_t other)
{
    struct seal_proofs proofs = {.count = 0};
    add(&proofs, SEAL_PROOF_CERTIFICATE, encode(below.certificate));
    add(&proofs, SEAL_PROOF_CRL, one);
    add(&proofs, SEAL_PROOF_CRL, other);
    return check_by(&proofs);
}

static void who_was_revoked_vouches_until_then(void **state)
{
    (void)state;
    struct seal_finding finding = check_lists(make_list(&below, SEAL_SERIAL, LATER), make_list(&below, SEAL_SERIAL, REVOKED));
    assert_true(finding.trusted && !finding.current);
    assert_int_equal(finding.revoked, REVOKED);
    assert_int_equal(finding.until, REVOKED - 1);
    assert_string_equal(finding.revoked_of, "Seal");
}

static void those_above_may_be_revoked_too(void **state)
{
    (void)state;
    struct seal_finding finding = check_lists(make_list(&below, SEAL_SERIAL, LATER), make_list(&root, 2, REVOKED));
    assert_int_equal(finding.revoked, REVOKED);
    assert_string_equal(finding.revoked_of, "Below");
}

/* Of another certificate; of another authority, one of that name too; broken. */
static void lists_of_others_say_nothing(void **state)
{
    (void)state;
    gnutls_datum_t broken = make_list(&below, SEAL_SERIAL, REVOKED);
    broken.data[broken.size - 1] ^= 1;
    const struct seal_finding findings[] = {
        check_lists(make_list(&below, SEAL_SERIAL + 1, REVOKED), make_list(&root, SEAL_SERIAL, REVOKED)),
        check_lists(make_list(&stranger, SEAL_SERIAL, REVOKED), broken)};
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        assert_true(findings[i].trusted && findings[i].current);
        assert_int_equal(findings[i].revoked, 0);
    }
}

/* With what is between, and this answer. */
static struct seal_finding check_answer(const struct owner *signer, const struct said_of *said, size_t count)
{
    struct seal_proofs proofs = {.count = 0};
    add(&proofs, SEAL_PROOF_CERTIFICATE, encode(below.certificate));
    add(&proofs, SEAL_PROOF_OCSP, make_answer(signer, &below, said, count, LATER, LATER + DAY));
    return check_by(&proofs);
}

static void what_an_answer_says_of_the_certificate_counts(void **state)
{
    (void)state;
    static const struct said_of SAID[] = {{SEAL_SERIAL + 1, REVOKED - DAY}, {SEAL_SERIAL, REVOKED}, {SEAL_SERIAL + 2, LATER}};
    const struct seal_finding findings[] = {check_answer(&below, SAID, 3), check_answer(&below, SAID + 1, 1)};
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        assert_true(findings[i].trusted && !findings[i].current);
        assert_int_equal(findings[i].revoked, REVOKED);
    }
}

/* Of another certificate; by another who has that name; that it is good; that nobody knows. */
static void answers_to_other_questions_say_nothing(void **state)
{
    (void)state;
    static const struct said_of OTHER[] = {{SEAL_SERIAL + 1, REVOKED}}, OWN[] = {{SEAL_SERIAL, REVOKED}}, GOOD[] = {{SEAL_SERIAL, 0}},
                                UNKNOWN[] = {{SEAL_SERIAL, -1}};
    const struct seal_finding findings[] = {check_answer(&below, OTHER, 1), check_answer(&stranger, OWN, 1), check_answer(&below, GOOD, 1),
                                            check_answer(&below, UNKNOWN, 1)};
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        assert_true(findings[i].trusted && findings[i].current);
        assert_int_equal(findings[i].revoked, 0);
    }
}

/* What cannot be read is passed over, whatever it says that it is. */
static void what_cannot_be_read_is_passed_over(void **state)
{
    (void)state;
    struct seal_proofs proofs = {.count = 0};
    for (int kind = 0; kind < 3; kind++) {
        gnutls_datum_t bytes = encode(below.certificate);
        bytes.size -= kind == SEAL_PROOF_CERTIFICATE;
        add(&proofs, (enum seal_proof_kind)kind, bytes);
    }
    assert_false(check_by(&proofs).trusted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificates_between_are_found),
        cmocka_unit_test(who_was_revoked_vouches_until_then),
        cmocka_unit_test(those_above_may_be_revoked_too),
        cmocka_unit_test(lists_of_others_say_nothing),
        cmocka_unit_test(what_an_answer_says_of_the_certificate_counts),
        cmocka_unit_test(answers_to_other_questions_say_nothing),
        cmocka_unit_test(what_cannot_be_read_is_passed_over),
    };
    return cmocka_run_group_tests(tests, prepare, finish);
}
