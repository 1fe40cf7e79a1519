/* SHA-256 (FIPS 180-4) of files, as 64 lower-case hexadecimal digits. The only header of nettle's work. */
#ifndef ISSUE_DIGEST_H
#define ISSUE_DIGEST_H

#include <stddef.h>

#include "base/files.h"

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

/* Files of a cohort begin alike (struct files): of the next file only what follows that is hashed. */
struct digest_known {
    unsigned long long beginning; /* of the files before; 0: none */
    struct digest_begun hash;     /* of that */
};

/* Begins the hash of the first file. An all-zero `known` is a good one. */
void digest_files(struct digest_known *known, const struct files *files, struct digest_begun *hash);

#endif
