/* The side that has a network, and nothing else. */
#include <poll.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "base/say.h"
#include "courier/inside.h"

struct service {
    int socket;
    const struct courier_limits *limits;
    char settled[ADDRESS_MOST + 1]; /* "": nothing is */
    bool others;                    /* may be asked too */
};

/* A question as it came, with the memory of its parts. */
struct asked {
    struct message_head head;
    char address[ADDRESS_MOST + 1], media[MEDIA_MOST + 1];
    unsigned char bytes[SENT_MOST];
};

static bool read_question(int socket, struct asked *asked)
{
    struct message_head *head = &asked->head;
    if (!message_read(socket, head, sizeof *head) || head->address > ADDRESS_MOST || head->media > MEDIA_MOST ||
        head->length > SENT_MOST || head->most > ANSWER_MOST)
        return false;
    asked->address[head->address] = asked->media[head->media] = '\0';
    return message_read(socket, asked->address, head->address) && message_read(socket, asked->media, head->media) &&
           message_read(socket, asked->bytes, head->length);
}

/* ------------------------------------------------------------------------------------------------ attempts */

/* Whoever asked has ended. */
static bool is_left(void *context)
{
    struct pollfd asker = {((struct service *)context)->socket, POLLIN, 0};
    return poll(&asker, 1, 0) > 0 && asker.revents & (POLLHUP | POLLERR);
}

static void wait_for(struct service *service, double seconds)
{
    struct pollfd asker = {service->socket, 0, 0}; /* it ends when the asker does */
    (void)poll(&asker, 1, (int)(1000 * seconds));
}

static bool try_often(struct service *service, struct attempt *attempt)
{
    double pause = service->limits->pause;
    for (int i = 1;; i++, pause *= 2) {
        enum verdict verdict = http_attempt(attempt);
        if (verdict == VERDICT_GOOD)
            return true;
        if (verdict == VERDICT_NEVER || i >= service->limits->attempts || is_left(service))
            return false;
        wait_for(service, pause);
    }
}

/* ------------------------------------------------------------------------------------------------ answers */

static bool give(const struct service *service, enum message_kind kind, const void *bytes, size_t length)
{
    const struct message_head head = {.kind = (uint32_t)kind, .length = (uint32_t)length};
    return message_write(service->socket, &head, sizeof head) && message_write(service->socket, bytes, length);
}

static bool answer(struct service *service, const struct asked *asked)
{
    struct buffer bytes = {0};
    const struct courier_question question = {asked->address, *asked->media ? asked->media : NULL, asked->bytes, asked->head.length,
                                              asked->head.most};
    struct attempt attempt = {.question = &question, .patience = service->limits->patience, .is_left = is_left, .context = service,
                              .answer = &bytes};
    bool permitted = *service->settled && (service->others || strcmp(service->settled, asked->address) == 0);
    bool good = permitted && try_often(service, &attempt);
    const char *words = permitted ? attempt.words : say("that address was not named on the command line");
    good = good ? give(service, MESSAGE_ANSWER, bytes.bytes, bytes.length) : give(service, MESSAGE_WORDS, words, strlen(words));
    buffer_finish(&bytes);
    return good;
}

static void settle(struct service *service, const struct asked *asked)
{
    strcpy(service->settled, asked->address);
    service->others = asked->head.kind == MESSAGE_SETTLE_WITH_OTHERS;
}

void courier_serve(int socket, const struct courier_limits *limits)
{
    struct service service = {.socket = socket, .limits = limits};
    static struct asked asked;
    for (bool good = true; good && read_question(socket, &asked);) {
        if (asked.head.kind == MESSAGE_ASK)
            good = answer(&service, &asked);
        else if (!*service.settled)
            settle(&service, &asked);
    }
}
