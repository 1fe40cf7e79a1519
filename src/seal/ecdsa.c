/* Nettle's own function spends a third of its time on one inversion modulo the group's order, so done that it tells nothing of the number
 * to who measures how long it took. Here the number is first multiplied with another that nobody knows: what is inverted then is secret to
 * nobody, and may take as long as it takes. */
#include "seal/ecdsa.h"

#include <gmp.h>
#include <gnutls/crypto.h>
#include <nettle/hmac.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "seal/base_point.h"

enum { NUMBER_SIZE = 32 /* bytes */, PRODUCT_LIMBS = 2 * NUMBER_SIZE / sizeof(mp_limb_t) + 1 };

/* How many points there are on the curve (SP 800-186, 3.2.1.3). */
#define ORDER "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"

struct ecdsa_key {
    unsigned char number[NUMBER_SIZE];
    mpz_t secret; /* the same */
    mpz_t order;
};

/* ------------------------------------------------------------------------------------------------ numbers */

static void read_number(mpz_t number, const unsigned char bytes[NUMBER_SIZE])
{
    mpz_import(number, NUMBER_SIZE, 1, 1, 0, 0, bytes);
}

static void write_number(unsigned char bytes[NUMBER_SIZE], const mpz_t number)
{
    size_t length = (mpz_sizeinbase(number, 2) + 7) / 8;
    memset(bytes, 0, NUMBER_SIZE);
    mpz_export(bytes + NUMBER_SIZE - length, NULL, 1, 1, 0, 0, number);
}

static void multiply(mpz_t product, const mpz_t factor, const struct ecdsa_key *key)
{
    mpz_mul(product, product, factor);
    mpz_mod(product, product, key->order);
}

/* With room for a product, so that it is never moved. */
static void make_room(mpz_t number)
{
    mpz_init2(number, PRODUCT_LIMBS * GMP_LIMB_BITS);
}

/* Nothing is left of it in memory that others get. */
static void wipe(mpz_t number)
{
    gnutls_memset(mpz_limbs_write(number, PRODUCT_LIMBS), 0, PRODUCT_LIMBS * sizeof(mp_limb_t));
    mpz_clear(number);
}

/* ------------------------------------------------------------------------------------------------ the key */

struct ecdsa_key *ecdsa_key_create(const unsigned char *number, size_t length)
{
    for (; length && !*number; length--)
        number++;
    if (!length || length > NUMBER_SIZE)
        return NULL;
    struct ecdsa_key *key = memory_zeroed(1, sizeof *key);
    memcpy(key->number + NUMBER_SIZE - length, number, length);
    make_room(key->secret);
    read_number(key->secret, key->number);
    mpz_init_set_str(key->order, ORDER, 16);
    base_point_prepare();
    if (mpz_cmp(key->secret, key->order) < 0)
        return key;
    ecdsa_key_destroy(key);
    return NULL;
}

void ecdsa_key_destroy(struct ecdsa_key *key)
{
    if (!key)
        return;
    wipe(key->secret);
    mpz_clear(key->order);
    gnutls_memset(key->number, 0, sizeof key->number);
    free(key);
}

/* ------------------------------------------------------------------------------------------------ numbers that nobody knows */

/* RFC 6979, 3.2: K and V there. */
struct generator {
    unsigned char key[NUMBER_SIZE], value[NUMBER_SIZE];
};

/* The HMAC of the value, and in the first steps of a byte and what all is made from. */
static void mix(struct generator *generator, unsigned char *out, const unsigned char *step, const unsigned char seed[2 * NUMBER_SIZE])
{
    struct hmac_sha256_ctx hmac;
    hmac_sha256_set_key(&hmac, NUMBER_SIZE, generator->key);
    hmac_sha256_update(&hmac, NUMBER_SIZE, generator->value);
    if (step)
        hmac_sha256_update(&hmac, 1, step);
    if (seed)
        hmac_sha256_update(&hmac, 2 * NUMBER_SIZE, seed);
    hmac_sha256_digest(&hmac, NUMBER_SIZE, out);
    gnutls_memset(&hmac, 0, sizeof hmac);
}

static void stir(struct generator *generator, unsigned char step, const unsigned char *seed)
{
    mix(generator, generator->key, &step, seed);
    mix(generator, generator->value, NULL, NULL);
}

static void begin(struct generator *generator, const struct ecdsa_key *key, const mpz_t digest)
{
    unsigned char seed[2 * NUMBER_SIZE];
    memcpy(seed, key->number, NUMBER_SIZE);
    write_number(seed + NUMBER_SIZE, digest);
    memset(generator->key, 0, sizeof generator->key);
    memset(generator->value, 1, sizeof generator->value);
    stir(generator, 0, seed);
    stir(generator, 1, seed);
    gnutls_memset(seed, 0, sizeof seed);
}

/* False: it is none from 1 up to the order. */
static bool draw(struct generator *generator, const struct ecdsa_key *key, mpz_t number)
{
    mix(generator, generator->value, NULL, NULL);
    read_number(number, generator->value);
    return mpz_sgn(number) && mpz_cmp(number, key->order) < 0;
}

static void take_number(struct generator *generator, const struct ecdsa_key *key, mpz_t number)
{
    while (!draw(generator, key, number))
        stir(generator, 0, NULL);
}

/* ------------------------------------------------------------------------------------------------ signing */

/* Numbers of one signature, as the standards name them. */
struct signing {
    mpz_t e, k, r, s;
    mpz_t mask;    /* that k, e and the key are multiplied with */
    mpz_t inverse; /* of k, masked */
};

static void each_number(struct signing *signing, void (*act)(mpz_t number))
{
    act(signing->e);
    act(signing->k);
    act(signing->r);
    act(signing->s);
    act(signing->mask);
    act(signing->inverse);
}

/* r: of the point that is k times the base point, the one coordinate. */
static void find_r(struct signing *signing, const struct ecdsa_key *key)
{
    unsigned char number[NUMBER_SIZE], coordinate[COORDINATE_SIZE];
    write_number(number, signing->k);
    base_point_times(number, coordinate);
    read_number(signing->r, coordinate);
    mpz_mod(signing->r, signing->r, key->order);
    gnutls_memset(number, 0, sizeof number);
}

/* s = (e + r d) / k, d the key: as (e m + r d m) / (k m). */
static void find_s(struct signing *signing, const struct ecdsa_key *key)
{
    mpz_set(signing->inverse, signing->k);
    multiply(signing->inverse, signing->mask, key);
    mpz_invert(signing->inverse, signing->inverse, key->order);
    mpz_set(signing->s, key->secret);
    multiply(signing->s, signing->mask, key);
    multiply(signing->s, signing->r, key);
    multiply(signing->mask, signing->e, key);
    mpz_add(signing->s, signing->s, signing->mask);
    multiply(signing->s, signing->inverse, key);
}

/* An INTEGER is signed: a zero stands before what would be below zero. */
static size_t put_integer(unsigned char *out, const mpz_t number)
{
    size_t length = mpz_sizeinbase(number, 2) / 8 + 1;
    out[0] = 0x02;
    out[1] = (unsigned char)length;
    out[2] = 0;
    mpz_export(out + 2 + (mpz_sizeinbase(number, 2) % 8 == 0), NULL, 1, 1, 0, 0, number);
    return 2 + length;
}

/* SEQUENCE of both. */
static size_t put_signature(unsigned char *out, const struct signing *signing)
{
    size_t length = put_integer(out + 2, signing->r);
    length += put_integer(out + 2 + length, signing->s);
    out[0] = 0x30;
    out[1] = (unsigned char)length;
    return 2 + length;
}

size_t ecdsa_sign_sha256(const struct ecdsa_key *key, const unsigned char sha256[32], unsigned char signature[ECDSA_SIGNATURE_MOST])
{
    struct generator generator;
    struct signing signing;
    each_number(&signing, make_room);
    read_number(signing.e, sha256);
    mpz_mod(signing.e, signing.e, key->order);
    begin(&generator, key, signing.e);
    do {
        take_number(&generator, key, signing.k);
        take_number(&generator, key, signing.mask);
        find_r(&signing, key);
        find_s(&signing, key);
    } while (mpz_sgn(signing.r) == 0 || mpz_sgn(signing.s) == 0);
    size_t length = put_signature(signature, &signing);
    each_number(&signing, wipe);
    gnutls_memset(&generator, 0, sizeof generator);
    return length;
}
