#include "issue/asked.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

static struct asked create(size_t capacity)
{
    struct asked asked = {.capacity = capacity};
    asked.hashes = memory_zeroed(capacity, sizeof *asked.hashes);
    asked.lines = memory_zeroed(capacity, sizeof *asked.lines);
    return asked;
}

void asked_init(struct asked *asked)
{
    *asked = create(1024);
}

void asked_finish(struct asked *asked)
{
    free(asked->hashes);
    free(asked->lines);
    *asked = (struct asked){0};
}

static size_t find(const struct asked *asked, uint64_t hash)
{
    size_t at = hash & (asked->capacity - 1);
    while (asked->hashes[at] && asked->hashes[at] != hash)
        at = (at + 1) & (asked->capacity - 1);
    return at;
}

static void grow(struct asked *asked)
{
    struct asked larger = create(2 * asked->capacity);
    larger.count = asked->count;
    for (size_t i = 0; i < asked->capacity; i++)
        if (asked->hashes[i]) {
            size_t at = find(&larger, asked->hashes[i]);
            larger.hashes[at] = asked->hashes[i];
            larger.lines[at] = asked->lines[i];
        }
    asked_finish(asked);
    *asked = larger;
}

static uint64_t hash_texts(const char *one, const char *two, const char *three)
{
    const char *const texts[] = {one, two, three};
    uint64_t hashes[3];
    for (size_t i = 0; i < 3; i++)
        hashes[i] = map_hash(texts[i], strlen(texts[i]));
    uint64_t hash = map_hash(hashes, sizeof hashes);
    return hash ? hash : 1;
}

int asked_before(struct asked *asked, const char *one, const char *two, const char *three, int line)
{
    uint64_t hash = hash_texts(one, two, three);
    if (5 * asked->count > 4 * asked->capacity)
        grow(asked);
    size_t at = find(asked, hash);
    if (asked->hashes[at])
        return asked->lines[at];
    asked->hashes[at] = hash;
    asked->lines[at] = line;
    asked->count++;
    return 0;
}

bool asked_has(const struct asked *asked, const char *one, const char *two, const char *three)
{
    return asked->hashes[find(asked, hash_texts(one, two, three))];
}
