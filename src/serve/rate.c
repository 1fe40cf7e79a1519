#include "serve/rate.h"

#include <string.h>

#include "base/map.h"

enum { MINUTE = 60 };

int rate_take(struct rate *rate, const char *token, long time)
{
    if (time / MINUTE != rate->minute)
        *rate = (struct rate){.minute = time / MINUTE};
    unsigned char *tries = &rate->of_token[map_hash(token, strlen(token)) % RATE_PLACES];
    if (*tries >= RATE_OF_TOKEN || rate->all >= RATE_OF_ALL)
        return (int)(MINUTE - time % MINUTE);
    ++*tries;
    rate->all++;
    return 0;
}
