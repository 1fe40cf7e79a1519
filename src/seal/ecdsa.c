/* Nettle's own function spends a third of its time on one inversion modulo the group's order, so done that it tells nothing of the number
 * to who measures how long it took. Here the number is first multiplied with another that nobody knows: what is inverted then is secret to
 * nobody, and may take as long as it takes. */
#include "seal/ecdsa.h"

#include <gnutls/crypto.h>
#include <nettle/hmac.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "seal/base_point.h"
#include "seal/number.h"

/* How many points there are on the curve (SP 800-186, 3.2.1.3). */
#define ORDER "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"

/* RFC 6979, 3.2: V there, and an HMAC that has K as its key. */
struct generator {
    unsigned char value[NUMBER_SIZE];
    struct hmac_sha256_ctx hmac;
};

/* What a signature is made with: its numbers, as the standards name them. */
struct signing {
    mpz_t e, k, r, s;
    mpz_t mask;    /* that k, e and the key are multiplied with */
    mpz_t inverse; /* of k, masked */
    struct generator generator;
    struct base_point_room *room;
    struct signing *next;
};

struct ecdsa_key {
    unsigned char number[NUMBER_SIZE];
    mpz_t secret; /* the same */
    mpz_t order;
    struct generator generator; /* that has taken all of a first step but the digest */
    pthread_mutex_t lock;
    struct signing *idle;       /* of signatures that are made; wiped */
};

/* ------------------------------------------------------------------------------------------------ what is used again */

static void each_number(struct signing *signing, void (*act)(mpz_t number))
{
    act(signing->e);
    act(signing->k);
    act(signing->r);
    act(signing->s);
    act(signing->mask);
    act(signing->inverse);
}

static struct signing *signing_create(void)
{
    struct signing *signing = memory_zeroed(1, sizeof *signing);
    each_number(signing, number_init);
    signing->room = base_point_room_create();
    return signing;
}

static void signing_destroy(struct signing *signing)
{
    each_number(signing, number_finish);
    base_point_room_destroy(signing->room);
    free(signing);
}

static struct signing *take_signing(struct ecdsa_key *key)
{
    pthread_mutex_lock(&key->lock);
    struct signing *signing = key->idle;
    if (signing)
        key->idle = signing->next;
    pthread_mutex_unlock(&key->lock);
    return signing ? signing : signing_create();
}

static void give_back(struct ecdsa_key *key, struct signing *signing)
{
    each_number(signing, number_wipe);
    gnutls_memset(&signing->generator, 0, sizeof signing->generator);
    pthread_mutex_lock(&key->lock);
    signing->next = key->idle;
    key->idle = signing;
    pthread_mutex_unlock(&key->lock);
}

/* ------------------------------------------------------------------------------------------------ the key */

/* K is zeros, V ones: and what is hashed begins with V, a byte and the key. */
static void begin_generator(struct ecdsa_key *key)
{
    static const unsigned char zeros[NUMBER_SIZE], step = 0;
    struct generator *generator = &key->generator;
    memset(generator->value, 1, sizeof generator->value);
    hmac_sha256_set_key(&generator->hmac, sizeof zeros, zeros);
    hmac_sha256_update(&generator->hmac, NUMBER_SIZE, generator->value);
    hmac_sha256_update(&generator->hmac, 1, &step);
    hmac_sha256_update(&generator->hmac, NUMBER_SIZE, key->number);
}

struct ecdsa_key *ecdsa_key_create(const unsigned char *number, size_t length)
{
    for (; length && !*number; length--)
        number++;
    if (!length || length > NUMBER_SIZE)
        return NULL;
    struct ecdsa_key *key = memory_zeroed(1, sizeof *key);
    memcpy(key->number + NUMBER_SIZE - length, number, length);
    number_init(key->secret);
    number_read(key->secret, key->number);
    mpz_init_set_str(key->order, ORDER, 16);
    base_point_prepare();
    begin_generator(key);
    pthread_mutex_init(&key->lock, NULL);
    if (mpz_cmp(key->secret, key->order) < 0)
        return key;
    ecdsa_key_destroy(key);
    return NULL;
}

void ecdsa_key_destroy(struct ecdsa_key *key)
{
    if (!key)
        return;
    for (struct signing *signing = key->idle, *next; signing; signing = next) {
        next = signing->next;
        signing_destroy(signing);
    }
    pthread_mutex_destroy(&key->lock);
    number_finish(key->secret);
    mpz_clear(key->order);
    gnutls_memset(&key->generator, 0, sizeof key->generator);
    gnutls_memset(key->number, 0, sizeof key->number);
    free(key);
}

/* ------------------------------------------------------------------------------------------------ numbers that nobody knows */

/* V becomes its HMAC. */
static void go_on(struct generator *generator)
{
    hmac_sha256_update(&generator->hmac, NUMBER_SIZE, generator->value);
    hmac_sha256_digest(&generator->hmac, NUMBER_SIZE, generator->value); /* which leaves its key */
}

/* K becomes the HMAC of what it was given. */
static void take_key(struct generator *generator)
{
    unsigned char key[NUMBER_SIZE];
    hmac_sha256_digest(&generator->hmac, NUMBER_SIZE, key);
    hmac_sha256_set_key(&generator->hmac, NUMBER_SIZE, key);
    gnutls_memset(key, 0, sizeof key);
    go_on(generator);
}

/* That of V, a byte, and in the first steps what all is made from. */
static void stir(struct generator *generator, unsigned char step, const unsigned char *seed)
{
    hmac_sha256_update(&generator->hmac, NUMBER_SIZE, generator->value);
    hmac_sha256_update(&generator->hmac, 1, &step);
    if (seed)
        hmac_sha256_update(&generator->hmac, 2 * NUMBER_SIZE, seed);
    take_key(generator);
}

static void begin(struct generator *generator, const struct ecdsa_key *key, const mpz_t digest)
{
    unsigned char seed[2 * NUMBER_SIZE];
    memcpy(seed, key->number, NUMBER_SIZE);
    number_write(seed + NUMBER_SIZE, digest);
    *generator = key->generator;
    hmac_sha256_update(&generator->hmac, NUMBER_SIZE, seed + NUMBER_SIZE);
    take_key(generator);
    stir(generator, 1, seed);
    gnutls_memset(seed, 0, sizeof seed);
}

/* False: it is none from 1 up to the order. */
static bool draw(struct generator *generator, const struct ecdsa_key *key, mpz_t number)
{
    go_on(generator);
    number_read(number, generator->value);
    return mpz_sgn(number) && mpz_cmp(number, key->order) < 0;
}

static void take_number(struct generator *generator, const struct ecdsa_key *key, mpz_t number)
{
    while (!draw(generator, key, number))
        stir(generator, 0, NULL);
}

/* ------------------------------------------------------------------------------------------------ signing */

/* r: of the point that is k times the base point, the one coordinate. */
static void find_r(struct signing *signing, const struct ecdsa_key *key)
{
    struct generator *generator = &signing->generator;
    unsigned char number[NUMBER_SIZE], coordinate[COORDINATE_SIZE];
    number_write(number, signing->k);
    go_on(generator);
    base_point_times(signing->room, number, generator->value, coordinate);
    number_read(signing->r, coordinate);
    mpz_mod(signing->r, signing->r, key->order);
    gnutls_memset(number, 0, sizeof number);
}

/* s = (e + r d) / k, d the key: as (e m + r d m) / (k m). */
static void find_s(struct signing *signing, const struct ecdsa_key *key)
{
    mpz_set(signing->inverse, signing->k);
    number_multiply(signing->inverse, signing->mask, key->order);
    mpz_invert(signing->inverse, signing->inverse, key->order);
    mpz_set(signing->s, key->secret);
    number_multiply(signing->s, signing->mask, key->order);
    number_multiply(signing->s, signing->r, key->order);
    number_multiply(signing->mask, signing->e, key->order);
    mpz_add(signing->s, signing->s, signing->mask);
    number_multiply(signing->s, signing->inverse, key->order);
}

/* An INTEGER is signed: a zero stands before what would be below zero. */
static size_t put_integer(unsigned char *out, const mpz_t number)
{
    unsigned char bytes[1 + NUMBER_SIZE] = {0};
    size_t length = mpz_sizeinbase(number, 2) / 8 + 1;
    number_write(bytes + 1, number);
    out[0] = 0x02;
    out[1] = (unsigned char)length;
    memcpy(out + 2, bytes + sizeof bytes - length, length);
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

size_t ecdsa_sign_sha256(struct ecdsa_key *key, const unsigned char sha256[32], unsigned char signature[ECDSA_SIGNATURE_MOST])
{
    struct signing *signing = take_signing(key);
    struct generator *generator = &signing->generator;
    number_read(signing->e, sha256);
    mpz_mod(signing->e, signing->e, key->order);
    begin(generator, key, signing->e);
    do {
        take_number(generator, key, signing->k);
        take_number(generator, key, signing->mask);
        find_r(signing, key);
        find_s(signing, key);
    } while (mpz_sgn(signing->r) == 0 || mpz_sgn(signing->s) == 0);
    size_t length = put_signature(signature, signing);
    give_back(key, signing);
    return length;
}
