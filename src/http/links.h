/* The connections that are open, and how long each may take for what is next. The library would wait as long as a byte comes now and then. */
#ifndef HTTP_LINKS_H
#define HTTP_LINKS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* A connection; the list's lock guards that it is joined. */
struct link {
    int socket;
    int place;         /* in the crowd */
    atomic_long until; /* it has come so far that it goes on; else it is dropped then [ms] */
    atomic_bool asks;  /* a request is there, and not yet answered */
    struct link *next, **before;
};

struct links {
    pthread_mutex_t lock;
    struct link *first;
};

void links_init(struct links *links);

/* All of them have left. */
void links_finish(struct links *links);

/* The link is on the heap, and the list's until it leaves: then it is freed. */
void links_join(struct links *links, struct link *link);
void links_leave(struct links *links, struct link *link);

/* It has so long for what is next [s]; who sends so many bytes steadily is given the time for them. NULL is fine. */
void link_give_time(struct link *link, int seconds);
void link_give_time_for(struct link *link, size_t length);

/* Ends connections whose time is over; they leave when their thread notices. */
void links_drop_late(struct links *links);

/* Whether somebody is connected still. Who asks nothing is not heard any more, and gone soon. */
bool links_see_out(struct links *links);

#endif
