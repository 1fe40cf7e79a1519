/* What a request is answered: HTTP's semantics (RFC 9110), without its connections. */
#ifndef SERVE_ANSWER_H
#define SERVE_ANSWER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "base/buffer.h"
#include "serve/editions.h"
#include "serve/inventory.h"
#include "serve/target.h"

struct check;

/* What is served; on any thread. */
struct house {
    uint64_t program;           /* stands for the program, its layouts, labels and fonts */
    struct editions *editions;
    struct inventory *inventory; /* guarded by the lock */
    pthread_mutex_t lock;
    struct check *check;        /* of a register; NULL: none is served */
    atomic_ulong answers[6];    /* by the first digit of their status */
    atomic_ulong connections;   /* now open */
};

void house_init(struct house *house, uint64_t program, struct editions *editions, struct inventory *inventory);
void house_finish(struct house *house);
/* Takes over the caller's hold on the new inventory. */
void house_renew(struct house *house, struct inventory *inventory);

/* NULL: it has no such header. The path's escapes are undone. */
struct request {
    const char *method, *path;
    const char *accept_language, *if_none_match, *if_range, *range;
    const char *accept, *media;  /* of its body */
    bool has_body;
    const char *body;           /* NULL: it has none, or one that is not taken */
    size_t body_length;
};

enum { ETAG_SIZE = 32, RANGE_SIZE = 80, LOCATION_SIZE = 3 * (CODE_MOST + TAG_MOST) + 16 };

/* "": there is no such header. */
struct answer {
    int status;
    const char *media, *cache, *policy, *allow, *vary, *language;
    int retry;                  /* [s]; 0: nothing is said */
    char etag[ETAG_SIZE], content_range[RANGE_SIZE], location[LOCATION_SIZE], tag[TAG_MOST + 1];
    bool takes_ranges, has_form;
    const char *told;           /* for the log, instead of the path; or NULL */
    struct edition *edition;    /* whose bytes these are, held; NULL: they are in `own` */
    const void *bytes;
    size_t length;
    struct buffer own;
};

/* Whether the request's body is to be read: else it is answered without. */
bool answer_takes_body(const struct house *house, const struct request *request);

/* False: the edition that is asked for is in the making. It is in answer->edition, held: ask again, with the same answer, when it is made. */
bool answer_request(struct house *house, const struct request *request, struct answer *answer);
/* What it holds; a zeroed one is fine. */
void answer_finish(struct house *house, struct answer *answer);

#endif
