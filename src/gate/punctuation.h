/* Is a text punctuated as its language is? Its quotation marks, and the spaces that French has before signs. */
#ifndef GATE_PUNCTUATION_H
#define GATE_PUNCTUATION_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct gate;

/* The text of layouts/punctuation.csv; "" if it cannot be read, which is reported the first time. */
const char *gate_punctuation(struct gate *gate, struct diag *diag);

/* What layouts/punctuation.csv has of a language; in its text, not NUL-terminated. */
struct punctuation {
    const char *quotes;      /* pairs with spaces between: «…» “…” */
    size_t quotes_length;    /* 0: its quotation marks are not judged */
    const char *spaced;      /* signs with spaces between */
    size_t spaced_length;    /* 0: it has no such spaces */
};

/* `csv` is the text of that file. A tag that is not there is looked up without its last subtag (RFC 4647, 3.4). */
struct punctuation punctuation_find(const char *csv, const char *language);

/* The first quotation mark that is no such one of the language, or not where it is one; NULL if there is none. An inch, 19",
 * is none; nor is an apostrophe, and single marks are judged in pairs alone. `length` is that of the mark. Time linear in the text. */
const char *quote_at_fault(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length);

/* The first sign that lacks its space; NULL if there is none. A colon in a time, a ratio, a number or an address is no such
 * sign: what comes behind goes on. */
const char *sign_without_space(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length);

#endif
