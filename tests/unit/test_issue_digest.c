/* SHA-256: known answers, and that a chain of files hashes each as if it were alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "issue/digest.h"

static void check(const void *bytes, size_t length, const char *expected)
{
    char digits[DIGEST_SIZE];
    digest_bytes(bytes, length, digits);
    assert_string_equal(digits, expected);
}

/* FIPS 180-4's own examples, and the empty file. */
static void known_answers(void **state)
{
    (void)state;
    check("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void check_chained(struct digest_chain *chain, const unsigned char *bytes, size_t length)
{
    char alone[DIGEST_SIZE], chained[DIGEST_SIZE];
    digest_bytes(bytes, length, alone);
    struct digest_begun hash;
    digest_chain_next(chain, bytes, length, &hash);
    digest_go_on(&hash, NULL, 0, chained);
    assert_string_equal(chained, alone);
}

static uint32_t next_random(uint32_t *random)
{
    *random = *random * 1664525U + 1013904223U;
    return *random >> 8;
}

/* Each file differs from the one before at one byte, or in its length, or in nothing. */
static void chained_files_hash_as_if_alone(void **state)
{
    (void)state;
    enum { MOST = 20000 };
    struct digest_chain *chain = digest_chain_create();
    unsigned char *file = calloc(MOST, 1);
    uint32_t random = 7;
    size_t length = 9000;
    for (int i = 0; i < 3000; i++) {
        switch (next_random(&random) % 4) {
        case 0: length = next_random(&random) % (MOST + 1); break;
        case 1: break;
        default:
            if (length)
                file[next_random(&random) % length] ^= (unsigned char)(1 + next_random(&random) % 255);
        }
        check_chained(chain, file, length);
    }
    free(file);
    digest_chain_destroy(chain);
}

/* Lengths around the checkpoints, shrinking and growing, with the same beginning. */
static void chained_files_of_every_length(void **state)
{
    (void)state;
    enum { MOST = 200 * 1024 };
    struct digest_chain *chain = digest_chain_create();
    unsigned char *file = calloc(MOST, 1);
    for (int kilobyte = 0; kilobyte < 4; kilobyte++)
        for (int delta = -2; delta <= 2; delta++)
            for (int again = 0; again < 2; again++) {
                int length = kilobyte * 1024 + delta;
                check_chained(chain, file, length < 0 ? 0 : (size_t)length);
                check_chained(chain, file, again ? 2048 : MOST);
            }
    free(file);
    digest_chain_destroy(chain);
}

static void nothing_to_destroy(void **state)
{
    (void)state;
    digest_chain_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(chained_files_hash_as_if_alone),
        cmocka_unit_test(chained_files_of_every_length),
        cmocka_unit_test(nothing_to_destroy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
