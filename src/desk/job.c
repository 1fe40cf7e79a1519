#include "desk/job.h"

#include "base/seconds.h"

void job_init(struct job *job)
{
    pthread_condattr_t attributes;
    *job = (struct job){.diag = diag_create()};
    pthread_mutex_init(&job->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&job->ended, &attributes);
    pthread_condattr_destroy(&attributes);
}

void job_finish(struct job *job)
{
    job_stop(job);
    results_finish(&job->results);
    diag_destroy(job->diag);
    pthread_cond_destroy(&job->ended);
    pthread_mutex_destroy(&job->lock);
}

/* ------------------------------------------------------------------------------------------------ on the job's thread */

static void take_event(void *context, const struct supplement_event *event)
{
    struct job *job = context;
    pthread_mutex_lock(&job->lock);
    struct job_progress *progress = &job->progress;
    progress->rows_done = event->rows_done;
    progress->rows = event->rows;
    progress->replacing += event->outcome == SUPPLEMENT_REPLACING;
    progress->documents += event->outcome == SUPPLEMENT_ISSUED || event->outcome == SUPPLEMENT_REISSUED ||
                           event->outcome == SUPPLEMENT_KEPT || event->outcome == SUPPLEMENT_CORRECTED;
    results_add(&job->results, event);
    pthread_mutex_unlock(&job->lock);
}

static bool is_to_stop(void *context)
{
    struct job *job = context;
    pthread_mutex_lock(&job->lock);
    bool stops = job->stops;
    job->progress.is_stopped |= stops;
    pthread_mutex_unlock(&job->lock);
    return stops;
}

static void *run(void *context)
{
    struct job *job = context;
    struct supplement *supplement = supplement_create(NULL);
    bool good = supplement_export(supplement, &job->request, &job->summary, job->diag);
    supplement_destroy(supplement);
    pthread_mutex_lock(&job->lock);
    job->good = good;
    job->progress.is_running = false;
    job->progress.seconds = seconds_now() - job->began;
    pthread_cond_broadcast(&job->ended);
    pthread_mutex_unlock(&job->lock);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ on the desk's */

static void join(struct job *job)
{
    if (job->has_thread)
        pthread_join(job->thread, NULL);
    job->has_thread = false;
}

bool job_begin(struct job *job, enum job_kind kind, const struct supplement_export *request)
{
    job_forget(job);
    job->request = *request;
    job->request.watch = take_event;
    job->request.stop = is_to_stop;
    job->request.context = job;
    job->request.dry_run = kind == JOB_REHEARSAL;
    job->progress = (struct job_progress){.kind = kind, .is_running = true};
    job->stops = false;
    job->began = seconds_now();
    job->has_thread = pthread_create(&job->thread, NULL, run, job) == 0;
    if (!job->has_thread) /* else only the thread says when it has ended: it may have by now */
        job->progress.is_running = false;
    return job->has_thread;
}

void job_wait(struct job *job, double seconds)
{
    double until = seconds_now() + seconds;
    const struct timespec time = {(time_t)until, (long)((until - (double)(time_t)until) * 1e9)};
    int late = 0;
    pthread_mutex_lock(&job->lock);
    while (job->progress.is_running && !late)
        late = pthread_cond_timedwait(&job->ended, &job->lock, &time);
    bool ended = !job->progress.is_running;
    pthread_mutex_unlock(&job->lock);
    if (ended)
        join(job);
}

void job_stop(struct job *job)
{
    pthread_mutex_lock(&job->lock);
    job->stops = true;
    pthread_mutex_unlock(&job->lock);
    join(job);
}

void job_forget(struct job *job)
{
    job_stop(job);
    diag_clear(job->diag);
    results_finish(&job->results);
    job->request = (struct supplement_export){0};
    job->summary = (struct supplement_summary){0};
    job->progress = (struct job_progress){.kind = JOB_NONE};
    job->good = false;
}

struct job_progress job_look(struct job *job)
{
    pthread_mutex_lock(&job->lock);
    struct job_progress progress = job->progress;
    if (progress.is_running)
        progress.seconds = seconds_now() - job->began;
    pthread_mutex_unlock(&job->lock);
    return progress;
}
