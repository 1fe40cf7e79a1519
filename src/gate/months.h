/* The names of months in dates in words, in many languages. Inside the room. */
#ifndef GATE_MONTHS_H
#define GATE_MONTHS_H

#include <stdbool.h>
#include <stddef.h>

/* The names of the months in this language (BCP 47); NULL if they are not known. */
const char *months_of(const char *language);

/* The month, 1 to 12, that the word names; 0: none. `names` may be NULL. */
int month_named(const char *names, const char *word, size_t length);

#endif
