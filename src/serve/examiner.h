/* Files that wait to be looked at (examine.h), and what is found. */
#ifndef SERVE_EXAMINER_H
#define SERVE_EXAMINER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "serve/examine.h"

struct examiner;

/* With threads that ask on this socket, of which it becomes the owner: as many files are looked at at once. NULL with errors. */
struct examiner *examiner_create(int socket, int threads, struct diag *diag);
/* What is being looked at is given up, and what waits; nothing is looked at from now on. */
void examiner_stop(struct examiner *examiner);
void examiner_destroy(struct examiner *examiner); /* nobody holds an examination; NULL is fine */

struct examination;

/* Takes a copy of the file. NULL: too many wait, or there is no room. On any thread, as what follows; the caller owes an examination_release, once it
 * is done. */
struct examination *examiner_take(struct examiner *examiner, const void *bytes, size_t length, const char *language);
void examination_release(struct examination *examination);

/* False: it is done. Else `wake` is called once it is, on another thread, and must not call back here. */
typedef void examiner_wake(void *waiter);
bool examination_await(struct examination *examination, examiner_wake *wake, void *waiter);

/* What became of it, once it is done; the words live as long as it is held. */
struct examine_reply examination_reply(const struct examination *examination, const char **words);

#endif
