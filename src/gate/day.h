/* Days. */
#ifndef GATE_DAY_H
#define GATE_DAY_H

#include <stdbool.h>

/* False if it is written in digits (2026-07-10, 10-7-2026, 10.07.2026) and there is no such day; anything else, such as
 * "10 juli 2026", is left to people. */
bool is_plausible_date(const char *value);

#endif
