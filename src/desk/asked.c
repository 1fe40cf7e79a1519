#include "desk/asked.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk/page.h"

void asked_finish(struct asked *asked)
{
    for (size_t i = 0; i < ASKED_KEPT; i++)
        buffer_finish(&asked->forms[i]);
}

void asked_lead_to(struct asked *asked, const struct request *request, const char *path, struct answer *answer)
{
    struct buffer *form = &asked->forms[asked->count++ % ASKED_KEPT];
    char place[LOCATION_SIZE];
    buffer_clear(form);
    buffer_append(form, request->body, request->body_length);
    snprintf(place, sizeof place, "%s?asked=%zu", path, asked->count);
    page_lead_to(answer, place);
}

struct request asked_request(const struct asked *asked, const struct request *request)
{
    struct request whole = *request;
    const char *number = request->has_body ? NULL : request_query(request, "asked");
    size_t wanted = number ? strtoul(number, NULL, 10) : 0;
    if (wanted && wanted <= asked->count && asked->count - wanted < ASKED_KEPT) {
        const struct buffer *form = &asked->forms[(wanted - 1) % ASKED_KEPT];
        whole.media = "application/x-www-form-urlencoded";
        whole.has_body = true;
        whole.body = (const char *)form->bytes;
        whole.body_length = form->length;
    }
    return whole;
}
