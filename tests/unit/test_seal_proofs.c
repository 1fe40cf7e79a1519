/* What it takes to check a seal when nobody can be asked any more: who is asked, which answers count, and what is kept of them. The network is
 * the test's own. */
#include "test_seal_authority.h"

#include "base/arena.h"

enum { HOUR = 60 * 60, TOLD_MOST = 512 };
#define ANSWERS "http://below.example/ocsp"
#define LIST "http://below.example/list"
#define LIST_OF_ROOT "http://root.example/list"

static const struct seal_piece PIECE = {"what is sealed", 14};

/* Root, who is trusted; below, whom the file keeps or --trust names; a seal of one under that; and a stranger of the same name as below. */
static struct owner root, below, seal, stranger;
static struct seal_authorities *authorities, *strangers;
static struct buffer sealed;
static time_t now;

static struct seal_authorities *open_those(const char *path, const struct owner *owner, struct diag *diag)
{
    write_pem(path, owner, false);
    struct seal_authorities *opened = open_authorities(path, diag);
    assert_non_null(opened);
    unlink(path);
    return opened;
}

static int prepare(void **state)
{
    static const char PATH[] = "test_seal_proofs.pem";
    struct diag *diag = diag_create();
    (void)state;
    now = time(NULL);
    make_owner(&root, "Root", 1, NULL);
    make_owner_with(&below, "Below", 2, &root, NULL, LIST_OF_ROOT);
    make_owner(&stranger, "Below", 3, NULL);
    make_owner_with(&seal, "Seal", SEAL_SERIAL, &below, ANSWERS, LIST);
    authorities = open_those(PATH, &root, diag);
    strangers = open_those(PATH, &stranger, diag);
    write_pem(PATH, &seal, true);
    struct seal_key *key = open_seal_key(&(const struct seal_key_request){PATH, NULL, NULL, "2026-11-29"}, diag);
    assert_true(key && seal_pieces(key, NULL, &PIECE, 1, &sealed, diag));
    close_seal_key(key);
    unlink(PATH);
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
    close_authorities(strangers);
    buffer_finish(&sealed);
    return 0;
}

/* ------------------------------------------------------------------------------------------------ asking */

/* What is at the addresses; none: nobody answers. */
struct world {
    gnutls_datum_t answer, list;
    const struct seal_authorities *trusted; /* NULL: authorities */
    bool is_kept;                           /* who is below: by the file */
    time_t when;                            /* it was sealed; 0: now */
    char asked[256];                        /* addresses */
};

/* What came of it. */
struct gathered {
    bool good;
    int answers, lists, certificates; /* that are kept */
    char told[TOLD_MOST];
};

static bool fetch(void *context, const char *address, const struct buffer *question, size_t most, struct buffer *answer)
{
    struct world *world = context;
    gnutls_datum_t found = {0};
    assert_true(most > 10000);
    assert_int_equal(!question, strcmp(address, ANSWERS) != 0);
    snprintf(world->asked + strlen(world->asked), sizeof world->asked - strlen(world->asked), "%s ", strrchr(address, '/') + 1);
    if (strcmp(address, LIST_OF_ROOT) == 0)
        found = make_list_of(&root, 99, now - DAY, now - HOUR, now + HOUR);
    else
        buffer_append(answer, question ? world->answer.data : world->list.data, question ? world->answer.size : world->list.size);
    buffer_append(answer, found.data, found.size);
    gnutls_free(found.data);
    bool good = answer->length > 0;
    if (!good)
        buffer_string(answer, "nobody answers there");
    return good;
}

static void take_finding(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    (void)place;
    (void)field;
    snprintf(context, TOLD_MOST, "%s: %s", diag_name(id), detail);
}

static struct gathered gather(struct world *world)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    struct gathered gathered = {0};
    gnutls_datum_t certificate = encode(below.certificate);
    const struct seal_proofs kept = {.list = {{SEAL_PROOF_CERTIFICATE, certificate.data, certificate.size}}, .count = world->is_kept};
    struct seal_proofs proofs = {.count = 0};
    const struct seal_proof_request request = {.name = "a.pdf", .authorities = world->trusted ? world->trusted : authorities, .kept = &kept,
                                               .when = world->when ? world->when : now, .fetch = fetch, .context = world, .arena = arena,
                                               .diag = diag};
    gathered.good = gather_proofs(&request, sealed.bytes, sealed.length, &proofs);
    for (size_t i = 0; i < proofs.count; i++) {
        gathered.answers += proofs.list[i].kind == SEAL_PROOF_OCSP;
        gathered.lists += proofs.list[i].kind == SEAL_PROOF_CRL;
        gathered.certificates += proofs.list[i].kind == SEAL_PROOF_CERTIFICATE;
    }
    assert_int_equal(gathered.good, diag_errors(diag) == 0);
    diag_each(diag, take_finding, gathered.told);
    gnutls_free(certificate.data);
    gnutls_free(world->answer.data);
    gnutls_free(world->list.data);
    diag_destroy(diag);
    arena_destroy(arena);
    return gathered;
}

static gnutls_datum_t answer_by(const struct owner *signer, unsigned char serial, time_t revoked)
{
    const struct said_of said = {serial, revoked};
    return make_answer(signer, &below, &said, 1, now - HOUR, now + HOUR);
}

static gnutls_datum_t list_by(const struct owner *signer, unsigned char serial, time_t revoked)
{
    return make_list_of(signer, serial, revoked, now - HOUR, now + HOUR);
}

static void expect_refused(struct world world, const char *told)
{
    world.is_kept = true;
    const struct gathered gathered = gather(&world);
    assert_false(gathered.good);
    if (!strstr(gathered.told, told))
        fail_msg("\"%s\", not \"%s\"", gathered.told, told);
}

/* ------------------------------------------------------------------------------------------------ cases */

static void all_up_to_the_root_is_kept(void **state)
{
    (void)state;
    struct world world = {.answer = answer_by(&below, SEAL_SERIAL, 0), .is_kept = true};
    const struct gathered gathered = gather(&world);
    assert_true(gathered.good);
    assert_string_equal(world.asked, "ocsp list "); /* of the seal, and of who is below */
    assert_int_equal(gathered.certificates, 3);
    assert_int_equal(gathered.answers, 1);
    assert_int_equal(gathered.lists, 1);
}

/* Whoever makes a file could else say whom this computer asks. */
static void nobody_is_asked_whom_nobody_vouches_for(void **state)
{
    (void)state;
    struct world stranger_trusted = {.answer = answer_by(&below, SEAL_SERIAL, 0), .trusted = strangers, .is_kept = true},
                 between_missing = {.answer = answer_by(&below, SEAL_SERIAL, 0)};
    assert_false(gather(&stranger_trusted).good);
    assert_string_equal(stranger_trusted.asked, "");
    const struct gathered gathered = gather(&between_missing);
    assert_false(gathered.good);
    assert_non_null(strstr(gathered.told, "Below"));
    assert_string_equal(between_missing.asked, "");
}

static time_t in_a_hundred_years(time_t *when)
{
    if (when)
        *when = SEAL_EXPIRES + 100;
    return SEAL_EXPIRES + 100;
}

/* What has expired since was vouched for when it sealed: whether it was revoked is asked all the same. */
static void who_is_vouched_for_is_so_on_any_day(void **state)
{
    (void)state;
    struct world world = {.answer = answer_by(&below, SEAL_SERIAL, 0), .is_kept = true};
    gnutls_global_set_time_function(in_a_hundred_years);
    gather(&world);
    gnutls_global_set_time_function(time);
    assert_memory_equal(world.asked, "ocsp ", 5);
}

/* Then the list is looked at, and is told of. */
static void answers_that_are_none_are_not_taken(void **state)
{
    (void)state;
    static const struct said_of GOOD = {SEAL_SERIAL, 0};
    gnutls_datum_t broken = answer_by(&below, SEAL_SERIAL, 0);
    broken.data[broken.size - 1] ^= 1;
    const gnutls_datum_t answers[] = {answer_by(&stranger, SEAL_SERIAL, 0),
                                      answer_by(&below, SEAL_SERIAL + 1, 0),
                                      answer_by(&below, SEAL_SERIAL, -1),
                                      make_answer(&below, &below, &GOOD, 1, now - 3 * DAY, now - 2 * DAY),
                                      make_answer(&below, &below, &GOOD, 1, now + DAY, now + 2 * DAY),
                                      broken};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        expect_refused((struct world){.answer = answers[i]}, "proof-missing: Seal: " LIST ": nobody answers there");
}

/* Where no answer counts, the list is looked at. */
static void a_list_will_do(void **state)
{
    (void)state;
    struct world world = {.list = list_by(&below, SEAL_SERIAL + 1, now - DAY), .is_kept = true};
    const struct gathered gathered = gather(&world);
    assert_true(gathered.good);
    assert_string_equal(world.asked, "ocsp list list ");
    assert_int_equal(gathered.answers, 0);
    assert_int_equal(gathered.lists, 2);
}

static void lists_that_are_none_are_not_taken(void **state)
{
    (void)state;
    gnutls_datum_t broken = list_by(&below, SEAL_SERIAL + 1, now - DAY), nonsense = encode(root.certificate);
    broken.data[broken.size - 1] ^= 1;
    expect_refused((struct world){.list = list_by(&stranger, SEAL_SERIAL + 1, now - DAY)}, "its list is not signed by the authority");
    expect_refused((struct world){.list = list_by(&root, SEAL_SERIAL + 1, now - DAY)}, "its list is not signed by the authority");
    expect_refused((struct world){.list = broken}, "its list is not signed by the authority");
    expect_refused((struct world){.list = nonsense}, "what is there is no list of certificates");
    expect_refused((struct world){.list = make_list_of(&below, 99, now - DAY, now - 3 * DAY, now - 2 * DAY)}, "its list is not of today");
    expect_refused((struct world){.list = make_list_of(&below, 99, now - DAY, now + DAY, now + 2 * DAY)}, "its list is not of today");
}

static void what_was_revoked_before_it_sealed_is_told(void **state)
{
    (void)state;
    expect_refused((struct world){.answer = answer_by(&below, SEAL_SERIAL, now - DAY)}, "seal-revoked: Seal, on ");
    expect_refused((struct world){.list = list_by(&below, SEAL_SERIAL, now - DAY)}, "seal-revoked: Seal, on ");
    struct world later[] = {{.answer = answer_by(&below, SEAL_SERIAL, now - DAY), .is_kept = true, .when = now - 2 * DAY},
                            {.list = list_by(&below, SEAL_SERIAL, now - DAY), .is_kept = true, .when = now - 2 * DAY}};
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        assert_true(gather(&later[i]).good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_up_to_the_root_is_kept),
        cmocka_unit_test(nobody_is_asked_whom_nobody_vouches_for),
        cmocka_unit_test(who_is_vouched_for_is_so_on_any_day),
        cmocka_unit_test(answers_that_are_none_are_not_taken),
        cmocka_unit_test(a_list_will_do),
        cmocka_unit_test(lists_that_are_none_are_not_taken),
        cmocka_unit_test(what_was_revoked_before_it_sealed_is_told),
    };
    return cmocka_run_group_tests(tests, prepare, finish);
}
