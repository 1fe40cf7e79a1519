/* Days and times as callers give them: supplement.h says how they are written, and what is written otherwise would stand in documents,
 * seals and registers as it is. */
#include <stdio.h>

#include "engine/engine.h"
#include "gate/day.h"
#include "read/known.h"

/* A leap day is_moment leaves to the schema: it is asked for the time alone. */
static bool is_time(const char *text)
{
    char day[DAY_SIZE], moment[sizeof "2026-01-01T00:00:00Z."];
    if (is_moment(text))
        return true;
    snprintf(day, sizeof day, "%s", text);
    if (!is_day(day))
        return false;
    snprintf(moment, sizeof moment, "2026-01-01%s", text + sizeof day - 1);
    return is_moment(moment);
}

bool is_time_said(const char *text, struct diag *diag)
{
    bool good = !text || is_time(text);
    if (!good)
        diag_report(diag, DIAG_TIME_INVALID, (struct place){0}, "\"%s\"", text);
    return good;
}

bool is_day_said(const char *text, struct diag *diag)
{
    return (text && is_day(text)) || is_time_said(text, diag);
}
