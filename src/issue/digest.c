#include "issue/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <string.h>

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

void digest_files(struct digest_known *known, const struct files *files, struct digest_begun *hash)
{
    const struct buffer *file = &files->list[0];
    if (!files->beginning) {
        digest_begin(hash, file->bytes, file->length);
        return;
    }
    if (known->beginning != files->beginning)
        digest_begin(&known->hash, file->bytes, files->beginning_length);
    known->beginning = files->beginning;
    *hash = known->hash;
    digest_more(hash, file->bytes + files->beginning_length, file->length - files->beginning_length);
}
