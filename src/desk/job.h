/* What takes long, on a thread of its own: a cohort is rehearsed, or issued. */
#ifndef DESK_JOB_H
#define DESK_JOB_H

#include <pthread.h>
#include <stdbool.h>

#include "base/diag.h"
#include "desk/result.h"
#include "supplement.h"

enum job_kind { JOB_NONE, JOB_REHEARSAL, JOB_ISSUE };

/* How far it is. */
struct job_progress {
    enum job_kind kind;
    bool is_running, is_stopped; /* stopped: by who sits at the desk, before its end */
    size_t rows_done, rows;      /* rows: 0 while it is not known */
    size_t documents, replacing; /* that were made; that would be replaced, in the rehearsal */
    double seconds;              /* since it began, or that it took */
};

struct job {
    pthread_t thread;
    bool has_thread;
    pthread_mutex_t lock;
    pthread_cond_t ended;
    struct job_progress progress; /* guarded by the lock, until it has ended; so is what follows */
    double began;
    bool stops;
    struct supplement_export request; /* what it points to stays until it has ended */
    struct supplement_summary summary;
    struct results results;           /* of what is issued, and of rows that are rejected */
    struct diag *diag;
    bool good;
};

void job_init(struct job *job);
/* Stops it first. */
void job_finish(struct job *job);

/* Begins it; what was done before is stopped, and forgotten. False: no thread can be begun. */
bool job_begin(struct job *job, enum job_kind kind, const struct supplement_export *request);

/* Waits for its end, so long at most [s]. */
void job_wait(struct job *job, double seconds);
/* Asks it to end, and waits until it has. */
void job_stop(struct job *job);

/* The same, and forgets all that it did: before what it was asked for goes. */
void job_forget(struct job *job);

struct job_progress job_look(struct job *job);

#endif
