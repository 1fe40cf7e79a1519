/* SHA-256: known answers, and that a chain of files hashes each as if it were alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "issue/digest.h"
#include "issue/digest_lanes.h"
#include "issue/digest_queue.h"

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

/* ------------------------------------------------------------------------------------------------ in lanes, and without */

enum { QUEUED = 400, QUEUED_MOST = 6000 };

struct queued {
    struct digest_begun hash;
    char expected[DIGEST_SIZE];
};

static void add_queued(struct digest_queue *queue, const unsigned char *file, size_t length, struct queued *queued)
{
    digest_bytes(file, length, queued->expected);
    memset(&queued->hash, 'x', sizeof queued->hash);
    digest_queue_add(queue, file, length, &queued->hash);
}

static void end_queue(struct digest_queue *queue, const struct queued *queued, size_t count)
{
    char digits[DIGEST_SIZE];
    digest_queue_end(queue);
    for (size_t i = 0; i < count; i++) {
        digest_go_on(&queued[i].hash, NULL, 0, digits);
        assert_string_equal(digits, queued[i].expected);
    }
    digest_queue_destroy(queue);
}

/* Of all lengths around blocks, some as the one before up to a byte, and then both: none waits for ever. */
static void queued_files_hash_as_if_alone(void **state)
{
    static struct queued queued[QUEUED];
    (void)state;
    for (int lanes = 0; lanes <= digest_has_lanes(); lanes++) {
        struct digest_queue *queue = digest_queue_create(lanes);
        unsigned char *file = calloc(QUEUED_MOST, 1);
        uint32_t random = 3;
        for (size_t i = 0; i < QUEUED; i++) {
            size_t length = i < 2 * 140 ? i / 2 : next_random(&random) % QUEUED_MOST;
            for (size_t at = i % 3 ? next_random(&random) % QUEUED_MOST : 0; at < QUEUED_MOST; at += 1 + next_random(&random) % 40)
                file[at] ^= (unsigned char)next_random(&random);
            add_queued(queue, file, length, &queued[i]);
            if (i % 77 == 0)
                digest_queue_end(queue);
        }
        end_queue(queue, queued, QUEUED);
        free(file);
    }
}

/* They do not wait, and are no part of what others begin with. */
static void large_files_are_queued_too(void **state)
{
    enum { LENGTH = 700 * 1024, FILES = 9 };
    static struct queued queued[FILES];
    (void)state;
    for (int lanes = 0; lanes <= digest_has_lanes(); lanes++) {
        struct digest_queue *queue = digest_queue_create(lanes);
        unsigned char *file = calloc(LENGTH, 1);
        for (size_t i = 0; i < FILES; i++) {
            file[5000 * i] = (unsigned char)i;
            add_queued(queue, file, i % 3 ? 250 * 1024 : LENGTH, &queued[i]);
        }
        end_queue(queue, queued, FILES);
        free(file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(chained_files_hash_as_if_alone),
        cmocka_unit_test(chained_files_of_every_length),
        cmocka_unit_test(queued_files_hash_as_if_alone),
        cmocka_unit_test(large_files_are_queued_too),
        cmocka_unit_test(nothing_to_destroy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
