/* What the lines of a language keep together, and how wide they part it, beyond what holds in every language. */
#ifndef MODEL_TYPOGRAPHY_H
#define MODEL_TYPOGRAPHY_H

#include <stdbool.h>

/* Lists with spaces between; each may be NULL. They belong to a label set. */
struct typography {
    const char *units;          /* a number before them stays with them: % jaar uur */
    const char *before_numbers; /* they stay with a number behind them: artikel art. -niveau, a hyphen for the end of a word */
    const char *before_words;   /* they stay with any word behind them: w z i o u a */
    const char *narrow_before;  /* signs; a space before them is narrow: ; ! ? » */
    const char *narrow_behind;  /* signs; a space behind them is narrow: « */
    bool noun_capitals;         /* every noun has a capital: it tells no names */
};

#endif
