/* An authority for time stamps, as the room of seals asks it: by way of the network that the program has. */
#ifndef ENGINE_CLOCK_H
#define ENGINE_CLOCK_H

#include <pthread.h>

#include "seal/seal.h"
#include "supplement.h"

/* Of a key: how long time stamps are, and who asks for one just now. Threads share it. */
struct clock_room {
    pthread_mutex_t asking;
    size_t size; /* that one takes; 0: none was seen so far */
};
void clock_room_begin(struct clock_room *room);
void clock_room_end(struct clock_room *room);
size_t clock_room_size(struct clock_room *room);
/* From now on there is room for one that is so long, and some bytes more. */
size_t clock_room_widen(struct clock_room *room, size_t length);

enum { CLOCK_NAME_SIZE = 256 };

struct clock {
    struct seal_clock face;
    const struct supplement_network *network;
    struct clock_room *room;
    char name[CLOCK_NAME_SIZE];
};

/* NULL: no time stamp is wanted. */
const struct seal_clock *clock_of(struct clock *clock, const struct supplement_network *network, struct clock_room *room);

#endif
