/* Editions as they were made, kept as long as there is room: each is made once, however many ask for it at the same time. */
#ifndef SERVE_EDITIONS_H
#define SERVE_EDITIONS_H

#include <stdint.h>

#include "http/answer.h"
#include "serve/fields.h"
#include "serve/inventory.h"
#include "serve/target.h"

struct editions;

struct editions_rules {
    const char *layout; /* as of supplement_open_layout; NULL: the usual forms */
    size_t bytes_most;  /* of what is kept and asked for by nobody at the moment */
    int makers;         /* threads that make them, each with an engine of its own */
    int waiting_most;   /* editions that are being made or waited for */
};

/* NULL with errors: a thread cannot be begun. */
struct editions *editions_create(const struct editions_rules *rules, struct diag *diag);
/* What is in the making is finished, the rest given up; nothing is made from now on. */
void editions_stop(struct editions *editions);
void editions_destroy(struct editions *editions); /* nobody holds one; NULL is fine */

struct edition;

/* Takes the edition with this key, which stands for all that makes a difference to its bytes; where it is not there it is begun. NULL: too many are
 * waited for. On any thread, as what follows; the caller owes an edition_release. */
struct edition *editions_take(struct editions *editions, uint64_t key, struct entry *entry, const char *language, const struct form *form);
void edition_release(struct editions *editions, struct edition *edition);

/* Begins somebody's own edition, which nobody else is given, or makes it, if that is quickly done; takes over its fields. NULL: too many are waited
 * for; the fields are finished all the same. Else as above. */
struct edition *editions_take_personal(struct editions *editions, struct entry *entry, const char *language, const struct form *form,
                                       struct fields *fields);

bool edition_is_made(struct editions *editions, const struct edition *edition);

/* False: it is made already. Else `wake` is called once it is, on another thread, and must not call back here. */
typedef void edition_wake(void *context);
bool edition_await(struct editions *editions, struct edition *edition, edition_wake *wake, void *context);

/* Of one that is made: a file of it, counted from 1; lives as long as it is held. NULL: it has none of this number, */
const void *edition_bytes(const struct edition *edition, int page, size_t *length);
/* of which all answers with all of it are the same; NULL: they are not, */
struct parcel *edition_parcel(struct edition *edition, int page);
/* or could not be made: these findings say why. */
const struct diag *edition_faults(const struct edition *edition);

/* So far; on any thread. */
struct editions_figures {
    unsigned long made, failed, found; /* found: were there already */
    size_t kept, bytes;
};
struct editions_figures editions_count(struct editions *editions);

#endif
