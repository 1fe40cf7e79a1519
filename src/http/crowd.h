/* How many connections each address has: one that opens many leaves room for the others. */
#ifndef HTTP_CROWD_H
#define HTTP_CROWD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <sys/socket.h>

enum { CROWD_PLACES = 4096, CROWD_MOST = 100 /* connections of an address */ };

/* Zeroed at first; on any thread. Addresses that share a place are counted as one. */
struct crowd {
    atomic_int count[CROWD_PLACES];
};

/* The place of an address: of IPv6 its first 64 bits, which one network has. -1: it is this machine's, as that of a proxy, behind which many
 * are, and is not counted. */
int crowd_place(const struct sockaddr *address);

bool crowd_has_room(const struct crowd *crowd, int place);
void crowd_join(struct crowd *crowd, int place);
void crowd_leave(struct crowd *crowd, int place);

#endif
