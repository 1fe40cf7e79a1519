/* HTTP's connections, by libmicrohttpd, which is loaded when it is begun. */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/diag.h"
#include "http/answer.h"
#include "http/tls.h"

typedef void http_wake(void *waiter);

/* What was answered so far. */
struct http_figures {
    atomic_ulong answers[6];    /* by the first digit of their status */
    atomic_ulong connections;   /* now open */
};

/* Who answers. All of it is called on any thread. */
struct host {
    void *context;

    /* How many bytes of the request's body, which has one, are to be read; 0: it is answered without, as what is longer is. */
    size_t (*body_most)(void *context, const struct request *request);

    /* Answers; the answer is zeroed at first. False: what is asked for is in the making. It is asked again, with the same answer, once it is made, */
    bool (*answer)(void *context, const struct request *request, struct answer *answer);
    /* which `wake` tells with this waiter, on another thread; it must not call back. False: it is made already. NULL: all is answered at once. */
    bool (*await)(void *context, struct answer *answer, http_wake *wake, void *waiter);

    /* The answer is gone, or was never given: frees what it holds. Its `own` is freed after this. NULL: it holds nothing. */
    void (*finish)(void *context, struct answer *answer);

    const struct tls *tls;      /* what connections are encrypted with; NULL: nothing */
    bool is_silent;             /* it tells no log what was asked */
    bool has_own_links;         /* a page of it tells another of it where somebody comes from; else nobody is told */
    struct http_figures figures;
};

/* Of what was answered with this parcel nothing is given any more: frees what is in it. */
void http_forget(struct parcel *parcel);

struct http;

/* Begins to answer who connects to this socket, which listens, on threads of its own. NULL with errors: the library is missing, or a thread cannot be
 * begun. */
struct http *http_begin(int socket, int threads, struct host *host, struct diag *diag);

/* Drops who takes too long, to ask or to take an answer, and writes the log. To be called every second or so. */
void http_look_round(struct http *http);

/* Takes no new connections; the answers that were begun are finished, for so long [s]. Nothing may be in the making any more when http_end is called. */
void http_quiesce(struct http *http, double patience);
void http_end(struct http *http); /* NULL is fine */

#endif
