#include "command/network.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "courier/courier.h"

static struct courier *courier;

/* ------------------------------------------------------------------------------------------------ asking once */

/* What certificates name, asked once in a run: files that were sealed with one key ask the same. */
enum { KEPT_MOST = 16 };
static struct kept {
    struct buffer question, answer; /* question: the address, and what is sent behind it */
} kept[KEPT_MOST];
static size_t kept_count;

static struct kept *find_kept(const struct buffer *question)
{
    for (size_t i = 0; i < kept_count; i++)
        if (kept[i].question.length == question->length && memcmp(kept[i].question.bytes, question->bytes, question->length) == 0)
            return &kept[i];
    return NULL;
}

static bool ask_once(const struct courier_question *asked, struct buffer *answer)
{
    struct buffer question = {0};
    buffer_append(&question, asked->address, strlen(asked->address) + 1);
    buffer_append(&question, asked->bytes, asked->length);
    const struct kept *known = find_kept(&question);
    size_t before = answer->length;
    if (known)
        buffer_append(answer, known->answer.bytes, known->answer.length);
    bool good = known || courier_ask(courier, asked, interrupt_came, answer);
    if (good && !known && kept_count < KEPT_MOST) {
        kept[kept_count].question = question;
        buffer_append(&kept[kept_count++].answer, answer->bytes + before, answer->length - before);
    } else {
        buffer_finish(&question);
    }
    return good;
}

/* ------------------------------------------------------------------------------------------------ the process */

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
    while (kept_count) {
        buffer_finish(&kept[--kept_count].question);
        buffer_finish(&kept[kept_count].answer);
    }
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
    const char *timestamp = context;
    if (courier)
        return strcmp(query->address, timestamp) == 0 ? courier_ask(courier, &question, interrupt_came, answer)
                                                      : ask_once(&question, answer);
    buffer_string(answer, say("the part of the program that asks cannot be started"));
    return false;
}

struct supplement_network network_to(const char *timestamp, bool others)
{
    if (courier)
        courier_settle(courier, timestamp, others);
    return (struct supplement_network){.timestamp = timestamp, .fetch = fetch, .context = (void *)(uintptr_t)timestamp};
}
