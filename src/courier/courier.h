/* Questions to the network, and their answers: a process of its own, which is begun before this one closes itself off. So whoever reads files
 * that others made never has a network, and whoever has one never sees such a file. The only room that knows libcurl, which is loaded
 * in that process when it is first asked something. */
#ifndef COURIER_COURIER_H
#define COURIER_COURIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct courier_limits {
    int attempts;    /* of what may be better a moment later: nobody answers, or with an error of the server (HTTP 5xx, 429) */
    double pause;    /* [s] before the second; each further one is twice as long */
    double patience; /* [s] with one attempt */
};

struct courier;

/* Begins the process, in which `confine` is called (NULL: nothing is) before anything from outside comes in. NULL: it cannot be begun; errno
 * says why. */
struct courier *courier_begin(const struct courier_limits *limits, void (*confine)(void));
/* Ends it; NULL is fine. */
void courier_end(struct courier *courier);

/* From now on, and for good, it asks this address and no other; or others too, http or https, of which it is no matter if they do not
 * answer. Before, it asks none. */
void courier_settle(struct courier *courier, const char *address, bool others);

struct courier_question {
    const char *address;
    const char *media; /* of what is sent; NULL: nothing is */
    const void *bytes;
    size_t length, most; /* most: bytes of an answer */
};

/* Whether to wait no longer: asked several times a second. */
typedef bool courier_stop(void);

/* Appends what came with HTTP's status 200; or why nothing did, in words, and gives false. Once nobody has answered at the settled address it is
 * not waited for again: the same is said at once. One thread at a time. */
bool courier_ask(struct courier *courier, const struct courier_question *question, courier_stop *stop, struct buffer *answer);

#endif
