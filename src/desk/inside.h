/* Inside the room: what the desk's pages share. Requests are answered one at a time, on one thread. */
#ifndef DESK_INSIDE_H
#define DESK_INSIDE_H

#include "base/arena.h"
#include "desk/desk.h"
#include "desk/door.h"
#include "desk/page.h"
#include "http/http.h"

struct desk {
    const struct desking *desking;
    struct supplement *supplement; /* of the thread that answers */
    struct door door;
    struct host host;
    struct arena *arena;           /* of the request at hand */
    struct author *author;         /* what is being written; NULL: nothing */
};

/* Answers a request of this route. */
typedef void desk_answer(struct desk *desk, const struct request *request, struct answer *answer);

struct route {
    const char *method;   /* GET is HEAD, too */
    const char *path;     /* one that ends in a slash is all below it */
    size_t body_most;     /* of a POST [B] */
    desk_answer *answer;
};

enum { FORM_MOST = 64 * 1024 /* [B] */ };

#endif
