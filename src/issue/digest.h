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

/* Files of different editions begin alike up to where their fonts end, if these are the same. An all-zero one is a good one. */
enum { DIGEST_FONTS_MOST = 8 };
struct digest_fonts {
    struct buffer bytes[DIGEST_FONTS_MOST]; /* that the last different ones began with, */
    struct digest_begun hashes[DIGEST_FONTS_MOST]; /* and their hashes */
    int next; /* that another takes the place of */
};
void digest_fonts_finish(struct digest_fonts *fonts);

/* Begins the hash of the first file. An all-zero `known` is a good one. */
void digest_files(struct digest_known *known, struct digest_fonts *fonts, const struct files *files, struct digest_begun *hash);

#endif
