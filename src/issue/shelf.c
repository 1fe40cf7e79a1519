#include "issue/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct place_on_shelf {
    const struct offer *offer;
    struct supplement_qualification *qualification;
};

struct shelf {
    struct supplement *supplement;
    struct place_on_shelf places[SHELF_MOST]; /* the one that was asked for last first */
    int count, most;
};

struct shelf *shelf_create(struct supplement *supplement, int most)
{
    struct shelf *shelf = memory_zeroed(1, sizeof *shelf);
    shelf->supplement = supplement;
    shelf->most = most;
    return shelf;
}

void shelf_destroy(struct shelf *shelf)
{
    free(shelf);
}

/* What was judged is what documents are made of. */
static struct supplement_qualification *open_same(const struct shelf *shelf, const struct offer *offer, struct diag *diag)
{
    uint64_t hash;
    struct supplement_qualification *opened = offer_open(shelf->supplement, offer->path, &hash, diag);
    if (!opened || hash == offer->hash)
        return opened;
    diag_report(diag, DIAG_SHEET_CHANGED, (struct place){offer->path, 0}, "%s", "");
    supplement_close_qualification(shelf->supplement, opened);
    return NULL;
}

bool shelf_put(struct shelf *shelf, const struct offer *offer, struct supplement_qualification *opened)
{
    if (shelf->count == shelf->most)
        return false;
    shelf->places[shelf->count++] = (struct place_on_shelf){offer, opened};
    return true;
}

static void put_first(struct shelf *shelf, int count, struct place_on_shelf place)
{
    memmove(shelf->places + 1, shelf->places, (size_t)count * sizeof *shelf->places);
    shelf->places[0] = place;
}

const struct supplement_qualification *shelf_take(struct shelf *shelf, const struct offer *offer, struct diag *diag)
{
    int at = 0;
    while (at < shelf->count && shelf->places[at].offer != offer)
        at++;
    struct place_on_shelf place = {offer, NULL};
    if (at < shelf->count) {
        place = shelf->places[at];
    } else {
        if (at == shelf->most)
            supplement_close_qualification(shelf->supplement, shelf->places[--at].qualification);
        shelf->count = at;
        place.qualification = open_same(shelf, offer, diag);
        if (!place.qualification)
            return NULL;
        shelf->count++;
    }
    put_first(shelf, at, place);
    return place.qualification;
}
