/* Workers: threads that do pieces of work, each with tools of its own. Pieces are given out in an order, and awaited in it. */
#ifndef BASE_CREW_H
#define BASE_CREW_H

#include <stdatomic.h>
#include <stdbool.h>

struct crew;

/* What is given out begins with this. */
struct piece {
    bool done;          /* set by the crew */
    struct piece *next; /* in the crew's queue */
};

/* What workers can do. */
struct craft {
    void *(*begin)(const void *plan);                                                /* gives the tools of a worker */
    void (*work)(void *tools, struct piece *piece, const atomic_bool *leaving);      /* which asks now and then whether to leave */
    void (*let_go)(void *tools); /* of what outlives memory that is given up: the thread has ended */
    void (*finish)(void *tools);
};

/* `count` workers, each with tools for this plan, which is borrowed; 0: one for each processor. */
struct crew *crew_gather(const struct craft *craft, const void *plan, int count);
void crew_destroy(struct crew *crew); /* waits for all; NULL is fine */

/* How many pieces may be given out before the first is awaited. */
int crew_room(const struct crew *crew);

/* Gives a piece out, and waits until it is done, but no longer than CREW_PATIENCE; false: it is not. */
enum { CREW_PATIENCE = 100 /* ms */ };
void crew_give(struct crew *crew, struct piece *piece);
bool crew_await(struct crew *crew, struct piece *piece);

/* From now on workers leave what they have not begun. */
void crew_leave(struct crew *crew);

#endif
