/* Numbers of a curve as 32 bytes, the highest first. Most are secret: nothing is left of them in memory that others get. */
#ifndef SEAL_NUMBER_H
#define SEAL_NUMBER_H

#include <gmp.h>

enum { NUMBER_SIZE = 32 /* bytes */ };

/* With room for a product, so that it is never moved. */
void number_init(mpz_t number);
void number_wipe(mpz_t number); /* it is 0 then */
void number_finish(mpz_t number); /* which wipes it too */

void number_read(mpz_t number, const unsigned char bytes[NUMBER_SIZE]);
void number_write(unsigned char bytes[NUMBER_SIZE], const mpz_t number);

/* Modulo another; none is below 0. */
void number_multiply(mpz_t product, const mpz_t factor, const mpz_t modulus);

#endif
