/* One writer at a time: a file beside the register, locked while it is written to. The lock is the system's and dies with
 * the process, however it dies; it lasts from batch to batch, as a lock of SQLite that lets others read cannot. */
#ifndef ISSUE_REGISTER_LOCK_H
#define ISSUE_REGISTER_LOCK_H

#include "base/diag.h"

struct register_lock;

/* Waits up to so many seconds for FILE.lock. `path` is the register's name in messages. NULL with DIAG_REGISTER_BUSY, which
 * says who holds it, or DIAG_REGISTER_UNUSABLE. */
struct register_lock *register_lock_take(const char *file, const char *path, double wait_seconds, struct diag *diag);

/* Removes the file. NULL is fine. */
void register_lock_release(struct register_lock *lock);

#endif
