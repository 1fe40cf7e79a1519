/* By libcrypto where it is there: it has code for just this curve on the usual processors, and takes a third of nettle's time.
 *
 * It gives the point as x and z, of which the coordinate is x / z^2, and of that time spends almost half if asked for the quotient, as z would
 * tell something of the number to who measures how long the division took. Here z is first multiplied with another number that nobody knows: what is
 * divided by then is secret to nobody, and may take as long as it takes. */
#include "seal/base_point.h"

#include <dlfcn.h>
#include <gnutls/crypto.h>
#include <nettle/ecc-curve.h>
#include <nettle/ecc.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/library.h"
#include "base/memory.h"
#include "seal/number.h"

/* ------------------------------------------------------------------------------------------------ by libcrypto */

typedef struct bignum_st BIGNUM;
typedef struct bignum_ctx BN_CTX;
typedef struct ec_group_st EC_GROUP;
typedef struct ec_point_st EC_POINT;

enum { NID_P256 = 415 };

/* What coordinates are counted modulo (SP 800-186, 3.2.1.3). */
#define PRIME "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"

/* As libcrypto.so.3 has them. */
#define FUNCTIONS(X)                                                                                                   \
    X(BIGNUM *, BN_new, (void))                                                                                        \
    X(void, BN_clear, (BIGNUM *))                                                                                      \
    X(void, BN_clear_free, (BIGNUM *))                                                                                 \
    X(BIGNUM *, BN_bin2bn, (const unsigned char *, int, BIGNUM *))                                                     \
    X(int, BN_bn2binpad, (const BIGNUM *, unsigned char *, int))                                                       \
    X(BN_CTX *, BN_CTX_new, (void))                                                                                    \
    X(void, BN_CTX_free, (BN_CTX *))                                                                                   \
    X(EC_GROUP *, EC_GROUP_new_by_curve_name, (int))                                                                   \
    X(const EC_POINT *, EC_GROUP_get0_generator, (const EC_GROUP *))                                                   \
    X(EC_POINT *, EC_POINT_new, (const EC_GROUP *))                                                                    \
    X(int, EC_POINT_copy, (EC_POINT *, const EC_POINT *))                                                              \
    X(void, EC_POINT_clear_free, (EC_POINT *))                                                                         \
    X(int, EC_POINT_mul, (const EC_GROUP *, EC_POINT *, const BIGNUM *, const EC_POINT *, const BIGNUM *, BN_CTX *))   \
    X(int, EC_POINT_get_Jprojective_coordinates_GFp,                                                                   \
      (const EC_GROUP *, const EC_POINT *, BIGNUM *, BIGNUM *, BIGNUM *, BN_CTX *))

#define DECLARE(result, name, takes) result(*name) takes;
static struct {
    FUNCTIONS(DECLARE)
} library;
static EC_GROUP *curve; /* NULL: it is not there */
static mpz_t prime;

static void load(void)
{
#if defined(__x86_64__) || defined(__aarch64__) /* elsewhere it has no such code */
    void *loaded = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    bool good = true;
#define LOAD(result, name, takes) good = library_find(loaded, #name, &library.name) && good;
    FUNCTIONS(LOAD)
    if (good)
        curve = library.EC_GROUP_new_by_curve_name(NID_P256);
    mpz_init_set_str(prime, PRIME, 16);
#endif
}

void base_point_prepare(void)
{
    enum { LIBRARY_MOST = 1024 * 1024 }; /* one that gets no memory while it is loaded may fall */
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    memory_demand(LIBRARY_MOST);
    pthread_once(&once, load);
}

struct base_point_room {
    BN_CTX *context;
    BIGNUM *times, *first, *third;
    EC_POINT *point;
    mpz_t factor, divisor;
};

void base_point_room_destroy(struct base_point_room *room)
{
    if (!room)
        return;
    library.EC_POINT_clear_free(room->point);
    library.BN_clear_free(room->third);
    library.BN_clear_free(room->first);
    library.BN_clear_free(room->times);
    library.BN_CTX_free(room->context);
    number_finish(room->factor);
    number_finish(room->divisor);
    free(room);
}

struct base_point_room *base_point_room_create(void)
{
    if (!curve)
        return NULL;
    struct base_point_room *room = memory_zeroed(1, sizeof *room);
    number_init(room->factor);
    number_init(room->divisor);
    room->context = library.BN_CTX_new();
    room->times = library.BN_new();
    room->first = library.BN_new();
    room->third = library.BN_new();
    room->point = library.EC_POINT_new(curve);
    if (room->context && room->times && room->first && room->third && room->point)
        return room;
    base_point_room_destroy(room);
    return NULL;
}

/* Between signatures there is nothing in it of their numbers; of what libcrypto keeps in its context, who can read that can read the key. */
static void wipe(struct base_point_room *room)
{
    number_wipe(room->factor);
    number_wipe(room->divisor);
    library.BN_clear(room->times);
    library.BN_clear(room->first);
    library.BN_clear(room->third);
    library.EC_POINT_copy(room->point, library.EC_GROUP_get0_generator(curve));
}

/* x / z^2, as x (m / (z m))^2, m the mask; false: there is no quotient. */
static bool divide(struct base_point_room *room, const unsigned char x[NUMBER_SIZE], const unsigned char z[NUMBER_SIZE],
                   const unsigned char mask[NUMBER_SIZE], unsigned char coordinate[COORDINATE_SIZE])
{
    mpz_ptr factor = room->factor, divisor = room->divisor;
    number_read(factor, mask);
    number_read(divisor, z);
    number_multiply(divisor, factor, prime);
    bool good = mpz_invert(divisor, divisor, prime);
    number_multiply(divisor, factor, prime);
    number_multiply(divisor, divisor, prime);
    number_read(factor, x);
    number_multiply(divisor, factor, prime);
    number_write(coordinate, divisor);
    return good;
}

bool base_point_by_libcrypto(struct base_point_room *room, const unsigned char number[COORDINATE_SIZE],
                             const unsigned char mask[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE])
{
    if (!room)
        return false;
    unsigned char x[NUMBER_SIZE], z[NUMBER_SIZE];
    bool good = library.BN_bin2bn(number, COORDINATE_SIZE, room->times) &&
                library.EC_POINT_mul(curve, room->point, room->times, NULL, NULL, room->context) &&
                library.EC_POINT_get_Jprojective_coordinates_GFp(curve, room->point, room->first, NULL, room->third, room->context) &&
                library.BN_bn2binpad(room->first, x, NUMBER_SIZE) == NUMBER_SIZE &&
                library.BN_bn2binpad(room->third, z, NUMBER_SIZE) == NUMBER_SIZE && divide(room, x, z, mask, coordinate);
    wipe(room);
    gnutls_memset(x, 0, sizeof x);
    gnutls_memset(z, 0, sizeof z);
    return good;
}

/* ------------------------------------------------------------------------------------------------ by nettle */

static void read_scalar(struct ecc_scalar *scalar, const unsigned char number[COORDINATE_SIZE])
{
    mpz_t times;
    number_init(times);
    number_read(times, number);
    ecc_scalar_set(scalar, times);
    number_finish(times);
}

static void write_coordinate(unsigned char coordinate[COORDINATE_SIZE], const struct ecc_point *point)
{
    mpz_t first, second;
    mpz_inits(first, second, NULL);
    ecc_point_get(point, first, second);
    number_write(coordinate, first);
    mpz_clears(first, second, NULL);
}

void base_point_by_nettle(const unsigned char number[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE])
{
    struct ecc_scalar times;
    struct ecc_point point;
    ecc_scalar_init(&times, nettle_get_secp_256r1());
    ecc_point_init(&point, nettle_get_secp_256r1());
    read_scalar(&times, number);
    ecc_point_mul_g(&point, &times);
    write_coordinate(coordinate, &point);
    gnutls_memset(times.p, 0, COORDINATE_SIZE);
    ecc_scalar_clear(&times);
    ecc_point_clear(&point);
}

void base_point_times(struct base_point_room *room, const unsigned char number[COORDINATE_SIZE],
                      const unsigned char mask[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE])
{
    if (!base_point_by_libcrypto(room, number, mask, coordinate))
        base_point_by_nettle(number, coordinate);
}
