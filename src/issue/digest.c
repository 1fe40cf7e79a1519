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

void digest_fonts_finish(struct digest_fonts *fonts)
{
    for (int i = 0; i < DIGEST_FONTS_MOST; i++)
        buffer_finish(&fonts->bytes[i]);
}

static const struct digest_begun *digest_up_to_fonts(struct digest_fonts *fonts, const unsigned char *bytes, size_t length)
{
    for (int i = 0; i < DIGEST_FONTS_MOST; i++)
        if (fonts->bytes[i].length == length && memcmp(fonts->bytes[i].bytes, bytes, length) == 0)
            return &fonts->hashes[i];
    const int here = fonts->next;
    fonts->next = (here + 1) % DIGEST_FONTS_MOST;
    buffer_clear(&fonts->bytes[here]);
    buffer_append(&fonts->bytes[here], bytes, length);
    digest_begin(&fonts->hashes[here], bytes, length);
    return &fonts->hashes[here];
}

/* The first `length` bytes of the first file. */
static void digest_anew(struct digest_fonts *fonts, const struct files *files, size_t length, struct digest_begun *hash)
{
    const unsigned char *bytes = files->list[0].bytes;
    if (!files->fonts_end) {
        digest_begin(hash, bytes, length);
        return;
    }
    *hash = *digest_up_to_fonts(fonts, bytes, files->fonts_end);
    digest_more(hash, bytes + files->fonts_end, length - files->fonts_end);
}

void digest_files(struct digest_known *known, struct digest_fonts *fonts, const struct files *files, struct digest_begun *hash)
{
    const struct buffer *file = &files->list[0];
    if (!files->beginning) {
        digest_anew(fonts, files, file->length, hash);
        return;
    }
    if (known->beginning != files->beginning)
        digest_anew(fonts, files, files->beginning_length, &known->hash);
    known->beginning = files->beginning;
    *hash = known->hash;
    digest_more(hash, file->bytes + files->beginning_length, file->length - files->beginning_length);
}
