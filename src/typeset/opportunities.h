/* Where the lines of a paragraph may end, by Unicode's rules and a typesetter's. */
#ifndef TYPESET_OPPORTUNITIES_H
#define TYPESET_OPPORTUNITIES_H

#include <stdbool.h>
#include <stddef.h>

enum {
    OPPORTUNITY_MASK = 3,     /* enum line_break of base/unicode.h */
    OPPORTUNITY_ADDRESS = 16, /* the byte belongs to a web or mail address */
    OPPORTUNITY_POOR = 32,    /* a line may end here, but better elsewhere */
    OPPORTUNITY_BOUND = 64,   /* the space belongs to what stands on both sides: parted only where no line holds both */
    OPPORTUNITY_NAME = 128    /* the byte belongs to a proper name in brackets */
};

struct run;

/* Fills one byte for each byte of the text, as unicode_line_breaks does, and takes back what looks bad: breaks before a
 * dash, after a single letter and a hyphen (e-mail), in short pairs (en/of, m/v), after hyphens and colons of addresses.
 * Bound are a number and its unit, a noun and its number, what leads a word (§ 23, the prepositions that its language
 * names) and « mot »; poor is a break beside a short number that belongs to neither side. `runs` and `run_ends` say which
 * typography holds where; there is a run at least, and the last one ends where the text does. `one_line`: none will end
 * between words, so what is bound or poor there is not looked for. */
void find_opportunities(const char *text, size_t length, const struct run *runs, const size_t *run_ends, bool one_line,
                        unsigned char *opportunities);

/* Letters of ASCII or Latin-1, and perhaps a stop or comma behind them, as nearly all words are: no line ends inside, and there is
 * nothing in it that find_opportunities looks for. */
bool is_simple_word(const char *word, size_t length);

/* The same as find_opportunities of a word between two spaces, but for OPPORTUNITY_NAME. False: that takes its paragraph to tell. */
bool find_word_opportunities(const char *word, size_t length, unsigned char *opportunities);

#endif
