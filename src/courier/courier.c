/* The side of the one who asks. */
#define _GNU_SOURCE /* close_range */
#include "courier/courier.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"
#include "courier/inside.h"

struct courier {
    int socket;
    double longest;          /* [s] that an answer takes at most */
    char settled[ADDRESS_MOST + 1];
    char failure[WORDS_MOST]; /* why there was no answer from there; "": there was none so far that failed so */
};

/* ------------------------------------------------------------------------------------------------ messages */

bool message_write(int socket, const void *bytes, size_t length)
{
    for (const char *at = bytes; length;) {
        ssize_t count = send(socket, at, length, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += count;
        length -= (size_t)count;
    }
    return true;
}

bool message_read(int socket, void *bytes, size_t length)
{
    for (char *at = bytes; length;) {
        ssize_t count = read(socket, at, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += count;
        length -= (size_t)count;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ the process */

/* It has nothing that was open, a file with a PIN or a pipe whose reader waits for its end; Ctrl-C is for the other, whose end it follows. */
static void become_courier(int socket, const struct courier_limits *limits, void (*confine)(void))
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        signal(SIGNALS[i], SIG_IGN);
    int own = dup2(socket, STDIN_FILENO);
    close_range(STDIN_FILENO + 1, ~0U, 0);
    if (confine)
        confine();
    if (own >= 0)
        courier_serve(own, limits);
    _exit(0);
}

static double longest_of(const struct courier_limits *limits)
{
    double longest = 2, pause = limits->pause;
    for (int i = 0; i < limits->attempts; i++, pause *= 2)
        longest += limits->patience + pause;
    return longest;
}

struct courier *courier_begin(const struct courier_limits *limits, void (*confine)(void))
{
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return NULL;
    pid_t child = fork();
    if (child == 0) {
        close(sockets[0]);
        become_courier(sockets[1], limits, confine);
    }
    close(sockets[1]);
    if (child < 0) {
        close(sockets[0]);
        return NULL;
    }
    struct courier *courier = memory_zeroed(1, sizeof *courier);
    *courier = (struct courier){.socket = sockets[0], .longest = longest_of(limits)};
    return courier;
}

/* It notices within a second, whatever it waits for, and the system buries it. */
void courier_end(struct courier *courier)
{
    if (!courier)
        return;
    close(courier->socket);
    free(courier);
}

/* ------------------------------------------------------------------------------------------------ asking */

static bool send_message(const struct courier *courier, enum message_kind kind, const struct courier_question *question)
{
    size_t media = question->media ? strlen(question->media) : 0;
    const struct message_head head = {(uint32_t)kind, (uint32_t)strlen(question->address), (uint32_t)media, (uint32_t)question->length,
                                      (uint32_t)(question->most < ANSWER_MOST ? question->most : ANSWER_MOST)};
    return head.address <= ADDRESS_MOST && media <= MEDIA_MOST && question->length <= SENT_MOST &&
           message_write(courier->socket, &head, sizeof head) && message_write(courier->socket, question->address, head.address) &&
           message_write(courier->socket, question->media, media) &&
           message_write(courier->socket, question->bytes, question->length);
}

void courier_settle(struct courier *courier, const char *address, bool others)
{
    const struct courier_question settled = {.address = address};
    if (send_message(courier, others ? MESSAGE_SETTLE_WITH_OTHERS : MESSAGE_SETTLE, &settled) && !*courier->settled)
        strcpy(courier->settled, address);
}

/* Until an answer begins. */
static bool await(const struct courier *courier, courier_stop *stop)
{
    enum { GLANCE_MS = 200 };
    struct pollfd awaited = {courier->socket, POLLIN, 0};
    for (double waited = 0; waited < courier->longest && !(stop && stop()); waited += GLANCE_MS / 1000.0)
        if (poll(&awaited, 1, GLANCE_MS) > 0)
            return true;
    return false;
}

static bool receive(struct courier *courier, size_t most, struct buffer *answer, enum message_kind *kind)
{
    struct message_head head;
    if (!message_read(courier->socket, &head, sizeof head) || head.length > (most < WORDS_MOST ? WORDS_MOST : most))
        return false;
    bool good = message_read(courier->socket, buffer_reserve(answer, head.length), head.length);
    answer->length += good ? head.length : 0;
    *kind = (enum message_kind)head.kind;
    return good;
}

/* From now on nothing else is said. */
static bool fail(struct courier *courier, const char *words, struct buffer *answer)
{
    strncpy(courier->failure, words, sizeof courier->failure - 1);
    buffer_string(answer, courier->failure);
    return false;
}

bool courier_ask(struct courier *courier, const struct courier_question *question, courier_stop *stop, struct buffer *answer)
{
    enum message_kind kind;
    size_t before = answer->length;
    if (*courier->failure) {
        buffer_string(answer, courier->failure);
        return false;
    }
    if (!send_message(courier, MESSAGE_ASK, question))
        return fail(courier, say("the part of the program that asks has ended"), answer);
    if (!await(courier, stop))
        return fail(courier, stop && stop() ? say("it was stopped while it waited for an answer") : say("there is no answer"), answer);
    if (!receive(courier, question->most, answer, &kind)) {
        answer->length = before;
        return fail(courier, say("the part of the program that asks has ended"), answer);
    }
    if (kind == MESSAGE_ANSWER)
        return true;
    size_t length = answer->length - before;
    if (strcmp(question->address, courier->settled) == 0)
        memcpy(courier->failure, answer->bytes + before, length < WORDS_MOST ? length : WORDS_MOST - 1);
    return false;
}
