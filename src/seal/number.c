#include "seal/number.h"

#include <gnutls/crypto.h>
#include <stdint.h>
#include <string.h>

enum { WORDS = NUMBER_SIZE / sizeof(uint64_t), /* aligned, which GMP takes several times as fast as bytes */
       PRODUCT_LIMBS = 2 * NUMBER_SIZE / sizeof(mp_limb_t) + 1 };

void number_init(mpz_t number)
{
    mpz_init2(number, PRODUCT_LIMBS * GMP_LIMB_BITS);
}

void number_wipe(mpz_t number)
{
    gnutls_memset(mpz_limbs_write(number, PRODUCT_LIMBS), 0, PRODUCT_LIMBS * sizeof(mp_limb_t));
    mpz_clear(number);
}

void number_read(mpz_t number, const unsigned char bytes[NUMBER_SIZE])
{
    uint64_t words[WORDS];
    memcpy(words, bytes, NUMBER_SIZE);
    mpz_import(number, WORDS, 1, sizeof *words, 1, 0, words);
    gnutls_memset(words, 0, sizeof words);
}

void number_write(unsigned char bytes[NUMBER_SIZE], const mpz_t number)
{
    uint64_t words[WORDS] = {0};
    size_t count = (mpz_sizeinbase(number, 2) + 63) / 64;
    mpz_export(words + WORDS - count, NULL, 1, sizeof *words, 1, 0, number);
    memcpy(bytes, words, NUMBER_SIZE);
    gnutls_memset(words, 0, sizeof words);
}

void number_multiply(mpz_t product, const mpz_t factor, const mpz_t modulus)
{
    mpz_mul(product, product, factor);
    mpz_mod(product, product, modulus);
}
