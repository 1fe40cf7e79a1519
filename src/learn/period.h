/* Lengths of time as XML Schema writes them (xsd:duration): P36M, PT4800H, P1Y6M. */
#ifndef LEARN_PERIOD_H
#define LEARN_PERIOD_H

#include <stdbool.h>

#include "base/arena.h"

struct period {
    long years, months, weeks, days, hours, minutes, seconds;
};

/* False: it is none, or has figures that no programme has. */
bool period_read(const char *text, struct period *period);

/* Whether it is in hours alone; in months and years alone. */
bool period_is_hours(const struct period *period);
bool period_is_months(const struct period *period);

/* What shares are worked out from: minutes of what is in hours, months of what is in months. 0: it cannot be compared. */
long period_size(const struct period *period);

/* In English: 1 year 6 months. Hours alone have their sign, which is the same in all languages: 4800 h. */
const char *period_words(const struct period *period, struct arena *arena);

#endif
