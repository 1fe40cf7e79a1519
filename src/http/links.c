#include "http/links.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum { BODY_PACE = 32 * 1024 }; /* bytes, which take a second at most */

/* [ms], by a clock that costs little: it is asked with every request. */
static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    return (long)time.tv_sec * 1000 + time.tv_nsec / (1000 * 1000);
}

void links_init(struct links *links)
{
    *links = (struct links){0};
    pthread_mutex_init(&links->lock, NULL);
}

void links_finish(struct links *links)
{
    pthread_mutex_destroy(&links->lock);
}

void links_join(struct links *links, struct link *link)
{
    pthread_mutex_lock(&links->lock);
    link->next = links->first;
    link->before = &links->first;
    if (link->next)
        link->next->before = &link->next;
    links->first = link;
    pthread_mutex_unlock(&links->lock);
}

void links_leave(struct links *links, struct link *link)
{
    pthread_mutex_lock(&links->lock);
    *link->before = link->next;
    if (link->next)
        link->next->before = link->before;
    pthread_mutex_unlock(&links->lock);
    free(link);
}

void link_give_time(struct link *link, int seconds)
{
    if (link)
        atomic_store(&link->until, now() + seconds * 1000L);
}

void link_give_time_for(struct link *link, size_t length)
{
    if (link)
        atomic_fetch_add(&link->until, (long)(1000 * length / BODY_PACE));
}

void links_drop_late(struct links *links)
{
    long time = now();
    pthread_mutex_lock(&links->lock);
    for (struct link *link = links->first; link; link = link->next)
        if (time > atomic_load(&link->until))
            shutdown(link->socket, SHUT_RDWR);
    pthread_mutex_unlock(&links->lock);
}

bool links_see_out(struct links *links)
{
    pthread_mutex_lock(&links->lock);
    bool some = links->first != NULL;
    for (struct link *link = links->first; link; link = link->next)
        if (!atomic_load(&link->asks))
            shutdown(link->socket, SHUT_RD);
    pthread_mutex_unlock(&links->lock);
    return some;
}
