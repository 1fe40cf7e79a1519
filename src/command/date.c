/* The date of what is made. */
#include <stdlib.h>
#include <time.h>

#include "command/command.h"

/* reproducible-builds.org/specs/source-date-epoch */
bool find_date(struct arena *arena, const char **date, struct diag *diag)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch)
        return true;
    char *end;
    long long seconds = strtoll(epoch, &end, 10);
    time_t time = (time_t)seconds;
    struct tm utc;
    char text[32];
    size_t length = 0;
    if (end != epoch && !*end && seconds >= 0 && seconds <= 253402300799LL && gmtime_r(&time, &utc))
        length = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    if (length)
        *date = arena_copy(arena, text, length);
    else
        report_usage(diag, "SOURCE_DATE_EPOCH is not a number of seconds since 1970: ", epoch);
    return length > 0;
}
