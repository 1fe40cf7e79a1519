/* What is known of diplomas that were read: a table by the hash of the path, and the bytes of the first ones. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/map.h"
#include "base/memory.h"
#include "issue/diplomas.h"

enum {
    ENTRIES_MOST = 1024 * 56,            /* 4 MB with the room between them */
    BYTES_MOST = 2 * 1024 * 1024,        /* of all files */
    FILE_BYTES_MOST = 512 * 1024         /* of one */
};

struct kept_bytes {
    struct digest_begun hash;
    unsigned char bytes[];
};

struct entry {
    uint64_t path, stamp; /* hash of the path; 0: nothing is here */
    unsigned char sha256[(DIGEST_SIZE - 1) / 2];
    size_t length;
    struct kept_bytes *kept; /* or NULL */
};

struct diploma_ledger {
    struct entry *entries;
    size_t count, capacity; /* a power of two, of which an eighth stays empty */
    size_t bytes;           /* that are kept */
};

struct diploma_ledger *diploma_ledger_create(void)
{
    struct diploma_ledger *ledger = memory_zeroed(1, sizeof *ledger);
    ledger->capacity = 64;
    ledger->entries = memory_zeroed(ledger->capacity, sizeof *ledger->entries);
    return ledger;
}

void diploma_ledger_destroy(struct diploma_ledger *ledger)
{
    if (!ledger)
        return;
    for (size_t i = 0; i < ledger->capacity; i++)
        free(ledger->entries[i].kept);
    free(ledger->entries);
    free(ledger);
}

/* Where the path's entry is, or would be. */
static struct entry *find_entry(const struct diploma_ledger *ledger, uint64_t path)
{
    size_t at = path & (ledger->capacity - 1);
    while (ledger->entries[at].path && ledger->entries[at].path != path)
        at = (at + 1) & (ledger->capacity - 1);
    return &ledger->entries[at];
}

static uint64_t hash_path(const char *path)
{
    return map_hash(path, strlen(path)) | 1;
}

/* ------------------------------------------------------------------------------------------------ noting */

static void grow(struct diploma_ledger *ledger)
{
    struct diploma_ledger old = *ledger;
    ledger->capacity *= 2;
    ledger->entries = memory_zeroed(ledger->capacity, sizeof *ledger->entries);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].path)
            *find_entry(ledger, old.entries[i].path) = old.entries[i];
    free(old.entries);
}

static struct kept_bytes *keep_bytes(struct diploma_ledger *ledger, const struct diploma *diploma)
{
    size_t length = diploma->bytes.length;
    if (!diploma->stamp || !length || length > FILE_BYTES_MOST || length > BYTES_MOST - ledger->bytes)
        return NULL;
    struct kept_bytes *kept = memory_resize(NULL, sizeof *kept + length);
    kept->hash = diploma->hash;
    memcpy(kept->bytes, diploma->bytes.bytes, length);
    ledger->bytes += length;
    return kept;
}

void diploma_ledger_note(struct diploma_ledger *ledger, const struct diploma *diploma)
{
    if (ledger->count == ENTRIES_MOST)
        return;
    uint64_t path = hash_path((const char *)diploma->path.bytes);
    struct entry *entry = find_entry(ledger, path);
    if (entry->path) /* it is told of the first time, or there are two of this hash: the files will show it */
        return;
    *entry = (struct entry){.path = path, .stamp = diploma->stamp, .length = diploma->length, .kept = keep_bytes(ledger, diploma)};
    for (size_t i = 0; i < sizeof entry->sha256; i++)
        entry->sha256[i] = (unsigned char)(16 * ascii_hexadecimal(diploma->sha256[2 * i]) + ascii_hexadecimal(diploma->sha256[2 * i + 1]));
    if (++ledger->count > ledger->capacity / 8 * 7)
        grow(ledger);
}

/* ------------------------------------------------------------------------------------------------ asking */

static const struct entry *find_unchanged(const struct diploma_ledger *ledger, const char *path)
{
    const struct entry *entry = find_entry(ledger, hash_path(path));
    return entry->path && entry->stamp && entry->stamp == diploma_stamp(path) ? entry : NULL;
}

static void put_sha256(const struct entry *entry, char sha256[DIGEST_SIZE])
{
    for (size_t i = 0; i < sizeof entry->sha256; i++) {
        sha256[2 * i] = "0123456789abcdef"[entry->sha256[i] >> 4];
        sha256[2 * i + 1] = "0123456789abcdef"[entry->sha256[i] & 15];
    }
    sha256[DIGEST_SIZE - 1] = '\0';
}

static void tell(const struct entry *entry, const char *path, struct diploma *diploma)
{
    buffer_clear(&diploma->path);
    buffer_append(&diploma->path, path, strlen(path) + 1);
    buffer_clear(&diploma->bytes);
    diploma->length = entry->length;
    diploma->stamp = entry->stamp;
    put_sha256(entry, diploma->sha256);
}

bool diploma_ledger_tell(const struct diploma_ledger *ledger, const char *path, struct diploma *diploma)
{
    const struct entry *entry = find_unchanged(ledger, path);
    if (entry)
        tell(entry, path, diploma);
    return entry;
}

bool diploma_ledger_read(const struct diploma_ledger *ledger, const char *path, struct diploma *diploma)
{
    const struct entry *entry = find_unchanged(ledger, path);
    if (!entry || !entry->kept)
        return false;
    tell(entry, path, diploma);
    buffer_append(&diploma->bytes, entry->kept->bytes, entry->length);
    diploma->hash = entry->kept->hash;
    return true;
}

bool diploma_ledger_denies(const struct diploma_ledger *ledger, const struct diploma *diploma)
{
    const struct entry *entry = find_entry(ledger, hash_path((const char *)diploma->path.bytes));
    char sha256[DIGEST_SIZE];
    put_sha256(entry, sha256);
    return entry->path && strcmp(sha256, diploma->sha256) != 0;
}
