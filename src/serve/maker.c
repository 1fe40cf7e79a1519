#include "serve/maker.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { OPEN_MOST = 4, QUICK_MOST = 2048 /* bytes of fields */ };

struct maker {
    pthread_mutex_t lock;             /* guards the rest */
    const char *layout_path;
    struct supplement *supplement;    /* NULL: it was not needed so far */
    struct supplement_layout *layout; /* the same */
    struct opened {
        struct entry *entry;          /* held; NULL: none */
        struct supplement_qualification *qualification;
        uint32_t known;               /* the languages, of the entry's first, in which an edition was made for somebody */
    } opened[OPEN_MOST];              /* the last one first */
    bool is_spent;                    /* its memory was exhausted */
    struct memory_rescue rescue;
};

/* ------------------------------------------------------------------------------------------------ what it has open */

static void close_opened(struct maker *maker, struct opened *opened)
{
    if (opened->entry) {
        supplement_close_qualification(maker->supplement, opened->qualification);
        entry_release(opened->entry);
    }
    *opened = (struct opened){.entry = NULL};
}

/* An engine whose memory was exhausted cannot be used on: the next document gets another. */
static void give_up(struct maker *maker)
{
    for (int i = 0; i < OPEN_MOST; i++)
        close_opened(maker, &maker->opened[i]);
    supplement_destroy(maker->supplement);
    maker->supplement = NULL;
    maker->layout = NULL;
    maker->is_spent = false;
}

static void prepare(struct maker *maker, struct diag *diag)
{
    if (maker->is_spent)
        give_up(maker);
    if (!maker->supplement)
        maker->supplement = supplement_create(NULL);
    if (!maker->layout)
        maker->layout = supplement_open_layout(maker->supplement, maker->layout_path, diag);
}

static struct opened *find_opened(struct maker *maker, const struct entry *entry)
{
    for (int i = 0; i < OPEN_MOST; i++)
        if (maker->opened[i].entry == entry)
            return &maker->opened[i];
    return NULL;
}

/* NULL with errors. */
static struct opened *open_entry(struct maker *maker, struct entry *entry, struct diag *diag)
{
    struct opened *place = find_opened(maker, entry), found;
    if (!place) {
        place = &maker->opened[OPEN_MOST - 1];
        close_opened(maker, place);
        place->qualification = supplement_read_qualification(maker->supplement, entry->path, entry->bytes.bytes, entry->bytes.length, diag);
        place->entry = place->qualification ? entry_hold(entry) : NULL;
    }
    found = *place;
    memmove(&maker->opened[1], &maker->opened[0], (size_t)(place - maker->opened) * sizeof found);
    maker->opened[0] = found;
    return found.entry ? &maker->opened[0] : NULL;
}

/* The bit of a language; of those behind the first 32 there is none. */
static uint32_t bit_of(const struct entry *entry, const char *language)
{
    for (int i = 0; i < 32 && entry->languages[i]; i++)
        if (strcmp(entry->languages[i], language) == 0)
            return UINT32_C(1) << i;
    return 0;
}

/* ------------------------------------------------------------------------------------------------ making */

/* Behind the lock. */
static void make(struct maker *maker, const struct order *order, struct supplement_files *files, struct diag *diag)
{
    char pdf[TAG_MOST + sizeof ".pdf"]; /* beside it */
    if (!order->is_personal)
        snprintf(pdf, sizeof pdf, "%s.pdf", order->language);
    const struct supplement_request request = {.language = order->language, .format = order->form->format, .fields = order->fields.list,
                                               .field_count = order->fields.count, .pdf = order->is_personal ? NULL : pdf};
    prepare(maker, diag);
    struct opened *opened = open_entry(maker, order->entry, diag);
    bool good = opened && maker->layout && supplement_render(maker->supplement, maker->layout, opened->qualification, &request, files, diag);
    if (good && order->is_personal && order->form->format == SUPPLEMENT_PDF)
        opened->known |= bit_of(order->entry, order->language);
    if (!good && diag_status(diag) != STATUS_INPUT) /* what somebody gave is no fault of the engine */
        give_up(maker);
}

void maker_make(struct maker *maker, const struct order *order, struct supplement_files *files, struct diag *diag)
{
    pthread_mutex_lock(&maker->lock);
    make(maker, order, files, diag);
    pthread_mutex_unlock(&maker->lock);
}

static bool is_quick(struct maker *maker, const struct order *order)
{
    const struct opened *opened = find_opened(maker, order->entry);
    return opened && (opened->known & bit_of(order->entry, order->language)) && !maker->is_spent;
}

static void let_go(void *owner)
{
    struct maker *maker = owner;
    maker->is_spent = true;
    pthread_mutex_unlock(&maker->lock);
}

bool maker_make_quickly(struct maker *maker, const struct order *order, struct supplement_files *files, struct diag *diag)
{
    bool may_be = order->is_personal && order->form->format == SUPPLEMENT_PDF && order->fields.length <= QUICK_MOST;
    if (!may_be || pthread_mutex_trylock(&maker->lock) != 0)
        return false;
    bool quick = is_quick(maker, order);
    memory_rescue(&maker->rescue, let_go, maker); /* the door is that of the caller */
    if (quick)
        make(maker, order, files, diag);
    memory_rescued(&maker->rescue);
    pthread_mutex_unlock(&maker->lock);
    return quick;
}

/* ------------------------------------------------------------------------------------------------ begin and end */

struct maker *maker_create(const char *layout)
{
    struct maker *maker = memory_zeroed(1, sizeof *maker);
    maker->layout_path = layout;
    pthread_mutex_init(&maker->lock, NULL);
    return maker;
}

void maker_destroy(struct maker *maker)
{
    if (!maker)
        return;
    give_up(maker);
    pthread_mutex_destroy(&maker->lock);
    free(maker);
}
