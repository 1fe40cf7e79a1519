#include "issue/editions.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "issue/digest.h"

struct editions {
    struct supplement *supplement;
    struct supplement_layout *layout;
    const char *date;
    struct supplement_files files;
    struct map *hashes;   /* offer, language, names of fields -> digits */
    struct buffer key;
    struct arena *arena;
};

struct editions *editions_create(struct supplement *supplement, struct supplement_layout *layout, const char *date)
{
    struct editions *editions = memory_zeroed(1, sizeof *editions);
    *editions = (struct editions){.supplement = supplement, .layout = layout, .date = date};
    editions->hashes = map_create();
    editions->arena = arena_create();
    return editions;
}

void editions_destroy(struct editions *editions)
{
    if (!editions)
        return;
    supplement_files_finish(&editions->files);
    buffer_finish(&editions->key);
    map_destroy(editions->hashes);
    arena_destroy(editions->arena);
    free(editions);
}

static const char *make(struct editions *editions, const struct offer *offer, const char *language,
                        const struct graduate *graduate, struct diag *diag)
{
    struct supplement_field *fields = arena_new_array(editions->arena, struct supplement_field, graduate->field_count);
    for (size_t i = 0; i < graduate->field_count; i++)
        fields[i] = (struct supplement_field){graduate->fields[i].name, "x", {0}};
    const struct supplement_request request = {
        .language = language, .fields = fields, .field_count = graduate->field_count, .date = editions->date};
    if (!supplement_render(editions->supplement, editions->layout, offer->qualification, &request, &editions->files, diag))
        return NULL;
    char *digits = arena_alloc(editions->arena, DIGEST_SIZE);
    digest_bytes(editions->files.list[0].bytes, editions->files.list[0].length, digits);
    return digits;
}

const char *editions_hash(struct editions *editions, const struct offer *offer, const char *language,
                          const struct graduate *graduate, struct diag *diag)
{
    struct buffer *key = &editions->key;
    buffer_clear(key);
    buffer_append(key, &offer, sizeof offer);
    buffer_append(key, language, strlen(language) + 1);
    for (size_t i = 0; i < graduate->field_count; i++)
        buffer_append(key, graduate->fields[i].name, strlen(graduate->fields[i].name) + 1);
    const char *known = map_find(editions->hashes, key->bytes, key->length);
    if (known)
        return known;
    const char *hash = make(editions, offer, language, graduate, diag);
    if (hash)
        *map_slot(editions->hashes, key->bytes, key->length) = (void *)(size_t)hash;
    return hash;
}
