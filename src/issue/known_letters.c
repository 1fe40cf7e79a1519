#include "issue/known_letters.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"

enum {
    CODE_POINTS = 0x10000,
    PAGE = 512,      /* code points: those of a name lie in two or three pages */
    FIELDS_FEW = 12, /* more of them may fill a page, if they are long */
    VALUE_SHORT = 60 /* bytes: longer values are tried even if all their letters are known */
};

/* A form has the same fonts for all its editions. */
struct form_letters {
    uint64_t *pages[CODE_POINTS / PAGE]; /* a bit for each code point that is good; NULL: none of them is */
};

/* Of values together, and of which fields. */
struct length {
    uint64_t names; /* a hash */
    size_t most;    /* bytes */
    struct length *next;
};

/* Of an edition. */
struct known_letters {
    struct arena *arena;          /* borrowed */
    struct form_letters *letters; /* shared by all editions of the form */
    struct length *lengths;       /* of documents with fields of the same names: few */
};

struct letters_known {
    struct map *forms;    /* -> struct form_letters */
    struct map *editions; /* offer and language -> struct known_letters */
    struct arena *arena;
};

struct letters_known *letters_known_create(void)
{
    struct letters_known *known = memory_zeroed(1, sizeof *known);
    known->forms = map_create();
    known->editions = map_create();
    known->arena = arena_create();
    return known;
}

void letters_known_destroy(struct letters_known *known)
{
    if (!known)
        return;
    map_destroy(known->forms);
    map_destroy(known->editions);
    arena_destroy(known->arena);
    free(known);
}

static struct form_letters *letters_of_form(struct letters_known *known, const struct offered_form *form)
{
    void **letters = map_slot(known->forms, &form, sizeof form);
    if (!*letters)
        *letters = arena_new(known->arena, struct form_letters);
    return *letters;
}

static size_t edition_of(const struct offer *offer, const char *language)
{
    size_t edition = 0;
    while (strcmp(offer->editions[edition], language) != 0)
        edition++;
    return edition;
}

struct known_letters *letters_known_of(struct letters_known *known, const struct offer *offer, const char *language)
{
    const struct {
        const struct offer *offer;
        size_t edition;
    } key = {offer, edition_of(offer, language)};
    void **slot = map_slot(known->editions, &key, sizeof key);
    if (*slot)
        return *slot;
    struct known_letters *letters = arena_new(known->arena, struct known_letters);
    letters->arena = known->arena;
    letters->letters = letters_of_form(known, offer->form);
    return *slot = letters;
}

static bool is_good(const struct form_letters *letters, uint32_t code_point)
{
    const uint64_t *page = code_point < CODE_POINTS ? letters->pages[code_point / PAGE] : NULL;
    return page && page[code_point % PAGE / 64] >> code_point % 64 & 1;
}

static void make_good(struct known_letters *letters, uint32_t code_point)
{
    uint64_t **page = &letters->letters->pages[code_point / PAGE];
    if (!*page)
        *page = arena_new_array(letters->arena, uint64_t, PAGE / 64);
    (*page)[code_point % PAGE / 64] |= UINT64_C(1) << code_point % 64;
}

bool known_letters_any(const struct known_letters *letters)
{
    return letters->lengths;
}

bool known_letters_hold(const struct known_letters *letters, const char *value)
{
    const char *end = value + strlen(value);
    bool good = end - value <= VALUE_SHORT;
    while (good && value < end)
        good = is_good(letters->letters, utf8_next(&value, end));
    return good;
}

void known_letters_add(struct known_letters *letters, const char *value)
{
    const char *end = value + strlen(value);
    while (value < end) {
        uint32_t code_point = utf8_next(&value, end);
        if (code_point < CODE_POINTS)
            make_good(letters, code_point);
    }
}

static uint64_t names_hash(const struct supplement_field *fields, size_t count, size_t *length)
{
    uint64_t hash = count;
    *length = 0;
    for (size_t i = 0; i < count; i++) {
        hash = 31 * hash + map_hash(fields[i].name, strlen(fields[i].name));
        *length += strlen(fields[i].value);
    }
    return hash;
}

static struct length *find_length(const struct known_letters *letters, uint64_t names)
{
    struct length *length = letters->lengths;
    while (length && length->names != names)
        length = length->next;
    return length;
}

bool known_letters_fill(const struct known_letters *letters, const struct supplement_field *fields, size_t count)
{
    size_t length;
    const struct length *known = find_length(letters, names_hash(fields, count, &length));
    return known && (count <= FIELDS_FEW || length <= known->most);
}

void known_letters_add_fields(struct known_letters *letters, const struct supplement_field *fields, size_t count)
{
    size_t length;
    uint64_t names = names_hash(fields, count, &length);
    struct length *known = find_length(letters, names);
    if (!known) {
        known = arena_new(letters->arena, struct length);
        *known = (struct length){names, length, letters->lengths};
        letters->lengths = known;
    }
    if (known->most < length)
        known->most = length;
}
