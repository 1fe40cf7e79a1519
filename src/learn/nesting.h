/* How deep brackets are nested in Turtle. A reader calls itself for each of them, so a file of brackets alone would exhaust its stack:
 * they are counted before it sees them. */
#ifndef LEARN_NESTING_H
#define LEARN_NESTING_H

#include <stdbool.h>
#include <stddef.h>

enum { NESTING_MOST = 60 };

/* Begins as zero. */
struct nesting {
    enum { NESTING_PLAIN, NESTING_ADDRESS, NESTING_COMMENT, NESTING_TEXT, NESTING_LONG } state;
    unsigned char quote;  /* that ends the text */
    bool escaped;         /* by a backslash */
    int quotes;           /* that were seen one behind the other */
    int depth;
    int line;             /* lines that ended */
};

/* Goes on with these bytes. False: they are nested deeper than NESTING_MOST, which is in the line `nesting->line + 1`. */
bool nesting_follow(struct nesting *nesting, const unsigned char *bytes, size_t length);

#endif
