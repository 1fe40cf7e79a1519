/* What both processes know. */
#ifndef COURIER_INSIDE_H
#define COURIER_INSIDE_H

#include <stdint.h>

#include "courier/courier.h"

enum {
    ADDRESS_MOST = 2048,
    MEDIA_MOST = 64,
    SENT_MOST = 64 * 1024,
    ANSWER_MOST = 16 * 1024 * 1024, /* a list of all certificates that a large authority has revoked */
    WORDS_MOST = 512,
};

/* Before each message, whose parts follow one behind the other. */
struct message_head {
    uint32_t kind;
    uint32_t address, media, length; /* bytes of each part */
    uint32_t most;
};
enum message_kind { MESSAGE_SETTLE, MESSAGE_SETTLE_WITH_OTHERS, MESSAGE_ASK, MESSAGE_ANSWER, MESSAGE_WORDS };

/* All of it; false: the other side has gone. */
bool message_write(int socket, const void *bytes, size_t length);
bool message_read(int socket, void *bytes, size_t length);

/* The other process: serves until there is nobody to serve. */
void courier_serve(int socket, const struct courier_limits *limits);

/* http.c: an attempt. */
enum verdict { VERDICT_GOOD, VERDICT_LATER, VERDICT_NEVER }; /* LATER: it may be better then */
struct attempt {
    const struct courier_question *question;
    double patience;
    bool (*is_left)(void *context); /* nobody waits for it any more; or NULL */
    void *context;
    struct buffer *answer;
    char words[WORDS_MOST]; /* why it is not good */
};
enum verdict http_attempt(struct attempt *attempt);

#endif
