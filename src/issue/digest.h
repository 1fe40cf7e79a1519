/* SHA-256 (FIPS 180-4) of files, as 64 lower-case hexadecimal digits. The only header of nettle's work. */
#ifndef ISSUE_DIGEST_H
#define ISSUE_DIGEST_H

#include <stddef.h>

enum { DIGEST_SIZE = 64 + 1 }; /* digits and a NUL */

void digest_bytes(const void *bytes, size_t length, char digits[DIGEST_SIZE]);

/* A hash that others go on from: of the bytes that they begin with. It may be copied. */
struct digest_begun {
    unsigned long long state[16];
};
void digest_begin(struct digest_begun *begun, const void *bytes, size_t length);
/* Goes on with these itself. */
void digest_more(struct digest_begun *begun, const void *bytes, size_t length);
/* The digits of those bytes and of these behind them. */
void digest_go_on(const struct digest_begun *begun, const void *bytes, size_t length, char digits[DIGEST_SIZE]);
/* The 32 bytes of the digest itself. */
void digest_end(const struct digest_begun *begun, unsigned char sha256[32]);

/* Files of a cohort begin alike. A chain remembers the last file that it was given and how far along its hash was at each
 * 256 bytes: of the next file only what follows the common beginning is hashed. The hash is that of digest_begin.
 * One chain for one kind of file (a language), one thread at a time. */
struct digest_chain;

struct digest_chain *digest_chain_create(void);
void digest_chain_destroy(struct digest_chain *chain); /* NULL is fine */
void digest_chain_next(struct digest_chain *chain, const void *bytes, size_t length, struct digest_begun *hash);

#endif
