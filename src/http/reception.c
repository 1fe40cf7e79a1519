#define _GNU_SOURCE /* accept4 */
#include "http/reception.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/memory.h"

enum { WAIT = 50 /* [ms] until it is looked again whether there is room, or descriptors */ };

struct reception {
    int socket, ending; /* ending: it is to end once this can be read */
    struct receptionist receptionist;
    pthread_t thread;
};

/* Whether somebody was there. */
static bool take_one(const struct reception *reception)
{
    const struct receptionist *to = &reception->receptionist;
    struct sockaddr_storage address = {0};
    socklen_t size = sizeof address;
    int connected = accept4(reception->socket, (struct sockaddr *)&address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (connected >= 0)
        to->take(to->context, connected, (const struct sockaddr *)&address, size);
    else if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)
        (void)poll(NULL, 0, WAIT);
    return connected >= 0;
}

static void *receive(void *context)
{
    const struct reception *reception = context;
    const struct receptionist *to = &reception->receptionist;
    for (;;) {
        bool has_room = to->has_room(to->context);
        struct pollfd wanted[] = {{reception->ending, POLLIN, 0}, {reception->socket, POLLIN, 0}};
        (void)poll(wanted, has_room ? 2 : 1, has_room ? -1 : WAIT);
        if (wanted[0].revents)
            return NULL;
        while (wanted[1].revents && to->has_room(to->context) && take_one(reception))
            ;
    }
}

struct reception *reception_begin(int socket, const struct receptionist *receptionist)
{
    struct reception *reception = memory_zeroed(1, sizeof *reception);
    *reception = (struct reception){.socket = socket, .ending = eventfd(0, EFD_CLOEXEC), .receptionist = *receptionist};
    if (reception->ending >= 0 && pthread_create(&reception->thread, NULL, receive, reception) == 0)
        return reception;
    if (reception->ending >= 0)
        close(reception->ending);
    free(reception);
    return NULL;
}

void reception_end(struct reception *reception)
{
    if (!reception)
        return;
    (void)eventfd_write(reception->ending, 1);
    pthread_join(reception->thread, NULL);
    close(reception->ending);
    close(reception->socket);
    free(reception);
}
