/* Open addressing, like base/map.h, but without keys of its own: each word is asked for once for every time that it stands in
 * a text, and what is kept of it tells what it is. */
#include "type/memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

enum { FIRST_CAPACITY = 512 }; /* a power of two, like every capacity */

void memo_finish(struct memo *memo)
{
    free(memo->entries);
    *memo = (struct memo){NULL, 0, 0};
}

void memo_clear(struct memo *memo)
{
    if (memo->count)
        memset(memo->entries, 0, memo->capacity * sizeof *memo->entries);
    memo->count = 0;
}

size_t memo_size(const struct memo *memo)
{
    return memo->count * sizeof *memo->entries;
}

static void grow(struct memo *memo)
{
    size_t capacity = memo->capacity ? 2 * memo->capacity : FIRST_CAPACITY;
    struct memo_entry *entries = memory_zeroed(capacity, sizeof *entries);
    for (size_t i = 0; i < memo->capacity; i++) {
        size_t at = memo->entries[i].hash & (capacity - 1);
        if (!memo->entries[i].shaped)
            continue;
        while (entries[at].shaped)
            at = (at + 1) & (capacity - 1);
        entries[at] = memo->entries[i];
    }
    free(memo->entries);
    memo->entries = entries;
    memo->capacity = capacity;
}

static bool is_of(const struct memo_entry *entry, const struct face *face, const char *text, size_t length)
{
    const struct shaped *shaped = entry->shaped;
    return shaped->face == face && shaped->length == length && memcmp(shaped->text, text, length) == 0;
}

const struct shaped **memo_slot(struct memo *memo, const struct face *face, size_t language, const char *text, size_t length)
{
    if (memo->count * 8 >= memo->capacity * 5) /* no fuller: probes stay short */
        grow(memo);
    uint32_t hash = (uint32_t)map_hash_secretly(text, length, language << 32 | (uint32_t)face->index);
    size_t mask = memo->capacity - 1, at = hash & mask;
    struct memo_entry *entry = &memo->entries[at];
    for (; entry->shaped; entry = &memo->entries[at = (at + 1) & mask])
        if (entry->hash == hash && entry->language == language && is_of(entry, face, text, length))
            return &entry->shaped;
    *entry = (struct memo_entry){.language = (uint32_t)language, .hash = hash};
    memo->count++;
    return &entry->shaped;
}
