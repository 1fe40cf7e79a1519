/* Inside the room: the numbers that office programs write before items of lists and before headings, which stand in no text. */
#ifndef WORD_COUNT_H
#define WORD_COUNT_H

#include <stdbool.h>

#include "base/arena.h"

enum { LIST_LEVELS = 10, LIST_NUMBER_MOST = 9999 };

enum numerals { NUMERALS_SIGN, NUMERALS_NONE, NUMERALS_DECIMAL, NUMERALS_ZERO /* 01 */, NUMERALS_SMALL, NUMERALS_CAPITAL, NUMERALS_ROMAN_SMALL, NUMERALS_ROMAN };

struct list_level {
    enum numerals numerals;
    const char *pattern; /* "%1.%2": levels from 1 on, in words of any kind; NULL: nothing */
    int start;
    bool is_decimal;     /* the other levels in it are written in figures, whatever they are by themselves */
};

struct list {
    struct list_level levels[LIST_LEVELS];
    int next[LIST_LEVELS]; /* one more than the number that stood there last; 0: nothing did */
    const char *link;      /* the name of the one that it is; or NULL */
};

/* Counts an item of the level, from 0 on, and gives what stands before it, in the arena: "" for a sign; NULL: nothing. */
const char *list_count(struct list *list, int level, struct arena *arena);

/* The number in "2.", "2)" or "2" and nothing else; 0: it is more, or none. */
int plain_number(const char *marker);

#endif
