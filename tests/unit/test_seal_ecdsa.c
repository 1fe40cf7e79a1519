/* Signatures on P-256: those that RFC 6979 gives, and GnuTLS makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <pthread.h>

#include "base/diag.h"
#include "base/file.h"
#include "seal/base_point.h"
#include "seal/ecdsa.h"
#include "seal/number.h"

#define SPECIMEN SUPPLEMENT_SOURCE_DIR "/tests/data/seal/p256.pem"

static const unsigned char ORDER[NUMBER_SIZE] = "\xff\xff\xff\xff\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff"
                                                "\xbc\xe6\xfa\xad\xa7\x17\x9e\x84\xf3\xb9\xca\xc2\xfc\x63\x25\x51";

static const unsigned char MASK[NUMBER_SIZE] = {[NUMBER_SIZE - 1] = 7};

static void check(struct ecdsa_key *key, const char *text, const void *expected, size_t length)
{
    unsigned char sha256[NUMBER_SIZE], signature[ECDSA_SIGNATURE_MOST];
    assert_int_equal(gnutls_hash_fast(GNUTLS_DIG_SHA256, text, strlen(text), sha256), 0);
    assert_int_equal(ecdsa_sign_sha256(key, sha256, signature), length);
    assert_memory_equal(signature, expected, length);
}

/* A.2.5: numbers with and without a zero before them. */
static void signatures_are_those_of_the_standard(void **state)
{
    (void)state;
    static const unsigned char number[] = "\xC9\xAF\xA9\xD8\x45\xBA\x75\x16\x6B\x5C\x21\x57\x67\xB1\xD6\x93"
                                          "\x4E\x50\xC3\xDB\x36\xE8\x9B\x12\x7B\x8A\x62\x2B\x12\x0F\x67\x21";
    static const unsigned char sample[] = "\x30\x46\x02\x21\x00\xEF\xD4\x8B\x2A\xAC\xB6\xA8\xFD\x11\x40\xDD\x9C\xD4\x5E\x81\xD6\x9D\x2C\x87"
                                          "\x7B\x56\xAA\xF9\x91\xC3\x4D\x0E\xA8\x4E\xAF\x37\x16\x02\x21\x00\xF7\xCB\x1C\x94\x2D\x65\x7C\x41"
                                          "\xD4\x36\xC7\xA1\xB6\xE2\x9F\x65\xF3\xE9\x00\xDB\xB9\xAF\xF4\x06\x4D\xC4\xAB\x2F\x84\x3A\xCD\xA8";
    static const unsigned char test[] = "\x30\x45\x02\x21\x00\xF1\xAB\xB0\x23\x51\x83\x51\xCD\x71\xD8\x81\x56\x7B\x1E\xA6\x63\xED\x3E\xFC"
                                        "\xF6\xC5\x13\x2B\x35\x4F\x28\xD3\xB0\xB7\xD3\x83\x67\x02\x20\x01\x9F\x41\x13\x74\x2A\x2B\x14"
                                        "\xBD\x25\x92\x6B\x49\xC6\x49\x15\x5F\x26\x7E\x60\xD3\x81\x4B\x4C\x0C\xC8\x42\x50\xE4\x6F\x00\x83";
    struct ecdsa_key *key = ecdsa_key_create(number, NUMBER_SIZE);
    assert_non_null(key);
    check(key, "sample", sample, sizeof sample - 1);
    check(key, "test", test, sizeof test - 1);
    ecdsa_key_destroy(key);
}

static gnutls_privkey_t read_specimen(void)
{
    struct diag *diag = diag_create();
    struct buffer file = {0};
    gnutls_privkey_t key;
    assert_true(file_read(SPECIMEN, 65536, (struct place){0}, &file, diag));
    const gnutls_datum_t data = {file.bytes, (unsigned)file.length};
    assert_int_equal(gnutls_privkey_init(&key), 0);
    assert_int_equal(gnutls_privkey_import_x509_raw(key, &data, GNUTLS_X509_FMT_PEM, NULL, 0), 0);
    buffer_finish(&file);
    diag_destroy(diag);
    return key;
}

static void compare(gnutls_privkey_t other, struct ecdsa_key *key, unsigned char sha256[NUMBER_SIZE])
{
    const gnutls_datum_t hash = {sha256, NUMBER_SIZE};
    unsigned char signature[ECDSA_SIGNATURE_MOST];
    gnutls_datum_t expected;
    assert_int_equal(
        gnutls_privkey_sign_hash(other, GNUTLS_DIG_SHA256, GNUTLS_PRIVKEY_FLAG_REPRODUCIBLE, &hash, &expected), 0);
    assert_int_equal(ecdsa_sign_sha256(key, sha256, signature), expected.size);
    assert_memory_equal(signature, expected.data, expected.size);
    gnutls_free(expected.data);
}

/* A hash is seldom, but may be, as high as the order, or higher; of a thousand signatures some have numbers that are a byte shorter. */
static void signatures_are_those_of_gnutls(void **state)
{
    (void)state;
    gnutls_privkey_t other = read_specimen();
    gnutls_datum_t number;
    unsigned char sha256[NUMBER_SIZE] = {0};
    assert_int_equal(gnutls_privkey_export_ecc_raw2(other, NULL, NULL, NULL, &number, 0), 0);
    struct ecdsa_key *key = ecdsa_key_create(number.data, number.size);
    assert_non_null(key);
    compare(other, key, sha256);
    memset(sha256, 0xff, sizeof sha256);
    compare(other, key, sha256);
    for (int step = -1; step <= 1; step++) {
        memcpy(sha256, ORDER, sizeof sha256);
        sha256[NUMBER_SIZE - 1] = (unsigned char)(sha256[NUMBER_SIZE - 1] + step);
        compare(other, key, sha256);
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(gnutls_hash_fast(GNUTLS_DIG_SHA256, &i, sizeof i, sha256), 0);
        compare(other, key, sha256);
    }
    ecdsa_key_destroy(key);
    gnutls_free(number.data);
    gnutls_privkey_deinit(other);
}

/* What one signature leaves to the next is no other thread's. */
enum { THREADS = 4, THREAD_SIGNATURES = 200 };

struct signer {
    struct ecdsa_key *key;
    pthread_t thread;
    unsigned char signatures[THREAD_SIGNATURES][ECDSA_SIGNATURE_MOST];
    size_t lengths[THREAD_SIGNATURES];
};

static void *sign_all(void *context)
{
    struct signer *signer = context;
    for (int i = 0; i < THREAD_SIGNATURES; i++) {
        unsigned char sha256[NUMBER_SIZE] = {(unsigned char)i, 1};
        signer->lengths[i] = ecdsa_sign_sha256(signer->key, sha256, signer->signatures[i]);
    }
    return NULL;
}

static void threads_sign_at_once(void **state)
{
    (void)state;
    static struct signer signers[THREADS + 1];
    struct ecdsa_key *key = ecdsa_key_create(MASK, NUMBER_SIZE);
    for (int i = 0; i <= THREADS; i++)
        signers[i].key = key;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&signers[i].thread, NULL, sign_all, &signers[i]), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(signers[i].thread, NULL), 0);
    sign_all(&signers[THREADS]);
    for (int i = 0; i < THREADS; i++) {
        assert_memory_equal(signers[i].lengths, signers[THREADS].lengths, sizeof signers[i].lengths);
        assert_memory_equal(signers[i].signatures, signers[THREADS].signatures, sizeof signers[i].signatures);
    }
    ecdsa_key_destroy(key);
}

static void compare_ways(struct base_point_room *room, const unsigned char number[NUMBER_SIZE])
{
    unsigned char quick[NUMBER_SIZE], slow[NUMBER_SIZE], usual[NUMBER_SIZE];
    base_point_by_nettle(number, slow);
    base_point_times(room, number, MASK, usual);
    assert_memory_equal(usual, slow, NUMBER_SIZE);
    if (base_point_by_libcrypto(room, number, ORDER, quick)) /* another mask */
        assert_memory_equal(quick, slow, NUMBER_SIZE);
}

static const unsigned char ONCE[NUMBER_SIZE] = {[NUMBER_SIZE - 1] = 1};
static const unsigned char BASE[NUMBER_SIZE] = "\x6b\x17\xd1\xf2\xe1\x2c\x42\x47\xf8\xbc\xe6\xe5\x63\xa4\x40\xf2"
                                               "\x77\x03\x7d\x81\x2d\xeb\x33\xa0\xf4\xa1\x39\x45\xd8\x98\xc2\x96";

/* As where it is not: nothing was prepared yet. */
static void libcrypto_is_not_needed(void **state)
{
    (void)state;
    unsigned char point[NUMBER_SIZE] = {0};
    assert_null(base_point_room_create());
    assert_false(base_point_by_libcrypto(NULL, ONCE, MASK, point));
    base_point_times(NULL, ONCE, MASK, point);
    assert_memory_equal(point, BASE, NUMBER_SIZE);
}

/* Among a thousand some begin with a zero, which both have to write. */
static void points_are_the_same_in_either_way(void **state)
{
    (void)state;
    unsigned char number[NUMBER_SIZE], point[NUMBER_SIZE];
    base_point_prepare();
    struct base_point_room *room = base_point_room_create();
    base_point_times(room, ONCE, MASK, point);
    assert_memory_equal(point, BASE, NUMBER_SIZE);
    memcpy(number, ORDER, sizeof number);
    number[NUMBER_SIZE - 1]--;
    base_point_times(room, number, MASK, point); /* the last is the first, but for the side on which it is */
    assert_memory_equal(point, BASE, NUMBER_SIZE);
    compare_ways(room, number);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(gnutls_hash_fast(GNUTLS_DIG_SHA256, &i, sizeof i, number), 0);
        compare_ways(room, number);
    }
    base_point_room_destroy(room);
}

/* From 1 up to the order; with zeros before it, too. */
static void a_key_is_a_number_below_the_order(void **state)
{
    (void)state;
    unsigned char number[NUMBER_SIZE + 1] = {0};
    assert_null(ecdsa_key_create(number, NUMBER_SIZE));
    memcpy(number + 1, ORDER, NUMBER_SIZE);
    assert_null(ecdsa_key_create(number, NUMBER_SIZE + 1));
    number[NUMBER_SIZE]--;
    struct ecdsa_key *last = ecdsa_key_create(number, NUMBER_SIZE + 1), *first = ecdsa_key_create((const unsigned char *)"\1", 1);
    assert_true(last && first);
    ecdsa_key_destroy(first);
    ecdsa_key_destroy(last);
    number[0] = 1;
    assert_null(ecdsa_key_create(number, NUMBER_SIZE + 1));
    assert_null(ecdsa_key_create(number, 0));
    ecdsa_key_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(libcrypto_is_not_needed), /* before it is prepared */
        cmocka_unit_test(signatures_are_those_of_the_standard),
        cmocka_unit_test(signatures_are_those_of_gnutls),
        cmocka_unit_test(threads_sign_at_once),
        cmocka_unit_test(points_are_the_same_in_either_way),
        cmocka_unit_test(a_key_is_a_number_below_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
