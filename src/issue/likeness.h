/* How alike two names are, however they are spelt: capitals, accents, the order of their parts, particles and scripts make
 * no difference. */
#ifndef ISSUE_LIKENESS_H
#define ISSUE_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>

enum likeness {
    NAMES_UNLIKE, /* Anna Jansen, Bram de Vries */
    NAMES_SHARE,  /* what comes first: Anna Jansen, Anna de Vries */
    NAMES_ALIKE,  /* all of the one stands in the other, or a slip of the keyboard lies between: Anna Jansen-de Vries */
    NAMES_SAME    /* the same letters in the same parts: JANSEN, Anna */
};

/* Takes UTF-8; of very long names the beginnings are compared. */
enum likeness names_compare(const char *one, const char *other);

/* Whether it is a small word of many names, such as "van": that two share one says nothing. In small letters without accents. */
bool name_is_particle(const char *word, size_t length);

#endif
