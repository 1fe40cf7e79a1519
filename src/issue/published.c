#include "issue/published.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const char HEAD[] = "supplement published 1\n";
enum { HEAD_LENGTH = sizeof HEAD - 1 };

/* Sorted by tokens' marks. */
struct published {
    struct published_entry *entries;
    size_t count;
};

/* ------------------------------------------------------------------------------------------------ marks */

void marker_init(struct marker *marker, const unsigned char key[REGISTER_KEY_SIZE])
{
    hmac_sha256_set_key(&marker->key, REGISTER_KEY_SIZE, key);
}

struct mark mark_of(const struct marker *marker, const char *purpose, const void *bytes, size_t length)
{
    struct mark mark;
    struct hmac_sha256_ctx hash = marker->key;
    hmac_sha256_update(&hash, strlen(purpose) + 1, (const uint8_t *)purpose);
    hmac_sha256_update(&hash, length, bytes);
    hmac_sha256_digest(&hash, sizeof mark.bytes, mark.bytes);
    return mark;
}

bool published_look(const struct marker *marker, struct folder *folder, const char *token, struct mark *files)
{
    static const char *const names[] = {PUBLISHED_FIELDS, PUBLISHED_STATUS, PUBLISHED_PAGE};
    struct folder_sight sights[sizeof names / sizeof *names];
    if (!folder_see(folder, token, names, sizeof names / sizeof *names, sights))
        return false;
    *files = mark_of(marker, "files", sights, sizeof sights);
    return true;
}

/* ------------------------------------------------------------------------------------------------ all of them */

static int compare(const void *one, const void *other)
{
    const struct published_entry *a = one, *b = other;
    return memcmp(a->token.bytes, b->token.bytes, MARK_SIZE);
}

static struct mark seal_of(const struct marker *marker, const unsigned char *bytes, size_t length)
{
    return mark_of(marker, "state", bytes, length);
}

/* Whether it is as it was written. */
static bool is_whole(const struct marker *marker, const struct buffer *file)
{
    if (file->length < HEAD_LENGTH + MARK_SIZE || memcmp(file->bytes, HEAD, HEAD_LENGTH) != 0)
        return false;
    size_t length = file->length - MARK_SIZE;
    const struct mark seal = seal_of(marker, file->bytes, length);
    return memcmp(seal.bytes, file->bytes + length, MARK_SIZE) == 0;
}

struct published *published_read(struct folder *folder, const struct marker *marker)
{
    struct published *published = memory_zeroed(1, sizeof *published);
    const struct buffer *file = folder_read(folder, PUBLISHED_STATE);
    if (!file || !is_whole(marker, file))
        return published;
    published->count = (file->length - HEAD_LENGTH - MARK_SIZE) / sizeof *published->entries;
    published->entries = memory_zeroed(published->count + 1, sizeof *published->entries);
    memcpy(published->entries, file->bytes + HEAD_LENGTH, published->count * sizeof *published->entries);
    return published;
}

void published_destroy(struct published *published)
{
    if (!published)
        return;
    free(published->entries);
    free(published);
}

const struct published_entry *published_find(const struct published *published, const struct mark *token)
{
    const struct published_entry wanted = {.token = *token};
    return published->count ? bsearch(&wanted, published->entries, published->count, sizeof wanted, compare) : NULL;
}

bool published_write(struct folder *folder, const struct marker *marker, struct published_entry *entries, size_t count,
                     struct diag *diag)
{
    struct buffer file = {0};
    bool changed;
    if (count)
        qsort(entries, count, sizeof *entries, compare);
    buffer_append(&file, HEAD, HEAD_LENGTH);
    buffer_append(&file, entries, count * sizeof *entries);
    const struct mark seal = seal_of(marker, file.bytes, file.length);
    buffer_append(&file, seal.bytes, MARK_SIZE);
    bool good = folder_update(folder, PUBLISHED_STATE, &file, &changed, diag);
    buffer_finish(&file);
    return good;
}
