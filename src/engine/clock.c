#include "engine/clock.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/memory.h"

/* ------------------------------------------------------------------------------------------------ room */

void clock_room_begin(struct clock_room *room)
{
    *room = (struct clock_room){.size = 0};
    (void)pthread_mutex_init(&room->asking, NULL);
}

void clock_room_end(struct clock_room *room)
{
    (void)pthread_mutex_destroy(&room->asking);
}

size_t clock_room_size(struct clock_room *room)
{
    (void)pthread_mutex_lock(&room->asking);
    size_t size = room->size;
    (void)pthread_mutex_unlock(&room->asking);
    return size;
}

/* Two stamps of one authority differ by what a serial number, parts of a second and numbers of ECDSA take. */
size_t clock_room_widen(struct clock_room *room, size_t length)
{
    enum { DIFFERENCE = 32 };
    (void)pthread_mutex_lock(&room->asking);
    if (length + DIFFERENCE > room->size)
        room->size = length + DIFFERENCE;
    size_t size = room->size;
    (void)pthread_mutex_unlock(&room->asking);
    return size;
}

/* ------------------------------------------------------------------------------------------------ asking */

static void release(void *room)
{
    (void)pthread_mutex_unlock(&((struct clock_room *)room)->asking);
}

/* One at a time, as authorities wish it. */
static bool fetch(const struct clock *clock, const struct supplement_query *query, struct buffer *answer)
{
    struct memory_rescue rescue;
    (void)pthread_mutex_lock(&clock->room->asking);
    memory_rescue(&rescue, release, clock->room);
    bool good = clock->network->fetch(clock->network->context, query, answer);
    memory_rescued(&rescue);
    release(clock->room);
    return good;
}

static bool ask(void *context, const struct buffer *question, size_t most, struct buffer *answer, struct diag *diag)
{
    const struct clock *clock = context;
    const struct supplement_query query = {clock->network->timestamp, "application/timestamp-query", question->bytes, question->length,
                                           most};
    if (fetch(clock, &query, answer))
        return true;
    diag_report(diag, DIAG_STAMP_UNREACHED, (struct place){clock->name, 0}, "%.*s", (int)answer->length, (const char *)answer->bytes);
    return false;
}

/* The address without a name and password in it. */
static void put_name(char name[CLOCK_NAME_SIZE], const char *address)
{
    const char *host = strstr(address, "://");
    host = host ? host + 3 : address;
    const char *at = memchr(host, '@', strcspn(host, "/?#"));
    snprintf(name, CLOCK_NAME_SIZE, "%.*s%s", (int)(host - address), address, at ? at + 1 : host);
}

const struct seal_clock *clock_of(struct clock *clock, const struct supplement_network *network, struct clock_room *room)
{
    if (!network)
        return NULL;
    *clock = (struct clock){.network = network, .room = room};
    put_name(clock->name, network->timestamp);
    clock->face = (struct seal_clock){clock->name, ask, clock};
    return &clock->face;
}
