/* Takes in who connects, on a thread of its own: so it is ours to say who is sent where. */
#ifndef HTTP_RECEPTION_H
#define HTTP_RECEPTION_H

#include <stdbool.h>
#include <sys/socket.h>

/* What becomes of who comes; both are called on that thread. */
struct receptionist {
    bool (*has_room)(void *context); /* whether anybody may be taken in; else who comes waits outside */
    void (*take)(void *context, int connected, const struct sockaddr *address, socklen_t size); /* the socket is its own, and does not block */
    void *context;
};

struct reception;

/* At a socket that listens, and does not block. NULL: no thread can be begun. */
struct reception *reception_begin(int socket, const struct receptionist *receptionist);
void reception_end(struct reception *reception); /* closes the socket; NULL is fine */

#endif
