/* Seals of fixed keys, byte for byte; those of Ed25519 and, as the number is made by RFC 6979, of ECDSA are the same each time. The
 * expectations were checked with `openssl cms -verify`. With RECORD in the environment they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/file.h"
#include "seal/seal.h"

#define SPECIMENS SUPPLEMENT_SOURCE_DIR "/tests/data/seal/"

static void seal(const char *name, const struct seal_piece *pieces, size_t count, struct buffer *sealed, size_t *size)
{
    struct diag *diag = diag_create();
    char path[512];
    snprintf(path, sizeof path, SPECIMENS "%s.pem", name);
    const struct seal_key_request request = {path, NULL, NULL, "2026-11-29"};
    struct seal_key *key = open_seal_key(&request, diag);
    assert_non_null(key);
    assert_true(seal_pieces(key, NULL, pieces, count, sealed, diag));
    *size = seal_size(key, 0);
    close_seal_key(key);
    diag_destroy(diag);
}

static void compare(const char *name, const struct buffer *sealed)
{
    struct diag *diag = diag_create();
    struct buffer expected = {0};
    char path[512];
    snprintf(path, sizeof path, SPECIMENS "%s.der", name);
    if (getenv("RECORD"))
        file_write(path, sealed->bytes, sealed->length, (struct file_manner){0}, diag);
    assert_true(file_read(path, 65536, (struct place){0}, &expected, diag));
    assert_int_equal(sealed->length, expected.length);
    assert_memory_equal(sealed->bytes, expected.bytes, expected.length);
    buffer_finish(&expected);
    diag_destroy(diag);
}

/* "Sealed", in two pieces as a PDF's are around the gap. */
static void seals_are_as_expected(void **state)
{
    (void)state;
    static const char *const names[] = {"ed25519", "p256", "p384", "rsa"};
    static const struct seal_piece pieces[] = {{"Sea", 3}, {"led", 3}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buffer sealed = {0};
        size_t size;
        seal(names[i], pieces, 2, &sealed, &size);
        compare(names[i], &sealed);
        buffer_finish(&sealed);
    }
}

/* Of what is hashed elsewhere the seal is the same. */
static void a_digest_is_sealed_as_the_pieces_are(void **state)
{
    (void)state;
    static const unsigned char abc[32] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23,
                                          0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
    static const struct seal_piece piece = {"abc", 3}; /* FIPS 180-4's example */
    static const char *const names[] = {"p256", "rsa", "p384", "ed25519"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct diag *diag = diag_create();
        struct buffer sealed = {0}, same = {0};
        char path[512];
        snprintf(path, sizeof path, SPECIMENS "%s.pem", names[i]);
        const struct seal_key_request request = {path, NULL, NULL, "2026-11-29"};
        struct seal_key *key = open_seal_key(&request, diag);
        assert_int_equal(seal_takes_sha256(key), i < 2);
        if (i < 2) {
            assert_true(seal_pieces(key, NULL, &piece, 1, &sealed, diag) && seal_sha256(key, NULL, abc, &same, diag));
            assert_int_equal(same.length, sealed.length);
            assert_memory_equal(same.bytes, sealed.bytes, sealed.length);
        }
        close_seal_key(key);
        buffer_finish(&sealed);
        buffer_finish(&same);
        diag_destroy(diag);
    }
}

/* Room is kept for the longest: ECDSA's signatures differ in length, by a byte for each number that begins with zeros, or with a bit. */
static void the_size_is_the_longest_seal_s(void **state)
{
    (void)state;
    static const char *const names[] = {"ed25519", "p256", "p384", "rsa"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t size = 0, longest = 0;
        for (int j = 0; j < 24; j++) {
            struct buffer sealed = {0};
            const struct seal_piece piece = {&j, sizeof j};
            seal(names[i], &piece, 1, &sealed, &size);
            longest = sealed.length > longest ? sealed.length : longest;
            buffer_finish(&sealed);
        }
        assert_int_equal(longest, size);
    }
}

/* Of a signature of any length: of the two usual ones, and of the others, that one seal in a hundred has. */
static void seals_are_whole_whatever_their_length(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    const struct seal_key_request request = {SPECIMENS "p256.pem", NULL, NULL, "2026-11-29"};
    struct seal_key *key = open_seal_key(&request, diag);
    bool seen[8] = {false};
    assert_non_null(key);
    for (int i = 0; i < 10000 && !seen[3]; i++) {
        struct buffer sealed = {0};
        struct seal_finding finding;
        const struct seal_piece piece = {&i, sizeof i};
        assert_true(seal_pieces(key, NULL, &piece, 1, &sealed, diag));
        size_t shorter = seal_size(key, 0) - sealed.length;
        if (shorter < 8 && !seen[shorter]) {
            check_seal(&piece, 1, sealed.bytes, sealed.length, NULL, &finding);
            assert_true(finding.intact);
            seen[shorter] = true;
        }
        buffer_finish(&sealed);
    }
    assert_true(seen[0] && seen[1] && seen[2] && seen[3]);
    close_seal_key(key);
    diag_destroy(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seals_are_as_expected),
        cmocka_unit_test(a_digest_is_sealed_as_the_pieces_are),
        cmocka_unit_test(the_size_is_the_longest_seal_s),
        cmocka_unit_test(seals_are_whole_whatever_their_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
