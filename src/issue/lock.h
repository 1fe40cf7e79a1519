/* One writer at a time: a file beside the register, archive, print run or in the folder, locked while it is written to. The lock
 * is the system's and dies with the process, however it dies; of the register it lasts from batch to batch, as a lock of SQLite
 * that lets others read cannot. */
#ifndef ISSUE_LOCK_H
#define ISSUE_LOCK_H

#include <stdbool.h>

#include "base/diag.h"

struct lock;

/* How long somebody waits for what another has. */
struct patience {
    double seconds;
    bool (*is_over)(void *context); /* asked meanwhile whether to give it up; or NULL */
    void *context;
};

/* What is locked, as messages name it, and as what it is told that another has it, or that it cannot be locked. */
struct lock_subject {
    const char *path;
    enum diag_id busy, unusable;
};

/* Waits for FILE.lock; `patience` NULL: not at all. A file of that name that is no such lock stays as it is, and is told; a link is
 * not followed. NULL with an error, which says who holds it if it is busy, or without one if the wait was given up. */
struct lock *lock_take(const char *file, const struct lock_subject *subject, const struct patience *patience, struct diag *diag);

/* Removes the file. NULL is fine. */
void lock_release(struct lock *lock);

#endif
