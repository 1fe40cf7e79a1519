/* Workers that make documents, in batches, each with an engine of its own. */
#ifndef ISSUE_CREW_DOCUMENTS_H
#define ISSUE_CREW_DOCUMENTS_H

#include "base/crew.h"
#include "issue/job.h"

/* What every worker needs to know; borrowed. */
struct crew_plan {
    const char *data_folder, *layout, *date;
    enum standard standard;
    const struct diploma_plan *diplomas; /* NULL: none */
    const struct kept *kept; /* documents that are made already; NULL: none */
    const char *folder;     /* where files are written; or NULL */
    bool is_new;            /* it was made for this */
    bool keeps_bytes;       /* in the job */
    const char *making;     /* see folder_open */
    int mode;
    struct supplement_key *key; /* NULL: nothing is sealed or signed */
    bool seals;             /* each document is sealed with it */
    bool certify;
    const struct supplement_network *network; /* that time stamps come from; or NULL */
    const char *sealed;     /* when, ISO 8601 */
};

/* `count` workers, whose pieces are batches; 0: one for each processor. */
struct crew *crew_create(const struct crew_plan *plan, int count);

#endif
