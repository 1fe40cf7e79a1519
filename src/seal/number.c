#include "seal/number.h"

#include <gnutls/crypto.h>

enum { LIMB_SIZE = sizeof(mp_limb_t), LIMBS = NUMBER_SIZE / LIMB_SIZE, PRODUCT_LIMBS = 2 * LIMBS + 1 };

void number_init(mpz_t number)
{
    mpz_init2(number, PRODUCT_LIMBS * GMP_LIMB_BITS);
}

void number_wipe(mpz_t number)
{
    gnutls_memset(mpz_limbs_write(number, PRODUCT_LIMBS), 0, PRODUCT_LIMBS * LIMB_SIZE);
    mpz_limbs_finish(number, 0);
}

void number_finish(mpz_t number)
{
    number_wipe(number);
    mpz_clear(number);
}

/* By limbs, the lowest first: mpz_import() takes several times as long. */
void number_read(mpz_t number, const unsigned char bytes[NUMBER_SIZE])
{
    mp_limb_t *limbs = mpz_limbs_write(number, LIMBS);
    for (int i = 0; i < LIMBS; i++) {
        const unsigned char *from = bytes + NUMBER_SIZE - (i + 1) * LIMB_SIZE;
        limbs[i] = 0;
        for (int j = 0; j < LIMB_SIZE; j++)
            limbs[i] = limbs[i] << 8 | from[j];
    }
    mpz_limbs_finish(number, LIMBS);
}

void number_write(unsigned char bytes[NUMBER_SIZE], const mpz_t number)
{
    for (int i = 0; i < LIMBS; i++) {
        unsigned char *end = bytes + NUMBER_SIZE - i * LIMB_SIZE;
        mp_limb_t limb = mpz_getlimbn(number, i);
        for (int j = 0; j < LIMB_SIZE; j++, limb >>= 8)
            *--end = (unsigned char)limb;
    }
}

void number_multiply(mpz_t product, const mpz_t factor, const mpz_t modulus)
{
    mpz_mul(product, product, factor);
    mpz_tdiv_r(product, product, modulus);
}
