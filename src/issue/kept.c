#include "issue/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "issue/spool.h"

enum {
    BYTES_MOST = 256 * 1024 * 1024, /* of all documents, */
    HELD_MOST = 4 * 1024 * 1024     /* and of those that no file takes */
};

struct kept {
    struct spool *spool;
    struct map *places;  /* key -> struct place_in_spool */
    struct arena *arena;
};

struct place_in_spool {
    size_t offset, length;
    struct kept_document document;
};

struct kept *kept_create(const char *beside)
{
    struct kept *kept = memory_zeroed(1, sizeof *kept);
    kept->spool = spool_create(beside);
    kept->places = map_create();
    kept->arena = arena_create();
    return kept;
}

void kept_destroy(struct kept *kept)
{
    if (!kept)
        return;
    spool_destroy(kept->spool);
    map_destroy(kept->places);
    arena_destroy(kept->arena);
    free(kept);
}

/* No two keys have the same bytes. */
static void put_key(struct buffer *bytes, const struct kept_key *key)
{
    buffer_append(bytes, &key->offer, sizeof key->offer);
    buffer_append(bytes, key->language, strlen(key->language) + 1);
    for (size_t i = 0; i < key->field_count; i++) {
        buffer_append(bytes, key->fields[i].name, strlen(key->fields[i].name) + 1);
        buffer_append(bytes, key->fields[i].value, strlen(key->fields[i].value) + 1);
    }
}

static bool has_room(const struct kept *kept, size_t length)
{
    size_t present = spool_length(kept->spool);
    return length <= BYTES_MOST && present <= BYTES_MOST - length && spool_held(kept->spool) <= HELD_MOST;
}

void kept_add(struct kept *kept, const struct kept_key *key, const struct buffer *bytes, const struct kept_document *document)
{
    if (!has_room(kept, bytes->length))
        return;
    struct place_in_spool *place = arena_new(kept->arena, struct place_in_spool);
    *place = (struct place_in_spool){spool_length(kept->spool), bytes->length, *document};
    spool_append(kept->spool, bytes->bytes, bytes->length);
    struct buffer words = {0};
    put_key(&words, key);
    *map_slot(kept->places, words.bytes, words.length) = place;
    buffer_finish(&words);
}

const struct kept_document *kept_read(const struct kept *kept, const struct kept_key *key, struct buffer *bytes)
{
    struct buffer words = {0};
    put_key(&words, key);
    const struct place_in_spool *place = map_find(kept->places, words.bytes, words.length);
    buffer_finish(&words);
    if (!place || !spool_read(kept->spool, place->offset, buffer_reserve(bytes, place->length), place->length))
        return NULL;
    bytes->length = place->length;
    return &place->document;
}
