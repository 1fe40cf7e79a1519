/* What stands between two spaces, and what kind of thing it is. */
#ifndef TYPESET_TOKEN_H
#define TYPESET_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "model/typography.h"

/* The lists of a typography, see model/typography.h; whether a token is listed. */
enum token_list { LIST_UNITS, LIST_BEFORE_NUMBERS, LIST_BEFORE_WORDS, TOKEN_LISTS };
enum { LISTED_UNKNOWN, LISTED_NOT, LISTED };

struct token {
    const char *text;
    size_t length;
    unsigned char *breaks;  /* of its bytes, see opportunities.h */
    unsigned char *space;   /* the same of the space before it; NULL: there is none */
    const struct typography *typography; /* of its language; or NULL */
    unsigned char *listed;  /* what was found of it, by token_list; NULL: nobody keeps it */
    bool in_brackets;       /* a bracket is open before it */
    bool numbered;          /* a number that belongs to the word before it */
};

/* A dash, or a hyphen in its place. */
bool token_is_dash(const struct token *token);

/* Begins with a digit, brackets and quotes before it apart. */
bool token_is_number(const struct token *token);

/* Up to two digits, and perhaps punctuation behind them. */
bool token_is_short_number(const struct token *token);

/* One to five Roman digits: III, IV. */
bool token_is_roman(const struct token *token);

/* The number of an act of the Union or the like, 93/C or 49/01. */
bool token_is_act(const struct token *token);

/* Two to five capitals: EQF, ISCED. */
bool token_is_acronym(const struct token *token);

/* One letter and a full stop: the z. and B. of “z. B.”, the J. of a name. */
bool token_is_initial(const struct token *token);

static inline bool token_is_bracket(char byte)
{
    return (byte & ~1) == '(' || byte == '[' || byte == ']'; /* ( and ) stand side by side in ASCII */
}

/* A word with a capital in brackets is taken for a name, where not every noun has one. `depth` counts the brackets that are
 * open, those in the token too. */
bool token_is_name(const struct token *token, size_t *depth);

bool token_ends_with_digit(const struct token *token);

/* The token without punctuation and brackets behind it. */
struct token token_without_punctuation(const struct token *token);

/* True if the token, brackets and quotes before it apart, is one of the space-separated words (NULL: none); capitals are as
 * good as small letters. A word with a hyphen before it (-niveau) may be the end of a longer one too. */
bool token_is_listed(const struct token *token, const char *words);

#endif
