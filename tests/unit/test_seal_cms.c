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
    assert_true(seal_pieces(key, pieces, count, sealed, diag));
    *size = seal_size(key);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seals_are_as_expected),
        cmocka_unit_test(the_size_is_the_longest_seal_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
