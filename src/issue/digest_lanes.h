/* SHA-256 (FIPS 180-4) of eight rows of blocks side by side, one in each lane of vector registers: a sixth of what one after the other takes
 * a processor that has no instructions for SHA-256. */
#ifndef ISSUE_DIGEST_LANES_H
#define ISSUE_DIGEST_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_WORDS = 8, DIGEST_BLOCK = 64 /* bytes */ };

/* Whole blocks that are to be hashed. */
struct digest_row {
    const unsigned char *bytes;
    size_t count;                     /* of blocks */
    const struct digest_row *leader;  /* it begins as this row does, which is hashed already; or NULL */
    size_t from;                      /* with so many blocks: the leader's `stop` */
    size_t stop;                      /* blocks after which the state is kept for those that it leads; 0: for none */
    uint32_t stopped[DIGEST_WORDS];   /* that state, */
    uint32_t state[DIGEST_WORDS];     /* and the one after all blocks */
};

/* Whether this processor has the vectors; and whether nothing is faster. */
bool digest_has_lanes(void);
bool digest_prefers_lanes(void);

/* Hashes the rows; only where digest_has_lanes. */
void digest_lanes(struct digest_row *const *rows, size_t count);

#endif
