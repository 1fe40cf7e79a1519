/* Inside the room: the code of a number format, token by token. */
#ifndef SHEET_FORMAT_TOKEN_H
#define SHEET_FORMAT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,      /* of the code */
    TOKEN_SECTION,  /* ; */
    TOKEN_LITERAL,  /* what is shown as it is; may be empty */
    TOKEN_CURRENCY, /* [$EUR-413]: likewise */
    TOKEN_CONDITION, /* [>100], without its brackets */
    TOKEN_DIGIT,    /* 0 # ? */
    TOKEN_POINT,    /* . */
    TOKEN_GROUP,    /* , */
    TOKEN_PERCENT,  /* % */
    TOKEN_GENERAL,  /* General, @ */
    TOKEN_DATE,     /* y m d h s e b g a: `letter`, in lower case, `length` times */
    TOKEN_ELAPSED,  /* [h] [mm] [s] */
    TOKEN_FRACTION, /* / */
    TOKEN_EXPONENT  /* E+ e- */
};

struct token {
    enum token_kind kind;
    char letter; /* of digits, dates and elapsed times */
    const char *text;
    size_t length;
};

/* The token at *code, which is moved past it. */
struct token token_next(const char **code);

#endif
