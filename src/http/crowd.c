#include "http/crowd.h"

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

#include "base/map.h"

static int place_of(const void *bytes, size_t length)
{
    return (int)(map_hash(bytes, length) % CROWD_PLACES);
}

/* ::ffff:192.0.2.1 is IPv4 (RFC 4291, 2.5.5.2). */
int crowd_place(const struct sockaddr *address)
{
    static const unsigned char HERE[16] = {[15] = 1}, MAPPED[12] = {[10] = 0xFF, [11] = 0xFF};
    unsigned char bytes[16] = {0};
    if (address && address->sa_family == AF_INET) {
        memcpy(bytes, MAPPED, sizeof MAPPED);
        memcpy(bytes + sizeof MAPPED, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
    } else if (address && address->sa_family == AF_INET6) {
        memcpy(bytes, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, 16);
    } else {
        return -1;
    }
    if (memcmp(bytes, MAPPED, sizeof MAPPED) == 0)
        return bytes[12] == 127 ? -1 : place_of(bytes, 16);
    return memcmp(bytes, HERE, 16) == 0 ? -1 : place_of(bytes, 8);
}

bool crowd_has_room(const struct crowd *crowd, int place)
{
    return place < 0 || atomic_load(&crowd->count[place]) < CROWD_MOST;
}

void crowd_join(struct crowd *crowd, int place)
{
    if (place >= 0)
        atomic_fetch_add(&crowd->count[place], 1);
}

void crowd_leave(struct crowd *crowd, int place)
{
    if (place >= 0)
        atomic_fetch_sub(&crowd->count[place], 1);
}
