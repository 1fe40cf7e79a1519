#include "issue/known_letters.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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
    const struct offered_form *form;
    uint64_t *pages[CODE_POINTS / PAGE]; /* a bit for each code point that is good; NULL: none of them is */
    int users;
};

/* Of values together, and of which fields. */
struct length {
    uint64_t names; /* a hash */
    size_t most;    /* bytes */
};

struct known_letters {
    const struct offer *offer;
    const char *language;
    struct form_letters *letters; /* shared by all editions of the form */
    struct length *lengths; /* of documents with fields of the same names: few */
    size_t length_count;
    struct known_letters *next;
};

static struct form_letters *letters_of_form(const struct known_letters *list, const struct offered_form *form)
{
    while (list && list->letters->form != form)
        list = list->next;
    struct form_letters *letters = list ? list->letters : memory_zeroed(1, sizeof *letters);
    letters->form = form;
    letters->users++;
    return letters;
}

static void leave_letters(struct form_letters *letters)
{
    if (--letters->users)
        return;
    for (size_t i = 0; i < CODE_POINTS / PAGE; i++)
        free(letters->pages[i]);
    free(letters);
}

struct known_letters *known_letters_of(struct known_letters **list, const struct offer *offer, const char *language)
{
    struct known_letters *letters = *list;
    while (letters && (letters->offer != offer || strcmp(letters->language, language) != 0))
        letters = letters->next;
    if (letters)
        return letters;
    letters = memory_zeroed(1, sizeof *letters);
    letters->offer = offer;
    letters->letters = letters_of_form(*list, offer->form);
    for (const char *const *edition = offer->editions; *edition; edition++)
        if (strcmp(*edition, language) == 0)
            letters->language = *edition;
    letters->next = *list;
    return *list = letters;
}

void known_letters_destroy(struct known_letters *list)
{
    for (struct known_letters *next; list; list = next) {
        next = list->next;
        free(list->lengths);
        leave_letters(list->letters);
        free(list);
    }
}

static bool is_good(const struct form_letters *letters, uint32_t code_point)
{
    const uint64_t *page = code_point < CODE_POINTS ? letters->pages[code_point / PAGE] : NULL;
    return page && page[code_point % PAGE / 64] >> code_point % 64 & 1;
}

static void make_good(struct form_letters *letters, uint32_t code_point)
{
    uint64_t **page = &letters->pages[code_point / PAGE];
    if (!*page)
        *page = memory_zeroed(PAGE / 64, sizeof **page);
    (*page)[code_point % PAGE / 64] |= UINT64_C(1) << code_point % 64;
}

bool known_letters_any(const struct known_letters *letters)
{
    return letters->length_count > 0;
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
            make_good(letters->letters, code_point);
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
    for (size_t i = 0; i < letters->length_count; i++)
        if (letters->lengths[i].names == names)
            return &letters->lengths[i];
    return NULL;
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
        letters->lengths = memory_resize(letters->lengths, (letters->length_count + 1) * sizeof *letters->lengths);
        known = &letters->lengths[letters->length_count++];
        *known = (struct length){names, length};
    }
    if (known->most < length)
        known->most = length;
}
