/* Values that no register of persons holds: what other programs leave behind. */
#ifndef ISSUE_PLAUSIBLE_H
#define ISSUE_PLAUSIBLE_H

#include <stdbool.h>

/* In words, why the value cannot be meant: a placeholder that was not filled in, a spreadsheet's error, letters that were
 * lost in a conversion. NULL: nothing speaks against it. */
const char *suspicion_of(const char *value);

/* False if it is written in digits (2026-07-10, 10-7-2026, 10.07.2026) and there is no such day; anything else, such as
 * "10 juli 2026", is left to people. */
bool is_plausible_date(const char *value);

#endif
