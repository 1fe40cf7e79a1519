/* Workers: threads that make documents, each with an engine of its own, in batches that come back in the order in which they
 * were given out. */
#ifndef ISSUE_CREW_H
#define ISSUE_CREW_H

#include "issue/job.h"

struct crew;

/* What every worker needs to know; borrowed. */
struct crew_plan {
    const char *data_folder, *layout, *date;
    enum standard standard;
    const struct offers *offers;
    const struct diploma_plan *diplomas; /* NULL: none */
    const char *folder;     /* where files are written; or NULL */
    bool keeps_bytes;       /* in the job */
    const char *making;     /* see folder_open */
    int mode;
};

/* `count` workers; 0: one for each processor. */
struct crew *crew_create(const struct crew_plan *plan, int count);
void crew_destroy(struct crew *crew); /* waits for all; NULL is fine */

/* How many batches may be given out before the first is awaited. */
int crew_room(const struct crew *crew);

/* Gives a batch out, and waits until it is done, but no longer than CREW_PATIENCE; false: it is not. */
enum { CREW_PATIENCE = 100 /* ms */ };
void crew_give(struct crew *crew, struct batch *batch);
bool crew_await(struct crew *crew, struct batch *batch);

/* From now on workers leave what they have not begun. */
void crew_leave(struct crew *crew);

#endif
