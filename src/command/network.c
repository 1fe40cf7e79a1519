#include "command/network.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "courier/courier.h"

static struct courier *courier;

static bool is_address(const char *text)
{
    return strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0;
}

/* An option that getopt takes for that one, which may be cut short. */
static bool is_timestamp(const char *argument)
{
    size_t length = strcspn(argument, "=");
    return length > 2 && strncmp(argument, "--timestamp", length) == 0;
}

/* In the other process. */
static void confine(void)
{
    struct sandbox sandbox;
    supplement_speak(NULL);
    sandbox_init_network(&sandbox);
    sandbox_forbid_calls(SOCKETS_ALL);
    sandbox_enter(&sandbox);
}

void network_begin(int argc, char **argv)
{
    static const struct courier_limits LIMITS = {.attempts = 3, .pause = 1, .patience = 20};
    for (int i = 2; i < argc && !courier; i++)
        if (is_timestamp(argv[i]))
            courier = courier_begin(&LIMITS, confine);
}

void network_end(void)
{
    courier_end(courier);
    courier = NULL;
}

/* What an address cannot hold could be a second line of what is sent. */
const char *network_take_address(const char *argument, struct diag *diag)
{
    enum { LENGTH_MOST = 2000 };
    bool good = is_address(argument) && strlen(argument) < LENGTH_MOST;
    for (const char *at = argument; *at; at++)
        good = good && *at > ' ' && *at < 127;
    if (good)
        return argument;
    report_usage(diag, "--timestamp is an address, https://... or http://...: ", argument);
    return NULL;
}

static bool fetch(void *context, const struct supplement_query *query, struct buffer *answer)
{
    const struct courier_question question = {query->address, query->media, query->bytes, query->length, query->most};
    (void)context;
    if (courier)
        return courier_ask(courier, &question, interrupt_came, answer);
    buffer_string(answer, say("the part of the program that asks cannot be started"));
    return false;
}

struct supplement_network network_to(const char *timestamp)
{
    if (courier)
        courier_settle(courier, timestamp);
    return (struct supplement_network){.timestamp = timestamp, .fetch = fetch};
}
