/* What was asked for in a form, kept so that an address leads to it in which nothing of it stands: names and numbers of people are in no address, and
 * the browser's way back and its reload find again what they showed. */
#ifndef DESK_ASKED_H
#define DESK_ASKED_H

#include "base/buffer.h"
#include "http/answer.h"

enum { ASKED_KEPT = 64, ASKED_MOST = 16 * 1024 /* [B] */ };

struct asked {
    struct buffer forms[ASKED_KEPT]; /* of the last ones, each at its number's place */
    size_t count;                    /* of all so far */
};

void asked_finish(struct asked *asked);

/* Keeps the typed form of the request, and leads to the page below this path (without a query) that answers it. */
void asked_lead_to(struct asked *asked, const struct request *request, const char *path, struct answer *answer);

/* The request with the form that its address means; as it is, if it means none that is kept. */
struct request asked_request(const struct asked *asked, const struct request *request);

#endif
