/* The qualifications that a cohort may ask for. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/say.h"
#include "issue/offers.h"
#include "issue/rows.h"
#include "issue/shelf.h"

enum { FILE_MOST = 4 * 1024 * 1024 /* bytes, as of all XML */ };

/* What it takes to read them. */
struct offers_reading {
    struct offers *offers;
    struct supplement *supplement;
    struct supplement_layout *layout; /* NULL: it cannot be read */
    struct shelf *shelf;              /* or NULL */
    const char *today;
    struct arena *arena;
    struct diag *diag;
    struct diag *faults;              /* of forms: one at fault concerns those who have it */
};

/* NULL gives NULL. */
static const struct offered_form *find_form(struct offers *offers, struct supplement_layout *layout)
{
    if (!layout)
        return NULL;
    for (size_t i = 0; i < offers->form_count; i++)
        if (offers->forms[i].layout == layout)
            return &offers->forms[i];
    struct offered_form *form = &offers->forms[offers->form_count++];
    *form = (struct offered_form){layout, supplement_inputs(layout)};
    return form;
}

struct supplement_qualification *offer_open(struct supplement *supplement, const char *path, uint64_t *hash, struct diag *diag)
{
    struct buffer bytes = {0};
    struct supplement_qualification *opened = NULL;
    if (file_read(path, FILE_MOST, (struct place){0}, &bytes, diag)) {
        *hash = map_hash(bytes.bytes, bytes.length);
        opened = supplement_read_qualification(supplement, path, bytes.bytes, bytes.length, diag);
    }
    buffer_finish(&bytes);
    return opened;
}

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

static const char *const *copy_editions(struct arena *arena, const char *const *editions)
{
    size_t count = 0;
    while (editions[count])
        count++;
    const char **copies = arena_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = copy(arena, editions[i]);
    return copies;
}

/* The code names one qualification. */
static const struct offer *add_offer(struct offers *offers, const struct offer *offer, struct diag *diag)
{
    const struct offer *other = offers_find(offers, offer->code);
    if (other)
        diag_report(diag, DIAG_NAME_REPEATED, (struct place){offer->path, 0}, "code \"%s\", also in %s", offer->code, other->path);
    struct offer *added = &offers->list[offers->count++];
    *added = *offer;
    if (!other)
        *map_slot(offers->by_code, offer->code, strlen(offer->code)) = added;
    return added;
}

static void read_offer(const struct offers_reading *reading, const char *path)
{
    struct arena *arena = reading->arena;
    struct offer offer = {.path = path};
    struct supplement_qualification *opened = offer_open(reading->supplement, path, &offer.hash, reading->diag);
    if (!opened)
        return;
    supplement_judge(reading->supplement, opened, reading->today, reading->diag);
    offer.code = copy(arena, supplement_code(opened));
    offer.editions = copy_editions(arena, supplement_editions(opened));
    offer.original = copy(arena, supplement_original(opened));
    supplement_awarded(opened, &offer.from, &offer.until);
    offer.from = offer.from ? copy(arena, offer.from) : NULL;
    offer.until = offer.until ? copy(arena, offer.until) : NULL;
    if (reading->layout)
        offer.form = find_form(reading->offers, supplement_form(reading->layout, opened, reading->faults));
    const struct offer *added = add_offer(reading->offers, &offer, reading->diag);
    if (!reading->shelf || !shelf_put(reading->shelf, added, opened))
        supplement_close_qualification(reading->supplement, opened);
}

static bool read_folder(const struct offers_reading *reading, const char *folder)
{
    struct offers *offers = reading->offers;
    struct dirent **entries = NULL;
    size_t errors = diag_errors(reading->diag);
    int count = file_list(folder, &entries, ".xml");
    if (count <= 0) {
        diag_report(reading->diag, DIAG_FILE_UNREADABLE, (struct place){folder, 0}, "%s",
                    count < 0 ? say_error(errno) : say("no .xml file is in the folder of the qualifications"));
        free(entries);
        return false;
    }
    offers->list = arena_new_array(reading->arena, struct offer, (size_t)count);
    offers->forms = arena_new_array(reading->arena, struct offered_form, (size_t)count);
    for (int i = 0; i < count; i++) {
        read_offer(reading, arena_format(reading->arena, "%s/%s", folder, entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    return diag_errors(reading->diag) == errors;
}

static const char *const *join_inputs(const struct offers *offers, struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < offers->form_count; i++)
        for (const char *const *input = offers->forms[i].inputs; *input; input++)
            count++;
    const char **inputs = arena_new_array(arena, const char *, count + 1), **end = inputs;
    for (size_t i = 0; i < offers->form_count; i++)
        for (const char *const *input = offers->forms[i].inputs; *input; input++)
            if (!inputs_take(inputs, *input))
                *end++ = *input;
    return inputs;
}

/* What is wrong with forms is told at once only if all are at fault. */
static bool take_forms(const struct offers_reading *reading)
{
    struct offers *offers = reading->offers;
    offers->inputs = join_inputs(offers, reading->arena);
    if (!offers->form_count)
        diag_take(reading->diag, reading->faults, NULL, NULL);
    return offers->form_count;
}

bool offers_read(struct offers *offers, const char *folder, struct supplement *supplement, struct supplement_layout *layout,
                 struct shelf *shelf, const char *today, struct arena *arena, struct diag *diag)
{
    *offers = (struct offers){.by_code = map_create()};
    const struct offers_reading reading = {offers, supplement, layout, shelf, today, arena, diag, diag_create()};
    bool good = read_folder(&reading, folder);
    good = layout && offers->count && take_forms(&reading) && good;
    diag_destroy(reading.faults);
    return good;
}

void offers_finish(struct offers *offers)
{
    map_destroy(offers->by_code);
}

const struct offer *offers_find(const struct offers *offers, const char *code)
{
    return map_find(offers->by_code, code, strlen(code));
}
