/* The names of months in dates in words, in many languages. Inside the room. */
#ifndef GATE_MONTHS_H
#define GATE_MONTHS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether dates in words of this language (BCP 47) are understood. */
bool months_known(const char *language);

/* The month, 1 to 12, that the word names in the language; 0: none. */
int month_of(const char *language, const char *word, size_t length);

#endif
