#include "base/crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"

struct worker {
    struct crew *crew;
    pthread_t thread;
    void *tools;
};

struct crew {
    struct memory_rescue rescue;
    const struct craft *craft;
    struct worker *workers;
    int count, started;
    pthread_mutex_t mutex;
    pthread_cond_t given, done;
    struct piece *first, *last; /* that no worker has taken */
    bool closing;
    atomic_bool leaving;
    bool exhausted;             /* memory was, in a worker */
};

static struct piece *take_piece(struct crew *crew)
{
    pthread_mutex_lock(&crew->mutex);
    while (!crew->first && !crew->closing)
        pthread_cond_wait(&crew->given, &crew->mutex);
    struct piece *piece = crew->first;
    if (piece)
        crew->first = piece->next;
    if (!crew->first)
        crew->last = NULL;
    pthread_mutex_unlock(&crew->mutex);
    return piece;
}

/* The worker's piece will never be done: whoever awaits one is told. */
static void fall_out(struct crew *crew)
{
    pthread_mutex_lock(&crew->mutex);
    crew->exhausted = true;
    pthread_cond_signal(&crew->done);
    pthread_mutex_unlock(&crew->mutex);
}

static void *work(void *context)
{
    struct worker *worker = context;
    struct crew *crew = worker->crew;
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard))) {
        fall_out(crew);
        return NULL;
    }
    for (struct piece *piece; (piece = take_piece(crew)) != NULL;) {
        crew->craft->work(worker->tools, piece, &crew->leaving);
        pthread_mutex_lock(&crew->mutex);
        piece->done = true;
        pthread_cond_signal(&crew->done);
        pthread_mutex_unlock(&crew->mutex);
    }
    memory_leave(&guard);
    return NULL;
}

/* Ends the threads, when they have done what was given. */
static void stop(struct crew *crew)
{
    pthread_mutex_lock(&crew->mutex);
    crew->closing = true;
    pthread_cond_broadcast(&crew->given);
    pthread_mutex_unlock(&crew->mutex);
    for (int i = 0; i < crew->started; i++)
        pthread_join(crew->workers[i].thread, NULL);
    for (int i = 0; i < crew->count; i++)
        if (crew->workers[i].tools)
            crew->craft->let_go(crew->workers[i].tools);
}

/* What was given and not begun is forgotten. */
static void abandon(void *owner)
{
    struct crew *crew = owner;
    pthread_mutex_lock(&crew->mutex);
    crew->first = crew->last = NULL;
    pthread_mutex_unlock(&crew->mutex);
    stop(crew);
}

static void start(struct crew *crew, struct worker *worker, const void *plan)
{
    worker->crew = crew;
    worker->tools = crew->craft->begin(plan);
    if (pthread_create(&worker->thread, NULL, work, worker) != 0)
        memory_exhausted();
    crew->started++;
}

struct crew *crew_gather(const struct craft *craft, const void *plan, int count)
{
    struct crew *crew = memory_zeroed(1, sizeof *crew);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    crew->craft = craft;
    crew->count = count > 0 ? count : processors > 0 ? (int)processors : 1;
    pthread_mutex_init(&crew->mutex, NULL);
    pthread_cond_init(&crew->given, NULL);
    pthread_condattr_t by_steady_clock;
    pthread_condattr_init(&by_steady_clock);
    pthread_condattr_setclock(&by_steady_clock, CLOCK_MONOTONIC);
    pthread_cond_init(&crew->done, &by_steady_clock);
    pthread_condattr_destroy(&by_steady_clock);
    crew->workers = memory_zeroed((size_t)crew->count, sizeof *crew->workers);
    memory_rescue(&crew->rescue, abandon, crew);
    for (int i = 0; i < crew->count; i++)
        start(crew, &crew->workers[i], plan);
    return crew;
}

void crew_destroy(struct crew *crew)
{
    if (!crew)
        return;
    memory_rescued(&crew->rescue);
    stop(crew);
    for (int i = 0; i < crew->count; i++)
        crew->craft->finish(crew->workers[i].tools);
    pthread_cond_destroy(&crew->done);
    pthread_cond_destroy(&crew->given);
    pthread_mutex_destroy(&crew->mutex);
    free(crew->workers);
    free(crew);
}

int crew_room(const struct crew *crew)
{
    return 2 * crew->count + 1;
}

void crew_give(struct crew *crew, struct piece *piece)
{
    pthread_mutex_lock(&crew->mutex);
    piece->done = false;
    piece->next = NULL;
    if (crew->last)
        crew->last->next = piece;
    else
        crew->first = piece;
    crew->last = piece;
    pthread_cond_signal(&crew->given);
    pthread_mutex_unlock(&crew->mutex);
}

static struct timespec end_of_patience(void)
{
    enum { MS = 1000 * 1000, SECOND = 1000 * MS }; /* [ns] */
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    long nanoseconds = end.tv_nsec + CREW_PATIENCE * MS;
    end.tv_sec += nanoseconds / SECOND;
    end.tv_nsec = nanoseconds % SECOND;
    return end;
}

bool crew_await(struct crew *crew, struct piece *piece)
{
    struct timespec end = end_of_patience();
    pthread_mutex_lock(&crew->mutex);
    for (int error = 0; !piece->done && !crew->exhausted && !error;)
        error = pthread_cond_timedwait(&crew->done, &crew->mutex, &end);
    bool done = piece->done, exhausted = crew->exhausted;
    pthread_mutex_unlock(&crew->mutex);
    if (exhausted)
        memory_exhausted();
    return done;
}

void crew_leave(struct crew *crew)
{
    crew->leaving = true;
}
