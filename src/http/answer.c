#include "http/answer.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "http/entity.h"
#include "http/problem.h"
#include "http/range.h"

void answer_begin(struct answer *answer)
{
    *answer = (struct answer){.media = "", .cache = "", .policy = "", .allow = "", .vary = "", .language = ""};
}

void answer_own(struct answer *answer, int status, const char *media)
{
    answer->status = status;
    answer->media = media;
    answer->bytes = answer->own.bytes;
    answer->length = answer->own.length;
}

void answer_bytes(const struct request *request, const void *bytes, size_t length, struct answer *answer)
{
    struct range range = {0, length};
    enum range_kind kind = entity_is_same(request->if_range, answer->etag) && strcmp(request->method, "GET") == 0
                               ? range_read(request->range, length, &range) : RANGE_ALL;
    answer->takes_ranges = true;
    if (kind == RANGE_BEYOND) {
        snprintf(answer->content_range, sizeof answer->content_range, "bytes */%zu", length);
        problem_put(answer, 416, say("what is asked for lies behind the end"), NULL);
        return;
    }
    answer->status = kind == RANGE_PART ? 206 : 200;
    answer->bytes = (const char *)bytes + range.first;
    answer->length = range.length;
    if (kind == RANGE_PART)
        snprintf(answer->content_range, sizeof answer->content_range, "bytes %zu-%zu/%zu", range.first, range.first + range.length - 1,
                 length);
}
