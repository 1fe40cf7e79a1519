/* By libcrypto where it is there: it has code for just this curve on the usual processors, and takes a third of nettle's time. */
#include "seal/base_point.h"

#include <dlfcn.h>
#include <gnutls/crypto.h>
#include <nettle/ecc-curve.h>
#include <nettle/ecc.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include "base/library.h"
#include "base/memory.h"

/* ------------------------------------------------------------------------------------------------ by libcrypto */

typedef struct bignum_st BIGNUM;
typedef struct bignum_ctx BN_CTX;
typedef struct ec_group_st EC_GROUP;
typedef struct ec_point_st EC_POINT;

enum { NID_P256 = 415 };

/* As libcrypto.so.3 has them. */
#define FUNCTIONS(X)                                                                                                   \
    X(BIGNUM *, BN_new, (void))                                                                                        \
    X(void, BN_clear_free, (BIGNUM *))                                                                                 \
    X(BIGNUM *, BN_bin2bn, (const unsigned char *, int, BIGNUM *))                                                     \
    X(int, BN_bn2binpad, (const BIGNUM *, unsigned char *, int))                                                       \
    X(BN_CTX *, BN_CTX_new, (void))                                                                                    \
    X(void, BN_CTX_free, (BN_CTX *))                                                                                   \
    X(EC_GROUP *, EC_GROUP_new_by_curve_name, (int))                                                                   \
    X(EC_POINT *, EC_POINT_new, (const EC_GROUP *))                                                                    \
    X(void, EC_POINT_clear_free, (EC_POINT *))                                                                         \
    X(int, EC_POINT_mul, (const EC_GROUP *, EC_POINT *, const BIGNUM *, const EC_POINT *, const BIGNUM *, BN_CTX *))   \
    X(int, EC_POINT_get_affine_coordinates, (const EC_GROUP *, const EC_POINT *, BIGNUM *, BIGNUM *, BN_CTX *))

#define DECLARE(result, name, takes) result(*name) takes;
static struct {
    FUNCTIONS(DECLARE)
} library;
static EC_GROUP *curve; /* NULL: it is not there */

static void load(void)
{
#if defined(__x86_64__) || defined(__aarch64__) /* elsewhere it has no such code */
    void *loaded = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    bool good = true;
#define LOAD(result, name, takes) good = library_find(loaded, #name, &library.name) && good;
    FUNCTIONS(LOAD)
    if (good)
        curve = library.EC_GROUP_new_by_curve_name(NID_P256);
#endif
}

void base_point_prepare(void)
{
    enum { LIBRARY_MOST = 1024 * 1024 }; /* one that gets no memory while it is loaded may fall */
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    memory_demand(LIBRARY_MOST);
    pthread_once(&once, load);
}

bool base_point_by_libcrypto(const unsigned char number[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE])
{
    if (!curve)
        return false;
    BN_CTX *context = library.BN_CTX_new();
    BIGNUM *times = library.BN_new(), *first = library.BN_new();
    EC_POINT *point = library.EC_POINT_new(curve);
    bool good = context && times && first && point && library.BN_bin2bn(number, COORDINATE_SIZE, times) &&
                library.EC_POINT_mul(curve, point, times, NULL, NULL, context) &&
                library.EC_POINT_get_affine_coordinates(curve, point, first, NULL, context) &&
                library.BN_bn2binpad(first, coordinate, COORDINATE_SIZE) == COORDINATE_SIZE;
    library.EC_POINT_clear_free(point);
    library.BN_clear_free(first);
    library.BN_clear_free(times);
    library.BN_CTX_free(context);
    return good;
}

/* ------------------------------------------------------------------------------------------------ by nettle */

static void read_scalar(struct ecc_scalar *scalar, const unsigned char number[COORDINATE_SIZE])
{
    enum { LIMBS = COORDINATE_SIZE / sizeof(mp_limb_t) };
    mpz_t times;
    mpz_init2(times, LIMBS * GMP_LIMB_BITS);
    mpz_import(times, COORDINATE_SIZE, 1, 1, 0, 0, number);
    ecc_scalar_set(scalar, times);
    gnutls_memset(mpz_limbs_write(times, LIMBS), 0, COORDINATE_SIZE); /* nothing is left of it in memory that others get */
    mpz_clear(times);
}

static void write_coordinate(unsigned char coordinate[COORDINATE_SIZE], const struct ecc_point *point)
{
    mpz_t first, second;
    mpz_inits(first, second, NULL);
    ecc_point_get(point, first, second);
    size_t length = (mpz_sizeinbase(first, 2) + 7) / 8;
    memset(coordinate, 0, COORDINATE_SIZE);
    mpz_export(coordinate + COORDINATE_SIZE - length, NULL, 1, 1, 0, 0, first);
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

void base_point_times(const unsigned char number[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE])
{
    if (!base_point_by_libcrypto(number, coordinate))
        base_point_by_nettle(number, coordinate);
}
