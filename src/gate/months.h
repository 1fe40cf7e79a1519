/* The names of months in dates in words, as texts have them, in many languages: more than there are label sets of, and in all
 * their cases. The names that documents are set with are those of the label sets (see gate/day.h), which are judged by these. */
#ifndef GATE_MONTHS_H
#define GATE_MONTHS_H

#include <stddef.h>

/* The names of the months in a language; NULL if they are not known. */
struct months {
    const char *names;
    unsigned initials; /* a bit for each letter of ASCII that one begins with */
};

/* `language` is a BCP 47 tag. No names if they are not known. */
struct months months_of(const char *language);

/* The month, 1 to 12, that the word names; 0: none. */
int month_named(const struct months *months, const char *word, size_t length);

#endif
