/* What is served, and what a request for it is answered. */
#ifndef SERVE_HOUSE_H
#define SERVE_HOUSE_H

#include <pthread.h>
#include <stdint.h>

#include "http/http.h"
#include "serve/editions.h"
#include "serve/inventory.h"

struct check;
struct drop;

/* On any thread. */
struct house {
    uint64_t program;           /* stands for the program, its layouts, labels and fonts */
    struct editions *editions;
    struct inventory *inventory; /* guarded by the lock */
    pthread_mutex_t lock;
    struct check *check;        /* of a register; NULL: none is served */
    struct drop *drop;          /* and its files; with the check */
    const char *token;          /* of its keeper, as keeper.h has it; NULL: there is none */
    bool has_folder;            /* of qualifications */
    struct host host;           /* which it is for HTTP */
};

void house_init(struct house *house, uint64_t program, struct editions *editions, struct inventory *inventory);
void house_finish(struct house *house);
/* Takes over the caller's hold on the new inventory. */
void house_renew(struct house *house, struct inventory *inventory);

#endif
