#include "serve/editions.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "http/http.h"

enum { BUCKETS = 4096, PARCELS = 4 /* of its first files: few ask for the pictures of further pages */ };

struct waiter {
    edition_wake *wake;
    void *context;
    struct waiter *next;
};

struct edition {
    uint64_t key;
    struct entry *entry;                  /* until it is made */
    char language[TAG_MOST + 1];
    const struct form *form;
    bool is_personal;                     /* it is in no bucket, and not kept */
    struct fields fields;
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
    struct editions_figures figures;
    int waiting;
    bool ends;
    pthread_t *threads;
    int thread_count;
};

/* ------------------------------------------------------------------------------------------------ one */

static void destroy(struct edition *edition)
{
    if (edition->entry)
        entry_release(edition->entry);
    for (int i = 0; i < PARCELS; i++)
        http_forget(&edition->parcels[i]);
    supplement_files_destroy(edition->files);
    fields_finish(&edition->fields);
    diag_destroy(edition->faults);
    free(edition);
}

static struct edition *create(uint64_t key, struct entry *entry, const char *language, const struct form *form)
{
    struct edition *edition = memory_zeroed(1, sizeof *edition);
    edition->key = key;
    edition->entry = entry_hold(entry);
    memcpy(edition->language, language, strlen(language) + 1);
    edition->form = form;
    edition->faults = diag_create();
    edition->files = supplement_files_create();
    return edition;
}

const void *edition_bytes(const struct edition *edition, int page, size_t *length)
{
    *length = supplement_files_length(edition->files, (size_t)page - 1);
    return supplement_files_bytes(edition->files, (size_t)page - 1);
}

struct parcel *edition_parcel(struct edition *edition, int page)
{
    return !edition->is_personal && page <= PARCELS ? &edition->parcels[page - 1] : NULL;
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
    struct edition *made = create(key, entry, language, form), *left = made;
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

struct edition *editions_take_personal(struct editions *editions, struct entry *entry, const char *language, const struct form *form,
                                       struct fields *fields)
{
    struct edition *edition = create(0, entry, language, form);
    edition->is_personal = true;
    edition->fields = *fields;
    *fields = (struct fields){0};
    pthread_mutex_lock(&editions->lock);
    bool begins = has_room(editions);
    if (begins)
        begin(editions, edition);
    pthread_mutex_unlock(&editions->lock);
    if (begins)
        return edition;
    destroy(edition);
    return NULL;
}

/* One that failed is tried again by who asks next. */
void edition_release(struct editions *editions, struct edition *edition)
{
    struct edition *gone = NULL;
    pthread_mutex_lock(&editions->lock);
    if (!--edition->holders && edition->made) {
        if (edition->is_personal) {
            edition->next = NULL;
            gone = edition;
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
    size_t bytes = 0;
    for (size_t i = 0; i < supplement_files_count(edition->files); i++)
        bytes += supplement_files_length(edition->files, i);
    pthread_mutex_lock(&editions->lock);
    edition->made = true;
    edition->bytes = bytes;
    editions->figures.bytes += edition->is_personal ? 0 : bytes;
    editions->figures.made += bytes > 0;
    editions->figures.failed += !bytes && !(edition->is_personal && diag_status(edition->faults) == STATUS_INPUT);
    editions->waiting--;
    struct waiter *waiter = edition->waiters;
    edition->waiters = NULL;
    pthread_mutex_unlock(&editions->lock);
    while (waiter) {
        struct waiter *done = waiter;
        waiter = done->next;
        done->wake(done->context);
        free(done);
    }
    entry_release(edition->entry);
    edition->entry = NULL;
    edition_release(editions, edition);
}

/* The qualifications of the last documents stay open: what is made of one again costs a fraction. */
enum { OPEN_MOST = 4 };

struct maker {
    struct supplement *supplement;
    struct supplement_layout *layout; /* NULL: it was not needed so far */
    struct opened {
        struct entry *entry;          /* held; NULL: none */
        struct supplement_qualification *qualification;
    } opened[OPEN_MOST];              /* the last one first */
};

/* An engine whose memory was exhausted cannot be used on: the next document gets another. */
static void prepare(struct maker *maker, const char *layout, struct diag *diag)
{
    if (!maker->supplement)
        maker->supplement = supplement_create(NULL);
    if (!maker->layout)
        maker->layout = supplement_open_layout(maker->supplement, layout, diag);
}

static void close_opened(struct maker *maker, struct opened *opened)
{
    if (opened->entry) {
        supplement_close_qualification(maker->supplement, opened->qualification);
        entry_release(opened->entry);
    }
    *opened = (struct opened){NULL, NULL};
}

static void give_up(struct maker *maker)
{
    for (int i = 0; i < OPEN_MOST; i++)
        close_opened(maker, &maker->opened[i]);
    supplement_destroy(maker->supplement);
    *maker = (struct maker){.supplement = NULL};
}

static struct supplement_qualification *open_entry(struct maker *maker, struct entry *entry, struct diag *diag)
{
    int at = 0;
    while (at < OPEN_MOST - 1 && maker->opened[at].entry != entry)
        at++;
    struct opened found = maker->opened[at];
    if (found.entry != entry) {
        close_opened(maker, &maker->opened[at]);
        found.qualification = supplement_read_qualification(maker->supplement, entry->path, entry->bytes.bytes, entry->bytes.length, diag);
        found.entry = found.qualification ? entry_hold(entry) : NULL;
    }
    memmove(&maker->opened[1], &maker->opened[0], (size_t)at * sizeof *maker->opened);
    maker->opened[0] = found;
    return found.qualification;
}

static void make(struct maker *maker, const char *layout, struct edition *edition)
{
    struct diag *diag = edition->faults;
    char pdf[TAG_MOST + sizeof ".pdf"]; /* beside it */
    snprintf(pdf, sizeof pdf, "%s.pdf", edition->language);
    const struct supplement_request request = {.language = edition->language, .format = edition->form->format,
                                               .fields = edition->fields.list, .field_count = edition->fields.count,
                                               .pdf = edition->is_personal ? NULL : pdf};
    prepare(maker, layout, diag);
    struct supplement_qualification *opened = open_entry(maker, edition->entry, diag);
    bool good = opened && maker->layout && supplement_render(maker->supplement, maker->layout, opened, &request, edition->files, diag);
    if (!good && diag_status(diag) != STATUS_INPUT) /* what somebody gave is no fault of the engine */
        give_up(maker);
}

static void *work(void *context)
{
    struct editions *editions = context;
    struct maker maker = {.supplement = NULL};
    struct edition *edition;
    while ((edition = await_work(editions)) != NULL) {
        make(&maker, editions->rules.layout, edition);
        finish(editions, edition);
    }
    give_up(&maker);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ begin and end */

struct editions *editions_create(const struct editions_rules *rules, struct diag *diag)
{
    struct editions *editions = memory_zeroed(1, sizeof *editions);
    editions->rules = *rules;
    pthread_mutex_init(&editions->lock, NULL);
    pthread_cond_init(&editions->work, NULL);
    editions->threads = memory_zeroed((size_t)rules->makers, sizeof(pthread_t));
    for (int error = 0; editions->thread_count < rules->makers; editions->thread_count++)
        if ((error = pthread_create(&editions->threads[editions->thread_count], NULL, work, editions)) != 0) {
            diag_report(diag, DIAG_INTERNAL, (struct place){0}, "%s", say_error(error));
            editions_destroy(editions);
            return NULL;
        }
    return editions;
}

void editions_stop(struct editions *editions)
{
    pthread_mutex_lock(&editions->lock);
    editions->ends = true;
    pthread_cond_broadcast(&editions->work);
    pthread_mutex_unlock(&editions->lock);
    for (int i = 0; i < editions->thread_count; i++)
        pthread_join(editions->threads[i], NULL);
    editions->thread_count = 0;
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
    pthread_cond_destroy(&editions->work);
    pthread_mutex_destroy(&editions->lock);
    free(editions->threads);
    free(editions);
}
