/* The tokens of a content stream (ISO 32000-1, 7.2 and 7.8.2), an operator with its operands at a time. */
#ifndef TOKENS_H
#define TOKENS_H

#include <stdbool.h>

#include "base/buffer.h"

enum token_kind { TOKEN_NUMBER, TOKEN_NAME, TOKEN_STRING, TOKEN_WORD, TOKEN_BRACKET };

struct token {
    enum token_kind kind;
    double number;
    const char *bytes;       /* names with their slash, NUL-terminated; valid until the next operator */
    size_t length;
};

struct tokens {
    const char *at, *end;
    struct token *list;      /* the operands of the operator */
    size_t count, capacity;
    struct buffer text;      /* their bytes */
    bool broken;             /* a string or word that does not end */
};

void tokens_begin(struct tokens *tokens, const char *bytes, size_t length);
void tokens_finish(struct tokens *tokens);

/* The next operator, its operands in `list`; NULL at the end. Arrays and dictionaries are flat, brackets among them. */
const char *tokens_next(struct tokens *tokens);

/* The value behind a name among the operands, if it is of that kind; else NULL. */
const struct token *tokens_entry(const struct tokens *tokens, const char *key, enum token_kind kind);

#endif
