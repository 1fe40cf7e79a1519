/* The operators of a content stream, one after another, with as much of their operands as tells what they draw (ISO 32000-2,
 * 7.8.2 and annex A). */
#ifndef ATTACH_OPERATORS_H
#define ATTACH_OPERATORS_H

#include <stdbool.h>

#include "base/buffer.h"

/* Bytes of the content, which it must outlive. Of a name, without its slash and as it is written. */
struct operator_word {
    const char *bytes;
    size_t length;
};

struct operators {
    const char *at, *end;
    struct operator_word word;        /* the operator */
    struct operator_word first, last; /* names before it */
    double number;                    /* the last one before it */
    bool text;                        /* a string before it holds anything */
    bool marked;                      /* /MCID stands before it */
};

/* The content stays the caller's. An inline image is one operator, "BI", and its data are passed over. */
void operators_begin(struct operators *operators, const struct buffer *content);

/* False at the end. */
bool operators_next(struct operators *operators);

bool operator_is(const struct operators *operators, const char *word);

/* Whether it is among the words, which blanks part. */
bool operator_is_among(const struct operators *operators, const char *words);

#endif
