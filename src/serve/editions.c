#include "serve/editions.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "http/http.h"
#include "serve/maker.h"

enum {
    BUCKETS = 4096,
    PARCELS = 4,            /* of its first files: few ask for the pictures of further pages */
    SPARE_MOST = 4,         /* at once more threads hardly ask */
    SPARE_BYTES_MOST = 1024 * 1024
};

struct waiter {
    edition_wake *wake;
    void *context;
    struct waiter *next;
};

struct edition {
    uint64_t key;
    struct order order;                   /* its entry until it is made; one that is personal is in no bucket, and not kept */
    bool made;                            /* or failed; what follows stays as it is from then on */
    struct supplement_files *files;
    size_t bytes;
    struct diag *faults;
    struct parcel parcels[PARCELS];
    int holders;
    struct waiter *waiters;
    struct edition *next;                 /* in its bucket, */
    struct edition *to_make;              /* among those that are to be made, */
    struct edition *older, *newer;        /* among those that nobody holds */
};

/* All is guarded by the lock; nothing is allocated while it is held, so that nobody gives up behind it. */
struct editions {
    struct editions_rules rules;
    pthread_mutex_t lock;
    pthread_cond_t work;
    struct edition *buckets[BUCKETS];
    struct edition *first, *last;         /* to be made */
    struct edition *oldest, *newest;      /* held by nobody */
    struct edition *spare;                /* emptied, joined by `next` */
    int spare_count;
    struct editions_figures figures;
    int waiting;
    bool ends;
    struct worker *workers;
    int worker_count;
};

struct worker {
    struct editions *editions;
    struct maker *maker;
    pthread_t thread;
};

/* ------------------------------------------------------------------------------------------------ one */

static void empty(struct edition *edition)
{
    if (edition->order.entry)
        entry_release(edition->order.entry);
    for (int i = 0; i < PARCELS; i++)
        http_forget(&edition->parcels[i]);
    fields_finish(&edition->order.fields);
}

static void destroy(struct edition *edition)
{
    empty(edition);
    supplement_files_destroy(edition->files);
    diag_destroy(edition->faults);
    free(edition);
}

static struct edition *create(void)
{
    struct edition *edition = memory_zeroed(1, sizeof *edition);
    edition->faults = diag_create();
    edition->files = supplement_files_create();
    return edition;
}

static void order(struct edition *edition, uint64_t key, struct entry *entry, const char *language, const struct form *form)
{
    *edition = (struct edition){.key = key, .order = {.entry = entry_hold(entry), .form = form}, .files = edition->files, .faults = edition->faults};
    memcpy(edition->order.language, language, strlen(language) + 1);
}

const void *edition_bytes(const struct edition *edition, int page, size_t *length)
{
    *length = supplement_files_length(edition->files, (size_t)page - 1);
    return supplement_files_bytes(edition->files, (size_t)page - 1);
}

struct parcel *edition_parcel(struct edition *edition, int page)
{
    return !edition->order.is_personal && page <= PARCELS ? &edition->parcels[page - 1] : NULL;
}

const struct diag *edition_faults(const struct edition *edition)
{
    return edition->faults;
}

/* ------------------------------------------------------------------------------------------------ those that are kept */

static struct edition **find(struct editions *editions, uint64_t key)
{
    struct edition **at = &editions->buckets[key % BUCKETS];
    while (*at && (*at)->key != key)
        at = &(*at)->next;
    return at;
}

static void join_idle(struct editions *editions, struct edition *edition)
{
    edition->older = editions->newest;
    edition->newer = NULL;
    *(editions->newest ? &editions->newest->newer : &editions->oldest) = edition;
    editions->newest = edition;
}

static void leave_idle(struct editions *editions, struct edition *edition)
{
    *(edition->older ? &edition->older->newer : &editions->oldest) = edition->newer;
    *(edition->newer ? &edition->newer->older : &editions->newest) = edition->older;
}

/* Out of all lists; the caller destroys it when the lock is given back. */
static void forget(struct editions *editions, struct edition *edition)
{
    *find(editions, edition->key) = edition->next;
    editions->figures.kept--;
    editions->figures.bytes -= edition->bytes;
}

/* Those that go, joined by `next`. */
static struct edition *make_room(struct editions *editions)
{
    struct edition *gone = NULL;
    while (editions->oldest && editions->figures.bytes > editions->rules.bytes_most) {
        struct edition *edition = editions->oldest;
        leave_idle(editions, edition);
        forget(editions, edition);
        edition->next = gone;
        gone = edition;
    }
    return gone;
}

static void destroy_all(struct edition *gone)
{
    while (gone) {
        struct edition *edition = gone;
        gone = edition->next;
        destroy(edition);
    }
}

/* ------------------------------------------------------------------------------------------------ taking */

static void hold(struct editions *editions, struct edition *edition)
{
    if (!edition->holders++ && edition->made)
        leave_idle(editions, edition);
    editions->figures.found++;
}

static void begin(struct editions *editions, struct edition *edition)
{
    edition->holders = 1;
    *(editions->first ? &editions->last->to_make : &editions->first) = edition;
    editions->last = edition;
    editions->waiting++;
    pthread_cond_signal(&editions->work);
}

static bool has_room(const struct editions *editions)
{
    return editions->waiting < editions->rules.waiting_most && !editions->ends;
}

static void join_bucket(struct editions *editions, struct edition *edition)
{
    edition->next = editions->buckets[edition->key % BUCKETS];
    editions->buckets[edition->key % BUCKETS] = edition;
    editions->figures.kept++;
}

static struct edition *take_known(struct editions *editions, uint64_t key)
{
    pthread_mutex_lock(&editions->lock);
    struct edition *edition = *find(editions, key);
    if (edition)
        hold(editions, edition);
    pthread_mutex_unlock(&editions->lock);
    return edition;
}

struct edition *editions_take(struct editions *editions, uint64_t key, struct entry *entry, const char *language, const struct form *form)
{
    struct edition *known = take_known(editions, key);
    if (known)
        return known;
    struct edition *made = create(), *left = made;
    order(made, key, entry, language, form);
    pthread_mutex_lock(&editions->lock);
    known = *find(editions, key);
    if (known) {
        hold(editions, known);
    } else if (has_room(editions)) {
        begin(editions, known = made);
        join_bucket(editions, made);
        left = NULL;
    }
    pthread_mutex_unlock(&editions->lock);
    if (left)
        destroy(left);
    return known;
}

/* Those who wait for it; `waited`: whether it was queued up. */
static struct waiter *note_made(struct editions *editions, struct edition *edition, int waited)
{
    size_t bytes = 0;
    for (size_t i = 0; i < supplement_files_count(edition->files); i++)
        bytes += supplement_files_length(edition->files, i);
    pthread_mutex_lock(&editions->lock);
    edition->made = true;
    edition->bytes = bytes;
    editions->figures.bytes += edition->order.is_personal ? 0 : bytes;
    editions->figures.made += bytes > 0;
    editions->figures.failed += !bytes && !(edition->order.is_personal && diag_status(edition->faults) == STATUS_INPUT);
    editions->waiting -= waited;
    struct waiter *waiters = edition->waiters;
    edition->waiters = NULL;
    pthread_mutex_unlock(&editions->lock);
    return waiters;
}

/* Behind nobody who waits. */
static bool make_quickly(struct editions *editions, struct edition *edition)
{
    bool made = false;
    pthread_mutex_lock(&editions->lock);
    bool may_be = !editions->waiting && !editions->ends;
    pthread_mutex_unlock(&editions->lock);
    for (int i = 0; may_be && !made && i < editions->worker_count; i++)
        made = maker_make_quickly(editions->workers[i].maker, &edition->order, edition->files, edition->faults);
    if (made) {
        edition->holders = 1;
        (void)note_made(editions, edition, 0);
    }
    return made;
}

static bool queue_up(struct editions *editions, struct edition *edition)
{
    pthread_mutex_lock(&editions->lock);
    bool begins = has_room(editions);
    if (begins)
        begin(editions, edition);
    pthread_mutex_unlock(&editions->lock);
    return begins;
}

/* ------------------------------------------------------------------------------------------------ somebody's own */

/* In what was written for somebody there is the beginning of the next one's file, as a rule, which the engine need not write again. */
static struct edition *take_spare(struct editions *editions)
{
    pthread_mutex_lock(&editions->lock);
    struct edition *edition = editions->spare;
    if (edition) {
        editions->spare = edition->next;
        editions->spare_count--;
    }
    pthread_mutex_unlock(&editions->lock);
    return edition;
}

/* It is nobody's any more. False: it is of no use. */
static bool keep_spare(struct editions *editions, struct edition *edition)
{
    if (edition->order.form->format != SUPPLEMENT_PDF || edition->bytes > SPARE_BYTES_MOST)
        return false;
    empty(edition);
    diag_clear(edition->faults);
    edition->order = (struct order){.entry = NULL};
    pthread_mutex_lock(&editions->lock);
    bool kept = editions->spare_count < SPARE_MOST;
    if (kept) {
        edition->next = editions->spare;
        editions->spare = edition;
        editions->spare_count++;
    }
    pthread_mutex_unlock(&editions->lock);
    return kept;
}

struct edition *editions_take_personal(struct editions *editions, struct entry *entry, const char *language, const struct form *form,
                                       struct fields *fields)
{
    struct edition *edition = take_spare(editions);
    if (!edition)
        edition = create();
    order(edition, 0, entry, language, form);
    edition->order.is_personal = true;
    edition->order.fields = *fields;
    *fields = (struct fields){0};
    if (make_quickly(editions, edition) || queue_up(editions, edition))
        return edition;
    destroy(edition);
    return NULL;
}

/* One that failed is tried again by who asks next. */
void edition_release(struct editions *editions, struct edition *edition)
{
    struct edition *gone = NULL, *own = NULL;
    pthread_mutex_lock(&editions->lock);
    if (!--edition->holders && edition->made) {
        if (edition->order.is_personal) {
            own = edition;
        } else if (edition->bytes) {
            join_idle(editions, edition);
            gone = make_room(editions);
        } else {
            forget(editions, edition);
            edition->next = NULL;
            gone = edition;
        }
    }
    pthread_mutex_unlock(&editions->lock);
    destroy_all(gone);
    if (own && !keep_spare(editions, own))
        destroy(own);
}

bool edition_is_made(struct editions *editions, const struct edition *edition)
{
    pthread_mutex_lock(&editions->lock);
    bool made = edition->made;
    pthread_mutex_unlock(&editions->lock);
    return made;
}

bool edition_await(struct editions *editions, struct edition *edition, edition_wake *wake, void *context)
{
    struct waiter *waiter = memory_zeroed(1, sizeof *waiter);
    *waiter = (struct waiter){wake, context, NULL};
    pthread_mutex_lock(&editions->lock);
    bool waits = !edition->made;
    if (waits) {
        waiter->next = edition->waiters;
        edition->waiters = waiter;
    }
    pthread_mutex_unlock(&editions->lock);
    if (!waits)
        free(waiter);
    return waits;
}

struct editions_figures editions_count(struct editions *editions)
{
    pthread_mutex_lock(&editions->lock);
    struct editions_figures figures = editions->figures;
    pthread_mutex_unlock(&editions->lock);
    return figures;
}

/* ------------------------------------------------------------------------------------------------ making */

/* The next one, held by its maker too; behind the lock, or where there are no threads any more. */
static struct edition *pop(struct editions *editions)
{
    struct edition *edition = editions->first;
    if (edition) {
        editions->first = edition->to_make;
        edition->holders++;
    }
    return edition;
}

/* NULL: it is all over. */
static struct edition *await_work(struct editions *editions)
{
    pthread_mutex_lock(&editions->lock);
    while (!editions->first && !editions->ends)
        pthread_cond_wait(&editions->work, &editions->lock);
    struct edition *edition = editions->ends ? NULL : pop(editions);
    pthread_mutex_unlock(&editions->lock);
    return edition;
}

static void finish(struct editions *editions, struct edition *edition)
{
    struct waiter *waiter = note_made(editions, edition, 1);
    while (waiter) {
        struct waiter *done = waiter;
        waiter = done->next;
        done->wake(done->context);
        free(done);
    }
    entry_release(edition->order.entry);
    edition->order.entry = NULL;
    edition_release(editions, edition);
}

static void *work(void *context)
{
    struct worker *worker = context;
    struct edition *edition;
    while ((edition = await_work(worker->editions)) != NULL) {
        maker_make(worker->maker, &edition->order, edition->files, edition->faults);
        finish(worker->editions, edition);
    }
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ begin and end */

struct editions *editions_create(const struct editions_rules *rules, struct diag *diag)
{
    struct editions *editions = memory_zeroed(1, sizeof *editions);
    editions->rules = *rules;
    pthread_mutex_init(&editions->lock, NULL);
    pthread_cond_init(&editions->work, NULL);
    editions->workers = memory_zeroed((size_t)rules->makers, sizeof *editions->workers);
    for (int i = 0; i < rules->makers; i++) {
        struct worker *worker = &editions->workers[i];
        *worker = (struct worker){.editions = editions, .maker = maker_create(rules->layout)};
        int error = pthread_create(&worker->thread, NULL, work, worker);
        if (error) {
            diag_report(diag, DIAG_INTERNAL, (struct place){0}, "%s", say_error(error));
            maker_destroy(worker->maker);
            editions_destroy(editions);
            return NULL;
        }
        editions->worker_count++;
    }
    return editions;
}

void editions_stop(struct editions *editions)
{
    pthread_mutex_lock(&editions->lock);
    bool ended = editions->ends;
    editions->ends = true;
    pthread_cond_broadcast(&editions->work);
    pthread_mutex_unlock(&editions->lock);
    for (int i = 0; !ended && i < editions->worker_count; i++)
        pthread_join(editions->workers[i].thread, NULL);
    for (struct edition *edition; (edition = pop(editions)) != NULL;)
        finish(editions, edition);
}

void editions_destroy(struct editions *editions)
{
    if (!editions)
        return;
    editions_stop(editions);
    for (size_t i = 0; i < BUCKETS; i++)
        destroy_all(editions->buckets[i]);
    destroy_all(editions->spare);
    for (int i = 0; i < editions->worker_count; i++)
        maker_destroy(editions->workers[i].maker);
    pthread_cond_destroy(&editions->work);
    pthread_mutex_destroy(&editions->lock);
    free(editions->workers);
    free(editions);
}
