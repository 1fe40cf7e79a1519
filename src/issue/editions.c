#include "issue/editions.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/map.h"
#include "base/memory.h"
#include "issue/digest_lanes.h"
#include "issue/digest_queue.h"

struct editions {
    struct supplement *supplement;
    struct supplement_layout *layout;
    const char *date;
    enum standard standard;
    struct supplement_files files;
    struct map *known;    /* offer, language, names of fields -> struct known_edition */
    struct buffer key;
    struct digest_queue *digests;
    struct arena *arena;
    const struct codes *codes;
};

struct known_edition {
    struct issue_edition edition; /* its hash is empty until it is asked for */
    struct digest_begun hash;     /* in the queue, perhaps */
};

struct editions *editions_create(struct supplement *supplement, struct supplement_layout *layout, const char *date,
                                 enum standard standard, const struct codes *codes)
{
    struct editions *editions = memory_zeroed(1, sizeof *editions);
    *editions = (struct editions){.supplement = supplement, .layout = layout, .date = date, .standard = standard, .codes = codes};
    editions->known = map_create();
    editions->digests = digest_queue_create(digest_prefers_lanes());
    editions->arena = arena_create();
    return editions;
}

void editions_destroy(struct editions *editions)
{
    if (!editions)
        return;
    files_finish(&editions->files);
    buffer_finish(&editions->key);
    digest_queue_destroy(editions->digests);
    map_destroy(editions->known);
    arena_destroy(editions->arena);
    free(editions);
}

/* A value that each field of its kind may have. */
static const char *some_value(const struct supplement_layout *layout, const char *field)
{
    static const char *const values[] = {
        [SUPPLEMENT_TEXT] = "x", [SUPPLEMENT_DAY] = "2000-01-01", [SUPPLEMENT_NUMBER] = "1", [SUPPLEMENT_MARK] = "1"};
    return values[supplement_kind(layout, field)];
}

void editions_digest(struct editions *editions, const struct buffer *document, struct digest_begun *hash)
{
    digest_queue_add(editions->digests, document->bytes, document->length, hash);
}

void editions_settle(struct editions *editions)
{
    digest_queue_end(editions->digests);
}

static struct known_edition *make(struct editions *editions, const struct offer *offer, const char *language,
                                  const struct graduate *graduate, struct diag *diag)
{
    struct supplement_field *fields = arena_new_array(editions->arena, struct supplement_field, graduate->field_count);
    for (size_t i = 0; i < graduate->field_count; i++) {
        const char *name = graduate->fields[i].name;
        fields[i] = (struct supplement_field){name, some_value(graduate->form->layout, name), {0}};
    }
    struct graduate nobody = *graduate;
    nobody.fields = fields;
    const struct fields all = codes_fields(editions->codes, &nobody, NULL, editions->arena);
    const struct supplement_request request = {
        .language = language, .fields = all.list, .field_count = all.count, .date = editions->date,
        .standard = editions->standard};
    if (!supplement_render(editions->supplement, editions->layout, offer->qualification, &request, &editions->files, diag))
        return NULL;
    struct known_edition *known = arena_new(editions->arena, struct known_edition);
    known->edition.title = supplement_title(offer->qualification, language);
    editions_digest(editions, &editions->files.list[0], &known->hash);
    return known;
}

static struct known_edition *find(struct editions *editions, const struct offer *offer, const char *language,
                                  const struct graduate *graduate, struct diag *diag)
{
    struct buffer *key = &editions->key;
    buffer_clear(key);
    buffer_append(key, &offer, sizeof offer);
    buffer_append(key, language, strlen(language) + 1);
    for (size_t i = 0; i < graduate->field_count; i++)
        buffer_append(key, graduate->fields[i].name, strlen(graduate->fields[i].name) + 1);
    struct known_edition *known = map_find(editions->known, key->bytes, key->length);
    if (known)
        return known;
    known = make(editions, offer, language, graduate, diag);
    if (known)
        *map_slot(editions->known, key->bytes, key->length) = known;
    return known;
}

void editions_prepare(struct editions *editions, const struct offer *offer, const char *language, const struct graduate *graduate)
{
    struct diag *ignored = diag_create();
    find(editions, offer, language, graduate, ignored);
    diag_destroy(ignored);
}

const struct issue_edition *editions_find(struct editions *editions, const struct offer *offer, const char *language,
                                          const struct graduate *graduate, struct diag *diag)
{
    struct known_edition *known = find(editions, offer, language, graduate, diag);
    if (!known)
        return NULL;
    editions_settle(editions);
    if (!*known->edition.hash)
        digest_go_on(&known->hash, NULL, 0, known->edition.hash);
    return &known->edition;
}
