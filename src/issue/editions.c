#include "issue/editions.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/map.h"
#include "base/memory.h"

struct editions {
    struct supplement *supplement;
    struct shelf *shelf;
    struct supplement_layout *layout;
    const char *date;
    enum standard standard;
    struct supplement_files files;
    struct map *known;    /* offer, language, names of fields -> struct issue_edition */
    struct buffer key;
    struct map *digests;  /* language -> struct digest_known */
    struct digest_fonts fonts;
    struct arena *arena;
    const struct codes *codes;
};

struct editions *editions_create(struct supplement *supplement, struct shelf *shelf, struct supplement_layout *layout, const char *date,
                                 enum standard standard, const struct codes *codes)
{
    struct editions *editions = memory_zeroed(1, sizeof *editions);
    *editions = (struct editions){.supplement = supplement, .shelf = shelf, .layout = layout, .date = date, .standard = standard,
                                  .codes = codes};
    editions->known = map_create();
    editions->digests = map_create();
    editions->arena = arena_create();
    return editions;
}

void editions_destroy(struct editions *editions)
{
    if (!editions)
        return;
    files_finish(&editions->files);
    buffer_finish(&editions->key);
    map_destroy(editions->digests);
    digest_fonts_finish(&editions->fonts);
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

void editions_digest(struct editions *editions, const char *language, const struct files *document, struct digest_begun *hash)
{
    void **known = map_slot(editions->digests, language, strlen(language));
    if (!*known)
        *known = arena_new(editions->arena, struct digest_known);
    digest_files(*known, &editions->fonts, document, hash);
}

/* A cohort's editions are few, and nobody would gain by one that is taken for another: 64 bits tell them apart. */
static void digest_edition(const struct buffer *document, char hash[DIGEST_SIZE])
{
    const uint64_t parts[] = {document->length, map_hash(document->bytes, document->length)};
    digest_bytes(parts, sizeof parts, hash);
}

static struct issue_edition *make(struct editions *editions, const struct offer *offer, const char *language,
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
    const struct supplement_qualification *qualification = shelf_take(editions->shelf, offer, diag);
    if (!qualification ||
        !supplement_render(editions->supplement, editions->layout, qualification, &request, &editions->files, diag))
        return NULL;
    const char *title = supplement_title(qualification, language);
    struct issue_edition *edition = arena_new(editions->arena, struct issue_edition);
    edition->title = arena_copy(editions->arena, title, strlen(title));
    digest_edition(&editions->files.list[0], edition->hash);
    return edition;
}

const struct issue_edition *editions_find(struct editions *editions, const struct offer *offer, const char *language,
                                          const struct graduate *graduate, struct diag *diag)
{
    struct buffer *key = &editions->key;
    buffer_clear(key);
    buffer_append(key, &offer, sizeof offer);
    buffer_append(key, language, strlen(language) + 1);
    for (size_t i = 0; i < graduate->field_count; i++)
        buffer_append(key, graduate->fields[i].name, strlen(graduate->fields[i].name) + 1);
    struct issue_edition *known = map_find(editions->known, key->bytes, key->length);
    if (known)
        return known;
    struct issue_edition *edition = make(editions, offer, language, graduate, diag);
    if (edition)
        *map_slot(editions->known, key->bytes, key->length) = edition;
    return edition;
}
