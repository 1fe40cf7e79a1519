#include "issue/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

enum { STEP = 256 /* bytes between two checkpoints: whole blocks of the hash */ };

struct digest_chain {
    struct buffer last;            /* the file before */
    struct sha256_ctx *checkpoints; /* [i]: after the first i steps of it */
    size_t capacity;
};

static void write_digits(struct sha256_ctx *hash, char digits[DIGEST_SIZE])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(hash, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        digits[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        digits[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    digits[DIGEST_SIZE - 1] = '\0';
}

void digest_bytes(const void *bytes, size_t length, char digits[DIGEST_SIZE])
{
    struct sha256_ctx hash;
    sha256_init(&hash);
    sha256_update(&hash, length, bytes);
    write_digits(&hash, digits);
}

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(struct digest_begun), "nettle's state has grown");

void digest_begin(struct digest_begun *begun, const void *bytes, size_t length)
{
    struct sha256_ctx hash;
    sha256_init(&hash);
    memcpy(begun, &hash, sizeof hash);
    digest_more(begun, bytes, length);
}

void digest_more(struct digest_begun *begun, const void *bytes, size_t length)
{
    struct sha256_ctx hash;
    memcpy(&hash, begun, sizeof hash);
    sha256_update(&hash, length, bytes);
    memcpy(begun, &hash, sizeof hash);
}

void digest_go_on(const struct digest_begun *begun, const void *bytes, size_t length, char digits[DIGEST_SIZE])
{
    struct sha256_ctx hash;
    memcpy(&hash, begun, sizeof hash);
    sha256_update(&hash, length, bytes);
    write_digits(&hash, digits);
}

void digest_end(const struct digest_begun *begun, unsigned char sha256[SHA256_DIGEST_SIZE])
{
    struct sha256_ctx hash;
    memcpy(&hash, begun, sizeof hash);
    sha256_digest(&hash, SHA256_DIGEST_SIZE, sha256);
}

struct digest_chain *digest_chain_create(void)
{
    struct digest_chain *chain = memory_zeroed(1, sizeof *chain);
    chain->capacity = 64;
    chain->checkpoints = memory_zeroed(chain->capacity, sizeof *chain->checkpoints);
    sha256_init(&chain->checkpoints[0]);
    return chain;
}

void digest_chain_destroy(struct digest_chain *chain)
{
    if (!chain)
        return;
    buffer_finish(&chain->last);
    free(chain->checkpoints);
    free(chain);
}

/* How many whole steps of the file are as in the one before. */
static size_t count_common(const struct digest_chain *chain, const unsigned char *bytes, size_t length)
{
    size_t most = (length < chain->last.length ? length : chain->last.length) / STEP, count = 0;
    while (count < most && memcmp(bytes + count * STEP, chain->last.bytes + count * STEP, STEP) == 0)
        count++;
    return count;
}

static void reserve_checkpoints(struct digest_chain *chain, size_t count)
{
    if (count <= chain->capacity)
        return;
    while (chain->capacity < count)
        chain->capacity *= 2;
    chain->checkpoints = memory_resize(chain->checkpoints, chain->capacity * sizeof *chain->checkpoints);
}

void digest_chain_next(struct digest_chain *chain, const void *bytes, size_t length, struct digest_begun *begun)
{
    const unsigned char *file = bytes;
    size_t step = count_common(chain, file, length);
    reserve_checkpoints(chain, length / STEP + 1);
    struct sha256_ctx hash = chain->checkpoints[step];
    chain->last.length = step * STEP;
    buffer_append(&chain->last, file + step * STEP, length - step * STEP);
    for (; (step + 1) * STEP <= length; step++) {
        sha256_update(&hash, STEP, file + step * STEP);
        chain->checkpoints[step + 1] = hash;
    }
    sha256_update(&hash, length - step * STEP, file + step * STEP);
    memcpy(begun, &hash, sizeof hash);
}
