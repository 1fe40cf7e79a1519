/* Days, as people and programs write them. Inside the program a day is text as ISO 8601 has it: 2026-07-10. */
#ifndef GATE_DAY_H
#define GATE_DAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

enum { DAY_SIZE = sizeof "2026-07-10" };

/* True if the text is 2026-07-10 and the like, and there was or will be such a day, from 1900 to 2200. */
bool is_day(const char *text);

/* ------------------------------------------------------------------------------------------------ names */

enum day_name_kind {
    DAY_NAME_MONTH,   /* numbered from 1 */
    DAY_NAME_WEEKDAY, /* from 1, Monday */
    DAY_NAME_OTHER    /* a word that may stand in a date and says nothing: "de", "th" */
};

/* The words of all languages that dates are written with. In the arena. */
struct day_names;
struct day_names *day_names_create(struct arena *arena);

/* The names that are added from now on are of this language. */
void day_names_begin(struct day_names *names, const char *language);

/* Adds a name of one or more words; capitals and marks on letters make no difference. */
void day_names_add(struct day_names *names, enum day_name_kind kind, int number, const char *name);
void day_names_add_others(struct day_names *names); /* of languages of Europe that have no labels */

/* ------------------------------------------------------------------------------------------------ reading */

/* What numbers with slashes mean, and, where that is said, all that do not begin with the year. */
enum day_order { DAY_ORDER_CLEAR /* what can be meant in two ways is refused */, DAY_ORDER_DMY, DAY_ORDER_MDY };

enum day_verdict {
    DAY_GOOD,
    DAY_NEVER,   /* there is no such day, or it is another day of the week */
    DAY_UNCLEAR, /* it can be meant in several ways, or a part is missing */
    DAY_UNKNOWN  /* this is no date */
};

/*
 * Reads a day: 2026-07-10, 10-7-2026, 10.07.2026, 13/7/2026, 20260710, and with the names of months given (NULL: none)
 * "vrijdag 10 juli 2026", "July 10th, 2026", "10-jul-2026". A time of midnight may follow. Writes it to `day`, or appends to
 * `why` (may be NULL) in words what speaks against it, if the verdict does not say it all.
 */
enum day_verdict day_read(const char *text, enum day_order order, const struct day_names *names, char day[DAY_SIZE],
                          struct buffer *why);

/* The same of text that may be in one of these languages (BCP 47, NULL behind the last; NULL: any): a name that some of them know
 * means what it means in those, and nothing else. "listopad" is November in cs, October in hr, and unclear where both may be meant. */
enum day_verdict day_read_in(const char *const *languages, const char *text, enum day_order order, const struct day_names *names,
                             char day[DAY_SIZE], struct buffer *why);

/* Reports a verdict that is not good: `what` says where the text stands, such as "column 7"; `why` as above. */
void day_report(enum day_verdict verdict, const char *what, const char *text, const struct buffer *why,
                struct place place, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ plausibility */

/* In words, why somebody who was born on the one day gets no diploma on the other; NULL: nothing speaks against it. Either may
 * be no day, of which nothing is said. */
const char *age_fault(const char *born, const char *date);

#endif
