/* Time that passes, whatever the clock on the wall is set to. */
#ifndef BASE_SECONDS_H
#define BASE_SECONDS_H

#include <time.h>

/* [s] since some moment, the same for the whole process. */
static inline double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
